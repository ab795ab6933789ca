"""Tickets as others read them: list items, one ticket with all that hangs on it, and the counts of the views.

Every function here takes a constant number of queries and hands out plain values, never rows of the session.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow, Page
from core.events.published import current_seq
from core.staff.people import TeamRef, UserRef, find_team_ref, find_user_ref, user_ref
from core.staff.principal import Permission, Principal
from ticketing.fields.reading import fields_on
from ticketing.fields.showing import About
from ticketing.fields.values import Written, written_value
from ticketing.tags.reading import TagView, tags_of
from ticketing.tickets import repository
from ticketing.tickets.access import permitted_actions, ticket_not_found
from ticketing.tickets.views import SHARED_VIEWS, TicketFilter, View, ViewName


@dataclass(frozen=True, slots=True)
class ContactRef:
    """The customer a ticket is about."""

    id: UUID
    name: str
    is_vip: bool


@dataclass(frozen=True, slots=True)
class AccountRef:
    """The customer's company."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketItem:
    """A ticket as a list shows it. `unread_count` is for the reader; finished cases count as read.

    `has_draft` and `chat_state` (waiting|ringing|active) are filled in by who knows drafts and live talks, layers that
    this one does not know.
    """

    id: UUID
    number: int
    subject: str
    status: str
    status_id: UUID | None
    priority: str
    type: str | None
    channel_kind: str
    channel_account_id: UUID | None
    contact: ContactRef | None
    account: AccountRef | None
    owner: UserRef | None
    team: TeamRef | None
    tags: tuple[TagView, ...]
    snippet: str
    last_message_at: datetime
    last_message_direction: str
    waiting_since: datetime | None
    created_at: datetime
    is_unread: bool
    unread_count: int
    delivery_trouble: str | None
    snoozed_until: datetime | None
    due_at: datetime | None
    version: int
    has_draft: bool = False
    chat_state: str | None = None


@dataclass(frozen=True, slots=True)
class LinkedTicket:
    """A ticket this one is tied to.

    kind is the link's (ticketing/merging/rules.py:LinkKind), relation what the other one is to this: follow_up_of,
    followed_up_by, copy_of, related_to, duplicate_of, duplicated_by, blocks, blocked_by, split_from or split_into.
    """

    id: UUID
    number: int
    subject: str
    status: str
    kind: str
    relation: str


@dataclass(frozen=True, slots=True)
class MergedInto:
    """The ticket that this one went up in."""

    id: UUID
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketView(TicketItem):
    """One ticket with all that hangs on it. `permissions` are the verbs this reader may use on it now.

    `as_of_seq` is the newest published event of the instant in which the ticket was read. The company's own fields
    (`field_values` as they are written, what is empty left out; the ids of those that show and of those without which
    it cannot be solved) are filled in by `with_fields`.
    """

    solved_at: datetime | None
    closed_at: datetime | None
    parent_id: UUID | None
    merged_into: MergedInto | None
    followers: tuple[UserRef, ...]
    linked: tuple[LinkedTicket, ...]
    conversation_id: UUID | None
    last_message_id: UUID | None
    read_message_id: UUID | None
    permissions: tuple[str, ...]
    as_of_seq: int
    field_values: Mapping[UUID, Written] = field(default_factory=dict)
    shown_field_ids: tuple[UUID, ...] = ()
    missing_field_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class ViewCounts:
    """How many tickets each view holds, by its name; a count stops at 100. `as_of_seq` was read before."""

    counts: dict[str, int]
    as_of_seq: int


async def list_tickets(
    session: AsyncSession, principal: Principal, asked: TicketFilter, cursor: str | None, limit: int
) -> Page[TicketItem]:
    """One page of a view; two queries. Raises Invalid(code="bad_cursor")."""
    page = await repository.list_rows(session, principal, asked, cursor, limit)
    tags = await tags_of(session, [row.id for row in page.items])
    return Page([TicketItem(**_item(row, tags.get(row.id, ()))) for row in page.items], page.next_cursor)


async def load_items(session: AsyncSession, principal: Principal, ticket_ids: Sequence[UUID]) -> list[TicketItem]:
    """These tickets as a list shows them, in this order; two queries. The caller has passed the gate."""
    if not ticket_ids:
        return []
    rows = {row.id: row for row in await repository.rows_by_id(session, principal, ticket_ids)}
    tags = await tags_of(session, list(rows))
    return [TicketItem(**_item(rows[one], tags.get(one, ()))) for one in ticket_ids if one in rows]


async def get_ticket(session: AsyncSession, principal: Principal, ticket_id: UUID, *, gated: bool = True) -> TicketView:
    """One ticket; two queries. Raises NotFound when there is none or `principal` may not see it.

    `gated=False` answers a verb that has just passed the gate and may have moved the ticket out of the person's sight.
    """
    row = await repository.find_row(session, principal, ticket_id, gated=gated)
    if row is None:
        raise ticket_not_found()
    hanging = await repository.hanging_rows(session, principal, ticket_id)
    tags = tuple(TagView(one.id, one.name, one.word, one.number) for one in hanging if one.what == "tag")
    return TicketView(
        **_item(row, tags),
        solved_at=row.solved_at,
        closed_at=row.closed_at,
        parent_id=row.parent_id,
        merged_into=MergedInto(row.merged_into_id, row.merged_into_number) if row.merged_into_number else None,
        followers=tuple(user_ref(one.id, one.name) for one in hanging if one.what == "follower"),
        linked=tuple(_linked(one) for one in hanging if one.what == "link"),
        conversation_id=row.conversation_id,
        last_message_id=row.last_message_id,
        read_message_id=row.read_message_id,
        permissions=tuple(sorted(permitted_actions(principal, row.status, is_merged=row.merged_into_id is not None))),
        as_of_seq=row.as_of_seq,
    )


async def with_fields(session: AsyncSession, view: TicketView) -> TicketView:
    """The ticket with what the company's own fields hold; one query."""
    found = await fields_on(session, view.id, About(view.priority, view.type))
    return replace(
        view,
        field_values={
            one.id: written_value(one, found.values[one.id]) for one in found.fields if one.id in found.values
        },
        shown_field_ids=tuple(one.id for one in found.shown),
        missing_field_ids=tuple(one.id for one in found.missing),
    )


async def get_id_by_number(session: AsyncSession, principal: Principal, number: int) -> UUID:
    """The id of the ticket people call #number. Raises NotFound."""
    ticket_id = await repository.find_id_by_number(session, principal, number)
    if ticket_id is None:
        raise ticket_not_found()
    return ticket_id


async def count_views(session: AsyncSession, principal: Principal) -> ViewCounts:
    """The counts of the shared views and of the teams the person works with; at most three queries."""
    as_of_seq = await current_seq(session)
    teams = sorted(principal.team_ids)
    if principal.may(Permission.SEE_ALL_TICKETS):
        teams = await repository.team_ids(session)
    views = [*SHARED_VIEWS, *(View(ViewName.TEAM, team_id) for team_id in teams)]
    return ViewCounts(dict(await repository.count_rows(session, principal, views)), as_of_seq)


async def listeners_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Per ticket, the people who follow it or were mentioned on it: the `follower_ids` of an event's audience."""
    if not ticket_ids:
        return {}
    found: dict[UUID, set[UUID]] = {ticket_id: set() for ticket_id in ticket_ids}
    for row in await repository.listener_rows(session, ticket_ids):
        found[row.ticket_id].add(row.user_id)
    return {ticket_id: frozenset(users) for ticket_id, users in found.items()}


_SAME_NAMES = tuple(
    one.name
    for one in fields(TicketItem)
    if one.name
    not in {"contact", "account", "owner", "team", "tags", "is_unread", "unread_count", "has_draft", "chat_state"}
)


def _item(row: AnyRow, tags: tuple[TagView, ...]) -> dict[str, Any]:
    values = row._mapping
    item: dict[str, Any] = {name: values[name] for name in _SAME_NAMES}
    unread = max(0, row.inbound_count - (row.read_count or 0)) if row.is_active else 0
    has_contact, has_account = row.contact_name is not None, row.account_name is not None
    item["contact"] = ContactRef(row.contact_id, row.contact_name, row.contact_is_vip) if has_contact else None
    item["account"] = AccountRef(row.account_id, row.account_name) if has_account else None
    item["owner"] = find_user_ref(row.owner_id, row.owner_name)
    item["team"] = find_team_ref(row.team_id, row.team_name)
    item["tags"] = tags
    item["is_unread"], item["unread_count"] = unread > 0, unread
    return item


_RELATIONS = {  # by the kind of link: what the other one is to the ticket that points, and to the one pointed at
    "follow_up": ("follow_up_of", "followed_up_by"),
    "copy": ("copy_of", "copy_of"),
    "related": ("related_to", "related_to"),
    "duplicate": ("duplicate_of", "duplicated_by"),
    "blocks": ("blocks", "blocked_by"),
    "split": ("split_from", "split_into"),
}


def _linked(row: AnyRow) -> LinkedTicket:
    here, there = _RELATIONS.get(row.extra, ("related_to", "related_to"))
    return LinkedTicket(row.id, row.number, row.name, row.word, row.extra, here if row.flag else there)
