"""Shapes of what became of a message on its way out."""

from datetime import datetime
from uuid import UUID

from ticketing.replies.states import DeliveryState
from web.api.schemas.common import View


class Recipient(View):
    """One recipient's own state, with the other side's words."""

    external_id: str
    name: str
    state: DeliveryState
    diagnostic: str


class Delivery(View):
    """A message's way out. `undo_until` is set while it can still be taken back.

    `passed_a_blocked_one`: it left before an earlier answer of the conversation, which was held up for too long.
    `by_mail`: it also went by mail, because the visitor had left the page before he read it.
    """

    id: UUID
    state: DeliveryState
    attempts: int
    due_at: datetime | None
    undo_until: datetime | None
    diagnostic: str
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    passed_a_blocked_one: bool
    recipients: list[Recipient]
    by_mail: "Delivery | None"
