"""Splitting: some messages become a case of their own, or go to another one; later answers to them follow."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db import moving
from core.db.paging import AnyRow
from core.errors import Conflict
from core.events.facts.merging import MessagesMoved
from core.messages import Direction
from core.references import Target
from core.staff.principal import Principal
from ticketing.conversations.models import Conversation
from ticketing.merging import linking_repository, repository, rules
from ticketing.merging.cases import Cases, open_cases, settle_trouble
from ticketing.merging.ledger import Change, Record, Snapshot, Thread, put
from ticketing.merging.marks import Marks
from ticketing.merging.merging import write_down
from ticketing.merging.rules import LinkKind, OperationKind
from ticketing.replies.standing import said_on, told
from ticketing.tickets import lifecycle
from ticketing.tickets.access import require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.opening import NewTicket, open_tickets

MOST_MESSAGES = 500


@dataclass(frozen=True, slots=True)
class Moved:
    """Messages went from one case to another: the entry of the ledger, and where they are now."""

    operation_id: UUID
    ticket_id: UUID
    number: int


async def split_ticket(
    session: AsyncSession, principal: Principal, ticket_id: UUID, message_ids: Collection[UUID], subject: str
) -> Moved:
    """Make a case of its own of some messages; it has the customer, team, owner and priority of the one they were on.

    Raises NotFound, NotPermitted, Conflict(code="messages_elsewhere", data.message_ids: what is not on the case any
    more | "nothing_left": it would be empty, which is a change of subject | "ticket_state" | "ticket_merged").
    """
    cases, rows = await _open(session, principal, message_ids, ticket_id)
    source = cases[ticket_id]
    threads, new_id = await _part_threads(session, rows, ids.new_id(), subject), ids.new_id()
    place = await _place_of(session, rows, threads)
    has_answer = any(row.direction == Direction.OUTBOUND.value for row in rows)
    new = NewTicket(
        id=new_id,
        subject=subject,
        channel_kind=place.channel_kind if place else source.channel_kind,
        channel_account_id=place.channel_account_id if place else source.channel_account_id,
        conversation_id=place.id if place else None,
        contact_id=source.contact_id,
        account_id=source.account_id,
        language=source.language,
        status=lifecycle.Status.OPEN if has_answer else lifecycle.Status.NEW,
        priority=source.priority,
        type=source.type,
        team_id=source.team_id,
        owner_id=source.owner_id,
        by="agent",
        actor=principal.actor,
        follower_ids=tuple(cases.listeners(source.id)),
    )
    [target] = await open_tickets(session, [new], cases.recorder)
    cases.add(target)
    for copy in (repository.copy_followers, repository.copy_mentions):  # nobody loses sight of what he could read
        cases.add_listeners(target.id, await copy(session, source.id, target.id))
    await linking_repository.insert_link(session, target.id, source.id, LinkKind.SPLIT, cases.now)
    return await _shift(session, cases, OperationKind.SPLIT, source, target, rows, threads)


async def move_messages(
    session: AsyncSession, principal: Principal, source_id: UUID, target_id: UUID, message_ids: Collection[UUID]
) -> Moved:
    """Let some messages of a case lie on another one. Raises as `split_ticket`, and Conflict(code="same_ticket")."""
    if source_id == target_id:
        raise Conflict("The messages are on this ticket already.", code="same_ticket")
    cases, rows = await _open(session, principal, message_ids, source_id, target_id)
    source, target = cases[source_id], cases[target_id]
    require_on(principal, target, "merge")
    threads = await _part_threads(session, rows, ids.new_id(), target.subject)
    return await _shift(session, cases, OperationKind.MOVE, source, target, rows, threads)


async def _open(
    session: AsyncSession, principal: Principal, message_ids: Collection[UUID], source_id: UUID, *others: UUID
) -> tuple[Cases, Sequence[AnyRow]]:
    """The cases, locked, and the messages that are to leave the first of them."""
    await repository.take_turn(session)
    threads = {row.conversation_id for row in await repository.message_rows(session, message_ids)} - {None}
    cases = await open_cases(session, principal, [source_id, *others], conversation_ids=threads)
    require_on(principal, cases[source_id], "merge")
    rows = await repository.message_rows(session, message_ids)
    here = {row.id for row in rows if row.ticket_id == source_id}
    if elsewhere := sorted(str(one) for one in set(message_ids) - here):
        raise Conflict(
            "Some of these messages are not on this ticket.", code="messages_elsewhere", data={"message_ids": elsewhere}
        )
    if await repository.count_messages(session, source_id) == len(here):
        raise Conflict("Nothing would be left on this ticket: merge it instead.", code="nothing_left")
    return cases, rows


async def _part_threads(session: AsyncSession, rows: Sequence[AnyRow], mark: UUID, subject: str) -> list[Thread]:
    """Begin a thread for each thread of mails that messages leave. Answers to those find it by the mail they name."""
    old_ids = {row.conversation_id for row in rows if row.conversation_id and rules.has_own_threads(row.channel_kind)}
    threads = []
    for old in (await repository.get_conversations(session, old_ids)).values() if old_ids else ():
        new = Conversation(
            id=ids.new_id(),
            channel_account_id=old.channel_account_id,
            channel_kind=old.channel_kind,
            thread_key=f"split:{mark}:{old.id}",
            subject=subject,
            current_ticket_id=None,
            is_side=old.is_side,
            first_touch=old.first_touch,
            last_touch=old.last_touch,
            created_at=clock.utc_now(),
        )
        session.add(new)
        await session.flush()
        await repository.copy_participants(session, old.id, new.id)
        threads.append(Thread(new=new.id, old=old.id))
    return threads


async def _place_of(session: AsyncSession, rows: Sequence[AnyRow], threads: Sequence[Thread]) -> Conversation | None:
    """The thread in which the new case is answered: that of its newest message."""
    parted = {thread.old: thread.new for thread in threads}
    newest = next((row.conversation_id for row in reversed(rows) if row.conversation_id), None)
    if newest is None:
        return None
    wanted = parted.get(newest, newest)
    return (await repository.get_conversations(session, [wanted])).get(wanted)


async def _shift(
    session: AsyncSession,
    cases: Cases,
    kind: OperationKind,
    source: Ticket,
    target: Ticket,
    rows: Sequence[AnyRow],
    threads: Sequence[Thread],
) -> Moved:
    await session.flush()
    messages = [row.id for row in rows]
    before = Snapshot.of(source), Snapshot.of(target)
    marks = await Marks.look(session, source.id, target.id)
    moved = await move_rows_of_messages(session, messages, source.id, target.id)
    for thread in threads:
        await repository.move_between_threads(session, messages, thread.old, thread.new)
        (await repository.get_conversations(session, [thread.new]))[thread.new].current_ticket_id = target.id
    flagged = [row.id for row in rows if row.subject_changed]
    await repository.set_flags(session, flagged, is_changed=False)
    status_before, status_id_before = target.status, target.status_id
    await _tell_anew(session, source, target, set(messages))
    if target.conversation_id is None and (place := await _place_of(session, rows, threads)) is not None:
        target.conversation_id = place.id
        target.channel_account_id, target.channel_kind = place.channel_account_id, place.channel_kind
    reads = await marks.carry(session, messages, cases.now)
    await settle_trouble(session, source, target)
    record = Record(
        source=Change(before[0], Snapshot.of(source)),
        target=Change(before[1], Snapshot.of(target)),
        messages=tuple(messages),
        rows=moved,
        threads=tuple(threads),
        flagged=tuple(flagged),
        reads=reads,
    )
    operation_id = write_down(session, cases, kind, source, target, record)
    about: dict[str, Any] = {"operation_id": operation_id, "message_count": len(messages), "how": kind.value}
    cases.record(source, MessagesMoved, role="source", other_ticket_id=target.id, other_number=target.number, **about)
    cases.record(target, MessagesMoved, role="target", other_ticket_id=source.id, other_number=source.number, **about)
    if target.status != status_before:
        cases.tell_status(target, status_before, status_id_before, "moved")
    await cases.flush(session)
    return Moved(operation_id, target.id, target.number)


async def move_rows_of_messages(
    session: AsyncSession, message_ids: Collection[UUID], source_id: UUID, target_id: UUID
) -> moving.Moved:
    """Let messages lie on another case, and with them what names them: deliveries and the like; those rows."""
    await repository.forget_snapshots(session, (source_id, target_id))
    await repository.move_messages(session, message_ids, source_id, target_id)
    return await moving.move_rows_with(session, Target.TICKET, source_id, target_id, by="message_id", keys=message_ids)


async def _tell_anew(session: AsyncSession, source: Ticket, target: Ticket, moved: set[UUID]) -> None:
    """Both list lines and clocks; a customer whose words came along and who waits is not hidden."""
    here, there = await said_on(session, source.id), await said_on(session, target.id)
    waited = source.waiting_since
    put(source, told(source, here))
    if waited is None or source.waiting_since is None:
        source.waiting_since = None
    else:
        source.waiting_since = max(waited, source.waiting_since)
    is_waiting = not moved.isdisjoint(there.unanswered)
    status = rules.status_after(target.status, lifecycle.Status.CLOSED, is_waiting=is_waiting)
    if status != target.status:
        lifecycle.apply_status(target, status, clock.utc_now())
    waited = target.waiting_since
    put(target, told(target, there))
    if waited is not None and target.waiting_since is not None:
        target.waiting_since = min(waited, target.waiting_since)
