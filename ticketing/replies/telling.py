"""What an accepted answer, or a mail to somebody outside, means for its ticket, as events."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.facts.ticket import MessageForwarded, MessageSent, Standing, TicketFollowerAdded, TicketStatusChanged
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
    recorder, before = TicketRecorder(), ticket_audience(ticket)
    moved = await _move_on(session, principal, ticket, ending, now)
    sent = fact_about(MessageSent, ticket, message_id=message_id, sent_knowingly=knowingly)
    recorder.add(ticket, sent, principal.actor, heard_by=before, follower_ids=moved.followers)
    if ticket.owner_id is None:
        mine, heard_by = Assignee(principal.user_id, ticket.team_id), moved.followers
        await assign(
            session, ticket, mine, recorder, principal.actor, heard_by=before, follower_ids=heard_by, reason="replied"
        )
    await _tell_moved(session, recorder, principal, ticket, moved)


async def tell_forwarded(
    session: AsyncSession,
    principal: Principal,
    ticket: Ticket,
    ending: Ending,
    message_id: UUID,
    now: datetime,
    *,
    people: int,
) -> None:
    """Who forwards wants to hear the answer, so he follows the case; its owner stays. `people` got the mail."""
    recorder, moved = TicketRecorder(), await _move_on(session, principal, ticket, ending, now)
    forwarded = fact_about(MessageForwarded, ticket, message_id=message_id, people=people)
    recorder.add(ticket, forwarded, principal.actor, follower_ids=moved.followers)
    await _tell_moved(session, recorder, principal, ticket, moved)


@dataclass(frozen=True, slots=True)
class _Moved:
    """What somebody's words did to a ticket: where it stood before, and who follows it now."""

    status_before: str
    stood: Standing
    has_moved: bool
    followers: frozenset[UUID]
    is_new_follower: bool


async def _move_on(
    session: AsyncSession, principal: Principal, ticket: Ticket, ending: Ending, now: datetime
) -> _Moved:
    status_before, stood, has_moved = ticket.status, lifecycle.standing_of(ticket), ending.put(ticket, now)
    followers = await repository.follower_ids(session, ticket.id)
    is_new = principal.user_id not in followers
    if is_new:
        await repository.add_followers(session, ticket.id, [principal.user_id], "replied", now)
    return _Moved(status_before, stood, has_moved, followers | {principal.user_id}, is_new)


async def _tell_moved(
    session: AsyncSession, recorder: TicketRecorder, principal: Principal, ticket: Ticket, moved: _Moved
) -> None:
    actor = principal.actor
    if moved.is_new_follower:
        follows = fact_about(
            TicketFollowerAdded, ticket, user_id=principal.user_id, user_name=principal.name, how="replied"
        )
        recorder.add(ticket, follows, actor, follower_ids=moved.followers)
    if moved.has_moved:
        before, stood = moved.status_before, moved.stood
        changed = fact_about(TicketStatusChanged, ticket, before=before, status_id_before=stood.status_id, stood=stood)
        recorder.add(ticket, changed, actor, follower_ids=moved.followers)
    await recorder.flush(session)
