"""Where tickets stand, for previews: many at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from ticketing.actions.model import Action, SetField
from ticketing.actions.preview import Shown, Standing
from ticketing.fields.reading import list_fields, values_of
from ticketing.fields.values import written_value
from ticketing.tags.models import TicketTag
from ticketing.tickets.models import Ticket


async def load_standings(
    session: AsyncSession, ticket_ids: Collection[UUID], actions: Sequence[Action]
) -> dict[UUID, Standing]:
    """Where these tickets stand; the company's own fields only as far as the actions set them. Four queries at most."""
    keys = padded(ticket_ids)
    if not keys:
        return {}
    tags: dict[UUID, set[UUID]] = defaultdict(set)
    tagged = select(TicketTag.ticket_id, TicketTag.tag_id).where(TicketTag.ticket_id.in_(keys))
    for ticket_id, tag_id in (await session.execute(tagged)).all():
        tags[ticket_id].add(tag_id)
    fields = await _fields(session, keys, {one.field_id for one in actions if isinstance(one, SetField)})
    query = select(
        Ticket.id,
        Ticket.status,
        Ticket.priority,
        Ticket.type,
        Ticket.owner_id,
        Ticket.team_id,
        Ticket.status_id,
        Ticket.due_at,
        Ticket.snoozed_until,
    ).where(Ticket.id.in_(keys))
    return {
        row[0]: Standing(*row[1:], tag_ids=frozenset(tags[row[0]]), fields=fields.get(row[0], {}))
        for row in (await session.execute(query)).all()
    }


async def _fields(
    session: AsyncSession, keys: Sequence[UUID], wanted: Collection[UUID]
) -> dict[UUID, dict[UUID, Shown]]:
    if not wanted:
        return {}
    known = [field for field in await list_fields(session) if field.id in wanted]
    held = await values_of(session, keys, known)
    return {
        ticket_id: {field.id: written_value(field, values.get(field.id)) for field in known}
        for ticket_id, values in held.items()
    }
