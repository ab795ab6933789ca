"""The pretend mailbox: a real SMTP server (RFC 5321) inside the demo that keeps what the desk sends."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session

from core import clock, ids

KEPT = 2000


@dataclass(frozen=True, slots=True)
class KeptMail:
    """One mail that the desk sent. `recipients` are the envelope's, lower case."""

    id: str
    received_at: datetime
    recipients: tuple[str, ...]
    raw: bytes

    def parsed(self) -> EmailMessage:
        """The mail with the standard library's modern policy."""
        parsed = message_from_bytes(self.raw, policy=policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed


class PretendMailbox:
    """Listens on loopback on a free port. Mail is kept in memory and as .eml files, so a restart forgets nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mails: list[KeptMail] = []
        self._server: asyncio.Server | None = None
        self._news = asyncio.Condition()
        self.port = 0

    async def start(self) -> None:
        """Load what was kept and begin to listen."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._mails = await asyncio.to_thread(_load, self._folder)
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, enable_SMTPUTF8=True, data_size_limit=50 * 1024 * 1024, loop=loop), "127.0.0.1", 0
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        """The hook of aiosmtpd: keep the mail, then say so."""
        recipients = tuple(address.lower() for address in envelope.rcpt_tos)
        content: Any = envelope.content
        mail = KeptMail(str(ids.new_id()), clock.utc_now(), recipients, bytes(content))
        await asyncio.to_thread((self._folder / f"{mail.id}.eml").write_bytes, _with_envelope(mail))
        async with self._news:
            self._mails = [*self._mails[-KEPT + 1 :], mail]
            self._news.notify_all()
        return "250 kept"

    def mails_for(self, address: str) -> list[KeptMail]:
        """What arrived for an address, oldest first."""
        wanted = address.strip().lower()
        return [mail for mail in self._mails if wanted in mail.recipients]

    def get(self, mail_id: str) -> KeptMail | None:
        """One mail by its id."""
        return next((mail for mail in self._mails if mail.id == mail_id), None)

    async def wait_for_news(self, address: str, known: int, seconds: float) -> list[KeptMail]:
        """The address's mails as soon as there are more than `known`, or as they are after `seconds`."""
        try:
            async with asyncio.timeout(seconds), self._news:
                await self._news.wait_for(lambda: len(self.mails_for(address)) > known)
        except TimeoutError:
            pass
        return self.mails_for(address)


def _with_envelope(mail: KeptMail) -> bytes:
    head = f"X-Kept-At: {mail.received_at.isoformat()}\r\nX-Kept-For: {','.join(mail.recipients)}\r\n"
    return head.encode() + mail.raw


def _load(folder: Path) -> list[KeptMail]:
    mails = []
    for path in sorted(folder.glob("*.eml"))[-KEPT:]:
        kept_at, kept_for, raw = path.read_bytes().split(b"\r\n", 2)
        instant = datetime.fromisoformat(kept_at.decode().partition(": ")[2])
        recipients = tuple(kept_for.decode().partition(": ")[2].split(","))
        mails.append(KeptMail(path.stem, instant, recipients, raw))
    return mails
