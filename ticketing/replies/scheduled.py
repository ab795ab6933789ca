"""Answers and forwarded mails that wait for their time. Until then nothing has been said: no clock moves, and the words
are on no message. When the time comes they are sent by the same story as any other, once (see `release`).

Whoever writes meanwhile stops what waits for him: a person decides then.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.repository import find_seen, record_seen
from core.errors import AppError, Conflict, Invalid, NotFound, NotPermitted
from core.events.base import SYSTEM, Actor
from core.events.facts.ticket import ReplyHeldBack, ReplyScheduled, ReplyUnscheduled, TicketFact
from core.jobs import nudge_after_commit
from core.staff.principal import Principal
from ticketing.replies import forwarding, repository, service
from ticketing.replies import scheduled_repository as rows
from ticketing.replies.drafts import DraftContent, DraftKind, delete_draft, return_to_draft
from ticketing.replies.forwarding import NewForward
from ticketing.replies.models import ScheduledReply
from ticketing.replies.scheduled_document import Kept, as_document, read_document
from ticketing.replies.service import OUTBOUND_JOB, Accepted, CapabilitiesOf, NewReply
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about

SOONEST: Final = timedelta(seconds=30)
FARTHEST: Final = timedelta(days=366)
MOST_ON_A_TICKET: Final = 20


class ScheduledState(StrEnum):
    """waiting: for its time. stopped: for a person, who decides what becomes of it."""

    WAITING = "waiting"
    STOPPED = "stopped"


class ScheduledKind(StrEnum):
    """What it is going to be."""

    REPLY = "reply"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class ScheduledView:
    """One that waits. `reason` is the code of what stopped it, '' while nothing has: customer_wrote,
    colleague_answered, author_gone, failed, or the code of what would refuse it now.
    """

    id: UUID
    ticket_id: UUID
    kind: ScheduledKind
    author_id: UUID
    author_name: str
    kept: Kept
    due_at: datetime
    state: ScheduledState
    reason: str
    created_at: datetime
    version: int

    @property
    def request(self) -> NewReply | NewForward:
        """What was asked for."""
        return self.kept.request


async def schedule(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    new: NewReply | NewForward,
    due_at: datetime,
    *,
    capabilities_of: CapabilitiesOf,
) -> UUID:
    """Keep an answer or a forwarded mail for its time; its id. The same client id twice is one.

    Raises Invalid(time_not_ahead | too_many_scheduled) and whatever would refuse it now.
    """
    due_at = _require_ahead(due_at)
    scheduled_id, scope = ids.new_id(), f"scheduled:{principal.user_id}"
    if not await record_seen(session, [(scope, new.client_id, scheduled_id)]):
        return (await find_seen(session, scope, [new.client_id]))[new.client_id]
    if isinstance(new, NewReply):
        checked = await service.check_reply(session, principal, ticket_id, new, capabilities_of=capabilities_of)
        ticket, kind = checked.ticket, ScheduledKind.REPLY
        new = replace(new, via=checked.via, last_seen_message_id=new.last_seen_message_id or ticket.last_message_id)
    else:
        ticket = await forwarding.check_forward(session, principal, ticket_id, new, capabilities_of=capabilities_of)
        kind = ScheduledKind.FORWARD
    if len(await rows.list_on(session, ticket_id)) >= MOST_ON_A_TICKET:
        raise Invalid("Too many answers wait on this ticket already.", code="too_many_scheduled")
    now = clock.utc_now()
    row = ScheduledReply(
        id=scheduled_id,
        ticket_id=ticket_id,
        kind=kind.value,
        author_id=principal.user_id,
        author_name=principal.name,
        document=as_document(replace(new, client_id=f"scheduled:{scheduled_id}")),
        due_at=due_at,
        state=ScheduledState.WAITING.value,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    await _record(session, ticket, principal.actor, ReplyScheduled, scheduled_id=row.id, due_at=due_at)
    await delete_draft(session, principal, ticket_id, DraftKind(kind.value))
    return row.id


async def list_scheduled(session: AsyncSession, ticket_id: UUID) -> list[ScheduledView]:
    """What waits on a ticket, the first to leave first. The caller has passed the ticket's gate."""
    return [_view(row) for row in await rows.list_on(session, ticket_id)]


async def get_scheduled(session: AsyncSession, principal: Principal, scheduled_id: UUID) -> ScheduledView:
    """One that waits. Raises NotFound."""
    row = await rows.find(session, scheduled_id)
    if row is None:
        raise _not_found()
    await _gate(session, principal, row, lock=False)
    return _view(row)


async def put_off(
    session: AsyncSession,
    principal: Principal,
    scheduled_id: UUID,
    due_at: datetime,
    last_seen_message_id: UUID | None = None,
) -> ScheduledView:
    """Let it leave at another time. One that was stopped waits again: `last_seen_message_id` is the newest message that
    whoever decides so has seen.

    Raises NotFound, NotPermitted, Conflict(ticket_state | unreadable), Invalid(time_not_ahead).
    """
    due_at = _require_ahead(due_at)
    ticket, row = await _open(session, principal, scheduled_id)
    kept = _kept(row)
    kept.require_readable()
    new = kept.request
    if isinstance(new, NewReply) and last_seen_message_id is not None:
        row.document = as_document(replace(new, last_seen_message_id=last_seen_message_id, send_anyway=False))
    row.due_at, row.state, row.reason = due_at, ScheduledState.WAITING.value, ""
    _touch(row)
    await _record(session, ticket, principal.actor, ReplyScheduled, scheduled_id=row.id, due_at=due_at)
    return _view(row)


async def take_out(
    session: AsyncSession, principal: Principal, scheduled_id: UUID, *, keeps_words: bool
) -> ScheduledKind:
    """Take it off the list: thrown away, or (`keeps_words`) into the composer of whoever asks, files included.

    Raises NotFound (it has left), NotPermitted, Conflict(ticket_state).
    """
    ticket, row = await _open(session, principal, scheduled_id)
    new = _kept(row).request
    await rows.remove(session, row.id)
    if keeps_words:
        await repository.hand_uploads(session, new.attachment_ids, row.author_id, principal.user_id)
        content: DraftContent = replace(new.as_draft(), last_seen_message_id=ticket.last_message_id)
        await return_to_draft(session, principal, row.ticket_id, content, DraftKind(row.kind))
    how = "edited" if keeps_words else "canceled"
    await _record(session, ticket, principal.actor, ReplyUnscheduled, scheduled_id=row.id, how=how)
    return ScheduledKind(row.kind)


async def send_now(
    session: AsyncSession,
    principal: Principal,
    scheduled_id: UUID,
    *,
    capabilities_of: CapabilitiesOf,
    knowingly: bool,
) -> Accepted:
    """Its author does not wait for its time. `knowingly`: he has seen what is new and sends all the same.

    Raises as `release`, and NotPermitted(code="not_yours") for anybody else: he takes it into his own composer.
    """
    scheduled = await get_scheduled(session, principal, scheduled_id)
    if scheduled.author_id != principal.user_id:
        raise NotPermitted("Only its author sends it. Take it over to send it yourself.", code="not_yours")
    return await release(session, principal, scheduled, capabilities_of=capabilities_of, knowingly=knowingly)


async def release(
    session: AsyncSession,
    author: Principal,
    scheduled: ScheduledView,
    *,
    capabilities_of: CapabilitiesOf,
    knowingly: bool = False,
) -> Accepted:
    """Send it now, in its author's name. Its row goes in the same transaction, so that nothing is sent twice.

    `knowingly`: its author has seen what is new and sends all the same. Raises whatever refuses an answer, and
    Conflict(scheduled_changed) when somebody changed or took it meanwhile.
    """
    scheduled.kept.require_readable()
    new = scheduled.request
    if isinstance(new, NewReply):
        new = replace(new, is_held=False, send_anyway=new.send_anyway or knowingly)
        accepted = await service.reply(session, author, scheduled.ticket_id, new, capabilities_of=capabilities_of)
    else:
        new = replace(new, is_held=False)
        accepted = await forwarding.forward(session, author, scheduled.ticket_id, new, capabilities_of=capabilities_of)
    row = await rows.find(session, scheduled.id, lock=True)
    if row is None or row.version != scheduled.version:
        raise Conflict("This was changed meanwhile.", code="scheduled_changed")
    await rows.remove(session, scheduled.id)
    ticket = await repository.lock_ticket(session, scheduled.ticket_id)
    if ticket is not None:
        await _record(session, ticket, author.actor, ReplyUnscheduled, scheduled_id=scheduled.id, how="sent")
    nudge_after_commit(session, OUTBOUND_JOB)
    return accepted


async def hold_back(session: AsyncSession, scheduled: ScheduledView, reason: str) -> bool:
    """Stop it and tell its author why; False when somebody changed or took it meanwhile."""
    ticket = await repository.lock_ticket(session, scheduled.ticket_id)
    row = await rows.find(session, scheduled.id, lock=True)
    if ticket is None or row is None or row.version != scheduled.version or row.state != ScheduledState.WAITING:
        return False
    await _stop(session, ticket, row, reason)
    return True


async def stop_because_of(
    session: AsyncSession, ticket_id: UUID, message_id: UUID, reason: str, *, but_of: UUID | None = None
) -> int:
    """Stop what waits on a ticket for whoever has not seen this message; how many that were.

    `but_of` is somebody whose own answers are not stopped: he wrote the message.
    """
    ticket = await repository.lock_ticket(session, ticket_id)
    if ticket is None:
        return 0
    waiting = await rows.lock_waiting(session, ticket_id)
    concerned = [row for row in waiting if row.author_id != but_of and _has_not_seen(row, message_id)]
    for row in concerned:
        await _stop(session, ticket, row, reason)
    return len(concerned)


async def due(session: AsyncSession, limit: int) -> list[ScheduledView]:
    """Those whose time has come, the oldest first."""
    return [_view(row) for row in await rows.list_due(session, clock.utc_now(), limit)]


async def tickets_with_waiting(session: AsyncSession, ticket_ids: Collection[UUID]) -> frozenset[UUID]:
    """On which of these tickets something waits for its time."""
    return frozenset(await rows.tickets_with_waiting(session, ticket_ids))


def reason_of(error: AppError) -> str:
    """The code under which a refusal is shown beside what it stopped."""
    return "customer_wrote" if error.code == "stale_reply" else error.code


def _has_not_seen(row: ScheduledReply, message_id: UUID) -> bool:
    """A forwarded mail goes to somebody else and is not stopped. Ids sort by time."""
    new = _kept(row).request
    if not isinstance(new, NewReply) or new.send_anyway:
        return False
    return new.last_seen_message_id is None or new.last_seen_message_id < message_id


async def _stop(session: AsyncSession, ticket: Ticket, row: ScheduledReply, reason: str) -> None:
    row.state, row.reason = ScheduledState.STOPPED.value, reason
    _touch(row)
    await _record(session, ticket, SYSTEM, ReplyHeldBack, scheduled_id=row.id, author_id=row.author_id, why=reason)


async def _open(session: AsyncSession, principal: Principal, scheduled_id: UUID) -> tuple[Ticket, ScheduledReply]:
    """The ticket's lock first, then the row's, as everybody takes them."""
    known = await rows.find(session, scheduled_id)
    if known is None:
        raise _not_found()
    ticket = await _gate(session, principal, known, lock=True)
    row = await rows.find(session, scheduled_id, lock=True)
    if row is None or row.ticket_id != ticket.id:
        raise _not_found()
    return ticket, row


async def _gate(session: AsyncSession, principal: Principal, row: ScheduledReply, *, lock: bool) -> Ticket:
    try:
        ticket = await get_visible_ticket(session, principal, row.ticket_id, lock=lock)
    except NotFound as error:
        raise _not_found() from error
    require_on(principal, ticket, "reply")
    return ticket


async def _record(session: AsyncSession, ticket: Ticket, actor: Actor, fact: type[TicketFact], **fields: Any) -> None:
    recorder = TicketRecorder()
    followers = await repository.follower_ids(session, ticket.id)
    recorder.add(ticket, fact_about(fact, ticket, **fields), actor, follower_ids=followers)
    await recorder.flush(session)


def _require_ahead(due_at: datetime) -> datetime:
    now = clock.utc_now()
    if not now + SOONEST <= due_at <= now + FARTHEST:
        raise Invalid("Choose a time that is ahead, at most a year.", code="time_not_ahead")
    return due_at.astimezone(UTC)


def _touch(row: ScheduledReply) -> None:
    row.updated_at = clock.utc_now()
    row.version += 1


def _kept(row: ScheduledReply) -> Kept:
    return read_document(row.document, is_forward=row.kind == ScheduledKind.FORWARD)


def _view(row: ScheduledReply) -> ScheduledView:
    return ScheduledView(
        id=row.id,
        ticket_id=row.ticket_id,
        kind=ScheduledKind(row.kind),
        author_id=row.author_id,
        author_name=row.author_name,
        kept=_kept(row),
        due_at=row.due_at,
        state=ScheduledState(row.state),
        reason=row.reason,
        created_at=row.created_at,
        version=row.version,
    )


def _not_found() -> NotFound:
    return NotFound("There is no such answer; it may have left.", code="scheduled_not_found")
