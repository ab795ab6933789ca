"""Mail. It has no signature over its body that could be asked for; the nearest thing are our own signed ids in it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from email import message_from_bytes, policy
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest

from channels.adapter import AccountContext, RawDelivery
from channels.email import threading
from channels.registry import load_adapter
from core import clock, ids
from core.messages import Address, InboundMessage
from tests.contract.profile import Heard, Proof
from tests.contract.sayings import Saying
from tests.support.smtp import Behaviour, SmtpSink

CUSTOMER = Address("email", "somchai@customer.example", "สมชาย ใจดี")
OUR_MESSAGE = UUID("018f0000-0000-7000-8000-0000000000aa")


class SmtpSide:
    """A real SMTP server."""

    streams: Any = None  # mail leaves them alone
    recipient = CUSTOMER

    def __init__(self, sink: SmtpSink) -> None:
        self._sink = sink
        config = {"smtp": {"host": sink.host, "port": sink.port, "security": "none"}}
        settings = load_adapter("email").parse_config(config)
        self.account = AccountContext(
            ids.new_id(), "email", "Help", PROFILE.address, settings, ("shop.example",), b"a key of sixteen bytes"
        )

    async def heard(self) -> list[Heard]:
        return [_heard(mail.raw) for mail in self._sink.received]

    async def make_gone(self) -> None:
        self._sink.behaviour = Behaviour.REFUSE_RECIPIENT


class EmailProfile:
    kind = "email"
    address = "help@shop.example"
    config: dict[str, Any] = {}
    wrong_configs = ({"nonsense": 1}, {"smtp": {"host": ""}}, {"imap": {"host": "x", "port": 99_999}})
    proof_notion = "our own Message-ID and reply address, which only this installation can sign"
    batch_notion = "a mail is one event; several mails are several deliveries of one fetch"
    way_out_notion = ""
    refused_types: frozenset[str] = frozenset()

    def said(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        return _mail(saying, event).as_bytes(policy=policy.SMTP)

    def said_again(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """Another server handed it over, as when a copy comes through an alias."""
        return b"Received: from mx2.customer.example by mail.shop.example\r\n" + self.said(account, saying, event)

    def batch(self, account: AccountContext, sayings: Sequence[Saying]) -> Sequence[bytes]:
        return [self.said(account, saying, f"batch-{number}") for number, saying in enumerate(sayings)]

    def unknown(self, account: AccountContext) -> Sequence[bytes]:
        return [b"", b"\r\n \r\n"]

    def words(self, message: InboundMessage) -> str:
        return message.text.strip()

    def brings_bytes(self) -> bool:
        return True

    def genuine(self, account: AccountContext) -> Proof:
        own = threading.own_message_id(OUR_MESSAGE, account.signing_key, "shop.example")
        return Proof("an answer to a mail of ours", lambda: _is_taken_for_an_answer(account, answers=own))

    def forged(self, account: AccountContext) -> Sequence[Proof]:
        own = threading.own_message_id(OUR_MESSAGE, account.signing_key, "shop.example")
        theirs = threading.own_message_id(OUR_MESSAGE, b"the key of somebody else", "shop.example")
        another = own.replace(OUR_MESSAGE.hex, ids.new_id().hex)
        unsigned = f"<{OUR_MESSAGE.hex}@shop.example>"
        address = threading.reply_address(account.address, OUR_MESSAGE, b"the key of somebody else")
        return [
            Proof("signed by somebody else", lambda: _is_taken_for_an_answer(account, answers=theirs)),
            Proof("our signature on another id", lambda: _is_taken_for_an_answer(account, answers=another)),
            Proof("no signature", lambda: _is_taken_for_an_answer(account, answers=unsigned)),
            Proof("a forged reply address", lambda: _is_taken_for_an_answer(account, to=address)),
        ]

    @asynccontextmanager
    async def far_side(self, request: pytest.FixtureRequest) -> AsyncIterator[SmtpSide]:
        yield SmtpSide(request.getfixturevalue("smtp_sink"))


PROFILE = EmailProfile()


def _mail(saying: Saying, event: str, *, to: str = EmailProfile.address, answers: str = "") -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = HeaderAddress(CUSTOMER.name, addr_spec=CUSTOMER.external_id)
    mail["To"] = to
    mail["Subject"] = "ลำโพงเสีย"
    mail["Date"] = "Mon, 02 Mar 2026 10:00:00 +0700"
    mail["Message-ID"] = f"<{event}@customer.example>"
    if answers:
        mail["In-Reply-To"] = answers
    mail.set_content(saying.text, cte="base64")
    for file in saying.files:
        maintype, _, subtype = file.content_type.partition("/")
        mail.add_attachment(file.content, maintype, subtype, filename=file.name)
    return mail


def _is_taken_for_an_answer(account: AccountContext, **headers: str) -> bool:
    raw = _mail(Saying("ได้รับแล้ว"), "answer", **headers).as_bytes(policy=policy.SMTP)
    delivery = RawDelivery(ids.new_id(), account.id, raw, clock.utc_now())
    [message] = load_adapter("email").parse(delivery, account).parsed.messages
    return bool(message.hints.own_message_ids) or message.hints.reply_token is not None


def _heard(raw: bytes) -> Heard:
    mail = message_from_bytes(raw, policy=policy.default)
    body = mail.get_body(("plain",))
    files = tuple(
        (part.get_filename() or "", part.get_content_type(), sha256(part.get_payload(decode=True)).hexdigest())  # type: ignore[arg-type]
        for part in mail.iter_attachments()
    )
    return Heard("" if body is None else body.get_content().replace("\r\n", "\n").strip(), files)
