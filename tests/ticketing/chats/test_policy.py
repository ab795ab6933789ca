"""Pure decisions about talks: whom to ask, what time does, how long a visitor waits, how states move."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from core.calendar import WorkingHours
from core.channel_accounts.live_chat import LiveChatSettings, Opening
from ticketing.chats import states
from ticketing.chats.policy import (
    Availability,
    Candidate,
    Step,
    Verb,
    availability_at,
    expected_wait,
    is_round_over,
    next_step,
    pick_next,
    remaining_wait,
)
from ticketing.chats.states import MAY_FOLLOW, EndedBy, IllegalMove, Outcome, State

NOW = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)  # Monday noon in Bangkok
NOK, TON, MALEE, CONVERSATION = (UUID(int=number) for number in (1, 2, 3, 9))
SETTINGS = LiveChatSettings()


def ago(seconds: float) -> datetime:
    return NOW - timedelta(seconds=seconds)


@dataclass
class FakeTalk:
    """What the functions see of a talk."""

    open_key: UUID | None = CONVERSATION
    state: str = "waiting"
    outcome: str | None = None
    offered_to: UUID | None = None
    offered_at: datetime | None = None
    offer_count: int = 0
    declined_by: list[str] = field(default_factory=list)
    accepted_by: UUID | None = None
    accepted_at: datetime | None = None
    started_at: datetime = NOW
    last_visitor_at: datetime = NOW
    last_agent_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None


# --- whom to ask -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("candidates", "declined", "preferred", "expected"),
    [
        ([], (), None, None),
        ([Candidate(NOK, 0)], (), None, NOK),
        ([Candidate(NOK, 2), Candidate(TON, 1)], (), None, TON),
        ([Candidate(NOK, 4), Candidate(TON, 4)], (), None, None),
        ([Candidate(NOK, 0), Candidate(TON, 1)], (str(NOK),), None, TON),
        ([Candidate(NOK, 0)], (str(NOK),), NOK, None),
        ([Candidate(NOK, 0), Candidate(TON, 3)], (), TON, TON),
        ([Candidate(NOK, 0), Candidate(TON, 4)], (), TON, NOK),
        ([Candidate(NOK, 1, ago(10)), Candidate(TON, 1, ago(900)), Candidate(MALEE, 1, ago(5))], (), None, TON),
        ([Candidate(TON, 0), Candidate(NOK, 0)], (), None, NOK),
    ],
)
def test_whom_to_ask(candidates, declined, preferred, expected):
    assert pick_next(candidates, most_talks=4, declined=declined, preferred=preferred) == expected


people = st.integers(1, 8).map(lambda number: UUID(int=number))
moments = st.none() | st.integers(0, 10_000).map(ago)


@given(
    st.lists(st.builds(Candidate, people, st.integers(0, 6), moments), unique_by=lambda one: one.user_id),
    st.integers(1, 5),
    st.sets(people),
    st.none() | people,
)
def test_nobody_without_room_or_who_declined_is_ever_asked(candidates, most, declined, preferred):
    chosen = pick_next(candidates, most_talks=most, declined={str(one) for one in declined}, preferred=preferred)
    free = {one.user_id: one for one in candidates if one.talks < most and one.user_id not in declined}
    assert (chosen is None) == (not free)
    if chosen is not None:
        assert chosen in free
        assert preferred not in free or chosen == preferred
        assert chosen == preferred or free[chosen].talks == min(one.talks for one in free.values())


def test_a_refusal_holds_for_a_while():
    assert not is_round_over(FakeTalk(offered_at=ago(29)), SETTINGS, NOW)
    assert is_round_over(FakeTalk(offered_at=ago(30)), SETTINGS, NOW)
    slow = replace_settings(ring_seconds=90)
    assert not is_round_over(FakeTalk(offered_at=ago(89)), slow, NOW)
    assert is_round_over(FakeTalk(), SETTINGS, NOW)


def replace_settings(**changes) -> LiveChatSettings:
    return LiveChatSettings.model_validate(changes)


# --- what time does --------------------------------------------------------------------------------------------------

GONE = FakeTalk(started_at=ago(130), last_visitor_at=ago(130))
RINGING = FakeTalk(state="ringing", offered_to=NOK, offered_at=ago(10), started_at=ago(10))
ACTIVE = FakeTalk(state="active", accepted_by=NOK, accepted_at=ago(2000), started_at=ago(2000))


@pytest.mark.parametrize(
    ("talk", "options", "expected"),
    [
        (FakeTalk(started_at=ago(1)), {}, Step(Verb.OFFER)),
        (FakeTalk(started_at=ago(300)), {}, Step(Verb.END, EndedBy.MISSED)),
        (FakeTalk(started_at=ago(300), last_agent_at=ago(299)), {}, Step(Verb.OFFER)),
        (GONE, {"visitor_left_at": ago(119)}, Step(Verb.OFFER)),
        (GONE, {"visitor_left_at": ago(120)}, Step(Verb.END, EndedBy.ABANDONED)),
        (replace(GONE, last_visitor_at=ago(119)), {"visitor_left_at": ago(9000)}, Step(Verb.OFFER)),
        (FakeTalk(), {"is_ticket_hidden": True}, Step(Verb.END, EndedBy.AGENT)),
        (RINGING, {}, Step(Verb.REST)),
        (RINGING, {"is_offered_person_here": False}, Step(Verb.LEFT)),
        (replace(RINGING, offered_at=ago(30)), {}, Step(Verb.TIMED_OUT)),
        (replace(RINGING, started_at=ago(300)), {}, Step(Verb.END, EndedBy.MISSED)),
        (replace(ACTIVE, last_visitor_at=ago(899)), {}, Step(Verb.REST)),
        (replace(ACTIVE, last_visitor_at=ago(900)), {}, Step(Verb.END, EndedBy.IDLE)),
        (replace(ACTIVE, last_visitor_at=ago(2000), last_agent_at=ago(899)), {}, Step(Verb.REST)),
        (replace(ACTIVE, last_visitor_at=ago(10)), {"visitor_left_at": ago(5000)}, Step(Verb.REST)),
        (replace(ACTIVE, last_visitor_at=ago(10)), {"is_offered_person_here": False}, Step(Verb.REST)),
        (FakeTalk(state="ended", started_at=ago(9000)), {"is_ticket_hidden": True}, Step(Verb.REST)),
    ],
)
def test_what_time_does(talk, options, expected):
    assert next_step(talk, SETTINGS, NOW, **options) == expected


# --- waiting and opening ---------------------------------------------------------------------------------------------


def test_the_expected_wait_is_the_median_of_the_newest_twenty():
    assert expected_wait([]) is None
    assert expected_wait([timedelta(seconds=s) for s in (10, 20, 300)]) == 20
    assert expected_wait([timedelta(seconds=10)] * 20 + [timedelta(hours=1)] * 100) == 10
    assert remaining_wait(None, timedelta(seconds=5)) is None
    assert remaining_wait(40, timedelta(seconds=15)) == 25
    assert remaining_wait(40, timedelta(seconds=90)) == 0


WEEK = WorkingHours(ZoneInfo("Asia/Bangkok"), {0: ((time(9), time(18)),)})
NIGHT = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
NEXT_MONDAY = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("opening", "now", "is_somebody_here", "expected"),
    [
        (Opening.BUSINESS_HOURS, NOW, True, Availability(is_available=True)),
        (Opening.BUSINESS_HOURS, NOW, False, Availability(is_available=False)),
        (Opening.BUSINESS_HOURS, NIGHT, True, Availability(is_available=False, opens_at=NEXT_MONDAY)),
        (Opening.PRESENCE, NIGHT, True, Availability(is_available=True)),
        (Opening.PRESENCE, NOW, False, Availability(is_available=False)),
    ],
)
def test_when_people_can_be_talked_to(opening, now, is_somebody_here, expected):
    assert availability_at(opening, WEEK, now, is_somebody_here=is_somebody_here) == expected


def test_a_company_without_hours_never_opens():
    never = WorkingHours(ZoneInfo("Asia/Bangkok"), {})
    assert availability_at(Opening.BUSINESS_HOURS, never, NOW, is_somebody_here=True) == Availability(
        is_available=False
    )


# --- how states move -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended_by", "was_answered", "outcome"),
    [
        (EndedBy.AGENT, True, Outcome.ANSWERED),
        (EndedBy.IDLE, True, Outcome.ANSWERED),
        (EndedBy.MISSED, True, Outcome.ANSWERED),
        (EndedBy.AGENT, False, Outcome.MISSED),
        (EndedBy.MISSED, False, Outcome.MISSED),
        (EndedBy.VISITOR, False, Outcome.ABANDONED),
        (EndedBy.ABANDONED, False, Outcome.ABANDONED),
        (EndedBy.OFFLINE, False, Outcome.OFFLINE),
    ],
)
def test_what_became_of_it(ended_by, was_answered, outcome):
    talk = FakeTalk(accepted_at=NOW if was_answered else None)
    states.apply_ended(talk, ended_by, NOW)
    assert (talk.outcome, talk.ended_by, talk.open_key) == (outcome.value, ended_by.value, None)


@pytest.mark.parametrize(
    ("state", "move"),
    [
        ("ended", lambda talk: states.apply_offer(talk, NOK, NOW)),
        ("ended", lambda talk: states.apply_accepted(talk, NOK, NOW)),
        ("ended", lambda talk: states.apply_handed_on(talk, NOK, NOW)),
        ("ended", lambda talk: states.apply_ended(talk, EndedBy.AGENT, NOW)),
        ("active", lambda talk: states.apply_offer(talk, NOK, NOW)),
        ("active", lambda talk: states.apply_accepted(talk, NOK, NOW)),
        ("active", states.apply_declined),
        ("waiting", states.apply_declined),
        ("ringing", lambda talk: states.apply_offer(talk, NOK, NOW)),
        ("ringing", states.apply_new_round),
    ],
)
def test_moves_that_the_diagram_does_not_have(state, move):
    talk = FakeTalk(state=state)
    before = replace(talk)
    with pytest.raises(IllegalMove):
        move(talk)
    assert talk == before


class TalkMachine(RuleBasedStateMachine):
    """Whatever is done to a talk, it moves along the diagram and its fields agree with its state."""

    def __init__(self) -> None:
        super().__init__()
        self.talk = FakeTalk()
        self.seen = State.WAITING

    def _is(self, *allowed: State) -> bool:
        return self.talk.state in allowed

    @precondition(lambda self: self._is(State.WAITING))
    @rule(person=people)
    def offer(self, person):
        states.apply_offer(self.talk, person, NOW)

    @precondition(lambda self: self._is(State.RINGING))
    @rule(is_out=st.booleans())
    def decline(self, is_out):
        person = str(self.talk.offered_to)
        states.apply_declined(self.talk, is_out_of_round=is_out)
        assert (person in self.talk.declined_by) >= is_out

    @precondition(lambda self: self._is(State.WAITING, State.RINGING))
    @rule(person=people)
    def accept(self, person):
        states.apply_accepted(self.talk, person, NOW)
        assert self.talk.accepted_by == person

    @precondition(lambda self: not self._is(State.ENDED))
    @rule(person=people)
    def hand_on(self, person):
        states.apply_handed_on(self.talk, person, NOW)
        assert self.talk.declined_by == [str(person)]

    @precondition(lambda self: self._is(State.WAITING))
    @rule()
    def new_round(self):
        states.apply_new_round(self.talk)

    @precondition(lambda self: not self._is(State.ENDED))
    @rule(ended_by=st.sampled_from(EndedBy))
    def end(self, ended_by):
        states.apply_ended(self.talk, ended_by, NOW)

    @precondition(lambda self: self._is(State.ENDED))
    @rule()
    def begin_another(self):
        self.talk, self.seen = FakeTalk(), State.WAITING

    @invariant()
    def moves_along_the_diagram(self):
        now = State(self.talk.state)
        assert now == self.seen or now in MAY_FOLLOW[self.seen]
        self.seen = now

    @invariant()
    def fields_agree_with_the_state(self):
        talk = self.talk
        assert (talk.state == State.RINGING) == (talk.offered_to is not None)
        assert (talk.state == State.ENDED) == (talk.outcome is not None) == (talk.open_key is None)
        assert talk.state != State.ACTIVE or talk.accepted_by is not None
        assert talk.state not in (State.WAITING, State.RINGING) or talk.accepted_by is None
        assert talk.accepted_by is None or talk.accepted_at is not None


TestTalkMachine = TalkMachine.TestCase
