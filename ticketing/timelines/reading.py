"""Everything a customer or a company had with us, on one line: cases, live talks and calls, newest first.

Three sorted reads are merged: each case stands where its last message is, each talk and each call where it began. The
visibility gate is in each, and what lies in spam or trash is left out, as in the customer's queue.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow, AnySelect, Page, after, page_of
from core.staff.models import User
from core.staff.people import UserRef, find_user_ref
from core.staff.principal import Principal
from crm_link.customers.models import Contact, ContactAccount
from ticketing.calls.models import Call
from ticketing.chats.models import Chat
from ticketing.messages.appending import snippet_of
from ticketing.messages.models import Message
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket

Kind = Literal["ticket", "chat", "call"]


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """One thing. `user` is who owns the case, or who talked.

    `at` is the case's last message, or when the talk or call began. `outcome` (answered|abandoned|missed|offline, None
    while it goes on) and `ended_at` are those of a talk or call; `direction` (inbound|outbound) is a call's.
    """

    kind: Kind
    id: UUID
    at: datetime
    ticket_id: UUID
    number: int
    subject: str
    status: str
    channel_kind: str
    snippet: str
    contact_id: UUID | None
    contact_name: str | None
    user: UserRef | None
    outcome: str | None
    ended_at: datetime | None
    direction: str | None = None
    wrap_up_code: str = ""


_CASE = (
    Ticket.id.label("ticket_id"),
    Ticket.number,
    Ticket.subject,
    Ticket.status,
    Ticket.channel_kind,
    Ticket.contact_id,
    Contact.name.label("contact_name"),
    User.id.label("user_id"),
    User.name.label("user_name"),
)


async def timeline_of_contact(
    session: AsyncSession, principal: Principal, contact_id: UUID, cursor: str | None, limit: int
) -> Page[TimelineItem]:
    """A page of what `principal` may see of a customer; three queries. Raises Invalid(bad_cursor)."""
    whose = Ticket.contact_id == contact_id
    return await _page(session, principal, whose, Call.contact_id == contact_id, cursor, limit)


async def timeline_of_account(
    session: AsyncSession, principal: Principal, account_id: UUID, cursor: str | None, limit: int
) -> Page[TimelineItem]:
    """The same of a company: its cases, and those of the people who belong to it."""
    people = select(ContactAccount.contact_id).where(ContactAccount.account_id == account_id)
    whose = or_(Ticket.account_id == account_id, Ticket.contact_id.in_(people))
    return await _page(session, principal, whose, Call.contact_id.in_(people), cursor, limit)


async def _page(
    session: AsyncSession,
    principal: Principal,
    whose: ColumnElement[bool],
    whose_calls: ColumnElement[bool],
    cursor: str | None,
    limit: int,
) -> Page[TimelineItem]:
    shown = (visible_to(principal), Ticket.status.not_in(HIDDEN_STATUSES))
    allowed = (whose, *shown)
    tickets = (
        select(*_CASE, Ticket.id.label("id"), Ticket.last_message_at.label("at"), Ticket.snippet)
        .select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(User, User.id == Ticket.owner_id)
        .where(*allowed)
    )
    chats = (
        select(*_CASE, Chat.id.label("id"), Chat.started_at.label("at"), Chat.outcome, Chat.ended_at, Chat.wrap_up_code)
        .select_from(Chat)
        .join(Ticket, Ticket.id == Chat.ticket_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(User, User.id == Chat.accepted_by)
        .where(*allowed)
    )
    calls = (
        select(
            *_CASE,
            Call.id.label("id"),
            Call.began_at.label("at"),
            Call.ended_at,
            Call.direction,
            Call.is_missed,
            Call.outcome_code,
            Message.text,
        )
        .select_from(Call)
        .join(Message, Message.id == Call.message_id)
        .join(Ticket, Ticket.id == Message.ticket_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(User, User.id == Call.noted_by)
        .where(whose_calls, *shown)
    )
    found = [
        *await _read(session, after(tickets, (Ticket.last_message_at, Ticket.id), cursor, limit=limit), _ticket),
        *await _read(session, after(chats, (Chat.started_at, Chat.id), cursor, limit=limit), _chat),
        *await _read(session, after(calls, (Call.began_at, Call.id), cursor, limit=limit), _call),
    ]
    found.sort(key=lambda item: (item.at, item.id), reverse=True)
    return page_of(found[: limit + 1], limit, lambda item: [item.at, item.id])


async def _read(session: AsyncSession, query: AnySelect, make: Any) -> Sequence[TimelineItem]:
    return [make(row) for row in (await session.execute(query)).all()]


def _ticket(row: AnyRow) -> TimelineItem:
    return _item("ticket", row, snippet=row.snippet)


def _chat(row: AnyRow) -> TimelineItem:
    return _item("chat", row, outcome=row.outcome, ended_at=row.ended_at, wrap_up_code=row.wrap_up_code)


def _call(row: AnyRow) -> TimelineItem:
    return _item(
        "call",
        row,
        snippet=snippet_of(row.text),
        outcome="missed" if row.is_missed else "answered",
        ended_at=row.ended_at,
        direction=row.direction,
        wrap_up_code=row.outcome_code,
    )


def _item(
    kind: Kind,
    row: AnyRow,
    *,
    snippet: str = "",
    outcome: str | None = None,
    ended_at: datetime | None = None,
    direction: str | None = None,
    wrap_up_code: str = "",
) -> TimelineItem:
    return TimelineItem(
        kind=kind,
        id=row.id,
        at=row.at,
        ticket_id=row.ticket_id,
        number=row.number,
        subject=row.subject,
        status=row.status,
        channel_kind=row.channel_kind,
        snippet=snippet,
        contact_id=row.contact_id,
        contact_name=row.contact_name,
        user=find_user_ref(row.user_id, row.user_name),
        outcome=outcome,
        ended_at=ended_at,
        direction=direction,
        wrap_up_code=wrap_up_code,
    )
