"""What a person can still do about an answer: take it back, try again, send an uncertain one again, or confirm it."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict, NotFound
from core.events.facts.ticket import MessageCanceled, TicketStatusChanged
from core.jobs import nudge_after_commit
from core.staff.principal import Principal
from ticketing.messages.models import Message
from ticketing.replies import repository
from ticketing.replies.changes import OPEN, count_change, record_change, settled_state
from ticketing.replies.composition import html_for_composer
from ticketing.replies.drafts import DraftContent, DraftKind, return_to_draft, written_content
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.outgoing import BLOCKS_FOR
from ticketing.replies.recipients import from_documents
from ticketing.replies.service import OUTBOUND_JOB
from ticketing.replies.standing import put_talk, said_on, told
from ticketing.replies.states import DeliveryState, Step, after, origins
from ticketing.replies.undo import restore_status, restore_ticket, ticket_before
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about


@dataclass(frozen=True, slots=True)
class _Case:
    """An answer with everything that is locked for changing it."""

    message: Message
    ticket: Ticket
    delivery: OutboundDelivery
    recipients: list[OutboundRecipient]


async def cancel(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """Take an answer back before it goes out: its words and files return to the composer, the ticket to where it was.

    Where some recipients have it already, only the others are spared. Returns the ticket's id. Raises
    Conflict(too_late) once sending has begun.
    """
    case = await _open_case(session, principal, message_id)
    delivery, before = case.delivery, case.delivery.state
    _require_step(delivery, Step.CANCEL, "too_late", "It is already on its way.")
    for recipient in case.recipients:
        if recipient.state in OPEN:
            recipient.state = DeliveryState.CANCELED.value
    delivery.state = settled_state(case.recipients)
    delivery.due_at = None
    if delivery.state == DeliveryState.CANCELED:
        await _take_back(session, principal, case)
    else:  # somebody has it already: the others are spared, but nothing is unsaid
        await record_change(session, case.ticket, delivery, case.recipients, before=before, actor=principal.actor)
    nudge_after_commit(session, OUTBOUND_JOB)
    return case.ticket.id


async def try_now(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """Send what failed, bounced or waits for its next attempt once more, to those who have not got it; at once.

    Returns the ticket's id. Raises Conflict(not_failed).
    """
    case = await _open_case(session, principal, message_id, Step.TRY_NOW)
    await _requeue(session, principal, case, Step.TRY_NOW, "not_failed", "There is nothing to try again.")
    return case.ticket.id


async def send_again(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """Send an uncertain answer a second time, with the same Message-ID: the person takes the risk of a double.

    Returns the ticket's id. Raises Conflict(not_uncertain).
    """
    case = await _open_case(session, principal, message_id, Step.SEND_AGAIN)
    await _requeue(session, principal, case, Step.SEND_AGAIN, "not_uncertain", "There is no doubt about this one.")
    return case.ticket.id


async def confirm_arrived(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """Note that an uncertain answer did arrive, because a person knows.

    Returns the ticket's id. Raises Conflict(not_uncertain).
    """
    case = await _open_case(session, principal, message_id, Step.CONFIRM)
    delivery, before = case.delivery, case.delivery.state
    _require_step(delivery, Step.CONFIRM, "not_uncertain", "There is no doubt about this one.")
    for recipient in case.recipients:
        reached = after(DeliveryState(recipient.state), Step.CONFIRM)
        recipient.state = reached.value if reached else recipient.state
    delivery.state = settled_state(case.recipients)
    delivery.sent_at = delivery.sent_at or clock.utc_now()
    await record_change(session, case.ticket, delivery, case.recipients, before=before, actor=principal.actor)
    return case.ticket.id


async def _requeue(
    session: AsyncSession, principal: Principal, case: _Case, step: Step, code: str, message: str
) -> None:
    delivery, before = case.delivery, case.delivery.state
    _require_step(delivery, step, code, message)
    for recipient in case.recipients:
        if after(DeliveryState(recipient.state), step) is not None:
            recipient.state, recipient.diagnostic = DeliveryState.QUEUED.value, ""
    delivery.state = DeliveryState.QUEUED.value
    delivery.attempts = 0
    delivery.due_at = None
    delivery.blocks_until = clock.utc_now() + BLOCKS_FOR
    await record_change(session, case.ticket, delivery, case.recipients, before=before, actor=principal.actor)
    nudge_after_commit(session, OUTBOUND_JOB)


def _require_step(delivery: OutboundDelivery, step: Step, code: str, message: str) -> None:
    if DeliveryState(delivery.state) not in origins(step):
        raise Conflict(message, code=code, data={"state": delivery.state})


async def _open_case(session: AsyncSession, principal: Principal, message_id: UUID, step: Step | None = None) -> _Case:
    """Gate and locks: the ticket's row first, then the deliveries'. Raises NotFound, NotPermitted or Conflict.

    A chat message may have left twice, to the visitor's page and by mail after him. A step is about whichever of the
    two it can mend; only the first can be taken back.
    """
    message = await repository.find_message(session, message_id)
    if message is None or message.ticket_id is None:
        raise _no_such_message()
    try:
        ticket = await get_visible_ticket(session, principal, message.ticket_id, lock=True)
    except NotFound as error:
        raise _no_such_message() from error
    require_on(principal, ticket, "reply")
    deliveries = await repository.lock_deliveries_of(session, [message_id])
    if any(one.ticket_id != ticket.id for one in deliveries):
        raise Conflict("This message has just gone to another ticket.", code="message_moved")
    if not deliveries:
        raise Conflict("This message was never sent to anybody.", code="not_sent")
    mendable = [one for one in deliveries if step is not None and DeliveryState(one.state) in origins(step)]
    delivery = (mendable or deliveries)[0]
    return _Case(message, ticket, delivery, await repository.recipients_of(session, [delivery.id]))


async def _take_back(session: AsyncSession, principal: Principal, case: _Case) -> None:
    """Nobody got it: the ticket goes back to where it was, and the words to the composer."""
    ticket, delivery, status_before = case.ticket, case.delivery, case.ticket.status
    if delivery.undo is not None:
        before = ticket_before(delivery.undo)
        if case.message.is_side:  # said to somebody else: of the ticket it has changed the status at most
            restore_status(ticket, before, clock.utc_now())
        else:
            restore_ticket(ticket, before, case.message.id, clock.utc_now())
    is_known, written = delivery.undo is not None, delivery.written
    delivery.undo, delivery.written = None, None
    await count_change(session, ticket, delivery)
    if not is_known:  # messages came and went since: nobody knows any more where the ticket stood before
        put_talk(ticket, told(ticket, await said_on(session, ticket.id)))
    followers = await repository.follower_ids(session, ticket.id)
    recorder = TicketRecorder()
    canceled = fact_about(MessageCanceled, ticket, message_id=case.message.id)
    recorder.add(ticket, canceled, principal.actor, follower_ids=followers)
    if ticket.status != status_before:
        changed = fact_about(TicketStatusChanged, ticket, before=status_before)
        recorder.add(ticket, changed, principal.actor, follower_ids=followers, reason="undone")
    await recorder.flush(session)
    await _return_words(session, principal, case, written)


async def _return_words(
    session: AsyncSession, principal: Principal, case: _Case, written: dict[str, Any] | None
) -> None:
    message = case.message
    attachment_ids = tuple(await repository.detach_uploads(session, message.id, principal.user_id))
    if written is not None:
        content = replace(written_content(written), attachment_ids=attachment_ids)
    else:
        content = DraftContent(
            html=html_for_composer(message.html),
            text=message.text,
            to=from_documents(message.to),
            cc=from_documents(message.cc),
            bcc=from_documents(message.bcc),
            attachment_ids=attachment_ids,
        )
    content = replace(content, last_seen_message_id=case.ticket.last_message_id)
    kind = DraftKind.FORWARD if message.is_side else DraftKind.REPLY
    await return_to_draft(session, principal, case.ticket.id, content, kind)


def _no_such_message() -> NotFound:
    return NotFound("There is no such message.", code="message_not_found")
