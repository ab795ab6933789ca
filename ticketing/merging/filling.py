"""What a case that goes up in another leaves there of its own: type, urgency, due date, and the company's own fields.

Only where the other one says nothing; why so: docs/decisions/0017-messages-that-move.md.
"""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.facts.ticket import (
    TicketDueChanged,
    TicketFieldsChanged,
    TicketPriorityChanged,
    TicketTypeChanged,
)
from ticketing.fields.model import Field, Value
from ticketing.fields.reading import list_fields, values_of
from ticketing.fields.service import store_values
from ticketing.merging import rules
from ticketing.merging.cases import Cases
from ticketing.merging.ledger import Filled
from ticketing.merging.rules import Nature
from ticketing.tickets import lifecycle
from ticketing.tickets.filling import field_news
from ticketing.tickets.models import Ticket


async def fill_gaps(session: AsyncSession, cases: Cases, source: Ticket, target: Ticket) -> Filled | None:
    """Give the target what only the source says, and tell it; None when there is nothing of the kind.

    The source still has the status with which it goes.
    """
    before = _nature(target)
    after = rules.nature_after(before, _nature(source), source.status)
    _become(cases, target, after, "merged")
    fields = [field for field in await list_fields(session) if not field.is_archived]
    held = await values_of(session, (source.id, target.id), fields)
    ours, theirs = held.get(source.id, {}), held.get(target.id, {})
    gaps = [field for field in fields if field.id in ours and field.id not in theirs]
    await _store(session, cases, target, [(field, None, ours[field.id]) for field in gaps], "merged")
    if after == before and not gaps:
        return None
    return Filled(before, after, tuple(field.id for field in gaps))


async def empty_again(session: AsyncSession, cases: Cases, source: Ticket, target: Ticket, filled: Filled) -> None:
    """Take back from the target what the merge put there, as far as nobody has changed it since."""
    now = _nature(target)
    kept = {
        name: getattr(filled.before, name)
        for name in ("priority", "type", "due_at")
        if getattr(now, name) == getattr(filled.after, name)
    }
    _become(cases, target, replace(now, **kept), "unmerged")
    if not filled.fields:
        return
    fields = [field for field in await list_fields(session) if field.id in filled.fields]
    held = await values_of(session, (source.id, target.id), fields)
    # nobody can write on a case that was merged, so what it holds is what it gave
    ours, theirs = held.get(source.id, {}), held.get(target.id, {})
    same = [field for field in fields if field.id in theirs and theirs[field.id] == ours.get(field.id)]
    await _store(session, cases, target, [(field, theirs[field.id], None) for field in same], "unmerged")


def _nature(ticket: Ticket) -> Nature:
    return Nature(ticket.priority, ticket.type, ticket.due_at)


def _become(cases: Cases, ticket: Ticket, wanted: Nature, reason: str) -> None:
    before = _nature(ticket)
    if wanted.type != before.type:
        ticket.type = wanted.type
        cases.record(ticket, TicketTypeChanged, reason=reason, before=before.type, after=wanted.type)
    if wanted.priority != before.priority:
        lifecycle.apply_priority(ticket, wanted.priority)
        cases.record(ticket, TicketPriorityChanged, reason=reason, before=before.priority)
    if wanted.due_at != before.due_at:
        ticket.due_at = wanted.due_at
        cases.record(ticket, TicketDueChanged, reason=reason, before=before.due_at, after=wanted.due_at)


async def _store(
    session: AsyncSession,
    cases: Cases,
    ticket: Ticket,
    changes: Sequence[tuple[Field, Value | None, Value | None]],
    reason: str,
) -> None:
    """Write fields (field, before, after) and tell it."""
    if not changes:
        return
    await store_values(session, ticket.id, [(field, after) for field, _, after in changes])
    news = field_news(changes)
    cases.record(ticket, TicketFieldsChanged, reason=reason, detail=news.detail, changed=news.changed)
