"""A real SMTP server in a thread that keeps what it receives and can misbehave the ways real servers do."""

import asyncio
import base64
import ssl
import threading
import warnings
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from enum import StrEnum
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from tests.support.eventually import eventually_sync

USER, PASSWORD = "outgoing@shop.example", "only-for-tests"
_TOKEN_PROBLEM = b'{"status":"401","schemes":"Bearer","scope":"https://mail.example/"}'


class Behaviour(StrEnum):
    """What the server does with a mail."""

    ACCEPT = "accept"
    REFUSE_SENDER = "refuse_sender"  # 550 to MAIL FROM
    REFUSE_RECIPIENT = "refuse_recipient"  # 550 to the RCPT TO in `refused_recipients`, or to all when that is empty
    REFUSE_DATA = "refuse_data"  # 554 after the final dot: a spam filter
    TRY_LATER = "try_later"  # 451 after the final dot: greylisting
    DELAY = "delay"  # answers the final dot only after `release` is set
    DROP_BEFORE_DATA = "drop_before_data"  # closes the connection at the DATA command: nothing was handed over
    DROP_AFTER_DATA = "drop_after_data"  # takes the whole mail, keeps it, closes without an answer: nobody knows


@dataclass(frozen=True)
class Received:
    """One mail as it arrived: the envelope and the raw bytes."""

    sender: str
    recipients: tuple[str, ...]
    raw: bytes

    @property
    def parsed(self) -> Message:
        """The mail as the standard library reads it."""
        return message_from_bytes(self.raw)


@dataclass
class SmtpSink:
    """A listening server. Change `behaviour` at any time; it counts for the next command."""

    behaviour: Behaviour = Behaviour.ACCEPT
    refused_recipients: frozenset[str] = frozenset()
    received: list[Received] = field(default_factory=list)
    data_commands: int = 0
    connections: int = 0
    sign_ins: list[str] = field(default_factory=list)
    guests: list[SMTP] = field(default_factory=list)
    release: threading.Event = field(default_factory=threading.Event)
    host: str = "127.0.0.1"
    port: int = 0
    user: str = USER
    password: str = PASSWORD

    def hang_up(self) -> None:
        """Close every connection from this side, as servers do with guests who say nothing."""
        for server in self.guests:
            if isinstance(server.transport, asyncio.WriteTransport):
                server.loop.call_soon_threadsafe(server.transport.abort)

    def to(self, address: str) -> list[Received]:
        """The mails one recipient got, oldest first."""
        return [mail for mail in self.received if address in mail.recipients]

    def wait_for(self, count: int = 1, *, address: str | None = None, within: float = 15) -> list[Received]:
        """Wait until at least `count` mails (for `address`) are here. For tests without an event loop."""

        def arrived() -> list[Received]:
            mails = self.to(address) if address else list(self.received)
            assert len(mails) >= count, f"{len(mails)} mails of {count}"
            return mails

        return eventually_sync(arrived, within=within, what=f"{count} mails at the SMTP server")


class _Handler:
    def __init__(self, sink: SmtpSink) -> None:
        self.sink = sink

    async def auth_XOAUTH2(self, server: SMTP, args: list[str]) -> AuthResult:  # noqa: N802
        """SASL XOAUTH2 as Google describes it: an error is a challenge that the client answers with an empty line."""
        given = base64.b64decode(args[1]).decode()
        self.sink.sign_ins.append(given.split("auth=Bearer ")[1].strip("\x01"))
        if given == f"user={USER}\x01auth=Bearer {PASSWORD}\x01\x01":
            return AuthResult(success=True, auth_data=LoginPassword(USER.encode(), b""))
        await server.push("334 " + base64.b64encode(_TOKEN_PROBLEM).decode())
        await server._reader.readline()
        return AuthResult(success=False, handled=False)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it by this name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.sink.behaviour is Behaviour.REFUSE_SENDER:
            return "550 5.7.1 sender refused"
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        refused = self.sink.refused_recipients
        if self.sink.behaviour is Behaviour.REFUSE_RECIPIENT and (not refused or address in refused):
            return "550 5.1.1 no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        sink = self.sink
        mail = Received(str(envelope.mail_from), tuple(envelope.rcpt_tos), _bytes_of(envelope))
        match sink.behaviour:
            case Behaviour.REFUSE_DATA:
                return "554 5.7.1 this looks like spam"
            case Behaviour.TRY_LATER:
                return "451 4.7.1 greylisted, come back later"
            case Behaviour.DROP_AFTER_DATA:
                sink.received.append(mail)
                _hang_up(server)
                return "451 nobody hears this"
            case Behaviour.DELAY:
                await server.loop.run_in_executor(None, sink.release.wait, 60)
        sink.received.append(mail)
        return "250 2.0.0 kept"


class _Server(SMTP):
    """aiosmtpd's protocol with a door that can slam shut at DATA."""

    sink: SmtpSink

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if self.transport is None:  # not again when STARTTLS replaces it
            self.sink.connections += 1
            self.sink.guests.append(self)
        super().connection_made(transport)

    async def smtp_DATA(self, arg: str | None) -> None:  # noqa: N802
        self.sink.data_commands += 1
        if self.sink.behaviour is Behaviour.DROP_BEFORE_DATA:
            _hang_up(self)
            return
        await super().smtp_DATA(arg)


class _Controller(Controller):
    def __init__(self, sink: SmtpSink, **options: Any) -> None:
        super().__init__(_Handler(sink), hostname=sink.host, port=sink.port, **options)
        self.sink = sink

    def factory(self) -> SMTP:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Requiring AUTH while not requiring TLS")  # loopback, nothing to protect
            server = _Server(self.handler, **self.SMTP_kwargs)
        server.sink = self.sink
        return server

    def _trigger_server(self) -> None:
        """The port is chosen by the system, so the port to knock at is known only now."""
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def start_smtp(
    behaviour: Behaviour = Behaviour.ACCEPT, *, tls: ssl.SSLContext | None = None, require_auth: bool = False
) -> tuple[Controller, SmtpSink]:
    """A listening sink and its controller (call `stop()`). `tls` offers STARTTLS; auth knows USER and PASSWORD."""
    sink = SmtpSink(behaviour)

    def authenticate(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, given: Any) -> AuthResult:
        expected = LoginPassword(USER.encode(), PASSWORD.encode())
        return AuthResult(success=given == expected, handled=False)  # the server itself says 535

    controller = _Controller(
        sink,
        decode_data=False,
        enable_SMTPUTF8=True,
        tls_context=tls,
        require_starttls=tls is not None,
        auth_required=require_auth,
        auth_require_tls=False,
        authenticator=authenticate,
        data_size_limit=64 * 1024 * 1024,
        ready_timeout=20,
    )
    controller.start()
    sink.port = controller.port
    return controller, sink


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


def _bytes_of(envelope: Envelope) -> bytes:
    content = envelope.content
    return content if isinstance(content, bytes) else str(content or "").encode()
