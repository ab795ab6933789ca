"""Actions as documents: what is read is what was written, and nonsense is named."""

from uuid import uuid4

import pytest

from core.errors import Invalid
from ticketing.actions.model import Assign, as_documents, needs_person, parse_actions
from ticketing.actions.words import Place, fill

PERSON, TEAM = str(uuid4()), str(uuid4())


def test_every_kind_survives_being_kept():
    documents = [
        {"kind": "assign", "owner": PERSON, "team": None},
        {"kind": "set_status", "status": "solved"},
        {"kind": "set_priority", "priority": "urgent"},
        {"kind": "set_type", "type": None},
        {"kind": "add_tags", "tag_ids": [TEAM]},
        {"kind": "remove_tags", "tag_ids": [TEAM]},
        {"kind": "set_field", "field_id": PERSON, "value": ["a", "b"]},
        {"kind": "set_field", "field_id": PERSON, "value": True},
        {"kind": "set_due", "hours": 4},
        {"kind": "snooze", "until_reply": True},
        {"kind": "add_note", "text": "ดูด้วย"},
        {"kind": "reply", "text": "Hello {{contact.name|there}}"},
        {"kind": "add_task", "title": "Call back", "owner": "me", "due_hours": 2},
        {"kind": "call_webhook", "endpoint_id": PERSON},
        {"kind": "follow"},
    ]
    assert as_documents(parse_actions(documents)) == documents


def test_a_team_alone_leaves_the_owner_as_he_is():
    [action] = parse_actions([{"kind": "assign", "team": TEAM}])
    assert isinstance(action, Assign)
    assert action.model_fields_set == {"kind", "team"}


@pytest.mark.parametrize(
    "document",
    [
        {"kind": "assign"},
        {"kind": "set_status", "status": "new"},
        {"kind": "set_status", "status": "open", "status_id": PERSON},
        {"kind": "set_priority", "priority": "highest"},
        {"kind": "snooze"},
        {"kind": "snooze", "hours": 2, "until_reply": True},
        {"kind": "add_tags", "tag_ids": []},
        {"kind": "set_due", "hours": 0},
        {"kind": "reply", "text": "   "},
        {"kind": "delete_everything"},
        {"kind": "follow", "user": PERSON},
        "follow",
    ],
)
def test_nonsense_is_refused_by_its_place(document):
    with pytest.raises(Invalid) as refusal:
        parse_actions([{"kind": "follow"}, document])
    assert (refusal.value.code, refusal.value.data["position"]) == ("bad_action", 1)


def test_what_needs_a_person_is_known():
    actions = parse_actions([{"kind": "follow"}, {"kind": "assign", "owner": "me"}, {"kind": "assign", "owner": None}])
    assert [needs_person(action) for action in actions] == [True, True, False]


def test_words_are_filled_once_and_fall_back():
    place = Place(number=12, subject="ลำโพง", contact_name="{{brand}}", brand="Siam Audio")
    assert fill("{{contact.name}} #{{ ticket.number }} {{agent.name|we}} {{nothing}}", place) == "{{brand}} #12 we"
