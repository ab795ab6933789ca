"""Opening cases, by a customer's message, an agent or the demo: the rows, their tags and the event, in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_rows, row_of
from core.events.base import SYSTEM, Actor
from core.events.facts.ticket import TicketOpened
from ticketing.tags.models import TicketTag
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.numbers import take_numbers
from ticketing.tickets.recorder import TicketRecorder, fact_about


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A case about to be opened, already routed. `by` is inbound|agent; `tag_ids` must exist."""

    subject: str
    channel_kind: str
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    contact_id: UUID | None = None
    account_id: UUID | None = None
    language: str = ""
    status: str = lifecycle.Status.NEW
    priority: str = lifecycle.Priority.NORMAL
    type: str | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    tag_ids: tuple[UUID, ...] = ()
    by: str = "inbound"
    actor: Actor = SYSTEM
    follower_ids: tuple[UUID, ...] = ()
    opened_at: datetime | None = None
    is_imported: bool = False
    id: UUID = field(default_factory=ids.new_id)


async def open_tickets(session: AsyncSession, new: Sequence[NewTicket], recorder: TicketRecorder) -> list[Ticket]:
    """Open cases; the tickets are part of the session, so later changes to them are written by it.

    Records `ticket.opened` in `recorder`, which the caller flushes.
    """
    numbers = await take_numbers(session, len(new))
    tickets = [build_ticket(one, number, recorder) for one, number in zip(new, numbers, strict=True)]
    session.add_all(tickets)
    await session.flush()
    await insert_tags(session, new)
    return tickets


def build_ticket(new: NewTicket, number: int, recorder: TicketRecorder) -> Ticket:
    """The ticket as an object outside the session, with its opening recorded. Batches insert it by `insert_tickets`."""
    now = new.opened_at or clock.utc_now()
    ticket = Ticket(
        id=new.id,
        number=number,
        subject=new.subject,
        status=lifecycle.Status.NEW.value,
        is_active=True,
        status_before=None,
        priority=new.priority,
        priority_rank=lifecycle.PRIORITY_RANKS[new.priority],
        type=new.type,
        owner_id=new.owner_id,
        team_id=new.team_id,
        contact_id=new.contact_id,
        account_id=new.account_id,
        conversation_id=new.conversation_id,
        channel_account_id=new.channel_account_id,
        channel_kind=new.channel_kind,
        language=new.language,
        snippet="",
        last_message_id=None,
        last_message_at=now,
        last_message_direction="inbound" if new.by == "inbound" else "outbound",
        inbound_count=0,
        waiting_since=None,
        delivery_trouble=None,
        created_at=now,
        first_replied_at=None,
        solved_at=None,
        closed_at=None,
        version=0,
    )
    if new.status != ticket.status:
        lifecycle.apply_status(ticket, new.status, now)
    opened = fact_about(
        TicketOpened,
        ticket,
        channel_kind=new.channel_kind,
        by=new.by,
        contact_id=new.contact_id,
        is_imported=new.is_imported,
    )
    recorder.add(ticket, opened, new.actor, follower_ids=new.follower_ids)
    return ticket


async def insert_tickets(session: AsyncSession, tickets: Sequence[Ticket]) -> None:
    """Write built tickets as they are now, in one statement."""
    await insert_rows(session, Ticket, [row_of(ticket) for ticket in tickets])


async def insert_tags(session: AsyncSession, new: Sequence[NewTicket]) -> None:
    """Write the tags of new tickets."""
    rows = [{"ticket_id": one.id, "tag_id": tag_id} for one in new for tag_id in dict.fromkeys(one.tag_ids)]
    await insert_rows(session, TicketTag, rows)
