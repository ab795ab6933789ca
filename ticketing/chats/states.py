"""How a live talk moves: waiting -> ringing -> active -> ended, and back when nobody takes it or it is handed on. Pure.

Everybody changes a talk only through the functions here, so that `open_key`, `offered_to`, `accepted_by` and the times
never disagree with its state.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID


class State(StrEnum):
    """Where a talk stands."""

    WAITING = "waiting"
    RINGING = "ringing"
    ACTIVE = "active"
    ENDED = "ended"


class Outcome(StrEnum):
    """What became of a talk that is over."""

    ANSWERED = "answered"
    ABANDONED = "abandoned"
    MISSED = "missed"
    OFFLINE = "offline"


class EndedBy(StrEnum):
    """Who or what ended it."""

    AGENT = "agent"
    VISITOR = "visitor"
    IDLE = "idle"
    ABANDONED = "abandoned"
    MISSED = "missed"
    OFFLINE = "offline"


OPEN: Final = (State.WAITING, State.RINGING, State.ACTIVE)
UNANSWERED: Final = (State.WAITING, State.RINGING)
MAY_FOLLOW: Final[Mapping[State, frozenset[State]]] = {
    State.WAITING: frozenset({State.RINGING, State.ACTIVE, State.ENDED}),
    State.RINGING: frozenset({State.WAITING, State.ACTIVE, State.ENDED}),
    State.ACTIVE: frozenset({State.WAITING, State.ENDED}),
    State.ENDED: frozenset(),
}
_UNANSWERED_OUTCOMES: Final = {
    EndedBy.VISITOR: Outcome.ABANDONED,
    EndedBy.ABANDONED: Outcome.ABANDONED,
    EndedBy.OFFLINE: Outcome.OFFLINE,
}


class Talk(Protocol):
    """The fields of a talk that this module reads and writes (ticketing/chats/models.py:Chat)."""

    open_key: UUID | None
    state: str
    outcome: str | None
    offered_to: UUID | None
    offered_at: datetime | None
    offer_count: int
    declined_by: list[str]
    accepted_by: UUID | None
    accepted_at: datetime | None
    last_agent_at: datetime | None
    ended_at: datetime | None
    ended_by: str | None


class IllegalMove(ValueError):
    """A talk was moved where it cannot go from where it stands; a programming error."""


def apply_offer(talk: Talk, user_id: UUID, now: datetime) -> None:
    """Ring at one person."""
    _move(talk, State.RINGING)
    talk.offered_to, talk.offered_at = user_id, now
    talk.offer_count += 1


def apply_declined(talk: Talk, *, is_out_of_round: bool = True) -> None:
    """The person it rings at does not take it. `is_out_of_round`: he is not asked again before everybody else was."""
    if talk.state != State.RINGING or talk.offered_to is None:
        raise IllegalMove(f"a talk that is {talk.state} rings at nobody")
    if is_out_of_round:
        talk.declined_by = [*talk.declined_by, str(talk.offered_to)]
    _move(talk, State.WAITING)
    talk.offered_to = None


def apply_new_round(talk: Talk) -> None:
    """Everybody was asked; all may be asked once more."""
    if talk.state != State.WAITING:
        raise IllegalMove(f"a talk that is {talk.state} waits for no new round")
    talk.declined_by = []


def apply_accepted(talk: Talk, user_id: UUID, now: datetime) -> None:
    """A person takes it. `accepted_at` keeps the first time somebody did: that is how long the visitor waited."""
    _move(talk, State.ACTIVE)
    talk.offered_to, talk.accepted_by, talk.declined_by = None, user_id, []
    talk.accepted_at = talk.accepted_at or now
    talk.last_agent_at = now


def apply_handed_on(talk: Talk, by: UUID, now: datetime) -> None:
    """It waits for somebody else; whoever handed it on is not asked again in this round."""
    if talk.state != State.WAITING:
        _move(talk, State.WAITING)
    talk.offered_to, talk.accepted_by, talk.declined_by = None, None, [str(by)]
    talk.last_agent_at = now


def apply_ended(talk: Talk, ended_by: EndedBy, now: datetime) -> None:
    """It is over. Whoever talked last stays named; a talk that somebody answered counts as answered."""
    _move(talk, State.ENDED)
    talk.open_key, talk.offered_to = None, None
    talk.ended_by, talk.ended_at = ended_by.value, now
    is_answered = talk.accepted_at is not None
    outcome = Outcome.ANSWERED if is_answered else _UNANSWERED_OUTCOMES.get(ended_by, Outcome.MISSED)
    talk.outcome = outcome.value


def _move(talk: Talk, state: State) -> None:
    if state not in MAY_FOLLOW[State(talk.state)]:
        raise IllegalMove(f"a talk cannot go from {talk.state} to {state}")
    talk.state = state.value
