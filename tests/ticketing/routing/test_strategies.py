"""Where a new case goes and whose turn it is."""

from core import ids
from core.rules.conditions import parse_condition
from ticketing.routing.strategies import FIELDS, Rule, TeamQueue, choose_route, pick_agent

SALES, REPAIRS, DEFAULT, NOK, TAG, VIP = (ids.new_id() for _ in range(6))


def _rule(name: str, field: str = "subject", value: str = "ราคา", **actions) -> Rule:
    operator = "contains" if field == "subject" else "is"
    condition = parse_condition({"field": field, "operator": operator, "value": value}, FIELDS)
    return Rule(ids.new_id(), name, condition, **actions)


FACTS = {"subject": "ขอราคาซ่อม", "language": "th"}


def test_without_rules_the_default_team_stands():
    decision = choose_route([], FACTS, DEFAULT)
    assert (decision.team_id, decision.decided_by) == (DEFAULT, None)


def test_the_first_rule_to_set_a_field_wins_and_tags_add_up():
    rules = [
        _rule("prices", team_id=SALES, tag_ids=(TAG,)),
        _rule("repairs", value="ซ่อม", team_id=REPAIRS, owner_id=NOK, priority="high", tag_ids=(VIP, TAG)),
        _rule("never", value="คืนเงิน", priority="urgent"),
    ]
    decision = choose_route(rules, FACTS, DEFAULT)
    assert (decision.team_id, decision.owner_id, decision.priority) == (SALES, NOK, "high")
    assert decision.tag_ids == (TAG, VIP)
    assert decision.decided_by is rules[0]


def test_stop_ends_the_list():
    rules = [_rule("prices", priority="low", stop=True), _rule("repairs", value="ซ่อม", team_id=REPAIRS)]
    decision = choose_route(rules, FACTS, DEFAULT)
    assert (decision.team_id, decision.priority, decision.decided_by) == (DEFAULT, "low", None)


def test_turns_go_round():
    people = sorted(ids.new_id() for _ in range(3))
    queue = TeamQueue(people, last_picked=people[1])
    assert [pick_agent(queue) for _ in range(4)] == [people[2], people[0], people[1], people[2]]


def test_whoever_has_enough_is_passed_over():
    first, second = sorted(ids.new_id() for _ in range(2))
    queue = TeamQueue([first, second], max_open=2, open_counts={first: 1, second: 0})
    assert [pick_agent(queue) for _ in range(4)] == [first, second, second, None]


def test_somebody_who_left_does_not_stop_the_turns():
    present = sorted(ids.new_id() for _ in range(2))
    queue = TeamQueue(present, last_picked=ids.new_id())
    assert pick_agent(queue) in present
    assert pick_agent(TeamQueue([])) is None
