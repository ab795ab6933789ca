"""Shapes of what waits for a person."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.inbox.parked import ParkedView
from web.api.schemas.common import View


class ParkedState(StrEnum):
    """Where a parked thing stands."""

    PARKED = "parked"
    REPLAYING = "replaying"
    DISCARDED = "discarded"


class ParkedAccount(View):
    """The channel account it came through."""

    id: UUID
    name: str
    kind: str


class ParkedItem(View):
    """Something that arrived and could not be understood or handled. `size` is in bytes."""

    id: UUID
    channel_account: ParkedAccount | None
    reason: str
    error_code: str
    received_at: datetime
    parked_at: datetime
    attempts: int
    subject: str
    sender: str
    size: int
    state: str


class ParkedText(View):
    """The beginning of the raw bytes as text, for looking at; what is no text is shown as �."""

    text: str
    is_cut: bool


def parked_shape(parked: ParkedView) -> ParkedItem:
    """A parked thing as the API shows it."""
    account = None
    if parked.account_id is not None:
        account = ParkedAccount(id=parked.account_id, name=parked.account_name, kind=parked.account_kind)
    return ParkedItem(
        id=parked.id,
        channel_account=account,
        reason=parked.reason,
        error_code=parked.error_code,
        received_at=parked.received_at,
        parked_at=parked.parked_at,
        attempts=parked.attempts,
        subject=parked.subject,
        sender=parked.sender,
        size=parked.size,
        state=parked.state,
    )
