"""What an accepted answer means for its ticket, as events."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.facts.ticket import MessageSent, TicketFollowerAdded, TicketStatusChanged
from core.staff.principal import Principal
from ticketing.replies import repository
from ticketing.replies.ending import Ending
from ticketing.tickets import lifecycle
from ticketing.tickets.assignment import Assignee, assign
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about, ticket_audience


async def tell_answered(
    session: AsyncSession,
    principal: Principal,
    ticket: Ticket,
    ending: Ending,
    message_id: UUID,
    now: datetime,
    *,
    knowingly: bool,
) -> None:
    """Move the ticket on and record what that means: answered, owned, followed, another status."""
    recorder, actor = TicketRecorder(), principal.actor
    before, status_before, stood = ticket_audience(ticket), ticket.status, lifecycle.standing_of(ticket)
    is_moved = ending.put(ticket, now)
    followers = await repository.follower_ids(session, ticket.id)
    is_new_follower = principal.user_id not in followers
    if is_new_follower:
        await repository.add_followers(session, ticket.id, [principal.user_id], "replied", now)
        followers |= {principal.user_id}

    sent = fact_about(MessageSent, ticket, message_id=message_id, sent_knowingly=knowingly)
    recorder.add(ticket, sent, actor, heard_by=before, follower_ids=followers)
    if ticket.owner_id is None:
        mine = Assignee(principal.user_id, ticket.team_id)
        await assign(session, ticket, mine, recorder, actor, heard_by=before, follower_ids=followers, reason="replied")
    if is_new_follower:
        follows = fact_about(
            TicketFollowerAdded, ticket, user_id=principal.user_id, user_name=principal.name, how="replied"
        )
        recorder.add(ticket, follows, actor, follower_ids=followers)
    if is_moved:
        changed = fact_about(
            TicketStatusChanged, ticket, before=status_before, status_id_before=stood.status_id, stood=stood
        )
        recorder.add(ticket, changed, actor, follower_ids=followers)
    await recorder.flush(session)
