"""The adapter as workers use it."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

import pytest
from pydantic import ValidationError

from channels.adapter import RawDelivery
from channels.email import threading
from channels.email.manifest import EmailConfig
from channels.errors import UnknownChannelKind
from channels.registry import kinds, load_adapter
from core.messages import decode_inbound, encode_inbound
from tests.channels.email.accounts import ACCOUNT_ID, KEY, MAILBOX, account
from tests.channels.email.mails import multipart


def delivery(raw: bytes) -> RawDelivery:
    return RawDelivery(uuid4(), ACCOUNT_ID, raw, datetime.now(UTC))


def test_the_registry_knows_its_kinds():
    assert "email" in kinds()
    assert load_adapter("email") is load_adapter("email")
    with pytest.raises(UnknownChannelKind):
        load_adapter("telex")


def test_a_delivery_becomes_one_message_and_its_blobs():
    raw = multipart(
        "mixed",
        "Content-Type: text/plain; charset=utf-8\r\n\r\nสวัสดีครับ",
        "Content-Type: application/pdf; name=x.pdf\r\n\r\n%PDF",
        "Content-Type: application/pdf; name=same.pdf\r\n\r\n%PDF",
    )
    result = load_adapter("email").parse(delivery(raw), account(EmailConfig()))
    [message] = result.parsed.messages
    assert message.channel_account_id == ACCOUNT_ID
    assert message.lane == f"{ACCOUNT_ID}:somchai@example.co.th"
    assert (message.text, message.language, message.may_auto_reply) == ("สวัสดีครับ", "th", True)
    assert [a.file_name for a in message.attachments] == ["x.pdf", "same.pdf"]
    key = sha256(b"%PDF").hexdigest()
    assert [a.blob_key for a in message.attachments] == [key, key]
    assert result.blobs == {key: b"%PDF"}
    assert decode_inbound(encode_inbound(message)) == message


@pytest.mark.parametrize("raw", [b"", b"\r\n\r\n  \r\n"])
def test_an_empty_delivery_is_parked(raw):
    result = load_adapter("email").parse(delivery(raw), account(EmailConfig()))
    assert result.parsed.messages == ()
    assert result.parsed.parked[0].reason == "the mail is empty"


def test_a_mail_without_a_sender_is_a_message_all_the_same():
    result = load_adapter("email").parse(delivery(b"Subject: x\r\n\r\nhello"), account(EmailConfig()))
    [message] = result.parsed.messages
    assert message.sender.external_id == "unknown@invalid"
    assert not message.may_auto_reply


def test_the_token_in_our_reply_address_is_not_shown():
    address = threading.reply_address(MAILBOX, uuid4(), KEY)
    raw = f"From: a@b.co\r\nTo: Help <{address}>\r\nCc: x+y@b.co\r\n\r\nhello".encode()
    [message] = load_adapter("email").parse(delivery(raw), account(EmailConfig())).parsed.messages
    assert [(a.external_id, a.name) for a in message.to] == [(MAILBOX, "Help")]
    assert [a.external_id for a in message.cc] == ["x+y@b.co"]
    assert message.hints.reply_token is not None


def test_settings_are_checked_when_they_are_read():
    adapter = load_adapter("email")
    config = adapter.parse_config({"imap": {"host": "imap.example", "user": "u", "password": "secret"}})
    assert isinstance(config, EmailConfig)
    assert config.imap is not None
    assert "secret" not in repr(config)
    for wrong in ({"imap": {"host": ""}}, {"nonsense": 1}, {"smtp": {"host": "x", "port": 99999}}):
        with pytest.raises(ValidationError):
            adapter.parse_config(wrong)
