"""How far a person has read a ticket. A mark only moves forward, unless he marks the ticket unread."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.errors import Invalid
from core.events.base import NewEvent, audience
from core.events.facts.desk import TicketReadChanged
from core.events.log import record_events
from core.jobs import nudge_after_commit
from core.staff.principal import Principal
from ticketing.messages.reading import count_inbound_until, find_ticket_id
from ticketing.tickets import repository
from ticketing.tickets.access import get_visible_ticket

READ_JOB = "agent_read"


async def mark_read(session: AsyncSession, principal: Principal, ticket_id: UUID, message_id: UUID) -> None:
    """The person has seen everything up to `message_id`. Raises NotFound, Invalid(code="unknown_message").

    A visitor's page shows that his words were read by the person who talks with him; a supervisor looks on unseen.
    """
    ticket = await get_visible_ticket(session, principal, ticket_id)
    if message_id == ticket.last_message_id:
        seen = ticket.inbound_count
    elif await find_ticket_id(session, message_id) == ticket_id:
        seen = await count_inbound_until(session, ticket_id, message_id)
    else:
        raise Invalid("The message is not on this ticket.", code="unknown_message")
    if await repository.advance_read(session, principal.user_id, ticket_id, message_id, seen):
        await _announce(session, principal, ticket_id)
        if ticket.channel_kind == "webchat" and ticket.owner_id in (None, principal.user_id):
            nudge_after_commit(session, READ_JOB, str(ticket_id))


async def mark_unread(session: AsyncSession, principal: Principal, ticket_id: UUID) -> None:
    """Show the ticket as unread again, with one message to read. Raises NotFound."""
    ticket = await get_visible_ticket(session, principal, ticket_id)
    await repository.put_read(session, principal.user_id, ticket_id, max(0, ticket.inbound_count - 1))
    await _announce(session, principal, ticket_id, is_read=False)


async def _announce(session: AsyncSession, principal: Principal, ticket_id: UUID, *, is_read: bool = True) -> None:
    event = NewEvent(
        fact=TicketReadChanged(is_read=is_read),
        aggregate_kind="ticket_read",
        aggregate_id=ids.new_id(),  # a reading is a thing of its own: nothing ever orders two of them
        version=1,
        actor=principal.actor,
        audience=audience(users=[principal.user_id]),
        ticket_id=ticket_id,
    )
    await record_events(session, [event])
