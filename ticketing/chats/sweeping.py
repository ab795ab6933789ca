"""What time does to talks: they ring at the next person, are missed, abandoned or grow idle.

Looked at every two seconds. Looking takes no lock and writes nothing; only talks for which something is due are locked,
and decided about once more then.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.live_chat import LiveChatSettings
from core.events.base import SYSTEM
from ticketing.chats import policy, repository
from ticketing.chats.floor import Floor, load_floor
from ticketing.chats.models import Chat
from ticketing.chats.offering import offer_waiting, whom_to_ask
from ticketing.chats.policy import Step, Verb
from ticketing.chats.states import UNANSWERED
from ticketing.chats.talks import open_talks
from ticketing.tickets.lifecycle import HIDDEN

MOST_AT_ONCE: Final = 200


class VisitorsLeft(Protocol):
    """Where the channel says who has gone; wired at the root."""

    async def __call__(self, session: AsyncSession, visitor_ids: Collection[UUID]) -> Mapping[UUID, datetime | None]:
        """Since when each of these visitors is away, None for who is here; unknown ones are left out."""
        ...


@dataclass(frozen=True, slots=True)
class _Look:
    """A talk as it was looked at."""

    chat: Chat
    team_id: UUID | None
    owner_id: UUID | None
    is_hidden: bool
    settings: LiveChatSettings
    visitor_id: UUID | None


async def find_due(session: AsyncSession, visitors_left: VisitorsLeft) -> list[UUID]:
    """At most `MOST_AT_ONCE` talks for which something is due now; five queries, however many are open."""
    rows = await repository.chats_to_look_at(session)
    if not rows:
        return []
    settings = await repository.settings_of(session, {row[0].channel_account_id for row in rows})
    looks = [
        _Look(
            chat=row[0],
            team_id=row.ticket_team_id,
            owner_id=row.ticket_owner_id,
            is_hidden=row.ticket_status in HIDDEN,
            settings=settings[row[0].channel_account_id],
            visitor_id=_visitor_id(row.thread_key),
        )
        for row in rows
    ]
    unanswered = [look for look in looks if look.chat.state in UNANSWERED]
    left = await _left(session, visitors_left, unanswered)
    floor = await _floor(session, unanswered)
    now = clock.utc_now()
    due = [look.chat.id for look in looks if _is_due(look, _step(look, left, floor, now), floor, now)]
    return due[:MOST_AT_ONCE]


async def sweep(session: AsyncSession, chat_ids: Sequence[UUID], visitors_left: VisitorsLeft) -> None:
    """Do what is due to these talks, as they stand now. At most `MOST_AT_ONCE` of them."""
    talks = await open_talks(session, chat_ids)
    threads = await repository.find_thread_keys(session, {talk.chat.conversation_id for talk in talks.all})
    looks = {
        talk.chat.id: _Look(
            chat=talk.chat,
            team_id=talk.ticket.team_id,
            owner_id=talk.ticket.owner_id,
            is_hidden=talk.ticket.status in HIDDEN,
            settings=talk.settings,
            visitor_id=_visitor_id(threads[talk.chat.conversation_id]),
        )
        for talk in talks.all
    }
    unanswered = [look for look in looks.values() if look.chat.state in UNANSWERED]
    left = await _left(session, visitors_left, unanswered)
    floor = await _floor(session, unanswered)
    waiting = []
    for talk in talks.all:
        step = _step(looks[talk.chat.id], left, floor, talks.now)
        if step.verb is Verb.END and step.ended_by is not None:
            talks.finish(talk, step.ended_by, SYSTEM)
        elif step.verb in (Verb.TIMED_OUT, Verb.LEFT):
            talks.move_on(talk, SYSTEM, "timeout" if step.verb is Verb.TIMED_OUT else "left")
            waiting.append(talk)
        elif step.verb is Verb.OFFER:
            waiting.append(talk)
    await offer_waiting(session, talks, waiting)
    await talks.flush(session)


def _step(look: _Look, left: Mapping[UUID, datetime | None], floor: Floor, now: datetime) -> Step:
    return policy.next_step(
        look.chat,
        look.settings,
        now,
        visitor_left_at=left.get(look.visitor_id) if look.visitor_id else None,
        is_offered_person_here=floor.is_here(look.chat.offered_to),
        is_ticket_hidden=look.is_hidden,
    )


def _is_due(look: _Look, step: Step, floor: Floor, now: datetime) -> bool:
    """A talk that waits is due only when there is somebody to ask."""
    if step.verb is not Verb.OFFER:
        return step.verb is not Verb.REST
    return whom_to_ask(look.chat, look.team_id, look.owner_id, look.settings, floor, now) is not None


async def _left(
    session: AsyncSession, visitors_left: VisitorsLeft, unanswered: Sequence[_Look]
) -> Mapping[UUID, datetime | None]:
    visitors = {look.visitor_id for look in unanswered if look.visitor_id is not None}
    return await visitors_left(session, visitors) if visitors else {}


async def _floor(session: AsyncSession, unanswered: Sequence[_Look]) -> Floor:
    teams = {look.team_id for look in unanswered}
    people = {look.owner_id for look in unanswered} | {look.chat.offered_to for look in unanswered}
    return await load_floor(session, teams, people)


def _visitor_id(thread_key: str) -> UUID | None:
    try:
        return UUID(thread_key)
    except ValueError:  # a thread that an agent began has no visitor's key
        return None
