"""One connection for several mails of an account that leave at the same time, and never too many side by side.

Connections are kept only while a burst is under way and go when it ends. Before one is used again the server must
answer RSET (RFC 5321 section 4.1.1.5), so a connection that died meanwhile is found out before anything is sent.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final
from uuid import UUID

import aiosmtplib

from channels.adapter import AccountContext
from channels.email.manifest import EmailConfig
from channels.email.oauth import TokenSource, fingerprint
from channels.email.smtp_client import CONNECTION_TROUBLES, leave, open_smtp

MOST_SIDE_BY_SIDE: Final = 3  # Microsoft 365 refuses a fourth connection of a mailbox
_MOST_MAILS: Final = 50
_LONGEST_REST_SECONDS: Final = 20.0


@dataclass(slots=True)
class Connection:
    """A signed-in connection. `may_serve_again`: its user says that the server waits for the next mail."""

    smtp: aiosmtplib.SMTP
    mails: int = 0
    rested_at: float = 0.0
    may_serve_again: bool = False


@dataclass(slots=True)
class _Account:
    room: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(MOST_SIDE_BY_SIDE))
    resting: list[Connection] = field(default_factory=list)


class SmtpPool:
    """The connections of one process."""

    def __init__(self) -> None:
        self._accounts: dict[tuple[UUID, str], _Account] = {}
        self._bursts = 0

    @asynccontextmanager
    async def burst(self) -> AsyncIterator[None]:
        """Keep connections for the next mail until the last burst ends."""
        self._bursts += 1
        try:
            yield
        finally:
            self._bursts -= 1
            if not self._bursts:
                accounts, self._accounts = self._accounts, {}
                resting = [one.smtp for account in accounts.values() for one in account.resting]
                await asyncio.gather(*(leave(smtp) for smtp in resting))

    @asynccontextmanager
    async def connection(
        self, account: AccountContext, config: EmailConfig, tokens: TokenSource
    ) -> AsyncIterator[Connection]:
        """A connection for one mail. Raises SmtpTrouble."""
        if not self._bursts:
            alone = Connection(await open_smtp(account, config, tokens))
            try:
                yield alone
            finally:
                await leave(alone.smtp)
            return
        key = (account.id, _settings_of(config))
        mine = self._accounts.setdefault(key, _Account())
        async with mine.room:
            connection = await self._rested(mine) or Connection(await open_smtp(account, config, tokens))
            connection.may_serve_again = False
            try:
                yield connection
            finally:
                connection.mails += 1
                is_good = connection.may_serve_again and connection.smtp.is_connected
                if is_good and self._accounts.get(key) is mine and connection.mails < _MOST_MAILS:
                    connection.rested_at = asyncio.get_running_loop().time()
                    mine.resting.append(connection)
                else:
                    await leave(connection.smtp)

    async def _rested(self, account: _Account) -> Connection | None:
        """A connection that still answers."""
        now = asyncio.get_running_loop().time()
        while account.resting:
            connection = account.resting.pop()
            if now - connection.rested_at <= _LONGEST_REST_SECONDS:
                try:
                    await connection.smtp.rset()
                except (*CONNECTION_TROUBLES, aiosmtplib.SMTPException):
                    connection.smtp.close()
                else:
                    return connection
            else:
                await leave(connection.smtp)
        return None


def _settings_of(config: EmailConfig) -> str:
    """Names everything a connection depends on, so that changed settings get connections of their own."""
    smtp = config.smtp
    assert smtp is not None
    password = smtp.password.get_secret_value() if smtp.password is not None else ""
    oauth = fingerprint(config.token_settings) if config.token_settings is not None else ""
    parts = [smtp.host, smtp.port, smtp.security.value, smtp.user, password, oauth, config.verify_certificates]
    return sha256(json.dumps(parts).encode()).hexdigest()
