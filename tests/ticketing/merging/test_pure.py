"""What may be merged and nested, and whose reading goes where: by values alone."""

import pytest

from core import ids
from ticketing.merging import rules
from ticketing.merging.reads import ReadMark, carried
from ticketing.merging.rules import Case

ONE, TWO, THREE, FOUR = (ids.new_id() for _ in range(4))
A, B = Case(ONE, "open", contact_id=THREE), Case(TWO, "open", contact_id=THREE)


@pytest.mark.parametrize(
    ("target", "source", "is_waiting", "after"),
    [
        ("open", "open", True, "open"),
        ("new", "waiting", True, "new"),
        ("waiting", "open", True, "open"),
        ("waiting", "open", False, "waiting"),
        ("on_hold", "new", True, "open"),
        ("solved", "open", True, "open"),
        ("solved", "waiting", False, "waiting"),
        ("closed", "new", False, "open"),
        ("solved", "solved", False, "solved"),
        ("closed", "solved", True, "open"),
    ],
)
def test_nobody_who_waits_is_hidden_by_a_merge(target, source, is_waiting, after):
    assert rules.status_after(target, source, is_waiting=is_waiting) == after


def test_problems_and_warnings():
    assert rules.problems(A, B) == []
    assert rules.problems(A, A) == ["same_ticket"]
    assert rules.problems(Case(ONE, "spam", merged_into_id=TWO), Case(TWO, "trash", merged_into_id=ONE)) == [
        "source_merged", "target_merged", "source_hidden", "target_hidden",
    ]  # fmt: skip
    assert rules.problems(Case(ONE, "open", is_talking=True), B) == ["live_talk"]
    assert rules.warnings(A, B) == []
    assert rules.warnings(A, Case(TWO, "solved", contact_id=FOUR)) == ["different_contact", "target_ended"]
    assert rules.warnings(A, Case(TWO, "open")) == [], "a case without a customer gets the other's"


def test_chains_are_followed_to_their_end_and_circles_end():
    assert rules.end_of(ONE, {ONE: TWO, TWO: THREE}) == THREE
    assert rules.end_of(FOUR, {ONE: TWO}) == FOUR
    assert rules.end_of(ONE, {ONE: TWO, TWO: ONE}) == ONE
    assert rules.end_of(ONE, {ONE: TWO, TWO: THREE, THREE: TWO}) == ONE


def test_families_have_no_circles_and_a_depth():
    assert rules.may_be_parent(ONE, [TWO, THREE], 0) is None
    assert rules.may_be_parent(ONE, [TWO, ONE], 0) == "family_circle"
    deep = [ids.new_id() for _ in range(rules.DEEPEST_FAMILY - 2)]
    assert rules.may_be_parent(ONE, deep, 1) is None
    assert rules.may_be_parent(ONE, deep, 2) == "family_too_deep"


def test_only_what_comes_as_mails_gets_threads_of_its_own():
    assert [kind for kind in ("email", "webform", "webchat", "line", "phone") if rules.has_own_threads(kind)] == [
        "email", "webform",
    ]  # fmt: skip


def test_what_was_seen_here_is_seen_there():
    inbound = [ONE, TWO, THREE]
    read_two = ReadMark(TWO, 2)
    assert carried(inbound, {TWO}, read_two, None) == (ReadMark(ONE, 1), ReadMark(TWO, 1))
    assert carried(inbound, {THREE}, read_two, None) == (read_two, None), "who has not seen it has not seen it there"
    assert carried(inbound, {TWO, THREE}, read_two, ReadMark(FOUR, 5)) == (ReadMark(ONE, 1), ReadMark(FOUR, 6))
    assert carried(inbound, {ONE}, None, ReadMark(FOUR, 5)) == (None, ReadMark(FOUR, 5))


def test_a_case_marked_unread_stays_so():
    unread = ReadMark(None, 2)  # all but one of three
    left, there = carried([ONE, TWO, THREE], {ONE}, unread, None)
    assert left == ReadMark(None, 1)
    assert there == ReadMark(None, 1)
    assert carried([ONE], {ONE}, ReadMark(ONE, 1), ReadMark(None, 4))[1] == ReadMark(None, 5)
