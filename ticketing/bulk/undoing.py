"""Taking a bulk operation back, chunk by chunk: every case that nobody changed since is put back to what it was."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.facts.bulk import BULK_UNDO
from core.events.facts.ticket import TicketFollowerAdded, TicketFollowerRemoved
from core.events.log import record_events
from core.staff.principal import Principal
from ticketing.bulk import repository
from ticketing.bulk.changing import CHANGED_SINCE
from ticketing.bulk.chunks import chunk_size
from ticketing.bulk.models import BulkOperation
from ticketing.bulk.telling import TOLD_ONE_BY_ONE, progress_event, voice_for
from ticketing.bulk.way_back import ReadMark, WayBack
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder
from ticketing.tickets.restoring import restore
from ticketing.tickets.reversal import changed_since
from ticketing.tickets.undoing import UNDO, names_for


async def take_back(session: AsyncSession, operation: BulkOperation, principal: Principal) -> None:
    """Put the next chunk of a claimed operation's cases back, or end when none is left.

    Like undoing a single change, this needs no sight of the case: it may be what took it away.
    """
    items = await repository.next_items(session, operation, "changed", chunk_size(session))
    now = clock.utc_now()
    if not items:
        operation.state, operation.undone_at = "undone", now
        await record_events(session, [progress_event(operation, principal)])
        return
    backs = {item.ticket_id: WayBack.of(item.undo) for item in items}
    tickets = await repository.lock_tickets(session, backs.keys(), None)
    tags = await repository.tag_ids_of(session, backs.keys())
    listeners = await listeners_of(session, backs.keys())
    names = await names_for(session, tickets.values(), [back.fields for back in backs.values()])
    marks = await repository.read_marks_of(session, principal.user_id, [i for i, one in backs.items() if one.read])
    recorder, rows, restored = TicketRecorder(), [], {}
    for ticket_id, back in backs.items():
        ticket = tickets.get(ticket_id)
        on_it, mark = tags.get(ticket_id, set()), marks.get(ticket_id)
        if ticket is None or ticket.merged_into_id or changed_since(ticket, on_it, back.fields) or _read_on(back, mark):
            rows.append({"ticket_id": ticket_id, "state": "kept", "reason": CHANGED_SINCE})
            continue
        reason = BULK_UNDO if operation.changed > TOLD_ONE_BY_ONE else UNDO
        tell = voice_for(ticket, principal, recorder, listeners, reason)
        restore(ticket, back.fields, names, now, tell)
        if back.follows:
            tell(TicketFollowerRemoved, user_id=principal.user_id, user_name=principal.name)
        elif back.follows is False:
            tell(TicketFollowerAdded, user_id=principal.user_id, user_name=principal.name)
        restored[ticket_id] = (ticket, back)
        rows.append({"ticket_id": ticket_id, "state": "undone", "reason": None})
    await _write(session, principal, restored, names.tags.keys())
    await repository.end_items(session, operation.id, rows)
    operation.undone += len(restored)
    operation.kept += len(rows) - len(restored)
    operation.cursor, operation.turn_at = items[-1].ticket_id, now
    await record_events(session, [*recorder.take(), progress_event(operation, principal)])


async def _write(
    session: AsyncSession, principal: Principal, restored: dict[UUID, tuple[Ticket, WayBack]], known_tags: Any
) -> None:
    now, user_id = clock.utc_now(), principal.user_id
    await repository.write_tickets(session, [ticket for ticket, _ in restored.values()])
    backs = {ticket_id: back for ticket_id, (_, back) in restored.items()}
    await repository.write_tags(
        session,
        [(i, tag_id) for i, back in backs.items() for tag_id in back.fields.tags_removed & known_tags],
        [(i, tag_id) for i, back in backs.items() for tag_id in back.fields.tags_added],
    )
    again = [i for i, back in backs.items() if back.follows is False]
    no_more = [i for i, back in backs.items() if back.follows]
    await repository.write_followers(session, user_id, again, no_more, now)
    await repository.forget_read_marks(session, user_id, [i for i, back in backs.items() if _was_unread(back.read)])
    await repository.write_read_marks(
        session,
        [
            {
                "user_id": user_id,
                "ticket_id": ticket_id,
                "last_message_id": back.read.before_message_id,
                "inbound_count": back.read.before_count,
                "updated_at": now,
            }
            for ticket_id, back in backs.items()
            if back.read is not None and back.read.before_count is not None
        ],
    )


def _was_unread(read: ReadMark | None) -> bool:
    return read is not None and read.before_count is None


def _read_on(back: WayBack, mark: Any) -> bool:
    """Whether the person has read on since."""
    return back.read is not None and (mark is None or mark.inbound_count != back.read.after_count)
