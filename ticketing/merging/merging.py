"""Merging: one case or several go up in another, and later answers to them follow.

Why so: docs/decisions/0017-messages-that-move.md.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.db import moving
from core.errors import Conflict
from core.events.facts.merging import TicketMerged, TicketParentChanged
from core.events.facts.ticket import TicketTagged
from core.references import Target
from core.staff.principal import Principal
from ticketing.merging import repository, rules
from ticketing.merging.cases import Cases, open_cases, settle_trouble
from ticketing.merging.family import ancestors_of
from ticketing.merging.filling import fill_gaps
from ticketing.merging.ledger import Change, Record, Snapshot
from ticketing.merging.marks import Marks
from ticketing.merging.models import TicketOperation
from ticketing.merging.rules import OperationKind
from ticketing.tickets import lifecycle
from ticketing.tickets.access import require_on
from ticketing.tickets.models import Ticket

LiveTalks: TypeAlias = Callable[[AsyncSession, Collection[UUID]], Awaitable[Collection[UUID]]]
"""On which of these cases a live talk is going on: known to a layer above this one."""

MOST_AT_ONCE = 50


async def merge_tickets(
    session: AsyncSession,
    principal: Principal,
    target_id: UUID,
    source_ids: Sequence[UUID],
    *,
    live_talks: LiveTalks,
    allows_other_contact: bool = False,
) -> list[UUID]:
    """Let cases go up in another one; the entries of the ledger, in the order of `source_ids`.

    Raises NotFound, NotPermitted, Conflict(code="merge_problems", data.problems = [{ticket_id, number, codes}]): see
    `rules.problems`, and "different_contact" unless that is allowed.
    """
    sources = list(dict.fromkeys(source_ids))
    cases = await open_cases(session, principal, {target_id, *sources}, parents=sources)
    target = cases[target_id]
    talking = set(await live_talks(session, sources))
    found = []
    for source in cases.among(sources):
        codes = rules.problems(_case(source, talking), _case(target, talking))
        if not codes and not allows_other_contact:
            codes = [one for one in rules.warnings(_case(source, talking), _case(target)) if one in _TO_BE_ALLOWED]
        if codes:
            found.append({"ticket_id": str(source.id), "number": source.number, "codes": codes})
    if found:
        raise Conflict("These tickets cannot be merged like this.", code="merge_problems", data={"problems": found})
    for ticket in cases.among([*sources, target_id]):
        require_on(principal, ticket, "merge")
    operations = [await merge_one(session, cases, source, target) for source in cases.among(sources)]
    await cases.flush(session)
    return operations


_TO_BE_ALLOWED = ("different_contact",)


def _case(ticket: Ticket, talking: Collection[UUID] = ()) -> rules.Case:
    return rules.Case(ticket.id, ticket.status, ticket.merged_into_id, ticket.contact_id, ticket.id in talking)


async def merge_one(
    session: AsyncSession, cases: Cases, source: Ticket, target: Ticket, *, is_quiet: bool = False
) -> UUID:
    """Let one locked case go up in another; the entry of the ledger. `is_quiet`: what the target is stays as it is.

    The caller has asked whether it may be, and flushes `cases`.
    """
    await session.flush()
    before = Snapshot.of(source), Snapshot.of(target)
    marks = await Marks.look(session, source.id, target.id)
    rows = await moving.move_rows(session, Target.TICKET, source.id, target.id)
    messages = _keys(rows, "message.ticket_id")
    await repository.forget_snapshots(session, (source.id, target.id))
    followers = await repository.copy_followers(session, source.id, target.id)
    mentions = await repository.copy_mentions(session, source.id, target.id)
    tags = await repository.copy_tags(session, source.id, target.id)
    cases.add_listeners(target.id, [*followers, *mentions])
    children = await _adopt_children(session, cases, source, target)
    _adopt_place(source, target)
    _join_talks(source, target)
    status_before, status_id_before = target.status, target.status_id
    if not is_quiet:
        is_waiting = source.waiting_since is not None
        status = rules.status_after(target.status, source.status, is_waiting=is_waiting)
        if status != target.status:
            lifecycle.apply_status(target, status, cases.now)
    _join_waiting(source, target)
    filled = None if is_quiet else await fill_gaps(session, cases, source, target)
    lifecycle.apply_status(source, lifecycle.Status.CLOSED, cases.now)
    source.merged_into_id, source.last_message_id, source.inbound_count = target.id, None, 0
    reads = await marks.carry(session, messages, cases.now)
    await settle_trouble(session, source, target)
    record = Record(
        source=Change(before[0], Snapshot.of(source)),
        target=Change(before[1], Snapshot.of(target)),
        messages=tuple(messages),
        rows=rows,
        conversations=tuple(_keys(rows, "conversation.current_ticket_id")),
        followers=tuple(followers),
        mentions=tuple(mentions),
        tags=tuple(tags),
        children=tuple(children),
        reads=reads,
        filled=filled,
    )
    operation_id = write_down(session, cases, OperationKind.MERGE, source, target, record)
    about: dict[str, Any] = {"operation_id": operation_id, "message_count": len(messages)}
    cases.record(source, TicketMerged, role="source", other_ticket_id=target.id, other_number=target.number, **about)
    cases.record(target, TicketMerged, role="target", other_ticket_id=source.id, other_number=source.number, **about)
    if tags:
        cases.record(target, TicketTagged, reason="merged", added=sorted(tags.values()), added_ids=sorted(tags))
    if target.status != status_before:
        cases.tell_status(target, status_before, status_id_before, "merged")
    return operation_id


def write_down(
    session: AsyncSession, cases: Cases, kind: OperationKind, source: Ticket, target: Ticket, record: Record
) -> UUID:
    """Put an entry into the ledger."""
    operation = TicketOperation(
        id=ids.new_id(),
        kind=kind.value,
        source_id=source.id,
        target_id=target.id,
        record=record.document(),
        done_by=cases.principal.user_id,
        done_at=cases.now,
    )
    session.add(operation)
    return operation.id


def _keys(rows: moving.Moved, name: str) -> list[UUID]:
    return sorted(UUID(key[0]) for key in rows.get(name, ()))


async def _adopt_children(session: AsyncSession, cases: Cases, source: Ticket, target: Ticket) -> list[UUID]:
    """What was part of the source is part of the target now; the target itself takes the source's place."""
    await session.flush()
    if source.id in await ancestors_of(session, target.id):
        target.parent_id = source.parent_id
    adopted = []
    for child in cases.among(await repository.children_of(session, [source.id])):
        if child.id == target.id:
            continue
        child.parent_id = target.id
        adopted.append(child.id)
        cases.record(
            child,
            TicketParentChanged,
            reason="merged",
            parent_id=target.id,
            parent_number=target.number,
            parent_before=source.id,
            parent_number_before=source.number,
        )
    return adopted


def _adopt_place(source: Ticket, target: Ticket) -> None:
    """A target without a thread or a customer gets those of the source, so that it can be answered."""
    if target.conversation_id is None and source.conversation_id is not None:
        target.conversation_id = source.conversation_id
        target.channel_account_id, target.channel_kind = source.channel_account_id, source.channel_kind
    if target.contact_id is None:
        target.contact_id = source.contact_id
    if target.account_id is None:
        target.account_id = source.account_id


def _join_talks(source: Ticket, target: Ticket) -> None:
    """The target's list line is the newer of the two; its counts are those of both."""
    newer = source.last_message_id
    if newer is not None and (target.last_message_id is None or newer > target.last_message_id):
        target.last_message_id, target.snippet = newer, source.snippet
        target.last_message_direction = source.last_message_direction
        target.last_message_at = max(source.last_message_at, target.last_message_at)
    target.inbound_count += source.inbound_count
    replied = [at for at in (source.first_replied_at, target.first_replied_at) if at is not None]
    target.first_replied_at = min(replied, default=None)


def _join_waiting(source: Ticket, target: Ticket) -> None:
    """Whoever waits longer: while the target's status lets anybody wait."""
    if target.status in lifecycle.ACTIVE and target.status != lifecycle.Status.WAITING:
        waiting = [at for at in (source.waiting_since, target.waiting_since) if at is not None]
        target.waiting_since = min(waiting, default=None)
