"""Fields as others read them."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from ticketing.fields import repository
from ticketing.fields.model import Field, Required, Value
from ticketing.fields.showing import About, FieldSet
from ticketing.fields.values import Written, parse_value


@dataclass(frozen=True, slots=True)
class FieldsOnTicket:
    """The company's fields, what one ticket holds in them, which it shows and which it needs before it is solved."""

    fields: tuple[Field, ...]
    values: Mapping[UUID, Value]
    shown: tuple[Field, ...]
    missing: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a ticket that is not there yet would show, need to be opened, and need to be solved."""

    shown: tuple[Field, ...]
    needed: tuple[Field, ...]
    missing: tuple[Field, ...]


async def list_fields(session: AsyncSession) -> list[Field]:
    """Every field in its order, archived ones too; one query."""
    return [repository.field_of(row) for row in await repository.list_fields(session)]


async def fields_on(session: AsyncSession, ticket_id: UUID, about: About) -> FieldsOnTicket:
    """Everything about the fields of one ticket; one query. The caller has passed the ticket's gate."""
    fields, values = await repository.fields_and_values(session, ticket_id)
    every = FieldSet(fields)
    return FieldsOnTicket(
        tuple(every.fields), values, tuple(every.shown(about, values)), tuple(every.missing(about, values))
    )


async def preview(session: AsyncSession, about: About, written: Mapping[UUID, Written]) -> Preview:
    """What a form shows while it is filled in; what it holds that makes no sense (yet) counts as empty. One query."""
    every = FieldSet(await list_fields(session))
    values: dict[UUID, Value] = {}
    for one in every.fields:
        with suppress(Invalid):
            value = parse_value(one, written.get(one.id))
            if value is not None:
                values[one.id] = value
    return Preview(
        tuple(every.shown(about, values)),
        tuple(every.missing(about, values, {Required.ALWAYS})),
        tuple(every.missing(about, values)),
    )


async def values_of(
    session: AsyncSession, ticket_ids: Collection[UUID], fields: Collection[Field]
) -> dict[UUID, dict[UUID, Value]]:
    """What tickets hold in some fields, by ticket and field; one query. What is empty is left out."""
    return await repository.values_of(session, ticket_ids, {field.id: field for field in fields})
