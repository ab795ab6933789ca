"""A delivery whose account has sent as much as it may: it waits for its turn, which costs it no attempt."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.replies import delivery_repository as rows
from ticketing.replies import repository
from ticketing.replies.changes import OPEN, move_recipient, record_change
from ticketing.replies.delivery_repository import ClaimedRow
from ticketing.replies.states import DeliveryState, Step

LIMITED: Final = "sending_limit: the account's limit is reached; this leaves when there is room"


async def wait_for_turn(session: AsyncSession, token: UUID, claimed: ClaimedRow, at: datetime) -> bool:
    """Put a claimed delivery back until `at`; False when the lease was lost meanwhile."""
    ticket = await repository.lock_ticket(session, claimed.ticket_id)
    delivery = await rows.lock_by_lease(session, claimed.delivery_id, token)
    if delivery is None or delivery.state != DeliveryState.SENDING:
        return False
    if (ticket := await repository.lock_ticket_of(session, delivery, ticket)) is None:
        return False
    recipients = await repository.recipients_of(session, [delivery.id])
    for recipient in recipients:
        if recipient.state in OPEN:
            move_recipient(delivery, recipient, Step.POSTPONE)
    delivery.state, delivery.due_at = DeliveryState.RETRY.value, at
    delivery.attempts = max(0, delivery.attempts - 1)
    delivery.diagnostic = LIMITED
    delivery.lease_token = delivery.lease_until = None
    await record_change(session, ticket, delivery, recipients, before=DeliveryState.SENDING)
    return True
