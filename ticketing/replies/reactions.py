"""Reactions on notes: a colleague's nod without another note."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import padded
from core.db.repository import upsert
from core.errors import Conflict
from core.events.facts.ticket import MessageReacted
from core.messages import Direction
from core.staff.models import User
from core.staff.people import UserRef, user_ref
from core.staff.principal import Principal
from ticketing.messages.models import MessageReaction
from ticketing.messages.reading import message_not_found
from ticketing.replies import repository
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.message_access import get_ticket_of_message
from ticketing.tickets.recorder import TicketRecorder, fact_about


class ReactionKind(StrEnum):
    """What can be said without words, in the order in which it is offered and shown."""

    THUMBS_UP = "thumbs_up"
    HEART = "heart"
    LAUGH = "laugh"
    PARTY = "party"
    EYES = "eyes"
    DONE = "done"
    THANKS = "thanks"


@dataclass(frozen=True, slots=True)
class ReactionView:
    """One reaction on a note and everybody who gave it, the first one first."""

    reaction: ReactionKind
    people: tuple[UserRef, ...]


async def react(
    session: AsyncSession, principal: Principal, message_id: UUID, reaction: ReactionKind, *, is_on: bool
) -> None:
    """Put a reaction on a note or take it off; doing either twice changes nothing.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate, Conflict(code="no_note") for what a customer
    reads.
    """
    ticket_id = await get_ticket_of_message(session, principal, message_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "note")
    message = await repository.find_message(session, message_id)
    if message is None or message.ticket_id != ticket_id:
        raise message_not_found()
    if message.direction != Direction.INTERNAL.value:
        raise Conflict("Only notes take reactions.", code="no_note")
    if not await _change(session, message_id, principal.user_id, reaction.value, is_on=is_on):
        return
    message.version += 1
    author_id = message.author_id if message.author_kind == "user" else None
    recorder = TicketRecorder()
    fact = fact_about(
        MessageReacted, ticket, message_id=message_id, reaction=reaction.value, is_added=is_on, author_id=author_id
    )
    recorder.add(ticket, fact, principal.actor, follower_ids=await repository.follower_ids(session, ticket_id))
    await recorder.flush(session)


async def reactions_on(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, list[ReactionView]]:
    """The reactions on these messages in the order they are offered; one query. The caller has passed the gate."""
    if not message_ids:
        return {}
    query = (
        select(MessageReaction.message_id, MessageReaction.reaction, User.id, User.name)
        .join(User, User.id == MessageReaction.user_id)
        .where(MessageReaction.message_id.in_(padded(message_ids)))
        .order_by(MessageReaction.created_at, User.id)
    )
    given: dict[UUID, dict[str, list[UserRef]]] = {}
    for message_id, reaction, user_id, name in (await session.execute(query)).all():
        given.setdefault(message_id, {}).setdefault(reaction, []).append(user_ref(user_id, name))
    return {
        message_id: [ReactionView(one, tuple(found[one])) for one in ReactionKind if one in found]
        for message_id, found in given.items()
    }


async def _change(session: AsyncSession, message_id: UUID, user_id: UUID, reaction: str, *, is_on: bool) -> bool:
    if is_on:
        row = {"message_id": message_id, "user_id": user_id, "reaction": reaction, "created_at": clock.utc_now()}
        statement = upsert(session, MessageReaction).values(row).on_conflict_do_nothing()
    else:
        statement = delete(MessageReaction).where(
            MessageReaction.message_id == message_id,
            MessageReaction.user_id == user_id,
            MessageReaction.reaction == reaction,
        )
    return (await session.execute(statement.returning(MessageReaction.user_id))).first() is not None
