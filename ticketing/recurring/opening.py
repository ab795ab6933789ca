"""Opening what is due: each time once, whatever dies in between, because the time is taken and the ticket opened in one
transaction. After a long pause of the product one ticket is opened, not one for every day that was missed.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Invalid
from core.events.log import explained
from core.staff.working_time import company_hours
from ticketing.actions.applying import rule_principal
from ticketing.recurring import repository
from ticketing.recurring.models import RecurringTicket
from ticketing.recurring.schedule import next_time, parse_schedule
from ticketing.replies.beginning import NOTE_CHANNEL
from ticketing.replies.by_rule import note_by_rule
from ticketing.replies.composition import compose_body
from ticketing.tickets.assignment import NOBODY, Assignee, require_assignable
from ticketing.tickets.opening import NewTicket, open_tickets
from ticketing.tickets.recorder import TicketRecorder


async def due(session: AsyncSession) -> list[UUID]:
    """The recurring tickets whose time has come."""
    return await repository.due_ids(session, clock.utc_now())


async def open_due(session: AsyncSession, recurring_id: UUID) -> UUID | None:
    """Open the ticket of the time that has come, and look ahead to the next; None when another process has done it."""
    row, now = await repository.find_recurring(session, recurring_id), clock.utc_now()
    if row is None or not row.is_enabled or row.next_at is None or row.next_at > now:
        return None
    due_at = row.next_at
    row.next_at = next_time(parse_schedule(row.schedule), now, await company_hours(session))
    await session.flush()
    if not await repository.claim_occurrence(session, recurring_id, due_at):
        return None
    with explained(session, row.name):
        return await _open(session, row, due_at)


async def _open(session: AsyncSession, row: RecurringTicket, due_at: datetime) -> UUID:
    assignee, problem = await _assignee(session, row)
    contact_id, account_id, language = await repository.customer_of(session, row.contact_id)
    body = compose_body("", row.text)
    principal, recorder = rule_principal(row.id, row.name), TicketRecorder()
    new = NewTicket(
        subject=row.subject,
        channel_kind=NOTE_CHANNEL,
        contact_id=contact_id,
        account_id=account_id,
        language=language or body.language,
        priority=row.priority,
        type=row.type,
        team_id=assignee.team_id,
        owner_id=assignee.owner_id,
        tag_ids=tuple(await repository.known_tags(session, [UUID(tag_id) for tag_id in row.tag_ids])),
        by="agent",
        actor=principal.actor,
    )
    [ticket] = await open_tickets(session, [new], recorder)
    await recorder.flush(session)
    if body.text:
        await note_by_rule(session, principal, ticket.id, body)
    occurrence = await repository.get_occurrence(session, row.id, due_at)
    occurrence.ticket_id, occurrence.problem = ticket.id, problem
    await session.flush()
    return ticket.id


async def _assignee(session: AsyncSession, row: RecurringTicket) -> tuple[Assignee, str]:
    """Whom it goes to. A person or team that is gone is left out rather than the ticket; the problem's code says so."""
    wanted = Assignee(row.owner_id, row.team_id)
    for one in (wanted, Assignee(None, row.team_id), Assignee(row.owner_id, None)):
        try:
            await require_assignable(session, NOBODY, one)
        except Invalid:
            continue
        return one, _gone(wanted, one)
    return NOBODY, _gone(wanted, NOBODY)


def _gone(wanted: Assignee, found: Assignee) -> str:
    if found.team_id != wanted.team_id:
        return "unknown_team"
    return "unknown_owner" if found.owner_id != wanted.owner_id else ""
