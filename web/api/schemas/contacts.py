"""Shapes of customers."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from core.messages import Touch
from crm_link.customers.addresses import PostalAddress as PostalAddressView
from crm_link.customers.addresses import PostalKind, address_documents
from crm_link.customers.service import ContactView
from crm_link.customers.suggestions import Certainty, Suggestion
from ticketing.tickets.customer_counts import CustomerActivity, CustomerCounts
from web.api.schemas.common import Body, Name, Patch, View, omitted

Note = Annotated[str, StringConstraints(max_length=20_000)]
Typed = Annotated[str, StringConstraints(strip_whitespace=True, max_length=320)]
Role = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]


class ContactLanguage(StrEnum):
    """The language a customer is written to in; empty: not known."""

    THAI = "th"
    ENGLISH = "en"
    UNKNOWN = ""


class ContactIdentity(View):
    """One way to reach a contact. `evidence` tells how it is known to be his: typed, host_page, or a channel's kind.

    `is_verified`: that is proven. `is_routing_default`: what comes from there is his. With neither, somebody only typed
    it, and it may be another's.
    """

    id: UUID
    kind: str
    external_id: str
    name: str
    evidence: str
    is_verified: bool
    is_routing_default: bool
    is_blocked: bool
    is_undeliverable: bool
    role: str


class ContactAccount(View):
    """A company that a contact belongs to, and as what."""

    id: UUID
    name: str
    domain: str | None
    role: str


class PostalAddress(Body):
    """An address as on an envelope, in lines, and what it is for."""

    kind: PostalKind
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


PostalAddresses = Annotated[list[PostalAddress], Field(max_length=20)]


class ContactSummary(View):
    """A contact as a list shows one."""

    id: UUID
    name: str
    language: str
    is_vip: bool
    is_blocked: bool
    identities: list[ContactIdentity]
    accounts: list[ContactAccount]
    version: int


class ContactListItem(ContactSummary):
    """A contact of the list of customers. What is said of tickets is of those that the reader may see."""

    origin: str
    created_at: datetime
    open_ticket_count: int
    last_message_at: datetime | None


class WebTouch(View):
    """A page of the company's own site that somebody wrote from, and what led there ('' where unknown)."""

    page_url: str
    page_title: str
    referrer: str
    utm_source: str
    utm_medium: str
    utm_campaign: str
    utm_term: str
    utm_content: str
    at: datetime


class Contact(ContactSummary):
    """A person outside the company. Counts are of the tickets that the reader may see.

    `origin` is the kind of channel he first came through; the touches are the first and the last page he wrote from.
    """

    note: str
    addresses: list[PostalAddress]
    origin: str
    first_touch: WebTouch | None
    last_touch: WebTouch | None
    created_at: datetime
    open_ticket_count: int
    ticket_count: int


class MergeEvidence(View):
    """Something both have. kind: email|phone|host_user|webchat. `certainty`: who of the two has it for certain."""

    kind: str
    external_id: str
    certainty: Certainty


class MergeSuggestion(View):
    """A contact who may be the same person. `keeps_other`: a merge should keep this one (`into`) rather than `from`."""

    contact: ContactSummary
    evidence: list[MergeEvidence]
    keeps_other: bool


class MergeSuggestions(View):
    """At most five, what is certain first."""

    items: list[MergeSuggestion]


class ContactMergeInput(Body):
    """Merge with another contact: `from` becomes this one, or this one goes `into` the other. Exactly one is given.

    `ticket_id` is the ticket beside which it was done; its history tells of it.
    """

    model_config = ConfigDict(validate_by_alias=True, validate_by_name=False)

    into_id: UUID | None = Field(default=None, alias="into")
    from_id: UUID | None = Field(default=None, alias="from")
    ticket_id: UUID | None = None

    @model_validator(mode="after")
    def _one_direction(self) -> Self:
        if (self.into_id is None) == (self.from_id is None):
            raise ValueError("give either into or from")
        return self


class MergeUndoInput(Body):
    """`ticket_id` is the ticket beside which it was undone; its history tells of it."""

    ticket_id: UUID | None = None


class ContactMerge(View):
    """A merge; `contact` is the kept one as he is now. After undoing, `gone_id` is a contact of his own again."""

    id: UUID
    gone_id: UUID
    is_undone: bool
    contact: Contact


class NewContactInput(Body):
    """A customer to add. `is_shared`: an address may be another's, too, who keeps what comes from there."""

    name: Name
    email: Typed = ""
    phone: Typed = ""
    language: ContactLanguage = ContactLanguage.UNKNOWN
    account_id: UUID | None = None
    is_shared: bool = False


class AddressKind(StrEnum):
    """What people can note by hand."""

    EMAIL = "email"
    PHONE = "phone"


class IdentityInput(Body):
    """Another way to reach a contact. `is_shared` as for a new contact."""

    kind: AddressKind
    address: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=320)]
    is_shared: bool = False


class MembershipInput(Body):
    """As what a contact belongs to a company."""

    role: Role = ""


class ContactPatch(Patch):
    """Changes of a contact."""

    name: Name = omitted()
    language: ContactLanguage = omitted()
    note: Note = omitted()
    addresses: PostalAddresses = omitted()
    is_vip: bool = omitted()

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that were sent, as the record keeps them."""
        changes = with_addresses(super().changes)
        return changes | {"language": changes["language"].value} if "language" in changes else changes


def contact_summary(contact: ContactView) -> ContactSummary:
    """A contact for a list."""
    return ContactSummary(
        id=contact.id,
        name=contact.name,
        language=contact.language,
        is_vip=contact.is_vip,
        is_blocked=contact.is_blocked,
        identities=_identities(contact),
        accounts=_accounts(contact),
        version=contact.version,
    )


def contact_list_item(contact: ContactView, activity: CustomerActivity | None) -> ContactListItem:
    """A contact for the list of customers."""
    return ContactListItem(
        **dict(contact_summary(contact)),
        origin=contact.origin,
        created_at=contact.created_at,
        open_ticket_count=activity.open_tickets if activity else 0,
        last_message_at=activity.last_message_at if activity else None,
    )


def contact_shape(contact: ContactView, counts: CustomerCounts) -> Contact:
    """A contact with everything."""
    return Contact(
        id=contact.id,
        name=contact.name,
        language=contact.language,
        note=contact.note,
        addresses=address_shapes(contact.addresses),
        is_vip=contact.is_vip,
        is_blocked=contact.is_blocked,
        origin=contact.origin,
        first_touch=_touch(contact.first_touch),
        last_touch=_touch(contact.last_touch),
        created_at=contact.created_at,
        identities=_identities(contact),
        accounts=_accounts(contact),
        open_ticket_count=counts.open_tickets,
        ticket_count=counts.tickets,
        version=contact.version,
    )


def suggestion_shape(suggestion: Suggestion) -> MergeSuggestion:
    """A contact who may be the same person."""
    return MergeSuggestion(
        contact=contact_summary(suggestion.contact),
        evidence=[MergeEvidence.model_validate(one, from_attributes=True) for one in suggestion.evidence],
        keeps_other=suggestion.keeps_other,
    )


def address_shapes(addresses: Iterable[PostalAddressView]) -> list[PostalAddress]:
    """Postal addresses."""
    return [PostalAddress(kind=one.kind, text=one.text) for one in addresses]


def with_addresses(changes: dict[str, Any]) -> dict[str, Any]:
    """Changes of a record, with its addresses as the record keeps them."""
    if "addresses" not in changes:
        return changes
    addresses = (PostalAddressView(one.kind, one.text) for one in changes["addresses"])
    return changes | {"addresses": address_documents(addresses)}


def _touch(touch: Touch | None) -> WebTouch | None:
    return WebTouch.model_validate(touch, from_attributes=True) if touch else None


def _identities(contact: ContactView) -> list[ContactIdentity]:
    return [
        ContactIdentity(
            id=one.id,
            kind=one.kind,
            external_id=one.external_id,
            name=one.name,
            evidence=one.evidence,
            is_verified=one.is_verified,
            is_routing_default=one.is_routing_default,
            is_blocked=one.is_blocked,
            is_undeliverable=one.is_undeliverable,
            role=one.role,
        )
        for one in contact.identities
    ]


def _accounts(contact: ContactView) -> list[ContactAccount]:
    return [ContactAccount(id=one.id, name=one.name, domain=one.domain, role=one.role) for one in contact.accounts]
