"""What an account's settings do to a mail that leaves: signature, archive, unsubscribe, shared connections, copies."""

import asyncio
import re
from dataclasses import replace
from email import message_from_bytes, policy
from typing import Any
from uuid import UUID

import dkim
import pytest
from imapclient import IMAPClient
from pydantic import SecretStr

from channels.adapter import RawDelivery
from channels.email.adapter import EmailAdapter
from channels.email.manifest import DkimSettings, EmailConfig
from channels.email.sent_folder import find_sent_folder
from core import clock
from core.channel_accounts.dkim_keys import checked_key, make_key, record_of
from core.errors import Invalid
from core.messages import Address, SendOutcome, SendResult
from tests.channels.email.accounts import (
    MAILBOX,
    MemoryBlobs,
    Transmitting,
    account,
    imap_settings,
    new_uuid,
    smtp_settings,
)
from tests.channels.email.test_send import SOMCHAI, outbound
from tests.support.smtp import Behaviour

TABLE = (
    "<p>ราคา <b>สินค้า</b></p><table><tr><th>รายการ</th><th>ราคา</th></tr><tr><td>ลำโพง</td><td>1,200</td></tr></table>"
    '<p>ดู <a href="https://shop.example/p/1">หน้าสินค้า</a></p>'
)


@pytest.fixture(scope="module")
def key() -> str:
    return make_key()


async def send(sink, message=None, *, adapter: EmailAdapter | None = None, **config) -> SendResult:
    settings = EmailConfig(smtp=smtp_settings(sink), sender_name="Siam Audio", timeout_seconds=10, **config)
    return await (adapter or EmailAdapter()).send(
        message or outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=Transmitting(), streams=None
    )


# --- DKIM ------------------------------------------------------------------------------------------------------------


def published(key: str, selector: str = "desk"):
    record = record_of(key, selector, "shop.example")

    def look_up(name: bytes, timeout: float = 5) -> bytes | None:
        return record.value.encode() if name.decode().rstrip(".") == record.name else None

    return look_up


async def test_what_leaves_is_signed_and_the_signature_holds(smtp_sink, key):
    settings = DkimSettings(domain="shop.example", selector="desk", private_key=key, is_signing=True)
    await send(smtp_sink, outbound(html=TABLE, cc=(Address("email", "boss@example.com", "หัวหน้า"),)), dkim=settings)
    raw = smtp_sink.received[0].raw
    assert dkim.verify(raw, dnsfunc=published(key))
    signature = message_from_bytes(raw)["DKIM-Signature"]
    assert "d=shop.example" in signature
    covered = re.sub(r"\s", "", re.search(r"h=([^;]*)", signature)[1]).lower().split(":")  # type: ignore[index]
    assert {"from", "to", "cc", "subject", "date", "message-id", "content-type"} <= set(covered)
    assert covered.count("from") == 2
    assert not dkim.verify(
        raw.replace("ลำโพง".encode(), "หูฟัง".encode()).replace(b"Subject:", b"Subject: !"), dnsfunc=published(key)
    )
    assert not dkim.verify(raw, dnsfunc=published(make_key()))


async def test_nothing_is_signed_until_it_is_switched_on(smtp_sink, key):
    await send(smtp_sink, dkim=DkimSettings(domain="shop.example", selector="desk", private_key=key))
    assert smtp_sink.received[0].parsed["DKIM-Signature"] is None


async def test_a_key_that_cannot_sign_holds_the_mail_back_and_names_the_account(smtp_sink):
    settings = DkimSettings(domain="shop.example", selector="desk", private_key=SecretStr("no key"), is_signing=True)
    result = await send(smtp_sink, dkim=settings)
    assert (result.outcome, result.account_problem) == (SendOutcome.RETRY, "dkim_key")
    assert smtp_sink.received == []


def test_a_pasted_key_is_checked_and_told_as_a_dns_record(key):
    assert checked_key(f"\n{key}\n") == key
    record = record_of(key, "desk", "shop.example")
    assert record.name == "desk._domainkey.shop.example"
    assert re.fullmatch(r"v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}", record.value)
    for bad in ("", "hello", key.replace("A", "B", 5)[:200]):
        with pytest.raises(Invalid) as refused:
            checked_key(bad)
        assert refused.value.code == "bad_private_key"


# --- archive, unsubscribe, alternative text --------------------------------------------------------------------------


async def test_the_archive_gets_a_blind_copy_and_counts_for_nobody(smtp_sink):
    result = await send(smtp_sink, archive_address="archive@vault.example")
    [mail] = smtp_sink.received
    assert mail.recipients == (SOMCHAI.external_id, "archive@vault.example")
    assert b"archive@vault.example" not in mail.raw
    assert [one.external_id for one in result.recipients] == [SOMCHAI.external_id]


async def test_an_archive_that_refuses_stops_nobody_and_alone_gets_nothing(smtp_sink):
    smtp_sink.behaviour = Behaviour.REFUSE_RECIPIENT
    smtp_sink.refused_recipients = frozenset({"archive@vault.example"})
    result = await send(smtp_sink, archive_address="archive@vault.example")
    assert result.outcome is SendOutcome.SENT
    assert "no such mailbox" in result.archive_problem
    smtp_sink.refused_recipients = frozenset({SOMCHAI.external_id})
    result = await send(smtp_sink, archive_address="archive@vault.example")
    assert result.outcome is SendOutcome.FAILED
    assert len(smtp_sink.received) == 1


async def test_only_automatic_mail_tells_how_to_unsubscribe(smtp_sink):
    ways: dict[str, Any] = {
        "unsubscribe_url": "https://shop.example/u?a={address}",
        "unsubscribe_address": "stop@shop.example",
    }
    await send(smtp_sink, outbound(automatic=True), **ways)
    await send(smtp_sink, outbound(automatic=True), unsubscribe_address="stop@shop.example")
    await send(smtp_sink, outbound(automatic=True))
    await send(smtp_sink, outbound(), **ways)
    one_click, by_mail, unconfigured, by_hand = [
        message_from_bytes(m.raw, policy=policy.default) for m in smtp_sink.received
    ]
    assert "".join(str(one_click["List-Unsubscribe"]).split()) == (
        "<https://shop.example/u?a=somchai%40example.co.th>,<mailto:stop@shop.example?subject=unsubscribe>"
    )
    assert one_click["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(by_mail["List-Unsubscribe"]) == "<mailto:stop@shop.example?subject=unsubscribe>"
    assert by_mail["List-Unsubscribe-Post"] is None
    assert unconfigured["List-Unsubscribe"] is None
    assert by_hand["List-Unsubscribe"] is None


async def test_html_comes_with_styles_inlined_and_a_text_that_keeps_tables_and_links(smtp_sink):
    await send(smtp_sink, outbound(html=TABLE, text=""))
    parsed = message_from_bytes(smtp_sink.received[0].raw, policy=policy.default)
    assert parsed.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in parsed.iter_parts()] == ["text/plain", "text/html"]
    text = parsed.get_body(("plain",)).get_content()
    assert "https://shop.example/p/1" in text
    row = next(line for line in text.splitlines() if "ลำโพง" in line)
    assert "1,200" in row
    html = parsed.get_body(("html",)).get_content()
    assert "<style" not in html
    assert re.search(r"<td[^>]+style=[^>]*border", html)


# --- shared connections ----------------------------------------------------------------------------------------------


async def test_mails_of_one_burst_share_a_connection(smtp_sink):
    adapter, before = EmailAdapter(), smtp_sink.connections
    async with adapter.burst():
        for _ in range(5):
            assert (await send(smtp_sink, adapter=adapter)).outcome is SendOutcome.SENT
    assert smtp_sink.connections == before + 1
    await send(smtp_sink, adapter=adapter)
    await send(smtp_sink, adapter=adapter)
    assert smtp_sink.connections == before + 3


async def test_never_more_than_three_side_by_side(smtp_sink):
    adapter, before = EmailAdapter(), smtp_sink.connections
    async with adapter.burst():
        results = await asyncio.gather(*(send(smtp_sink, adapter=adapter) for _ in range(20)))
    assert {result.outcome for result in results} == {SendOutcome.SENT}
    assert len(smtp_sink.received) == 20
    assert smtp_sink.connections <= before + 3


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (Behaviour.DROP_AFTER_DATA, SendOutcome.UNCERTAIN),
        (Behaviour.DROP_BEFORE_DATA, SendOutcome.RETRY),
        (Behaviour.REFUSE_RECIPIENT, SendOutcome.FAILED),
        (Behaviour.REFUSE_SENDER, SendOutcome.FAILED),
        (Behaviour.REFUSE_DATA, SendOutcome.FAILED),
        (Behaviour.TRY_LATER, SendOutcome.RETRY),
    ],
)
async def test_a_mail_that_fails_spoils_nothing_for_the_next(smtp_sink, behaviour, outcome):
    adapter = EmailAdapter()
    async with adapter.burst():
        assert (await send(smtp_sink, adapter=adapter)).outcome is SendOutcome.SENT
        smtp_sink.behaviour = behaviour
        assert (await send(smtp_sink, adapter=adapter)).outcome is outcome
        smtp_sink.behaviour = Behaviour.ACCEPT
        smtp_sink.received.clear()
        other = outbound(recipients=(Address("email", "next@example.com"),))
        assert (await send(smtp_sink, other, adapter=adapter)).outcome is SendOutcome.SENT
    [mail] = smtp_sink.received
    assert mail.recipients == ("next@example.com",)


async def test_a_connection_that_died_while_it_rested_is_replaced_unseen(smtp_server):
    adapter = EmailAdapter()
    async with adapter.burst():
        sink = smtp_server()
        assert (await send(sink, adapter=adapter)).outcome is SendOutcome.SENT
        sink.hang_up()
        transmitting = Transmitting()
        settings = EmailConfig(smtp=smtp_settings(sink), sender_name="Siam Audio", timeout_seconds=10)
        result = await adapter.send(
            outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=transmitting, streams=None
        )
        assert (result.outcome, transmitting.count) == (SendOutcome.SENT, 1)
    assert len(sink.received) == 2


# --- copies in the sent folder ---------------------------------------------------------------------------------------


def keeping(sink, mailbox, **config):
    settings = EmailConfig(
        smtp=smtp_settings(sink), imap=imap_settings(mailbox), saves_sent=True, timeout_seconds=20, **config
    )
    return account(settings)


async def test_the_copy_is_what_left_and_is_put_away_once(smtp_sink, dovecot):
    mailbox, adapter = dovecot.mailbox(), EmailAdapter()
    with mailbox.client() as client:
        client.create_folder("ส่งแล้ว")
    through = keeping(smtp_sink, mailbox)
    result = await adapter.send(outbound(), through, blobs=MemoryBlobs(), before_transmit=Transmitting(), streams=None)
    assert result.sent_copy is not None
    for _ in range(3):
        assert (await adapter.keep_sent(result.sent_copy, result.external_message_id, through)).ok
    assert mailbox.fetch("ส่งแล้ว") == [smtp_sink.received[0].raw]
    assert set(mailbox.flags("ส่งแล้ว").popitem()[1]) >= {b"\\Seen"}
    assert mailbox.fetch() == []
    assert len(smtp_sink.received) == 1


async def test_what_did_not_surely_leave_has_no_copy(smtp_sink, dovecot):
    through = keeping(smtp_sink, dovecot.mailbox())
    for behaviour in (Behaviour.DROP_AFTER_DATA, Behaviour.REFUSE_DATA, Behaviour.TRY_LATER):
        smtp_sink.behaviour = behaviour
        result = await EmailAdapter().send(
            outbound(), through, blobs=MemoryBlobs(), before_transmit=Transmitting(), streams=None
        )
        assert result.sent_copy is None


async def test_trouble_with_the_folder_is_answered_and_found_by_the_check(smtp_sink, dovecot):
    mailbox, adapter = dovecot.mailbox(), EmailAdapter()
    for config, problem in (({}, "no_sent_folder"), ({"sent_folder": "INBOX"}, "sent_folder_watched")):
        through = keeping(smtp_sink, mailbox, **config)
        assert (await adapter.keep_sent(b"Subject: x\r\n\r\n", "<a@b>", through)).problem == problem
        assert (await adapter.check(through)).checks["imap"] == problem
    wrong = keeping(smtp_sink, mailbox)
    broken = replace(wrong, config=wrong.config.model_copy(update={"imap": imap_settings(mailbox, password="no")}))
    assert (await adapter.keep_sent(b"Subject: x\r\n\r\n", "<a@b>", broken)).problem == "login_refused"
    nobody = replace(wrong, config=wrong.config.model_copy(update={"imap": imap_settings(mailbox, port=1)}))
    assert (await adapter.keep_sent(b"Subject: x\r\n\r\n", "<a@b>", nobody)).problem == "no_connection"
    assert mailbox.fetch() == []


class Folders(IMAPClient):  # type: ignore[misc]
    """The folder list of a server, as IMAPClient tells it."""

    def __init__(self, *folders: tuple[tuple[bytes, ...], str]) -> None:
        self._folders = [(flags, b"/", name) for flags, name in folders]

    def list_folders(self, directory="", pattern="*"):
        return self._folders

    def __del__(self) -> None:
        """Nothing was opened."""


@pytest.mark.parametrize(
    ("folders", "found"),
    [
        (
            [((), "INBOX"), ((b"\\HasNoChildren", b"\\Sent"), "[Gmail]/จดหมายที่ส่งแล้ว"), ((), "Sent")],
            "[Gmail]/จดหมายที่ส่งแล้ว",
        ),
        ([((), "INBOX"), ((), "INBOX/Sent Items"), ((), "Drafts")], "INBOX/Sent Items"),
        ([((), "INBOX"), ((), "รายการที่ส่ง")], "รายการที่ส่ง"),
        ([((), "INBOX"), ((), "已发送")], "已发送"),
        ([((), "INBOX"), ((), "Presents")], ""),
    ],
)
def test_how_the_sent_folder_is_found(folders, found):
    assert find_sent_folder(Folders(*folders)) == found


async def test_a_copy_of_our_own_mail_is_no_message_when_the_watched_folder_holds_it(smtp_sink):
    await send(smtp_sink)
    settings = EmailConfig(smtp=smtp_settings(smtp_sink))
    delivery = RawDelivery(new_uuid(), UUID(int=1), smtp_sink.received[0].raw, clock.utc_now())
    taken = EmailAdapter().parse(delivery, account(settings))
    assert (taken.parsed.messages, taken.parsed.parked) == ((), ())
    elsewhere = EmailAdapter().parse(delivery, account(settings, "other@shop.example"))
    assert len(elsewhere.parsed.messages) == 1
    forged = smtp_sink.received[0].raw.replace(f"From: Nok <{MAILBOX}>".encode(), b"From: x@evil.example")
    assert len(EmailAdapter().parse(replace(delivery, raw=forged), account(settings)).parsed.messages) == 1
