"""What actions would change, seen beforehand."""

from datetime import UTC, datetime
from uuid import uuid4

from ticketing.actions.model import parse_actions
from ticketing.actions.preview import Change, Standing, preview

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
NOK, TEAM, TAG, OTHER, FIELD = (uuid4() for _ in range(5))


def changes(documents, **standing):
    values = {"status": "open", "priority": "normal", "type": None, **standing}
    return preview(parse_actions(documents), Standing(**values), NOW)


def test_every_action_tells_before_and_after():
    found = changes(
        [
            {"kind": "assign", "owner": str(NOK)},
            {"kind": "set_status", "status": "solved"},
            {"kind": "set_priority", "priority": "urgent"},
            {"kind": "set_type", "type": "problem"},
            {"kind": "add_tags", "tag_ids": [str(TAG)]},
            {"kind": "set_field", "field_id": str(FIELD), "value": "A"},
            {"kind": "set_due", "hours": 2},
            {"kind": "snooze", "until_reply": True},
            {"kind": "add_note", "text": "note"},
            {"kind": "reply", "text": "reply"},
            {"kind": "add_task", "title": "task"},
            {"kind": "call_webhook", "endpoint_id": str(OTHER)},
        ],
        team_id=TEAM,
        tag_ids=frozenset({OTHER}),
        fields={FIELD: "B"},
    )
    assert found == [
        Change("owner_id", None, str(NOK)),
        Change("status", "open", "solved"),
        Change("priority", "normal", "urgent"),
        Change("type", None, "problem"),
        Change("tags", [str(OTHER)], sorted([str(OTHER), str(TAG)])),
        Change(f"field.{FIELD}", "B", "A"),
        Change("due_at", None, "2026-11-22T05:00:00+00:00"),
        Change("snoozed_until", None, "until_reply"),
        Change("note", None, "note"),
        Change("reply", None, "reply"),
        Change("task", None, "task"),
        Change("webhook", None, str(OTHER)),
    ]


def test_what_is_so_already_is_no_change_and_later_actions_see_earlier_ones():
    assert (
        changes([{"kind": "set_priority", "priority": "normal"}, {"kind": "remove_tags", "tag_ids": [str(TAG)]}]) == []
    )
    raised = [{"kind": "set_priority", "priority": one} for one in ("high", "urgent")]
    assert changes(raised) == [Change("priority", "normal", "high"), Change("priority", "high", "urgent")]


def test_what_the_state_forbids_would_not_happen():
    assert changes([{"kind": "set_status", "status": "open"}], status="spam") == []


def test_nobody_is_someone_else_than_left_alone():
    [change] = changes([{"kind": "assign", "owner": None}], owner_id=NOK, team_id=TEAM)
    assert change == Change("owner_id", str(NOK), None)
