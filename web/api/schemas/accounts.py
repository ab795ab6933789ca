"""Shapes of companies, and of the timelines of customers and companies."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import StringConstraints

from core.staff.people import UserRef
from crm_link.customers.accounts import AccountView
from crm_link.customers.listing import AccountListItem as ListedAccount
from ticketing.timelines.reading import TimelineItem as TimelineView
from web.api.schemas.common import Body, Name, Patch, View, omitted
from web.api.schemas.contacts import Note, PostalAddress, PostalAddresses, address_shapes, with_addresses

Domain = Annotated[str, StringConstraints(max_length=320)]


class Account(View):
    """A company. Whoever writes from its mail `domain` for the first time belongs to it."""

    id: UUID
    name: str
    domain: str | None
    note: str
    addresses: list[PostalAddress]
    created_at: datetime
    version: int


class AccountListItem(Account):
    """A company of the list. `people_count`: how many contacts belong to it."""

    people_count: int


class AccountInput(Body):
    """A new company."""

    name: Name
    domain: Domain | None = None
    note: Note = ""


class AccountPatch(Patch):
    """Changes of a company."""

    name: Name = omitted()
    domain: Domain | None = omitted()
    note: Note = omitted()
    addresses: PostalAddresses = omitted()

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that were sent, as the record keeps them."""
        return with_addresses(super().changes)


class TimelineKind(StrEnum):
    """A case, or a live talk or telephone call on one."""

    TICKET = "ticket"
    CHAT = "chat"
    CALL = "call"


class TimelinePerson(View):
    """The customer of a case."""

    id: UUID
    name: str


class TimelineItem(View):
    """One thing that a customer or company had with us. `user` is who owns the case, or who talked.

    `at` is the case's last message, or when the talk or call began; `outcome` (answered|abandoned|missed|offline, null
    while it goes on) and `ended_at` are those of a talk or call, `direction` (inbound|outbound) of a call.
    """

    kind: TimelineKind
    id: UUID
    at: datetime
    ticket_id: UUID
    number: int
    subject: str
    status: str
    channel_kind: str
    snippet: str
    contact: TimelinePerson | None
    user: UserRef | None
    outcome: str | None
    ended_at: datetime | None
    direction: str | None
    wrap_up_code: str


def account_shape(account: AccountView) -> Account:
    """A company."""
    return Account(
        id=account.id,
        name=account.name,
        domain=account.domain,
        note=account.note,
        addresses=address_shapes(account.addresses),
        created_at=account.created_at,
        version=account.version,
    )


def account_list_item(listed: ListedAccount) -> AccountListItem:
    """A company for the list."""
    return AccountListItem(**dict(account_shape(listed.account)), people_count=listed.people)


def timeline_shape(item: TimelineView) -> TimelineItem:
    """One thing on a timeline."""
    return TimelineItem(
        kind=TimelineKind(item.kind),
        id=item.id,
        at=item.at,
        ticket_id=item.ticket_id,
        number=item.number,
        subject=item.subject,
        status=item.status,
        channel_kind=item.channel_kind,
        snippet=item.snippet,
        contact=TimelinePerson(id=item.contact_id, name=item.contact_name or "") if item.contact_id else None,
        user=item.user,
        outcome=item.outcome,
        ended_at=item.ended_at,
        direction=item.direction,
        wrap_up_code=item.wrap_up_code,
    )
