"""Shapes of customers."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from crm_link.customers.service import ContactView
from ticketing.tickets.customer_counts import CustomerCounts
from web.api.schemas.common import Name, Patch, View, omitted

Note = Annotated[str, StringConstraints(max_length=20_000)]


class ContactLanguage(StrEnum):
    """The language a customer is written to in; empty: not known."""

    THAI = "th"
    ENGLISH = "en"
    UNKNOWN = ""


class ContactIdentity(View):
    """One way to reach a contact. `is_verified` false: somebody only claimed it."""

    id: UUID
    kind: str
    external_id: str
    name: str
    is_verified: bool
    is_blocked: bool
    is_undeliverable: bool
    role: str


class ContactAccount(View):
    """A company that a contact belongs to, and as what."""

    id: UUID
    name: str
    domain: str | None
    role: str


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


class Contact(ContactSummary):
    """A person outside the company. Counts are of the tickets that the reader may see."""

    note: str
    created_at: datetime
    open_ticket_count: int
    ticket_count: int


class ContactPatch(Patch):
    """Changes of a contact."""

    name: Name = omitted()
    language: ContactLanguage = omitted()
    note: Note = omitted()
    is_vip: bool = omitted()


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


def contact_shape(contact: ContactView, counts: CustomerCounts) -> Contact:
    """A contact with everything."""
    return Contact(
        id=contact.id,
        name=contact.name,
        language=contact.language,
        note=contact.note,
        is_vip=contact.is_vip,
        is_blocked=contact.is_blocked,
        created_at=contact.created_at,
        identities=_identities(contact),
        accounts=_accounts(contact),
        open_ticket_count=counts.open_tickets,
        ticket_count=counts.tickets,
        version=contact.version,
    )


def _identities(contact: ContactView) -> list[ContactIdentity]:
    return [
        ContactIdentity(
            id=one.id,
            kind=one.kind,
            external_id=one.external_id,
            name=one.name,
            is_verified=one.is_verified,
            is_blocked=one.is_blocked,
            is_undeliverable=one.is_undeliverable,
            role=one.role,
        )
        for one in contact.identities
    ]


def _accounts(contact: ContactView) -> list[ContactAccount]:
    return [ContactAccount(id=one.id, name=one.name, domain=one.domain, role=one.role) for one in contact.accounts]
