"""Proof of who is behind a request: a browser session or a bearer token."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.staff.principal import Principal


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person together with what proved it. Exactly one of `session_id` and `token_id` is set.

    `csrf_token` belongs to a session and is '' for a bearer token, which no browser sends by itself.
    """

    principal: Principal
    session_id: UUID | None
    token_id: UUID | None
    csrf_token: str
    last_used_at: datetime | None
    expires_at: datetime | None
