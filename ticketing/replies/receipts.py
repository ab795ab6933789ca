"""What channels report about things we sent: arrived, read, refused, bounced. Comes in through the inbound path."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.messages import DeliveryReceipt, ReceiptState
from crm_link.customers.reachability import mark_undeliverable
from ticketing.replies import repository
from ticketing.replies.changes import OPEN, move_recipient, record_change, settled_state
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.states import IN_FLIGHT, DeliveryState, step_for_receipt

_LONGEST_DIAGNOSTIC = 2000


async def apply_receipts(session: AsyncSession, receipts: Sequence[DeliveryReceipt]) -> int:
    """Bring deliveries up to date with reports about them; how many deliveries changed. The same report twice changes
    nothing the second time.

    Locks the tickets concerned, counts their versions and flushes. A caller that holds tickets of his own in memory
    calls this before he reads them, or after he has written them.
    """
    reports = _by_message(receipts)
    if not reports:
        return 0
    ticket_ids = await repository.tickets_of_messages(session, reports)
    tickets = await repository.lock_tickets(session, ticket_ids)
    deliveries = await repository.lock_deliveries_of(session, reports)
    everybody = await repository.recipients_of(session, [delivery.id for delivery in deliveries])
    ways_out = _ways_out(deliveries, receipts)
    changed, unreachable = 0, set[tuple[str, str]]()
    for delivery in deliveries:
        before = delivery.state
        ticket = await repository.lock_ticket_of(session, delivery, tickets.get(delivery.ticket_id))
        recipients = [recipient for recipient in everybody if recipient.delivery_id == delivery.id]
        moved = False
        for receipt in reports[delivery.message_id]:
            if delivery.id != ways_out[delivery.message_id, receipt.channel_kind]:
                continue
            for recipient in _meant(receipt, recipients):
                if move_recipient(delivery, recipient, step_for_receipt(receipt.state)):
                    moved = True
                    recipient.diagnostic = (receipt.diagnostic or recipient.diagnostic)[:_LONGEST_DIAGNOSTIC]
                if receipt.state is ReceiptState.BOUNCED and receipt.is_permanent:
                    unreachable.add((recipient.kind, recipient.external_id))
        if moved and ticket is not None:
            _settle(delivery, recipients)
            await record_change(session, ticket, delivery, recipients, before=before)
            changed += 1
    await mark_undeliverable(session, sorted(unreachable))
    await session.flush()
    return changed


def _ways_out(
    deliveries: Sequence[OutboundDelivery], receipts: Sequence[DeliveryReceipt]
) -> Mapping[tuple[UUID, str], UUID | None]:
    """Which delivery of a message is meant by a report from a kind of channel; '' means the message's first."""
    found: dict[tuple[UUID, str], UUID | None] = {(one.own_message_id, one.channel_kind): None for one in receipts}
    for delivery in reversed(deliveries):
        found[delivery.message_id, delivery.channel_kind] = delivery.id
        found[delivery.message_id, ""] = delivery.id
    return found


def _by_message(receipts: Sequence[DeliveryReceipt]) -> Mapping[UUID, list[DeliveryReceipt]]:
    found: dict[UUID, list[DeliveryReceipt]] = {}
    for receipt in receipts:
        found.setdefault(receipt.own_message_id, []).append(receipt)
    return found


def _meant(receipt: DeliveryReceipt, recipients: Sequence[OutboundRecipient]) -> Sequence[OutboundRecipient]:
    """Whom a report is about. An address we do not know (an alias, a forwarding) can only mean a sole recipient."""
    if receipt.recipient is None:
        return recipients
    address = receipt.recipient.strip().lower()
    named = [recipient for recipient in recipients if recipient.external_id.lower() == address]
    return named or (recipients if len(recipients) == 1 else [])


def _settle(delivery: OutboundDelivery, recipients: Sequence[OutboundRecipient]) -> None:
    """A delivery in flight keeps its state until its attempt ends; any other takes the one its recipients give it."""
    now = clock.utc_now()
    states = {recipient.state for recipient in recipients}
    if states & {DeliveryState.DELIVERED.value, DeliveryState.READ.value}:
        delivery.delivered_at = delivery.delivered_at or now
    if DeliveryState.READ.value in states:
        delivery.read_at = delivery.read_at or now
    for recipient in recipients:
        if recipient.state in (DeliveryState.BOUNCED, DeliveryState.FAILED) and recipient.diagnostic:
            delivery.diagnostic = recipient.diagnostic
    still_open = any(recipient.state in OPEN for recipient in recipients)
    if DeliveryState(delivery.state) not in IN_FLIGHT and not still_open:
        delivery.state = settled_state(recipients)
