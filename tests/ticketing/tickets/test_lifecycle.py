"""How a case moves: what a customer's message does to it, and what every change does to the clocks."""

from datetime import UTC, datetime, timedelta

import pytest

from core import ids
from ticketing.tickets import lifecycle
from ticketing.tickets.lifecycle import InboundEffect, Status
from ticketing.tickets.models import Ticket

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=30)
YESTERDAY = NOW - timedelta(days=1)


def _ticket(status: str = "new", **fields) -> Ticket:
    values = {
        "is_active": status in lifecycle.ACTIVE,
        "priority": "normal",
        "priority_rank": 2,
        "last_message_at": LONG_AGO,
        "last_message_direction": "inbound",
        "inbound_count": 1,
        "created_at": LONG_AGO,
        **fields,
    }
    return Ticket(status=status, **values)


@pytest.mark.parametrize(
    ("status", "ended", "effect"),
    [
        ("new", None, InboundEffect.APPEND),
        ("open", None, InboundEffect.APPEND),
        ("waiting", None, InboundEffect.REOPEN),
        ("on_hold", None, InboundEffect.REOPEN),
        ("solved", YESTERDAY, InboundEffect.REOPEN),
        ("solved", LONG_AGO, InboundEffect.NEW_LINKED),
        ("closed", YESTERDAY, InboundEffect.REOPEN),
        ("closed", LONG_AGO, InboundEffect.NEW_LINKED),
        ("spam", None, InboundEffect.APPEND),
        ("trash", None, InboundEffect.NEW_LINKED),
    ],
)
def test_what_a_customers_message_does(status, ended, effect):
    assert lifecycle.on_inbound(status, ended, NOW, 14, is_machine=False) is effect


@pytest.mark.parametrize("status", list(Status))
def test_a_machines_message_is_only_added(status):
    assert lifecycle.on_inbound(status, LONG_AGO, NOW, 14, is_machine=True) is InboundEffect.APPEND


def test_no_reopening_at_all_when_the_mailbox_says_zero_days():
    just_now = NOW - timedelta(seconds=1)
    assert lifecycle.on_inbound("closed", just_now, NOW, 0, is_machine=False) is InboundEffect.NEW_LINKED


def test_solving_closing_and_reopening_keep_their_dates_straight():
    ticket = _ticket("open", waiting_since=LONG_AGO)
    lifecycle.apply_status(ticket, "solved", YESTERDAY)
    assert (ticket.solved_at, ticket.closed_at, ticket.is_active, ticket.waiting_since) == (
        YESTERDAY,
        None,
        False,
        None,
    )
    lifecycle.apply_status(ticket, "closed", NOW)
    assert (ticket.solved_at, ticket.closed_at) == (YESTERDAY, NOW)
    lifecycle.apply_status(ticket, "open", NOW)
    assert (ticket.solved_at, ticket.closed_at, ticket.is_active) == (None, None, True)


def test_closing_at_once_solves_too():
    ticket = _ticket("open")
    lifecycle.apply_status(ticket, "closed", NOW)
    assert (ticket.solved_at, ticket.closed_at) == (NOW, NOW)


def test_the_trash_gives_back_what_was():
    ticket = _ticket("closed", solved_at=YESTERDAY, closed_at=YESTERDAY)
    lifecycle.apply_status(ticket, "spam", NOW)
    lifecycle.apply_status(ticket, "trash", NOW)
    assert (ticket.is_active, lifecycle.restored_status(ticket)) == (False, "closed")
    assert (ticket.solved_at, ticket.closed_at) == (YESTERDAY, YESTERDAY)


def test_a_restored_case_waits_since_its_last_message():
    ticket = _ticket("new", waiting_since=LONG_AGO)
    lifecycle.apply_status(ticket, "trash", NOW)
    put_away = ticket.waiting_since
    lifecycle.apply_status(ticket, lifecycle.restored_status(ticket), NOW)
    assert put_away is None
    assert (ticket.status, ticket.waiting_since, ticket.status_before) == ("new", LONG_AGO, None)


def test_waiting_begins_with_the_first_unanswered_message_and_ends_with_the_answer():
    ticket = _ticket("new", inbound_count=0)
    lifecycle.apply_inbound(ticket, ids.new_id(), YESTERDAY, "สวัสดี", starts_waiting=True)
    lifecycle.apply_inbound(ticket, ids.new_id(), NOW, "ยังไม่ได้", starts_waiting=True)
    assert (ticket.waiting_since, ticket.inbound_count, ticket.snippet) == (YESTERDAY, 2, "ยังไม่ได้")
    acknowledged = ids.new_id()
    lifecycle.apply_outbound(ticket, acknowledged, NOW, "ได้รับแล้ว", is_automatic=True)
    assert (ticket.waiting_since, ticket.first_replied_at) == (YESTERDAY, None)
    lifecycle.apply_outbound(ticket, ids.new_id(), NOW, "สวัสดีค่ะ")
    assert (ticket.waiting_since, ticket.first_replied_at, ticket.last_message_direction) == (None, NOW, "outbound")


def test_a_machine_neither_starts_nor_stops_the_waiting():
    ticket = _ticket("open", waiting_since=None)
    lifecycle.apply_inbound(ticket, ids.new_id(), NOW, "Out of office", starts_waiting=False)
    assert ticket.waiting_since is None
    ticket.waiting_since = YESTERDAY
    lifecycle.apply_inbound(ticket, ids.new_id(), NOW, "Out of office", starts_waiting=False)
    assert ticket.waiting_since == YESTERDAY


def test_what_people_may_set_by_hand():
    assert lifecycle.may_change("new", "solved")
    assert not lifecycle.may_change("open", "new")
    assert not lifecycle.may_change("open", "spam")
    assert not lifecycle.may_change("trash", "open")


def test_a_priority_has_its_rank():
    ticket = _ticket()
    lifecycle.apply_priority(ticket, "urgent")
    assert (ticket.priority, ticket.priority_rank) == ("urgent", 4)
