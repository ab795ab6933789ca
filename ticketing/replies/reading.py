"""What became of messages that went out, for whoever shows them: two queries for any number of messages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.replies import repository
from ticketing.replies.changes import OPEN
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.states import DeliveryState


@dataclass(frozen=True, slots=True)
class RecipientView:
    """One recipient; until he has a fate of his own, he shares the delivery's state. role: to|cc|bcc."""

    kind: str
    external_id: str
    name: str
    role: str
    state: DeliveryState
    diagnostic: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The state of a message on its way out. `undo_until` is set while it can be taken back without a trace."""

    id: UUID
    message_id: UUID
    state: DeliveryState
    attempts: int
    due_at: datetime | None
    undo_until: datetime | None
    diagnostic: str
    passed_a_blocked_one: bool
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    recipients: tuple[RecipientView, ...]


async def deliveries_of(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, DeliveryView]:
    """The delivery of each message that has one (of several the newest)."""
    deliveries, recipients = await repository.deliveries_and_recipients(session, message_ids)
    by_delivery: dict[UUID, list[OutboundRecipient]] = {}
    for recipient in recipients:
        by_delivery.setdefault(recipient.delivery_id, []).append(recipient)
    return {delivery.message_id: _view(delivery, by_delivery.get(delivery.id, [])) for delivery in deliveries}


def _view(delivery: OutboundDelivery, recipients: Sequence[OutboundRecipient]) -> DeliveryView:
    state = DeliveryState(delivery.state)
    return DeliveryView(
        id=delivery.id,
        message_id=delivery.message_id,
        state=state,
        attempts=delivery.attempts,
        due_at=delivery.due_at,
        undo_until=delivery.due_at if state is DeliveryState.HELD else None,
        diagnostic=delivery.diagnostic,
        passed_a_blocked_one=delivery.passed_a_blocked_one,
        sent_at=delivery.sent_at,
        delivered_at=delivery.delivered_at,
        read_at=delivery.read_at,
        recipients=tuple(
            RecipientView(
                kind=recipient.kind,
                external_id=recipient.external_id,
                name=recipient.name,
                role=recipient.role,
                state=state if recipient.state in OPEN else DeliveryState(recipient.state),
                diagnostic=recipient.diagnostic,
            )
            for recipient in recipients
        ),
    )
