"""Carrying a bulk operation one chunk further, in one transaction: lock, decide, change in memory, write as sets."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.paging import AnyRow
from core.events.log import record_events
from core.staff.principal import Principal
from ticketing.bulk import repository
from ticketing.bulk.changing import NOT_VISIBLE, Hanging, Scene, apply_action, refusal
from ticketing.bulk.chunks import chunk_size
from ticketing.bulk.model import BulkAction, BulkAssign, BulkStatus, BulkTags, parse_actions
from ticketing.bulk.models import BulkOperation
from ticketing.bulk.telling import progress_event, reason_of, voice_for
from ticketing.bulk.way_back import ReadMark, WayBack
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder
from ticketing.tickets.required_fields import missing_on
from ticketing.tickets.restoring import Names
from ticketing.tickets.reversal import Reversal, reversal_between, snapshot_of
from ticketing.tickets.undoing import load_names


async def carry_on(session: AsyncSession, operation: BulkOperation, principal: Principal) -> None:
    """Do the next chunk of a claimed operation, or end it when nothing is left or it is to be canceled."""
    items = [] if operation.is_cancel_wanted else await _next_items(session, operation)
    now = clock.utc_now()
    if not items:
        operation.state = "canceled" if operation.is_cancel_wanted else "done"
        operation.finished_at = now
        await record_events(session, [progress_event(operation, principal)])
        return
    actions = parse_actions(operation.actions)
    ids = [item.ticket_id for item in items]
    tickets = await repository.lock_tickets(session, ids, principal)
    scene = await _scene(session, principal, actions, tickets.values())
    listeners = await listeners_of(session, tickets.keys())
    marks = await repository.read_marks_of(session, principal.user_id, ids) if _has(actions, "read") else {}
    chunk = _Chunk(operation, scene, marks)
    for ticket_id in ids:
        ticket = tickets.get(ticket_id)
        reason = NOT_VISIBLE if ticket is None else refusal(ticket, actions, scene)
        if ticket is None or reason is not None:
            chunk.skip(ticket_id, reason or NOT_VISIBLE)
        else:
            chunk.change(ticket, actions, listeners.get(ticket_id, frozenset()))
    operation.cursor, operation.turn_at = ids[-1], now
    operation.done += len(ids)
    await _write(session, chunk)


async def _next_items(session: AsyncSession, operation: BulkOperation) -> Sequence[AnyRow]:
    return await repository.next_items(session, operation, repository.WAITING, chunk_size(session))


class _Chunk:
    """What a chunk comes to, collected for writing."""

    def __init__(self, operation: BulkOperation, scene: Scene, marks: dict[UUID, AnyRow]) -> None:
        self.operation, self.scene, self.marks = operation, scene, marks
        self.recorder = TicketRecorder()
        self.changed: list[Ticket] = []
        self.items: list[dict[str, Any]] = []
        self.tags_added: list[tuple[UUID, UUID]] = []
        self.tags_removed: list[tuple[UUID, UUID]] = []
        self.followed: list[UUID] = []
        self.unfollowed: list[UUID] = []
        self.read: list[dict[str, Any]] = []

    def skip(self, ticket_id: UUID, reason: str) -> None:
        """Nothing is done to this case."""
        self.operation.skipped += 1
        self.items.append({"ticket_id": ticket_id, "state": "skipped", "reason": reason, "undo": None})

    def change(self, ticket: Ticket, actions: Sequence[BulkAction], followers: Collection[UUID]) -> None:
        """Do every action to this case, and note what takes it back."""
        before, version = snapshot_of(ticket, lifecycle.standing_of(ticket)), ticket.version
        hanging = Hanging()
        listeners = {ticket.id: frozenset(followers)}
        reason = reason_of(self.operation.changed)
        tell = voice_for(ticket, self.scene.principal, self.recorder, listeners, reason)
        for action in actions:
            apply_action(ticket, action, self.scene, hanging, tell)
        read = self._read(ticket) if hanging.is_read else None
        if ticket.version == version and read is None:
            self.operation.unchanged += 1
            self.items.append({"ticket_id": ticket.id, "state": "unchanged", "reason": None, "undo": None})
            return
        self.operation.changed += 1
        if ticket.version != version:
            self.changed.append(ticket)
        self._hang(ticket.id, hanging)
        tags = Reversal(tags_added=frozenset(hanging.tags_added), tags_removed=frozenset(hanging.tags_removed))
        back = WayBack(
            fields=reversal_between(before, ticket, self.scene.now, tags), follows=hanging.follows, read=read
        )
        self.items.append({"ticket_id": ticket.id, "state": "changed", "reason": None, "undo": back.document()})

    def _hang(self, ticket_id: UUID, hanging: Hanging) -> None:
        self.tags_added += [(ticket_id, tag_id) for tag_id in hanging.tags_added]
        self.tags_removed += [(ticket_id, tag_id) for tag_id in hanging.tags_removed]
        if hanging.follows is not None:
            (self.followed if hanging.follows else self.unfollowed).append(ticket_id)

    def _read(self, ticket: Ticket) -> ReadMark | None:
        mark = self.marks.get(ticket.id)
        if mark is not None and mark.inbound_count >= ticket.inbound_count:
            return None
        self.read.append(
            {
                "user_id": self.scene.principal.user_id,
                "ticket_id": ticket.id,
                "last_message_id": ticket.last_message_id,
                "inbound_count": ticket.inbound_count,
                "updated_at": self.scene.now,
            }
        )
        return ReadMark(
            before_message_id=mark.last_message_id if mark else None,
            before_count=mark.inbound_count if mark else None,
            after_count=ticket.inbound_count,
        )


async def _write(session: AsyncSession, chunk: _Chunk) -> None:
    user_id, now = chunk.scene.principal.user_id, chunk.scene.now
    await repository.write_tickets(session, chunk.changed)
    await repository.write_tags(session, chunk.tags_added, chunk.tags_removed)
    await repository.write_followers(session, user_id, chunk.followed, chunk.unfollowed, now)
    await repository.write_read_marks(session, chunk.read)
    await repository.finish_items(session, chunk.operation.id, chunk.items)
    progress = progress_event(chunk.operation, chunk.scene.principal)
    await record_events(session, [*chunk.recorder.take(), progress])


async def _scene(
    session: AsyncSession, principal: Principal, actions: Sequence[BulkAction], tickets: Collection[Ticket]
) -> Scene:
    ids = [ticket.id for ticket in tickets]
    assigning = [action for action in actions if isinstance(action, BulkAssign)]
    retagging = [action for action in actions if isinstance(action, BulkTags)]
    names: Names = await load_names(
        session,
        people={one.owner_id for one in tickets} | {one.owner_id for one in assigning} if assigning else (),
        teams={one.team_id for one in tickets} | {one.team_id for one in assigning} if assigning else (),
        tags={tag_id for action in retagging for tag_id in (*action.add, *action.remove)},
    )
    ending = any(isinstance(action, BulkStatus) and action.status in lifecycle.ENDED for action in actions)
    return Scene(
        principal=principal,
        now=clock.utc_now(),
        names=names,
        tags=await repository.tag_ids_of(session, ids) if retagging and ids else {},
        followed=(
            await repository.followed_by(session, principal.user_id, ids)
            if ids and (_has(actions, "follow") or _has(actions, "unfollow"))
            else frozenset()
        ),
        incomplete=frozenset(await missing_on(session, tickets)) if ending and ids else frozenset(),
    )


def _has(actions: Sequence[BulkAction], kind: str) -> bool:
    return any(action.kind == kind for action in actions)
