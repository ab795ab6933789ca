"""Asking people: the talks that wait are offered to whoever is next, the longest waiting first."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.live_chat import Acceptance, LiveChatSettings
from core.events.base import SYSTEM
from ticketing.chats import policy, repository, states
from ticketing.chats.floor import Floor, load_floor
from ticketing.chats.models import Chat
from ticketing.chats.states import State
from ticketing.chats.talks import Talk, Talks


async def offer_waiting(session: AsyncSession, talks: Talks, waiting: Sequence[Talk]) -> None:
    """Offer every talk of `waiting` that is (still) waiting. Whom nobody can take waits on."""
    waiting = [talk for talk in waiting if talk.chat.state == State.WAITING]
    if not waiting:
        return
    await session.flush()
    await repository.take_offering_turn(session)
    floor = await load_floor(
        session, {talk.ticket.team_id for talk in waiting}, {talk.ticket.owner_id for talk in waiting}
    )
    for talk in sorted(waiting, key=lambda one: (policy.waits_since(one.chat), one.chat.id)):
        chat, ticket = talk.chat, talk.ticket
        chat.team_id = ticket.team_id
        user_id = whom_to_ask(chat, ticket.team_id, ticket.owner_id, talk.settings, floor, talks.now)
        if user_id is None:
            continue
        if str(user_id) in chat.declined_by:
            states.apply_new_round(chat)
        person = floor.give(user_id)
        if talk.settings.acceptance is Acceptance.AUTOMATIC:
            talks.take(talk, person.id, person.name, SYSTEM, "automatic")
        else:
            talks.offer(talk, person.id, person.name, SYSTEM)


def whom_to_ask(
    chat: Chat,
    team_id: UUID | None,
    owner_id: UUID | None,
    settings: LiveChatSettings,
    floor: Floor,
    now: datetime,
) -> UUID | None:
    """The next person for a waiting talk; when everybody has declined and a pause has passed, all are asked again."""
    candidates = floor.candidates(team_id, owner_id)
    most = settings.chats_per_agent
    chosen = policy.pick_next(candidates, most_talks=most, declined=chat.declined_by, preferred=owner_id)
    if chosen is None and chat.declined_by and policy.is_round_over(chat, settings, now):
        chosen = policy.pick_next(candidates, most_talks=most, declined=(), preferred=owner_id)
    return chosen
