"""Filling in the company's own fields on a ticket."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, Invalid
from core.events.facts.ticket import ChangedField, TicketFieldsChanged
from core.staff.principal import Principal
from ticketing.fields.model import Field, Value
from ticketing.fields.reading import fields_on
from ticketing.fields.service import store_values
from ticketing.fields.showing import FieldSet
from ticketing.fields.values import Written, parse_value, told_value, written_value
from ticketing.tickets.access import require_on
from ticketing.tickets.lifecycle import ENDED
from ticketing.tickets.required_fields import about, fields_missing, is_kept_filled
from ticketing.tickets.service import Opened, open_ticket


@dataclass(frozen=True, slots=True)
class FieldNews:
    """The parts of the event: which fields changed, and, erasable, what they held and hold."""

    detail: dict[str, Any]
    changed: list[ChangedField]


async def fill_fields(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    written: Mapping[UUID, Written],
    expected: Mapping[UUID, Written] | None = None,
) -> None:
    """Change what fields of a ticket hold; None empties one. A field that does not show now may be filled too.

    Raises NotFound, NotPermitted, Conflict(code="ticket_state") from the gate; Invalid(code="unknown_field" |
    "bad_field_value"); Conflict(code="changed", data.current by field id) when a field holds neither what `expected`
    says nor already what is wanted; Conflict(code="fields_missing") when a field that is always required is emptied,
    or one that was needed to solve a ticket that is solved.
    """
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "status")
    await fill_opened(session, opened, written, expected or {})
    await opened.recorder.flush(session)


async def fill_opened(
    session: AsyncSession, opened: Opened, written: Mapping[UUID, Written], expected: Mapping[UUID, Written]
) -> None:
    """Like `fill_fields`, for a ticket that has passed the gate; the caller flushes its recorder."""
    found = await fields_on(session, opened.ticket.id, about(opened.ticket))
    known = {field.id: field for field in found.fields if not field.is_archived}
    _require_known(written, known)
    wanted = {one: parse_value(known[one], value, found.values.get(one)) for one, value in written.items()}
    _require_as_expected(known, found.values, wanted, expected)
    changes = [(known[one], value) for one, value in wanted.items() if value != found.values.get(one)]
    if not changes:
        return
    held = {one: value for one, value in {**found.values, **wanted}.items() if value is not None}
    needed = FieldSet(found.fields).missing(about(opened.ticket), held) if opened.ticket.status in ENDED else ()
    emptied = [field for field, value in changes if value is None and (is_kept_filled(field) or field in needed)]
    if emptied:
        raise fields_missing(emptied)
    await store_values(session, opened.ticket.id, changes)
    news = field_news([(field, found.values.get(field.id), value) for field, value in changes])
    opened.record(TicketFieldsChanged, news.detail, changed=news.changed)


def field_news(changes: Sequence[tuple[Field, Value | None, Value | None]]) -> FieldNews:
    """What `ticket.fields_changed` tells of fields (field, before, after)."""
    return FieldNews(
        detail={
            "values_before": {str(field.id): told_value(field, before) for field, before, _ in changes},
            "values_after": {str(field.id): told_value(field, after) for field, _, after in changes},
        },
        changed=[
            ChangedField(
                field_id=field.id, kind=field.kind.value, label_th=field.label("th"), label_en=field.label("en")
            )
            for field, _, _ in changes
        ],
    )


def _require_known(written: Mapping[UUID, Any], known: Mapping[UUID, Field]) -> None:
    unknown = sorted(str(one) for one in written if one not in known)
    if unknown:
        raise Invalid("There is no such field.", code="unknown_field", data={"field_ids": unknown})


def _require_as_expected(
    known: Mapping[UUID, Field],
    held: Mapping[UUID, Value],
    wanted: Mapping[UUID, Value | None],
    expected: Mapping[UUID, Written],
) -> None:
    surprises = {
        str(one): written_value(known[one], held.get(one))
        for one, shown in expected.items()
        if one in known
        and written_value(known[one], held.get(one)) != shown
        and (one not in wanted or held.get(one) != wanted[one])
    }
    if surprises:
        raise Conflict("Somebody else changed this meanwhile.", code="changed", data={"current": surprises})
