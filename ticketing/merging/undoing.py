"""Taking a merge, a split or a move back: what went comes back, and nothing that happened since is lost.

What nobody has touched since is again exactly what it was; what has changed since is told anew from what is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db import moving
from core.errors import Conflict, NotFound
from core.events.facts.merging import (
    MessagesMovedBack,
    OperationFact,
    TicketMergeUndone,
    TicketParentChanged,
)
from core.events.facts.ticket import TicketTagged
from core.references import Target
from core.staff.principal import Principal
from ticketing.merging import linking_repository, repository, rules
from ticketing.merging.cases import Cases, open_cases, settle_trouble
from ticketing.merging.filling import empty_again
from ticketing.merging.ledger import Change, Place, Record, Snapshot, put, record_of
from ticketing.merging.marks import Marks
from ticketing.merging.merging import merge_one
from ticketing.merging.models import TicketOperation
from ticketing.merging.rules import LinkKind, OperationKind
from ticketing.merging.splitting import move_rows_of_messages
from ticketing.replies.standing import said_on, told
from ticketing.tickets import lifecycle
from ticketing.tickets.access import require_on
from ticketing.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class _Undo:
    """An operation about to be undone, with its two cases as they stand."""

    operation: TicketOperation
    record: Record
    source: Ticket
    target: Ticket
    source_now: Snapshot
    target_now: Snapshot

    @property
    def is_source_untouched(self) -> bool:
        """Whether nothing was said on the source and nobody set its status since."""
        after = self.record.source.after
        return (self.source_now.talk, self.source_now.standing) == (after.talk, after.standing)

    @property
    def is_target_untouched(self) -> bool:
        """The same of the target."""
        after = self.record.target.after
        return (self.target_now.talk, self.target_now.standing) == (after.talk, after.standing)


async def undo_operation(session: AsyncSession, principal: Principal, operation_id: UUID) -> UUID:
    """Take an operation back; the case that its messages are on again.

    A split leaves its case behind: what came to it meanwhile goes up in the source, so that nothing is lost.
    Raises NotFound(code="operation_not_found"), NotPermitted, Conflict(code="already_undone" | "merged_again",
    data.number: undo that merge first | "ticket_state").
    """
    undo, cases = await _open(session, principal, operation_id)
    if undo.operation.kind == OperationKind.MERGE:
        await _part(session, cases, undo)
    else:
        await _shift_back(session, cases, undo)
    undo.operation.undone_at, undo.operation.undone_by = cases.now, principal.user_id
    await settle_trouble(session, undo.source, undo.target)
    if undo.operation.kind == OperationKind.SPLIT:
        left = await repository.count_messages(session, undo.target.id)
        await linking_repository.delete_link(session, undo.target.id, undo.source.id, LinkKind.SPLIT)
        await merge_one(session, cases, undo.target, undo.source, is_quiet=not left)
    await cases.flush(session)
    return undo.source.id


async def _open(session: AsyncSession, principal: Principal, operation_id: UUID) -> tuple[_Undo, Cases]:
    await repository.take_turn(session)
    operation = await repository.find_operation(session, operation_id)
    if operation is None:
        raise _not_found()
    record = record_of(operation.record)
    threads = [*record.conversations, *(one for thread in record.threads for one in (thread.new, thread.old))]
    named = [operation.source_id, operation.target_id]
    try:
        cases = await open_cases(
            session, principal, named, parents=named, more=record.children, conversation_ids=threads
        )
    except NotFound as error:
        raise _not_found() from error
    source, target = cases[operation.source_id], cases[operation.target_id]
    if operation.undone_at is not None:
        raise Conflict("This was undone already.", code="already_undone")
    is_merge = operation.kind == OperationKind.MERGE
    for ticket in (target,) if is_merge and source.merged_into_id == target.id else (target, source):
        if ticket.merged_into_id is not None:
            raise Conflict(
                "This ticket was merged since. Undo that first.", code="merged_again", data={"number": ticket.number}
            )
    require_on(principal, target, "merge")
    require_on(principal, source, "unmerge" if is_merge else "merge")
    return _Undo(operation, record, source, target, Snapshot.of(source), Snapshot.of(target)), cases


# --- merges ----------------------------------------------------------------------------------------------------------


async def _part(session: AsyncSession, cases: Cases, undo: _Undo) -> None:
    """The source is a case of its own again; what came to its threads since goes with it."""
    record, source, target = undo.record, undo.source, undo.target
    back = await repository.messages_on(session, target.id, record.messages)
    since = set(await repository.messages_of_threads(session, target.id, record.conversations)) - set(back)
    marks = await Marks.look(session, target.id, source.id)
    await repository.forget_snapshots(session, (source.id, target.id))
    await moving.move_back(session, Target.TICKET, source.id, target.id, record.rows)
    await moving.move_rows_with(
        session, Target.TICKET, target.id, source.id, by="conversation_id", keys=record.conversations
    )
    removed = await repository.tag_names(session, target.id, record.tags)
    await repository.remove_copies(
        session, target.id, followers=record.followers, mentions=record.mentions, tags=record.tags
    )
    _return_children(cases, undo)
    if undo.source_now.standing == record.source.after.standing:
        put(source, record.source.before.standing)
    source.merged_into_id = None
    if undo.is_source_untouched and len(back) == len(record.messages) and not since:
        put(source, record.source.before.talk)
    else:
        await _tell_anew(session, cases, source, since)
    await _leave_target(session, cases, undo)
    if record.filled:
        await empty_again(session, cases, source, target, record.filled)
    await marks.restore(session, [*back, *since], record.reads, cases.now)
    _tell(cases, undo, TicketMergeUndone, len(back) + len(since))
    if removed:
        names = sorted(removed.values())
        cases.record(target, TicketTagged, reason="unmerged", removed=names, removed_ids=sorted(removed))


def _return_children(cases: Cases, undo: _Undo) -> None:
    """What was part of the source is so again, unless it was given another parent meanwhile."""
    for child in cases.among(undo.record.children):
        if child.parent_id == undo.target.id:
            child.parent_id = undo.source.id
            cases.record(
                child,
                TicketParentChanged,
                reason="unmerged",
                parent_id=undo.source.id,
                parent_number=undo.source.number,
                parent_before=undo.target.id,
                parent_number_before=undo.target.number,
            )


# --- splits and moves ------------------------------------------------------------------------------------------------


async def _shift_back(session: AsyncSession, cases: Cases, undo: _Undo) -> None:
    """The messages are on the source again, in the threads that they were part of."""
    record, source, target = undo.record, undo.source, undo.target
    back = await repository.messages_on(session, target.id, record.messages)
    marks = await Marks.look(session, target.id, source.id)
    await move_rows_of_messages(session, back, target.id, source.id)
    for thread in record.threads:
        await repository.move_between_threads(session, back, thread.new, thread.old)
    await repository.set_flags(session, set(record.flagged).intersection(back), is_changed=True)
    if undo.is_source_untouched and len(back) == len(record.messages):
        put(source, record.source.before.talk)
    else:
        await _tell_anew(session, cases, source, set(back))
    await _leave_target(session, cases, undo)
    await marks.restore(session, back, record.reads, cases.now)
    _tell(cases, undo, MessagesMovedBack, len(back), how=undo.operation.kind)


# --- both ------------------------------------------------------------------------------------------------------------


async def _leave_target(session: AsyncSession, cases: Cases, undo: _Undo) -> None:
    """The target without what went back; where nobody touched it, exactly as it was."""
    target, change = undo.target, undo.record.target
    before, status_id_before = target.status, target.status_id
    if undo.is_target_untouched:
        put(target, change.before.standing)
        put(target, change.before.talk)
    else:
        await _tell_anew(session, cases, target, set())
    _restore_place(target, change)
    if target.status != before:
        cases.tell_status(target, before, status_id_before, _reason(undo))


def _restore_place(ticket: Ticket, change: Change) -> None:
    """Every part of it that is still what the operation made of it."""
    for one in fields(Place):
        after, before = getattr(change.after.place, one.name), getattr(change.before.place, one.name)
        if getattr(ticket, one.name) == after:
            setattr(ticket, one.name, before)


async def _tell_anew(session: AsyncSession, cases: Cases, ticket: Ticket, came: set[UUID]) -> None:
    """List line and clocks by what lies there. Who waits in a message that `came` is not hidden in an ended case."""
    said = await said_on(session, ticket.id)
    is_waiting = not came.isdisjoint(said.unanswered)
    cases.set_status(
        ticket, rules.status_after(ticket.status, lifecycle.Status.CLOSED, is_waiting=is_waiting), "answered"
    )
    put(ticket, told(ticket, said))


def _tell(cases: Cases, undo: _Undo, fact: type[OperationFact], count: int, **fields_of_fact: Any) -> None:
    about: Mapping[str, Any] = {"operation_id": undo.operation.id, "message_count": count, **fields_of_fact}
    for role, ticket, other in (("source", undo.source, undo.target), ("target", undo.target, undo.source)):
        cases.record(ticket, fact, role=role, other_ticket_id=other.id, other_number=other.number, **about)


def _reason(undo: _Undo) -> str:
    return "unmerged" if undo.operation.kind == OperationKind.MERGE else "moved_back"


def _not_found() -> NotFound:
    return NotFound("There is no such operation.", code="operation_not_found")
