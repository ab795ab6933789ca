"""What actions would change on a ticket as it stands, without doing anything. Pure.

Values are ids and codes as the API writes them; whoever shows them knows the names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from ticketing.actions import model
from ticketing.actions.model import Action
from ticketing.tickets import lifecycle

Shown: TypeAlias = str | int | float | bool | list[str] | None
_UNTIL_REPLY = "until_reply"
_FARTHEST = datetime(9999, 1, 1, tzinfo=UTC)  # how ticket.snoozed_until says it


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a ticket stands, as far as actions can move it. `fields` are the company's own, as the API writes them."""

    status: str
    priority: str
    type: str | None = None
    owner_id: UUID | None = None
    team_id: UUID | None = None
    status_id: UUID | None = None
    due_at: datetime | None = None
    snoozed_until: datetime | None = None
    tag_ids: frozenset[UUID] = frozenset()
    fields: Mapping[UUID, Shown] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would be another afterwards.

    `field` is a column of the ticket, tags, `field.<id>`, or what would be added: note, reply, task, webhook.
    """

    field: str
    before: Shown
    after: Shown


def preview(actions: Sequence[Action], standing: Standing, now: datetime) -> list[Change]:
    """The changes in the order of the actions, each seeing what those before it did; what is so already is left out."""
    changes: list[Change] = []
    for action in actions:
        after = _moved(action, standing, now)
        changes += _differences(standing, after)
        changes += _added(action)
        standing = after
    return changes


def _moved(action: Action, standing: Standing, now: datetime) -> Standing:
    match action:
        case model.Assign():
            owner_id = action.owner if isinstance(action.owner, UUID) else None
            named = action.model_fields_set
            return replace(
                standing,
                owner_id=owner_id if "owner" in named else standing.owner_id,
                team_id=action.team if "team" in named else standing.team_id,
            )
        case model.SetStatus(status=str(status)) if lifecycle.may_change(standing.status, status):
            return replace(standing, status=status, status_id=None)
        case model.SetStatus(status=None, status_id=status_id) if standing.status not in lifecycle.HIDDEN:
            return replace(standing, status_id=status_id)
        case model.SetPriority():
            return replace(standing, priority=action.priority)
        case model.SetType():
            return replace(standing, type=action.type)
        case model.AddTags():
            return replace(standing, tag_ids=standing.tag_ids | frozenset(action.tag_ids))
        case model.RemoveTags():
            return replace(standing, tag_ids=standing.tag_ids - frozenset(action.tag_ids))
        case model.SetField():
            return replace(standing, fields={**standing.fields, action.field_id: action.value})
        case model.SetDue():
            return replace(standing, due_at=_in(action.hours, now))
        case model.SnoozeTicket():
            return replace(standing, snoozed_until=_in(action.hours, now) or _FARTHEST)
        case _:
            return standing


def _in(hours: int | None, now: datetime) -> datetime | None:
    return now + timedelta(hours=hours) if hours is not None else None


def _differences(before: Standing, after: Standing) -> list[Change]:
    pairs = [(name, getattr(before, name), getattr(after, name)) for name in _COLUMNS]
    changes = [Change(name, _shown(old), _shown(new)) for name, old, new in pairs if old != new]
    if before.tag_ids != after.tag_ids:
        changes.append(Change("tags", _ids(before.tag_ids), _ids(after.tag_ids)))
    for field_id, value in after.fields.items():
        if before.fields.get(field_id) != value:
            changes.append(Change(f"field.{field_id}", before.fields.get(field_id), value))
    return changes


def _added(action: Action) -> list[Change]:
    match action:
        case model.AddNote():
            return [Change("note", None, action.text)]
        case model.Reply():
            return [Change("reply", None, action.text)]
        case model.AddTask():
            return [Change("task", None, action.title)]
        case model.CallWebhook():
            return [Change("webhook", None, str(action.endpoint_id))]
        case _:
            return []


def _shown(value: object) -> Shown:
    if isinstance(value, datetime):
        return _UNTIL_REPLY if value == _FARTHEST else value.isoformat()
    return str(value) if value is not None else None


def _ids(values: frozenset[UUID]) -> list[str]:
    return [str(value) for value in sorted(values)]


_COLUMNS = ("owner_id", "team_id", "status", "status_id", "priority", "type", "due_at", "snoozed_until")
