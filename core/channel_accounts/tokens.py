"""What an authorization server gave for an account, as a value."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class KeptToken:
    """An access token and when it ends, and the refresh token to use next ('' when none came with it)."""

    access_token: str
    expires_at: datetime
    refresh_token: str = ""
