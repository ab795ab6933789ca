"""A push on its way."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DuePush:
    """A message leased for sending, with the browser it is for (None when that has gone)."""

    id: UUID
    subscription_id: UUID
    payload_encrypted: str
    topic: str
    attempts: int
    created_at: datetime
    document_encrypted: str | None = None
