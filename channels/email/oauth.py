"""Access tokens for SASL XOAUTH2 (Gmail, Microsoft 365): asked for, kept, and renewed before they end.

A token is asked for once and used by every connection of the account, in every process (`AccountContext.vault`). An
authorization server may hand out a new refresh token each time (RFC 6749 section 6); the newest is the one used next.
"""

import asyncio
import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from channels.adapter import AccountContext, TokenVault
from channels.email.manifest import OAuthSettings
from core import clock
from core.channel_accounts.tokens import KeptToken
from core.errors import AppError
from core.http import post_form

_RENEW_BEFORE_SECONDS: Final = 120.0
_ASK_AGAIN_SECONDS: Final = 60.0
_LONGEST_ANSWER: Final = 64 * 1024
_USUAL_LIFETIME: Final = 3600.0


class OAuthTrouble(Exception):
    """No access token. code: oauth_refused (a person must act) | oauth_unavailable (later may be better)."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code, self.detail = code, detail


class TokenSource(Protocol):
    """Gives access tokens; see `AccessTokens.get`."""

    async def get(self, account: AccountContext, settings: OAuthSettings, *, rejected: str = "") -> str:
        """A usable access token. Raises OAuthTrouble."""
        ...


class _Answer(BaseModel):
    """A token response (RFC 6749 section 5.1) or error response (section 5.2)."""

    model_config = ConfigDict(extra="ignore")

    access_token: str = ""
    expires_in: float = Field(default=_USUAL_LIFETIME, gt=0, le=10_000_000)
    refresh_token: str = ""
    error: str = ""
    error_description: str = ""


@dataclass(frozen=True, slots=True)
class _Refusal:
    trouble: OAuthTrouble
    until: datetime


class AccessTokens:
    """The tokens of one process. Several who want the same one at once share one request."""

    def __init__(self) -> None:
        self._known: dict[tuple[UUID, str], KeptToken] = {}
        self._refused: dict[tuple[UUID, str], _Refusal] = {}
        self._locks: dict[tuple[UUID, str], asyncio.Lock] = {}

    async def get(self, account: AccountContext, settings: OAuthSettings, *, rejected: str = "") -> str:
        """An access token good for two minutes at least (or as long as the server ever gives).

        `rejected` is one that a mail server has just refused: it is not given again. Raises OAuthTrouble; a refusal
        is remembered for a minute, so that waiting mail does not knock at the door one by one.
        """
        key = (account.id, fingerprint(settings))
        async with self._locks.setdefault(key, asyncio.Lock()):
            known = self._known.get(key)
            if known is None or not _is_usable(known, rejected):
                known = await _kept(account.vault, key) or known
            if known is not None and _is_usable(known, rejected):
                self._known[key] = known
                return known.access_token
            refusal = self._refused.get(key)
            if refusal is not None and refusal.until > clock.utc_now():
                raise refusal.trouble
            try:
                token = await _renew(account, settings, known)
            except OAuthTrouble as trouble:
                self._refused[key] = _Refusal(trouble, clock.ahead(_ASK_AGAIN_SECONDS))
                raise
            self._refused.pop(key, None)
            self._known[key] = token
            if account.vault is not None:
                await account.vault.keep(account.id, key[1], token)
            return token.access_token


def fingerprint(settings: OAuthSettings) -> str:
    """Names settings without telling them: other settings never get what these were given."""
    secrets = [one.get_secret_value() if one else "" for one in (settings.client_secret, settings.refresh_token)]
    whole = json.dumps([settings.token_url, settings.client_id, settings.scope, *secrets])
    return sha256(whole.encode()).hexdigest()


async def request_token(settings: OAuthSettings, refresh_token: str, *, allow_private: bool) -> KeptToken:
    """Ask the authorization server. Raises OAuthTrouble with the server's own words."""
    fields = {"client_id": settings.client_id}
    if settings.client_secret is not None:
        fields["client_secret"] = settings.client_secret.get_secret_value()
    if settings.scope:
        fields["scope"] = settings.scope
    if refresh_token:
        fields |= {"grant_type": "refresh_token", "refresh_token": refresh_token}
    else:
        fields["grant_type"] = "client_credentials"
    try:
        fetched = await post_form(
            settings.token_url, fields, max_bytes=_LONGEST_ANSWER, allow_private=allow_private, seconds=20
        )
    except AppError as error:
        raise OAuthTrouble("oauth_unavailable", error.message) from error
    try:
        answer = _Answer.model_validate_json(fetched.body)
    except ValidationError:
        answer = _Answer()
    if fetched.status == 200 and answer.access_token:
        return KeptToken(answer.access_token, clock.ahead(answer.expires_in), answer.refresh_token or refresh_token)
    words = ": ".join(filter(None, (answer.error, answer.error_description))) or f"HTTP {fetched.status}"
    is_refusal = bool(answer.error) and 400 <= fetched.status < 500 and fetched.status != 429
    raise OAuthTrouble("oauth_refused" if is_refusal else "oauth_unavailable", words[:500])


async def _renew(account: AccountContext, settings: OAuthSettings, known: KeptToken | None) -> KeptToken:
    """With the newest refresh token; when that one is refused, once more with the one an administrator entered."""
    entered = settings.refresh_token.get_secret_value() if settings.refresh_token is not None else ""
    newest = known.refresh_token if known is not None else ""
    allow_private = account.allow_private_hosts
    if newest and newest != entered:
        try:
            return await request_token(settings, newest, allow_private=allow_private)
        except OAuthTrouble as trouble:
            if trouble.code != "oauth_refused":
                raise
    return await request_token(settings, entered, allow_private=allow_private)


async def _kept(vault: TokenVault | None, key: tuple[UUID, str]) -> KeptToken | None:
    return await vault.find(*key) if vault is not None else None


def _is_usable(token: KeptToken, rejected: str) -> bool:
    is_fresh = token.expires_at > clock.ahead(_RENEW_BEFORE_SECONDS)
    return is_fresh and token.access_token != rejected
