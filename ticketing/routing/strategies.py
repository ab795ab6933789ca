"""Where a new case goes and who gets it. Pure: rules and people come in as values, a reasoned decision goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from core.rules.conditions import Condition, Fact, FieldKind, holds

FIELDS: Mapping[str, FieldKind] = {
    "channel_kind": FieldKind.CHOICE,
    "channel_account_id": FieldKind.CHOICE,
    "subject": FieldKind.TEXT,
    "body": FieldKind.TEXT,
    "sender_address": FieldKind.TEXT,
    "sender_domain": FieldKind.TEXT,
    "contact_id": FieldKind.CHOICE,
    "account_id": FieldKind.CHOICE,
    "language": FieldKind.CHOICE,
    "hour": FieldKind.NUMBER,
    "weekday": FieldKind.NUMBER,
    "is_within_hours": FieldKind.BOOLEAN,
}
BY_DEFAULT_TEAM = "default_team"
BY_ROUND_ROBIN = "round_robin"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, read. `stop` ends the list when it held."""

    id: UUID
    name: str
    condition: Condition
    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str | None = None
    type: str | None = None
    tag_ids: tuple[UUID, ...] = ()
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the rules say. `decided_by` is the rule that chose team or owner, None when the default team stands."""

    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str | None = None
    type: str | None = None
    tag_ids: tuple[UUID, ...] = ()
    decided_by: Rule | None = None


@dataclass(slots=True)
class TeamQueue:
    """A team that takes turns: the people who may get a case now, and who got the last one.

    `open_counts` are the new and open cases of each; `max_open` None means no limit. `pick` moves both on.
    """

    members: Sequence[UUID]
    last_picked: UUID | None = None
    max_open: int | None = None
    open_counts: dict[UUID, int] = field(default_factory=dict)


def choose_route(rules: Sequence[Rule], facts: Mapping[str, Fact], default_team_id: UUID | None) -> Decision:
    """Ask the rules in order. What an earlier rule set, a later one leaves alone; tags add up."""
    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str | None = None
    case_type: str | None = None
    tag_ids: dict[UUID, None] = {}
    decided_by: Rule | None = None
    for rule in rules:
        if not holds(rule.condition, facts):
            continue
        if (rule.team_id and not team_id) or (rule.owner_id and not owner_id):
            decided_by = decided_by or rule
        team_id = team_id or rule.team_id
        owner_id = owner_id or rule.owner_id
        priority = priority or rule.priority
        case_type = case_type or rule.type
        tag_ids.update(dict.fromkeys(rule.tag_ids))
        if rule.stop:
            break
    return Decision(team_id or default_team_id, owner_id, priority, case_type, tuple(tag_ids), decided_by)


def pick_agent(queue: TeamQueue) -> UUID | None:
    """Whose turn it is among those below the limit, None when nobody can take a case now. Remembers the pick."""
    members = sorted(queue.members)
    later = [one for one in members if queue.last_picked is None or one > queue.last_picked]
    for member in [*later, *(one for one in members if one not in later)]:
        if queue.max_open is None or queue.open_counts.get(member, 0) < queue.max_open:
            queue.last_picked = member
            queue.open_counts[member] = queue.open_counts.get(member, 0) + 1
            return member
    return None
