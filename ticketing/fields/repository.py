"""The SQL of fields and of what tickets hold in them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import and_, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import insert_rows, padded
from core.db.paging import AnyRow
from ticketing.fields.model import Choice, Field, Required, TicketFieldKind, Value
from ticketing.fields.models import TicketField, TicketFieldValue
from ticketing.fields.values import midnight_of

_VALUE_COLUMNS = (
    TicketFieldValue.text,
    TicketFieldValue.number,
    TicketFieldValue.at,
    TicketFieldValue.long_text,
)
_TICKET: Final = bindparam("filled_in_on_id", type_=TicketFieldValue.ticket_id.type)
_FIELDS_AND_VALUES: Final = (
    select(TicketField, *_VALUE_COLUMNS)
    .outerjoin(
        TicketFieldValue, and_(TicketFieldValue.field_id == TicketField.id, TicketFieldValue.ticket_id == _TICKET)
    )
    .order_by(TicketField.position, TicketField.id, TicketFieldValue.position)
)


async def list_fields(session: AsyncSession, *, lock: bool = False) -> Sequence[TicketField]:
    """Every field in its order; `lock` holds them all until the transaction ends."""
    query = select(TicketField).order_by(TicketField.position, TicketField.id)
    if lock:
        query = query.with_for_update().execution_options(populate_existing=True)
    return (await session.execute(query)).scalars().all()


async def next_position(session: AsyncSession) -> int:
    """The place behind the last field."""
    last = (await session.execute(select(func.max(TicketField.position)))).scalar_one()
    return 0 if last is None else last + 1


async def fields_and_values(session: AsyncSession, ticket_id: UUID) -> tuple[list[Field], dict[UUID, Value]]:
    """Every field and what one ticket holds in it; one query."""
    fields: dict[UUID, Field] = {}
    values: dict[UUID, Value] = {}
    for row in (await session.execute(_FIELDS_AND_VALUES, {_TICKET.key: ticket_id})).all():
        kept: TicketField = row.TicketField
        field = fields[kept.id] = fields.get(kept.id) or field_of(kept)
        _gather(values, field, row)
    return list(fields.values()), values


async def values_of(
    session: AsyncSession, ticket_ids: Collection[UUID], fields: Mapping[UUID, Field]
) -> dict[UUID, dict[UUID, Value]]:
    """What tickets hold in some fields; one query. A ticket that holds nothing is left out."""
    if not ticket_ids or not fields:
        return {}
    query = (
        select(TicketFieldValue.ticket_id, TicketFieldValue.field_id, *_VALUE_COLUMNS)
        .where(
            TicketFieldValue.ticket_id.in_(padded(ticket_ids)),
            TicketFieldValue.field_id.in_(padded(fields)),
        )
        .order_by(TicketFieldValue.position)
    )
    found: dict[UUID, dict[UUID, Value]] = {}
    for row in (await session.execute(query)).all():
        _gather(found.setdefault(row.ticket_id, {}), fields[row.field_id], row)
    return found


async def replace_values(session: AsyncSession, ticket_id: UUID, changes: Iterable[tuple[Field, Value | None]]) -> None:
    """Write what fields of a locked ticket hold from now on."""
    changed = list(changes)
    if not changed:
        return
    await session.execute(
        delete(TicketFieldValue).where(
            TicketFieldValue.ticket_id == ticket_id,
            TicketFieldValue.field_id.in_(padded(field.id for field, _ in changed)),
        )
    )
    rows = [row for field, value in changed if value is not None for row in _rows(ticket_id, field, value)]
    await insert_rows(session, TicketFieldValue, rows)


def field_of(row: TicketField) -> Field:
    """The row as a plain value."""
    return Field(
        id=row.id,
        kind=TicketFieldKind(row.kind),
        label_th=row.label_th,
        label_en=row.label_en,
        help_th=row.help_th,
        help_en=row.help_en,
        decimals=row.decimals,
        choices=tuple(Choice(**choice) for choice in row.choices),
        ticket_types=tuple(row.ticket_types),
        condition=row.condition,
        required=Required(row.required),
        position=row.position,
        is_archived=row.is_archived,
        version=row.version,
    )


def _gather(values: dict[UUID, Value], field: Field, row: AnyRow) -> None:
    """Add one stored row; the marks of a multi-choice come one by one, in their order."""
    if field.kind is TicketFieldKind.MULTI_CHOICE and row.text is not None:
        before = values.get(field.id, ())
        assert isinstance(before, tuple)
        values[field.id] = (*before, row.text)
    elif field.kind is TicketFieldKind.CHECKBOX and row.number is not None:
        values[field.id] = True
    elif row.at is not None:
        values[field.id] = row.at.date()
    else:
        stored = next((one for one in (row.number, row.text, row.long_text) if one is not None), None)
        if stored is not None:
            values[field.id] = stored


def _rows(ticket_id: UUID, field: Field, value: Value) -> list[dict[str, Any]]:
    parts = value if isinstance(value, tuple) else (value,)
    return [
        {"ticket_id": ticket_id, "field_id": field.id, "position": position} | _columns(field, part)
        for position, part in enumerate(parts)
    ]


def _columns(field: Field, part: Any) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(("text", "number", "at", "long_text"))
    if field.kind is TicketFieldKind.DATE:
        return empty | {"at": midnight_of(part)}
    if field.kind is TicketFieldKind.LONG_TEXT:
        return empty | {"long_text": part}
    if field.kind in (TicketFieldKind.NUMBER, TicketFieldKind.MONEY, TicketFieldKind.CHECKBOX):
        return empty | {"number": int(part)}
    return empty | {"text": part}
