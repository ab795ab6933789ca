"""Saying that a mail with another subject belongs where it is all the same."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.facts.merging import MessageSubjectKept
from core.staff.principal import Principal
from ticketing.merging import repository
from ticketing.messages.reading import message_not_found
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.message_access import get_ticket_of_message
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about


async def keep_subject(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """Mark the mail as settled; once more changes nothing. The case it lies on. Raises NotFound, NotPermitted."""
    ticket_id = await get_ticket_of_message(session, principal, message_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "merge")
    [row] = await repository.message_rows(session, [message_id])
    if row.ticket_id != ticket_id:
        raise message_not_found()
    if row.subject_changed:
        await repository.set_flags(session, [message_id], is_changed=False)
        recorder = TicketRecorder()
        followers = (await listeners_of(session, [ticket_id]))[ticket_id]
        kept = fact_about(MessageSubjectKept, ticket, message_id=message_id)
        recorder.add(ticket, kept, principal.actor, follower_ids=followers)
        await recorder.flush(session)
    return ticket_id
