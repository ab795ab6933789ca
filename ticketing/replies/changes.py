"""What every change of a delivery has in common: the ticket's warning, the message's version, the event."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import SYSTEM, Actor
from core.events.facts.ticket import MessageDeliveryChanged
from ticketing.replies import repository
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.states import WAITING, DeliveryState, Step, after, settle, trouble
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about

OPEN = frozenset(state.value for state in WAITING)


def move_recipient(delivery: OutboundDelivery, recipient: OutboundRecipient, step: Step) -> bool:
    """Apply a step to one recipient; False when it changes nothing."""
    state = DeliveryState(delivery.state if recipient.state in OPEN else recipient.state)
    reached = after(state, step)
    if reached is None:
        return False
    recipient.state = reached.value
    return True


def settled_state(recipients: Sequence[OutboundRecipient]) -> str:
    """The delivery's state once an attempt is over or a report came in."""
    return settle(DeliveryState(recipient.state) for recipient in recipients).value


async def record_change(
    session: AsyncSession,
    ticket: Ticket,
    delivery: OutboundDelivery,
    recipients: Sequence[OutboundRecipient],
    *,
    before: str,
    actor: Actor = SYSTEM,
    external_message_id: str | None = None,
    recorder: TicketRecorder | None = None,
) -> None:
    """Write down that `delivery` is no longer in state `before`. The ticket's and the delivery's rows must be locked.

    With a `recorder` the caller flushes it; otherwise the event is recorded here.
    """
    await count_change(session, ticket, delivery, external_message_id)
    changed = fact_about(
        MessageDeliveryChanged,
        ticket,
        message_id=delivery.message_id,
        delivery_id=delivery.id,
        state=delivery.state,
        before=before,
        recipient_states=dict(Counter(recipient.state for recipient in recipients)),
    )
    own = recorder or TicketRecorder()
    own.add(ticket, changed, actor, follower_ids=await repository.follower_ids(session, ticket.id))
    if recorder is None:
        await own.flush(session)


async def count_change(
    session: AsyncSession, ticket: Ticket, delivery: OutboundDelivery, external_message_id: str | None = None
) -> None:
    """Count the delivery's and the message's version up, and bring the ticket's warning up to date."""
    delivery.version += 1
    await session.flush()
    await repository.touch_message(session, delivery.message_id, external_message_id)
    states = await repository.states_newest_first(session, delivery.conversation_id, ticket.id)
    warning = trouble([DeliveryState(state) for state in states])
    ticket.delivery_trouble = warning.value if warning else None
