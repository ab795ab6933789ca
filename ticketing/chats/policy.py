"""Decides about live talks: whom to ask next, what time does to a talk, how long a visitor will wait. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from statistics import median
from typing import Final, Protocol
from uuid import UUID

from core.calendar import WorkingHours
from core.channel_accounts.live_chat import LiveChatSettings, Opening
from ticketing.chats.states import EndedBy, State

WAITS_COUNTED: Final = 20
_LEAST_PAUSE: Final = timedelta(seconds=30)
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Clocks(Protocol):
    """The fields of a talk that time is measured by."""

    state: str
    offered_to: UUID | None
    offered_at: datetime | None
    accepted_at: datetime | None
    started_at: datetime
    last_visitor_at: datetime
    last_agent_at: datetime | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is at work. `talks` counts those he has and those that ring at him now."""

    user_id: UUID
    talks: int
    last_taken_at: datetime | None = None


class Verb(StrEnum):
    """What time asks for. left: the person it rings at has gone; timed_out: he did not react."""

    REST = "rest"
    OFFER = "offer"
    TIMED_OUT = "timed_out"
    LEFT = "left"
    END = "end"


@dataclass(frozen=True, slots=True)
class Step:
    """A verb; `ended_by` says why for `end`."""

    verb: Verb
    ended_by: EndedBy | None = None


@dataclass(frozen=True, slots=True)
class Availability:
    """Whether a visitor can talk with somebody now; `opens_at` is when business hours begin next, if that is known."""

    is_available: bool
    opens_at: datetime | None = None


def pick_next(
    candidates: Iterable[Candidate], *, most_talks: int, declined: Collection[str], preferred: UUID | None = None
) -> UUID | None:
    """Whom to ask: who has room and has not declined in this round.

    The ticket's own person comes first (`preferred`), then who has the fewest talks, then who took none the longest.
    """
    free = [one for one in candidates if one.talks < most_talks and str(one.user_id) not in declined]
    if not free:
        return None

    def order(one: Candidate) -> tuple[bool, int, datetime, UUID]:
        return one.user_id != preferred, one.talks, one.last_taken_at or _LONG_AGO, one.user_id

    return min(free, key=order).user_id


def is_round_over(talk: Clocks, settings: LiveChatSettings, now: datetime) -> bool:
    """Whether those who declined may be asked again: not before a pause, so that a refusal means something."""
    pause = max(_LEAST_PAUSE, timedelta(seconds=settings.ring_seconds))
    return talk.offered_at is None or now - talk.offered_at >= pause


def next_step(
    talk: Clocks,
    settings: LiveChatSettings,
    now: datetime,
    *,
    visitor_left_at: datetime | None = None,
    is_offered_person_here: bool = True,
    is_ticket_hidden: bool = False,
) -> Step:
    """What has to happen to a talk by now. `is_ticket_hidden`: its ticket lies in spam or trash."""
    if talk.state == State.ENDED:
        return Step(Verb.REST)
    if is_ticket_hidden:
        return Step(Verb.END, EndedBy.AGENT)
    if talk.state == State.ACTIVE:
        is_idle = now - last_word_at(talk) >= timedelta(seconds=settings.idle_after_seconds)
        return Step(Verb.END, EndedBy.IDLE) if is_idle else Step(Verb.REST)
    if visitor_left_at is not None:
        gone_since = max(visitor_left_at, talk.last_visitor_at)  # words may come from a page that never connected
        if now - gone_since >= timedelta(seconds=settings.abandoned_after_seconds):
            return Step(Verb.END, EndedBy.ABANDONED)
    if now - waits_since(talk) >= timedelta(seconds=settings.missed_after_seconds):
        return Step(Verb.END, EndedBy.MISSED)
    if talk.state == State.WAITING:
        return Step(Verb.OFFER)
    if not is_offered_person_here:
        return Step(Verb.LEFT)
    rung_for = now - (talk.offered_at or now)
    return Step(Verb.TIMED_OUT if rung_for >= timedelta(seconds=settings.ring_seconds) else Verb.REST)


def waits_since(talk: Clocks) -> datetime:
    """Since when the visitor waits for somebody: the beginning, or the moment the talk was handed on."""
    return talk.last_agent_at or talk.started_at


def last_word_at(talk: Clocks) -> datetime:
    """When either side last did something."""
    return max(at for at in (talk.last_visitor_at, talk.last_agent_at, talk.started_at) if at is not None)


def expected_wait(waits: Sequence[timedelta]) -> int | None:
    """Seconds a new visitor will probably wait: the median of the newest waits; None without any."""
    newest = [wait.total_seconds() for wait in waits[:WAITS_COUNTED]]
    return round(median(newest)) if newest else None


def remaining_wait(expected: int | None, waited: timedelta) -> int | None:
    """What is left of an expected wait, 0 for "any moment"."""
    return None if expected is None else max(0, expected - round(waited.total_seconds()))


def availability_at(opening: Opening, hours: WorkingHours, now: datetime, *, is_somebody_here: bool) -> Availability:
    """Whether people can be talked to. Somebody who is here but busy counts: the visitor then waits in the queue."""
    if opening is Opening.BUSINESS_HOURS and not hours.is_open(now):
        return Availability(is_available=False, opens_at=_next_opening(hours, now))
    return Availability(is_available=is_somebody_here)


def _next_opening(hours: WorkingHours, now: datetime) -> datetime | None:
    try:
        return hours.next_open(now)
    except ValueError:  # no business hours at all
        return None
