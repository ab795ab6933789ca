"""A mailbox account and an in-memory blob store for the e-mail tests."""

from uuid import UUID, uuid4

from channels.adapter import AccountContext
from channels.email.manifest import EmailConfig, ImapSettings, Security, SmtpSettings
from channels.email.parse import Receiver
from core.errors import NotFound
from tests.support.dovecot import Mailbox
from tests.support.smtp import SmtpSink

KEY = b"a key that only tests know about"
MAILBOX = "help@shop.example"
ACCOUNT_ID = UUID("018f0000-0000-7000-8000-000000000001")


def smtp_settings(sink: SmtpSink, **changes) -> SmtpSettings:
    return SmtpSettings.model_validate({"host": sink.host, "port": sink.port, "security": Security.NONE, **changes})


def imap_settings(mailbox: Mailbox, **changes) -> ImapSettings:
    return ImapSettings.model_validate(
        {
            "host": mailbox.host,
            "port": mailbox.port,
            "security": Security.NONE,
            "user": mailbox.user,
            "password": mailbox.password,
            **changes,
        }
    )


def account(config: EmailConfig, address: str = MAILBOX) -> AccountContext:
    return AccountContext(ACCOUNT_ID, "email", "Help", address, config, ("shop.example",), KEY, "Siam Audio")


def receiver(address: str = MAILBOX) -> Receiver:
    return Receiver(ACCOUNT_ID, address, ("shop.example",), KEY)


class MemoryBlobs:
    """The part of the blob store that sending needs."""

    def __init__(self, contents: dict[str, bytes] | None = None) -> None:
        self.contents = contents or {}

    async def read(self, blob_key: str) -> bytes:
        try:
            return self.contents[blob_key]
        except KeyError:
            raise NotFound("no such blob") from None


class Transmitting:
    """Counts how often the sender said that the message is about to leave."""

    def __init__(self) -> None:
        self.count = 0

    async def __call__(self) -> None:
        self.count += 1


def new_uuid() -> UUID:
    return uuid4()
