"""The fields as the administration keeps them. Filling them in on a ticket is ticketing/tickets/filling.py."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.ordering import put_in_order
from core.errors import Conflict, Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import TicketFieldChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.versions import require_version
from ticketing.fields import repository
from ticketing.fields.model import (
    MONEY_DECIMALS,
    MOST_DECIMALS,
    WITH_CHOICES,
    Choice,
    Field,
    Required,
    TicketFieldKind,
    Value,
)
from ticketing.fields.models import TicketField
from ticketing.fields.showing import dependants, require_condition

MOST_FIELDS: Final = 100
MOST_CHOICES: Final = 200


@dataclass(frozen=True, slots=True)
class FieldSettings:
    """What an administrator decides about a field, apart from its kind and place."""

    label_th: str = ""
    label_en: str = ""
    help_th: str = ""
    help_en: str = ""
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    ticket_types: tuple[str, ...] = ()
    condition: Mapping[str, Any] | None = None
    required: Required = Required.NEVER
    is_archived: bool = False


async def create_field(
    session: AsyncSession, principal: Principal, kind: TicketFieldKind, settings: FieldSettings
) -> Field:
    """Add a field at the end.

    Raises NotPermitted, Conflict(code="too_many_fields"), Invalid(code="label_missing" | "choices_missing" |
    "bad_choices" | "bad_decimals" | "bad_condition" | "circular_condition").
    """
    principal.require(Permission.ADMINISTER)
    others = await _every(session)
    if len(others) >= MOST_FIELDS:
        raise Conflict("There are enough fields.", code="too_many_fields", data={"most": MOST_FIELDS})
    wanted = _field(
        Field(id=ids.new_id(), kind=kind, position=await repository.next_position(session)), settings, new=True
    )
    _require_sense(wanted, others)
    row = TicketField(id=wanted.id, kind=kind.value, position=wanted.position, created_at=clock.utc_now(), version=1)
    _write(row, wanted)
    session.add(row)
    await session.flush()
    await _tell(session, principal, row, "created", [])
    return wanted


async def change_field(
    session: AsyncSession, principal: Principal, field_id: UUID, changes: Mapping[str, Any], version: int | None
) -> Field:
    """Change fields of FieldSettings. A choice that is left out of `choices` is archived.

    Raises NotFound, PreconditionFailed, Conflict(code="field_in_use") when others' conditions ask about a field that
    is to be archived, Invalid(code="fixed_decimals"), and as `create_field`.
    """
    principal.require(Permission.ADMINISTER)
    every = {row.id: row for row in await repository.list_fields(session, lock=True)}
    row = every.get(field_id)
    if row is None:
        raise NotFound("There is no such field.", code="ticket_field_not_found")
    require_version(row.version, version)
    before = repository.field_of(row)
    others = [repository.field_of(other) for other in every.values() if other.id != field_id]
    wanted = _field(before, replace(_settings(before), **changes))
    news = sorted(one.name for one in fields(wanted) if getattr(wanted, one.name) != getattr(before, one.name))
    if not news:
        return before
    _require_sense(wanted, others)
    if wanted.is_archived and not before.is_archived:
        _require_unused(wanted, others)
    _write(row, wanted)
    row.version += 1
    await session.flush()
    await _tell(session, principal, row, "changed", news)
    return repository.field_of(row)


async def order_fields(session: AsyncSession, principal: Principal, field_ids: Sequence[UUID]) -> list[Field]:
    """Put the fields in this order, archived ones too. Raises NotPermitted; Invalid(code="not_all_fields")."""
    principal.require(Permission.ADMINISTER)
    rows = await repository.list_fields(session, lock=True)
    moved = put_in_order(rows, field_ids, one="field", every="fields")
    for row in moved:
        row.version += 1
    await session.flush()
    for row in moved:
        await _tell(session, principal, row, "changed", ["position"])
    return [repository.field_of(row) for row in sorted(rows, key=attrgetter("position"))]


async def store_values(session: AsyncSession, ticket_id: UUID, changes: Sequence[tuple[Field, Value | None]]) -> None:
    """Write what fields of a locked ticket hold from now on; None empties one. The caller records the event."""
    await repository.replace_values(session, ticket_id, changes)


async def _every(session: AsyncSession) -> list[Field]:
    return [repository.field_of(row) for row in await repository.list_fields(session, lock=True)]


def _settings(field: Field) -> FieldSettings:
    return FieldSettings(**{one.name: getattr(field, one.name) for one in fields(FieldSettings)})


def _field(before: Field, settings: FieldSettings, *, new: bool = False) -> Field:
    """The field as it would be: money always has two places, places never change, a choice left out is archived."""
    decimals = MONEY_DECIMALS if before.kind is TicketFieldKind.MONEY else settings.decimals
    if not new and decimals != before.decimals:
        raise Invalid("The places of a number cannot change.", code="fixed_decimals", data={"field": "decimals"})
    named = {choice.id for choice in settings.choices}
    gone = tuple(replace(choice, is_archived=True) for choice in before.choices if choice.id not in named)
    values = {one.name: getattr(settings, one.name) for one in fields(settings)}
    return replace(before, **values | {"decimals": decimals, "choices": settings.choices + gone})


def _require_sense(wanted: Field, others: Sequence[Field]) -> None:
    if not (wanted.label_th.strip() or wanted.label_en.strip()):
        raise Invalid("Name the field in Thai or in English.", code="label_missing", data={"field": "label_th"})
    if wanted.kind in WITH_CHOICES:
        _require_choices(wanted)
    elif wanted.choices:
        raise Invalid("This kind of field has no choices.", code="bad_choices", data={"field": "choices"})
    most = MOST_DECIMALS if wanted.kind in (TicketFieldKind.NUMBER, TicketFieldKind.MONEY) else 0
    if not 0 <= wanted.decimals <= most:
        raise Invalid("So many places are not possible.", code="bad_decimals", data={"field": "decimals"})
    require_condition(wanted, others)


def _require_choices(wanted: Field) -> None:
    if all(choice.is_archived for choice in wanted.choices):
        raise Invalid("Give it something to choose.", code="choices_missing", data={"field": "choices"})
    names = [choice.id for choice in wanted.choices]
    is_unnamed = any(not (choice.label_th.strip() or choice.label_en.strip()) for choice in wanted.choices)
    if is_unnamed or len(set(names)) != len(names) or len(names) > MOST_CHOICES:
        raise Invalid("These choices cannot be told apart.", code="bad_choices", data={"field": "choices"})


def _require_unused(wanted: Field, others: Sequence[Field]) -> None:
    users = dependants(wanted, [*others, wanted])
    if users:
        data = {f"names_{language}": ", ".join(one.label(language) for one in users) for language in ("th", "en")}
        raise Conflict("Other fields show depending on this one.", code="field_in_use", data=data)


def _write(row: TicketField, wanted: Field) -> None:
    row.label_th, row.label_en = wanted.label_th.strip(), wanted.label_en.strip()
    row.help_th, row.help_en = wanted.help_th.strip(), wanted.help_en.strip()
    row.decimals = wanted.decimals
    row.choices = [asdict(choice) for choice in wanted.choices]
    row.ticket_types = list(wanted.ticket_types)
    row.condition = dict(wanted.condition) if wanted.condition is not None else None
    row.required, row.is_archived = wanted.required.value, wanted.is_archived


async def _tell(session: AsyncSession, principal: Principal, row: TicketField, change: str, changed: list[str]) -> None:
    fact = TicketFieldChanged(change=change, fields=changed)
    await record_events(session, [NewEvent(fact, "ticket_field", row.id, row.version, principal.actor, EVERYONE)])
