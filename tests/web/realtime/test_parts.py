"""The pure parts of realtime: the gate, the queue of one socket, the board of viewers."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import ids
from core.events.base import Actor, Audience, PublishedEvent
from core.staff.principal import Principal, Role
from core.staff.signed_in import SignedIn
from web.realtime import envelopes
from web.realtime.audience import OWN, may_hear
from web.realtime.connection import LONGEST_QUEUE, Connection
from web.realtime.envelopes import Activity
from web.realtime.replay import Batch, ReadyEvent
from web.realtime.viewers import FORGET_SECONDS, TYPING_SECONDS, Board, Sighting

ME, TEAM, TICKET = ids.new_id(), ids.new_id(), ids.new_id()
NOBODY = Audience()


def who(role: Role, *teams) -> Principal:
    return Principal(ME, "นก", role, frozenset(teams))


def event(kind="ticket.status_changed", audience=NOBODY, ticket_id=TICKET, **data) -> PublishedEvent:
    return PublishedEvent(
        1, 1, kind, "ticket", TICKET, 1, ticket_id, Actor("system"), audience, datetime(2026, 3, 2, tzinfo=UTC), data
    )


# --- the gate --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("kind", sorted(OWN))
def test_own_affairs_are_heard_by_their_owner_alone(role, kind):
    mine, theirs = Audience(users=frozenset({ME})), Audience(frozenset({TEAM}), frozenset({ids.new_id()}))
    assert may_hear(who(role, TEAM), event(kind, mine, is_shared=False))
    assert not may_hear(who(role, TEAM), event(kind, theirs, is_shared=False))


def test_of_a_shared_draft_everybody_hears_who_sees_the_ticket():
    shared = event("draft.changed", Audience(frozenset({TEAM}), frozenset({ids.new_id()})), is_shared=True)
    assert may_hear(who(Role.AGENT, TEAM), shared)
    assert may_hear(who(Role.SUPERVISOR), shared)
    assert not may_hear(who(Role.AGENT), shared)


@pytest.mark.parametrize(
    ("role", "teams", "audience", "expected"),
    [
        (Role.ADMIN, (), Audience(), True),
        (Role.SUPERVISOR, (), Audience(), True),
        (Role.SALES, (), Audience(), True),
        (Role.AGENT, (), Audience(), False),
        (Role.AGENT, (TEAM,), Audience(teams=frozenset({TEAM})), True),
        (Role.AGENT, (), Audience(teams=frozenset({TEAM})), False),
        (Role.AGENT, (), Audience(users=frozenset({ME})), True),
        (Role.AGENT, (), Audience(everyone=True), True),
    ],
)
def test_events_of_tickets_follow_the_gate_of_tickets(role, teams, audience, expected):
    assert may_hear(who(role, *teams), event(audience=audience, status="open")) is expected


@pytest.mark.parametrize("status", ["spam", "trash"])
def test_sales_people_see_a_ticket_leave_for_spam_or_trash_and_nothing_more_of_it(status):
    everyone = Audience(everyone=True)
    assert not may_hear(who(Role.SALES), event(audience=everyone, status=status))
    leaving = {"spam": "ticket.spam_marked", "trash": "ticket.trashed"}[status]
    assert may_hear(who(Role.SALES), event(leaving, everyone, status=status))
    assert may_hear(who(Role.SUPERVISOR), event(status=status))


def test_what_is_no_tickets_goes_to_its_audience_and_the_administration():
    setting = event("settings.changed", ticket_id=None)
    assert [role for role in Role if may_hear(who(role), setting)] == [Role.ADMIN, Role.SUPERVISOR]
    assert all(may_hear(who(role), replace(setting, audience=Audience(everyone=True))) for role in Role)


# --- one socket's queue ----------------------------------------------------------------------------------------------


def connection() -> Connection:
    return Connection(SignedIn(who(Role.AGENT), ids.new_id(), None, "csrf", None, None))


async def test_messages_keep_their_order_until_the_end():
    one = connection()
    one.put("a")
    one.put("b")
    one.close()
    one.put("too late")
    assert [await one.next_message() for _ in range(3)] == ["a", "b", None]


async def test_a_client_that_takes_nothing_is_told_to_read_again():
    slow = connection()
    slow.seq = 77
    for number in range(LONGEST_QUEUE + 1):
        slow.put(f"message {number}")
    slow.put("news")
    assert await slow.next_message() == envelopes.refetch(77)
    assert await slow.next_message() == "news"


# --- who views what --------------------------------------------------------------------------------------------------


def sighting(activity=Activity.VIEWING, at=0.0, *, ticket_id=TICKET, user_id=ME, name="นก") -> Sighting:
    return Sighting(ticket_id, user_id, name, activity, at, at)


def test_two_desks_of_one_person_are_one_viewer_with_the_busier_thing():
    board, first, second = Board(), ids.new_id(), ids.new_id()
    assert board.see(first, sighting()) == {TICKET}
    assert board.see(second, sighting(Activity.REPLYING)) == {TICKET}
    assert board.on(TICKET) == [(ME, "นก", Activity.REPLYING)]
    board.see(second, None)
    assert board.on(TICKET) == [(ME, "นก", Activity.VIEWING)]


def test_repeating_oneself_is_no_news_and_moving_is_news_on_both_tickets():
    board, one, other = Board(), ids.new_id(), ids.new_id()
    board.see(one, sighting(at=0))
    assert board.see(one, sighting(at=10)) == set()
    assert board.see(one, sighting(at=11, ticket_id=other)) == {TICKET, other}
    assert board.see(ids.new_id(), None) == set()


def test_typing_fades_and_silence_forgets():
    board, one = Board(), ids.new_id()
    board.see(one, sighting(Activity.NOTING, at=0))
    assert board.forget_silent(TYPING_SECONDS) == set()
    assert board.forget_silent(TYPING_SECONDS + 1) == {TICKET}
    assert board.on(TICKET) == [(ME, "นก", Activity.VIEWING)]
    assert board.forget_silent(FORGET_SECONDS + 1) == {TICKET}
    assert board.on(TICKET) == []


# --- one batch for many screens --------------------------------------------------------------------------------------

USERS = [ids.new_id() for _ in range(3)]
TEAMS = [ids.new_id() for _ in range(2)]


@given(st.data())
def test_a_batch_tells_each_screen_exactly_what_the_gate_lets_through(data):
    audiences = st.builds(
        Audience,
        st.frozensets(st.sampled_from(TEAMS)),
        st.frozensets(st.sampled_from(USERS)),
        st.booleans(),
    )
    kinds = st.sampled_from(["ticket.status_changed", "ticket.trashed", "draft.changed", "settings.changed"])
    events = [
        replace(
            event(data.draw(kinds), data.draw(audiences), status=data.draw(st.sampled_from(["open", "spam"]))),
            publish_seq=seq,
        )
        for seq in range(1, data.draw(st.integers(0, 8)) + 1)
    ]
    batch = Batch([ReadyEvent(one, f'{{"seq":{one.publish_seq}}}') for one in events])
    for _ in range(6):
        principal = Principal(
            data.draw(st.sampled_from(USERS)), "x", data.draw(st.sampled_from(Role)),
            data.draw(st.frozensets(st.sampled_from(TEAMS))),
        )  # fmt: skip
        since = data.draw(st.integers(0, 8))
        rest = batch.after(since)
        message = rest.message_for(principal) if rest else None
        told = [item["seq"] for item in json.loads(message)["items"]] if message else []
        assert told == [one.publish_seq for one in events if one.publish_seq > since and may_hear(principal, one)]


def test_what_was_done_to_many_tickets_at_once_is_one_word_in_its_place():
    """The progress of the operation comes after it, and no client drops either for its sequence."""
    everyone = Audience(everyone=True)
    many = [replace(event(audience=everyone), publish_seq=seq, reason="bulk") for seq in (1, 2, 4)]
    one = replace(event(audience=everyone), publish_seq=3)
    progress = replace(event("bulk_operation.changed", Audience(users=frozenset({ME}))), publish_seq=5)
    ready = sorted((*many, one, progress), key=lambda item: item.publish_seq)
    batch = Batch([ReadyEvent(item, f'{{"seq":{item.publish_seq},"type":"{item.type}"}}') for item in ready])
    told = json.loads(batch.message_for(who(Role.AGENT)) or "")["items"]
    assert [(item["seq"], item["type"]) for item in told] == [
        (3, "ticket.status_changed"),
        (4, "tickets.changed"),
        (5, "bulk_operation.changed"),
    ]
    assert told[1]["data"] == {"count": 3}
