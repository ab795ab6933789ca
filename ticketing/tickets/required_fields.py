"""What must be filled in before a case is over."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict
from ticketing.fields.model import Field, Required
from ticketing.fields.reading import fields_on, list_fields, values_of
from ticketing.fields.showing import NEEDED_TO_SOLVE, About, FieldSet
from ticketing.tickets.models import Ticket


async def require_filled(session: AsyncSession, ticket: Ticket, needed: Collection[Required] = NEEDED_TO_SOLVE) -> None:
    """Raise Conflict(code="fields_missing") while a field that the ticket shows must still be filled in; one query."""
    found = await fields_on(session, ticket.id, about(ticket))
    missing = [field for field in found.missing if field.required in needed]
    if missing:
        raise fields_missing(missing)


async def missing_on(session: AsyncSession, tickets: Collection[Ticket]) -> dict[UUID, list[Field]]:
    """Per ticket that cannot be solved yet, the fields to be filled in first; two queries for any number of tickets."""
    every = FieldSet(await list_fields(session))
    needed = [field for field in every.fields if field.required in NEEDED_TO_SOLVE and not field.is_archived]
    if not needed:
        return {}
    held = await values_of(session, [ticket.id for ticket in tickets], every.fields)
    found = {ticket.id: every.missing(about(ticket), held.get(ticket.id, {})) for ticket in tickets}
    return {ticket_id: missing for ticket_id, missing in found.items() if missing}


def fields_missing(missing: Collection[Field]) -> Conflict:
    """The error for fields that must be filled in first.

    `data.fields` names them in their order, `data.names_th` and `data.names_en` in one text.
    """
    fields = [{"id": str(one.id), "label_th": one.label("th"), "label_en": one.label("en")} for one in missing]
    names = {f"names_{language}": ", ".join(one.label(language) for one in missing) for language in ("th", "en")}
    return Conflict("Some fields must be filled in first.", code="fields_missing", data={"fields": fields, **names})


def is_kept_filled(field: Field) -> bool:
    """Whether nobody may empty this field again."""
    return field.required is Required.ALWAYS


def about(ticket: Ticket) -> About:
    """What the conditions of fields ask about a ticket."""
    return About(priority=ticket.priority, type=ticket.type)
