"""Sending, as far as rows go: claim, mark, finish. workers/jobs/outbound.py is where these meet the channels."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.jobs import nudge_after_commit
from core.messages import Address, Attachment, OutboundMessage, SendOutcome, SendResult
from ticketing.replies import delivery_repository as rows
from ticketing.replies import repository
from ticketing.replies.backoff import pause_after, pause_after_vanishing
from ticketing.replies.changes import OPEN, move_recipient, record_change, settled_state
from ticketing.replies.composition import html_for_sending
from ticketing.replies.delivery_repository import ClaimedRow
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.outgoing import words_of
from ticketing.replies.recipients import from_documents
from ticketing.replies.service import OUTBOUND_JOB
from ticketing.replies.states import DeliveryState, Step, step_for_expired_lease, step_for_outcome
from ticketing.replies.way_out import MAIL

LEASE: Final = timedelta(seconds=60)
_LONGEST_DIAGNOSTIC: Final = 2000


@dataclass(frozen=True, slots=True)
class ToSend:
    """A claimed delivery with everything its adapter needs, except the account's settings."""

    claimed: ClaimedRow
    message: OutboundMessage
    channel_kind: str
    is_account_usable: bool


async def anything_to_do(session: AsyncSession) -> bool:
    """A cheap look, for reading sessions: whether `release_due`, `claim` or `expire_leases` would find work."""
    return await rows.anything_to_do(session, clock.utc_now())


async def release_due(session: AsyncSession) -> int:
    """Queue what is held or waits for another attempt and whose time has come; how many that were."""
    return await rows.release_due(session, clock.utc_now())


async def claim(session: AsyncSession, token: UUID, limit: int) -> list[ClaimedRow]:
    """Lease the next delivery of up to `limit` conversations that nothing earlier blocks."""
    now = clock.utc_now()
    return await rows.claim(session, token, now, now + LEASE, limit)


async def mark_transmitting(session: AsyncSession, token: UUID, delivery_id: UUID) -> bool:
    """Commit this before the content leaves. False: the lease is lost, send nothing."""
    return await rows.mark_transmitting(session, token, delivery_id, clock.utc_now() + LEASE)


async def renew(session: AsyncSession, token: UUID, delivery_ids: Collection[UUID]) -> frozenset[UUID]:
    """Hold the leases of deliveries that are still being sent; those that are still ours."""
    return await rows.renew(session, token, delivery_ids, clock.utc_now() + LEASE)


async def finish(session: AsyncSession, token: UUID, claimed: ClaimedRow, result: SendResult) -> bool:
    """Write down how an attempt ended; False when the lease was lost meanwhile and the outcome is no longer ours."""
    ticket = await repository.lock_ticket(session, claimed.ticket_id)
    delivery = await rows.lock_by_lease(session, claimed.delivery_id, token)
    if delivery is None or (ticket := await repository.lock_ticket_of(session, delivery, ticket)) is None:
        return False
    now, before = clock.utc_now(), delivery.state
    recipients = await repository.recipients_of(session, [delivery.id])
    pause = pause_after(delivery.attempts, asked_for=result.retry_after_seconds)
    outcomes = {one.external_id: one for one in result.recipients}
    for recipient in recipients:
        if recipient.state in OPEN:
            one = outcomes.get(recipient.external_id)
            outcome, diagnostic = (one.outcome, one.diagnostic) if one else (result.outcome, result.diagnostic)
            _settle_recipient(delivery, recipient, outcome, diagnostic, may_retry=pause is not None)
    _close(delivery, recipients, now, pause)
    delivery.diagnostic = result.diagnostic[:_LONGEST_DIAGNOSTIC]
    if result.external_message_id:
        delivery.external_message_id = result.external_message_id
    await record_change(
        session, ticket, delivery, recipients, before=before, external_message_id=result.external_message_id or None
    )
    nudge_after_commit(session, OUTBOUND_JOB)
    return True


async def left_behind(session: AsyncSession, limit: int = 100) -> list[tuple[ClaimedRow, UUID, str]]:
    """Deliveries whose worker vanished, each with the lease token it held and its channel's kind."""
    found = await rows.find_left_behind(session, clock.utc_now(), limit)
    return [
        (ClaimedRow(d.id, d.conversation_id, d.ticket_id, d.message_id), d.lease_token, d.channel_kind)
        for d in found
        if d.lease_token is not None
    ]


async def expire(session: AsyncSession, token: UUID, claimed: ClaimedRow, *, has_idempotency_key: bool) -> bool:
    """Judge a delivery whose lease is over: try again if nothing can have left, else uncertain."""
    ticket = await repository.lock_ticket(session, claimed.ticket_id)
    delivery = await rows.lock_by_lease(session, claimed.delivery_id, token)
    now = clock.utc_now()
    if delivery is None or delivery.lease_until is None or delivery.lease_until >= now:
        return False
    if (ticket := await repository.lock_ticket_of(session, delivery, ticket)) is None:
        return False
    before = DeliveryState(delivery.state)
    if before not in (DeliveryState.SENDING, DeliveryState.TRANSMITTING):
        return False
    step = step_for_expired_lease(before, has_idempotency_key=has_idempotency_key)
    pause = pause_after_vanishing(delivery.attempts)
    if step is Step.POSTPONE and pause is None:
        step = Step.GIVE_UP
    recipients = await repository.recipients_of(session, [delivery.id])
    for recipient in recipients:
        if recipient.state in OPEN:
            move_recipient(delivery, recipient, step)
    delivery.diagnostic = "The sending process ended in the middle of this attempt."
    _close(delivery, recipients, now, pause)
    await record_change(session, ticket, delivery, recipients, before=before)
    nudge_after_commit(session, OUTBOUND_JOB)
    return True


async def load(session: AsyncSession, claimed: list[ClaimedRow]) -> list[ToSend]:
    """Everything needed to send what was claimed, in a constant number of queries."""
    by_id = {row.delivery_id: row for row in claimed}
    loaded = await rows.load_to_send(session, list(by_id))
    recipients: dict[UUID, list[OutboundRecipient]] = {}
    for recipient in await rows.load_recipients(session, list(by_id)):
        if recipient.state in OPEN:
            recipients.setdefault(recipient.delivery_id, []).append(recipient)
    files: dict[UUID, list[Attachment]] = {}
    words_by_id = {one.id: words_of(one.words) for one, _, _, _ in loaded}
    with_files = {message.id for _, message, _, _ in loaded if message.attachment_count}
    with_files |= {message_id for words in words_by_id.values() if words for message_id in words.message_ids}
    for file in await rows.load_attachments(session, with_files) if with_files else []:
        if file.message_id is not None:
            files.setdefault(file.message_id, []).append(_attachment(file))
    references = await rows.load_references(session, [row.conversation_id for row in claimed])
    ready = []
    for delivery, message, ticket, account in loaded:
        left = recipients.get(delivery.id, [])
        words = words_by_id[delivery.id]
        carried = words.message_ids if words else (message.id,)
        earlier = tuple(
            external_id
            for message_id, external_id in references.get(delivery.conversation_id, [])
            if message_id < message.id and (delivery.channel_kind != MAIL or external_id.startswith("<"))
        )
        outbound = OutboundMessage(
            delivery_id=delivery.id,
            message_id=message.id,
            conversation_id=delivery.conversation_id,
            channel_account_id=delivery.channel_account_id,
            recipients=_addresses(message.to, left, "to"),
            cc=_addresses(message.cc, left, "cc"),
            bcc=_addresses(message.bcc, left, "bcc"),
            sender_name=message.author_name,
            subject=words.subject if words else message.subject,
            text=words.text if words else message.text,
            html="" if words else html_for_sending(message.html),
            attachments=tuple(file for message_id in carried for file in files.get(message_id, ())),
            in_reply_to=earlier[-1] if earlier else "",
            references=earlier,
            ticket_number=ticket.number,
            language=message.language or ticket.language or (account.language if account else "th"),
            automatic=message.is_automatic,
            created_at=message.created_at,
            author_id=message.author_id if message.author_kind == "user" else None,
            quick_replies=tuple(message.quick_replies),
        )
        usable = account is not None and account.is_enabled and account.deleted_at is None
        ready.append(ToSend(by_id[delivery.id], outbound, delivery.channel_kind, usable))
    return ready


def _addresses(documents: list[Any], left: list[OutboundRecipient], role: str) -> tuple[Address, ...]:
    """Those of one role who are still to get it: in the author's order, then whom only this way out goes to."""
    open_keys = {(one.kind, one.external_id) for one in left if one.role == role}
    named = [one for one in from_documents(documents) if (one.kind, one.external_id) in open_keys]
    keys = {(one.kind, one.external_id) for one in named}
    others = [
        Address(one.kind, one.external_id, one.name)
        for one in left
        if one.role == role and (one.kind, one.external_id) not in keys
    ]
    return (*named, *others)


def _settle_recipient(
    delivery: OutboundDelivery, recipient: OutboundRecipient, outcome: SendOutcome, diagnostic: str, *, may_retry: bool
) -> None:
    step = step_for_outcome(outcome)
    if step is Step.POSTPONE and not may_retry:
        step = Step.GIVE_UP
    move_recipient(delivery, recipient, step)
    recipient.diagnostic = diagnostic[:_LONGEST_DIAGNOSTIC]


def _close(delivery: OutboundDelivery, recipients: list[OutboundRecipient], now: datetime, pause: float | None) -> None:
    """End the attempt: the state its recipients give it, the next date if there is one, and no lease."""
    delivery.state = settled_state(recipients) if recipients else DeliveryState.FAILED.value
    if delivery.state == DeliveryState.RETRY:
        delivery.due_at = now + timedelta(seconds=pause or 0)
    else:
        delivery.undo = delivery.written = None
    if any(recipient.state == DeliveryState.SENT for recipient in recipients):
        delivery.sent_at = delivery.sent_at or now
    delivery.lease_token = delivery.lease_until = None


def _attachment(file: Any) -> Attachment:
    return Attachment(
        file_name=file.file_name,
        content_type=file.content_type,
        size=file.size,
        blob_key=file.blob_key,
        content_id=file.content_id,
        is_inline=file.is_inline,
    )
