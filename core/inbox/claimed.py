"""What a worker holds: deliveries and items under a lease."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class ClaimedDelivery:
    """A delivery leased for parsing. Its bytes are `raw`, or the blob `blob_key`."""

    id: UUID
    channel_account_id: UUID
    channel_kind: str
    raw: bytes | None
    blob_key: str | None
    size: int
    received_at: datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class ClaimedItem:
    """An item of a lane that is leased. `payload` is what core.messages.decode_inbound reads."""

    id: UUID
    delivery_id: UUID
    channel_account_id: UUID
    lane: str
    external_event_id: str
    payload: str
    attempts: int
