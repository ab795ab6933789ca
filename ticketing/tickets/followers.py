"""Following a ticket: who wants to hear of it, and may therefore see it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from core.events.facts.ticket import TicketFollowerAdded, TicketFollowerRemoved
from core.staff.principal import Permission, Principal
from ticketing.tickets import repository
from ticketing.tickets.service import Opened, open_ticket


async def follow(session: AsyncSession, principal: Principal, ticket_id: UUID, user_id: UUID) -> None:
    """Make somebody follow a ticket. Everybody may choose for himself; for others only who works on tickets.

    Raises NotFound, NotPermitted, Invalid(code="unknown_user").
    """
    opened = await _opened_for(session, principal, ticket_id, user_id)
    names = await repository.names_of_people(session, [user_id], only_active=True)
    if user_id not in names:
        raise Invalid("There is no such person.", code="unknown_user", data={"user_id": str(user_id)})
    if await repository.add_follower(session, ticket_id, user_id):
        with_him = Opened(opened.ticket, principal, opened.heard_by, opened.follower_ids | {user_id}, opened.recorder)
        with_him.record(TicketFollowerAdded, user_id=user_id, user_name=names[user_id], how="chosen")
    await opened.recorder.flush(session)


async def unfollow(session: AsyncSession, principal: Principal, ticket_id: UUID, user_id: UUID) -> None:
    """Make somebody follow a ticket no more; he hears of that, and of nothing later. Raises as `follow`."""
    opened = await _opened_for(session, principal, ticket_id, user_id)
    if await repository.remove_follower(session, ticket_id, user_id):
        names = await repository.names_of_people(session, [user_id])
        opened.record(TicketFollowerRemoved, user_id=user_id, user_name=names.get(user_id, ""))
    await opened.recorder.flush(session)


async def _opened_for(session: AsyncSession, principal: Principal, ticket_id: UUID, user_id: UUID) -> Opened:
    opened = await open_ticket(session, principal, ticket_id)
    if user_id != principal.user_id:
        principal.require(Permission.WORK_TICKETS)
    return opened
