"""Sending over a real SMTP server: what arrives, and what is said about it."""

import ipaddress
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from hashlib import sha256
from uuid import UUID

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from channels.email import threading
from channels.email.adapter import EmailAdapter
from channels.email.manifest import EmailConfig, Security
from channels.email.outgoing_headers import validated_address
from channels.email.parse import parse_raw
from channels.errors import InvalidAddress
from core.messages import Address, Attachment, OutboundMessage, SendOutcome
from tests.channels.email.accounts import (
    ACCOUNT_ID,
    KEY,
    MAILBOX,
    MemoryBlobs,
    Transmitting,
    account,
    imap_settings,
    receiver,
    smtp_settings,
)
from tests.support.smtp import Behaviour

SOMCHAI = Address("email", "somchai@example.co.th", "สมชาย ใจดี")
PICTURE = b"\x89PNG\r\n\x1a\n picture"
RECEIPT = b"%PDF-1.4 receipt"


def key_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def outbound(**changes) -> OutboundMessage:
    base = OutboundMessage(
        delivery_id=UUID(int=1),
        message_id=UUID(int=0xABC),
        conversation_id=UUID(int=0xDEF),
        channel_account_id=ACCOUNT_ID,
        recipients=(SOMCHAI,),
        sender_name="Nok",
        subject="สอบถามลำโพง",
        text="สวัสดีค่ะ คุณสมชาย\n\n.ขึ้นต้นด้วยจุด\n",
        created_at=datetime(2026, 11, 21, 3, 0, tzinfo=UTC),
        ticket_number=1042,
    )
    return replace(base, **changes)


async def send(sink, message, blobs=None, **config):
    settings = EmailConfig(smtp=smtp_settings(sink), sender_name="Siam Audio", **config)
    transmitting = Transmitting()
    result = await EmailAdapter().send(
        message, account(settings), blobs=MemoryBlobs(blobs), before_transmit=transmitting
    )
    return result, transmitting


async def test_a_thai_mail_arrives_whole_and_threads(smtp_sink):
    message = outbound(
        html='<p>สวัสดี<b>ค่ะ</b></p><img data-cid="pic1">',
        in_reply_to="<q2@example.co.th>",
        references=("<q1@example.co.th>", "<q2@example.co.th>"),
        cc=(Address("email", "boss@example.co.th", "Boss, The"),),
        bcc=(Address("email", "archive@shop.example"),),
        attachments=(
            Attachment("รูป.png", "image/png", len(PICTURE), key_of(PICTURE), content_id="pic1", is_inline=True),
            Attachment(
                "ใบเสร็จรับเงินเดือนพฤศจิกายน ๒๕๖๙ ฉบับแก้ไขล่าสุด.pdf", "application/pdf", len(RECEIPT), key_of(RECEIPT)
            ),
        ),
    )
    result, transmitting = await send(
        smtp_sink, message, {key_of(PICTURE): PICTURE, key_of(RECEIPT): RECEIPT}, signature={"th": "ทีมงานสยามออดิโอ"}
    )

    assert result.outcome is SendOutcome.SENT
    assert transmitting.count == 1
    assert {r.external_id: r.outcome for r in result.recipients} == {
        "somchai@example.co.th": SendOutcome.SENT,
        "boss@example.co.th": SendOutcome.SENT,
        "archive@shop.example": SendOutcome.SENT,
    }
    received = smtp_sink.received[0]
    assert received.sender == MAILBOX
    assert b"archive@shop.example" not in received.raw
    parsed = message_from_bytes(received.raw, policy=policy.default)
    assert parsed["Subject"] == "Re: สอบถามลำโพง [#1042]"
    assert parsed["From"].addresses[0].display_name == "Nok"
    assert parsed["To"].addresses[0].display_name == "สมชาย ใจดี"
    assert parsed["Cc"].addresses[0].display_name == "Boss, The"
    assert parsed["Message-ID"] == result.external_message_id
    assert threading.read_own_message_id(parsed["Message-ID"], KEY) == message.message_id
    assert parsed["In-Reply-To"] == "<q2@example.co.th>"
    assert parsed["References"].split() == ["<q1@example.co.th>", "<q2@example.co.th>"]
    assert threading.read_reply_address(parsed["Reply-To"].addresses[0].addr_spec, KEY) == message.conversation_id
    assert parsed["Auto-Submitted"] is None
    text = parsed.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert text == "สวัสดีค่ะ คุณสมชาย\n\n.ขึ้นต้นด้วยจุด\n\n-- \nทีมงานสยามออดิโอ\n"
    html = parsed.get_body(("html",)).get_content()
    assert 'src="cid:pic1"' in html
    assert "ทีมงานสยามออดิโอ" in html
    assert "font-family" in html
    assert [a.get_filename() for a in parsed.iter_attachments()] == ["ใบเสร็จรับเงินเดือนพฤศจิกายน ๒๕๖๙ ฉบับแก้ไขล่าสุด.pdf"]
    assert next(iter(parsed.iter_attachments())).get_content() == RECEIPT


async def test_our_own_parser_reads_what_we_send(smtp_sink):
    message = outbound(
        html='<p>หนึ่ง</p><img src="cid:p">',
        attachments=(Attachment("รูป.png", "image/png", len(PICTURE), key_of(PICTURE), content_id="p", is_inline=True),),
    )
    await send(smtp_sink, message, {key_of(PICTURE): PICTURE})
    read = parse_raw(smtp_sink.received[0].raw, receiver(), datetime.now(UTC)).message
    assert read.subject == "สอบถามลำโพง [#1042]"
    assert read.text == message.text.strip()
    assert read.attachments[0].file_name == "รูป.png"
    assert read.attachments[0].is_inline
    assert read.attachments[0].blob_key == key_of(PICTURE)


async def test_an_automatic_mail_says_so(smtp_sink):
    await send(smtp_sink, outbound(automatic=True), signature={"th": "ไม่ใส่ในข้อความอัตโนมัติ"})
    parsed = smtp_sink.received[0].parsed
    assert parsed["Auto-Submitted"] == "auto-replied"
    assert parsed["X-Auto-Response-Suppress"] == "All"
    read = parse_raw(smtp_sink.received[0].raw, receiver(), datetime.now(UTC)).message
    assert "ไม่ใส่" not in read.text
    assert read.machine is not None
    assert not read.may_auto_reply


async def test_headers_cannot_be_injected(smtp_sink):
    evil = "x\r\nBcc: victim@example.com\r\n\r\nbody"
    await send(
        smtp_sink,
        outbound(
            subject=evil,
            sender_name=evil,
            recipients=(Address("email", "somchai@example.co.th", evil),),
            in_reply_to="<a@b>\r\nX-Evil: 1",
            references=("<ok@b>", "<x@y>\nX-Evil: 2", "no-brackets"),
            ticket_number=None,
        ),
    )
    parsed = smtp_sink.received[0].parsed
    assert parsed["Bcc"] is None
    assert parsed["X-Evil"] is None
    assert parsed["References"] == "<ok@b>"
    assert smtp_sink.received[0].recipients == ("somchai@example.co.th",)


async def test_long_subjects_and_many_references_stay_intact(smtp_sink):
    references = tuple(f"<{number}.{'a' * 90}@a-rather-long-domain-name.example.com>" for number in range(40))
    subject = "ยาวมาก " * 40 + "end"
    await send(smtp_sink, outbound(subject=subject, references=references, in_reply_to=references[-1]))
    raw = smtp_sink.received[0].raw
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    parsed = message_from_bytes(raw, policy=policy.default)
    assert tuple(parsed["References"].split()) == references
    assert parsed["Subject"] == "Re: " + subject + " [#1042]"


@pytest.mark.parametrize(
    ("behaviour", "outcome", "transmitted"),
    [
        (Behaviour.REFUSE_SENDER, SendOutcome.FAILED, 0),
        (Behaviour.REFUSE_RECIPIENT, SendOutcome.FAILED, 0),
        (Behaviour.REFUSE_DATA, SendOutcome.FAILED, 1),
        (Behaviour.TRY_LATER, SendOutcome.RETRY, 1),
        (Behaviour.DROP_BEFORE_DATA, SendOutcome.RETRY, 1),
        (Behaviour.DROP_AFTER_DATA, SendOutcome.UNCERTAIN, 1),
    ],
)
async def test_every_way_a_server_can_answer(smtp_sink, behaviour, outcome, transmitted):
    smtp_sink.behaviour = behaviour
    result, transmitting = await send(smtp_sink, outbound())
    assert result.outcome is outcome
    assert transmitting.count == transmitted
    assert result.diagnostic


async def test_one_refused_recipient_does_not_stop_the_others(smtp_sink):
    smtp_sink.behaviour = Behaviour.REFUSE_RECIPIENT
    smtp_sink.refused_recipients = frozenset({"gone@example.com"})
    result, _ = await send(smtp_sink, outbound(cc=(Address("email", "gone@example.com"),)))
    assert result.outcome is SendOutcome.SENT
    outcomes = {r.external_id: r.outcome for r in result.recipients}
    assert outcomes == {"somchai@example.co.th": SendOutcome.SENT, "gone@example.com": SendOutcome.FAILED}
    assert "5.1.1" in next(r.diagnostic for r in result.recipients if r.external_id == "gone@example.com")


async def test_no_server_means_retry_and_nothing_was_transmitted(smtp_sink):
    settings = EmailConfig(smtp=smtp_settings(smtp_sink, port=1), timeout_seconds=20)
    transmitting = Transmitting()
    result = await EmailAdapter().send(outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=transmitting)
    assert result.outcome is SendOutcome.RETRY
    assert transmitting.count == 0


async def test_a_missing_attachment_fails_before_anything_is_sent(smtp_sink):
    result, transmitting = await send(
        smtp_sink, outbound(attachments=(Attachment("a.pdf", "application/pdf", 3, "0" * 64),))
    )
    assert result.outcome is SendOutcome.FAILED
    assert transmitting.count == 0
    assert not smtp_sink.received


async def test_what_before_transmit_raises_stops_the_mail(smtp_sink):
    async def refuse() -> None:
        raise RuntimeError("the lease is gone")

    settings = EmailConfig(smtp=smtp_settings(smtp_sink))
    with pytest.raises(RuntimeError, match="lease"):
        await EmailAdapter().send(outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=refuse)
    assert not smtp_sink.received


async def test_login_refused_is_retried_later(smtp_server):
    sink = smtp_server(require_auth=True)
    settings = EmailConfig(smtp=smtp_settings(sink, user=sink.user, password="wrong"))
    result = await EmailAdapter().send(
        outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=Transmitting()
    )
    assert result.outcome is SendOutcome.RETRY
    assert result.retry_after_seconds
    settings = EmailConfig(smtp=smtp_settings(sink, user=sink.user, password=sink.password))
    result = await EmailAdapter().send(
        outbound(), account(settings), blobs=MemoryBlobs(), before_transmit=Transmitting()
    )
    assert result.outcome is SendOutcome.SENT


@pytest.fixture(scope="module")
def server_tls(tmp_path_factory) -> ssl.SSLContext:
    """A TLS context with a certificate nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(file)
    return context


async def test_starttls_and_whom_we_trust(smtp_server, server_tls):
    sink = smtp_server(tls=server_tls)
    settings = smtp_settings(sink, security=Security.STARTTLS)
    trusting = account(EmailConfig(smtp=settings, verify_certificates=False))
    result = await EmailAdapter().send(outbound(), trusting, blobs=MemoryBlobs(), before_transmit=Transmitting())
    assert result.outcome is SendOutcome.SENT
    assert (await EmailAdapter().check(trusting)).ok

    careful = account(EmailConfig(smtp=settings))
    result = await EmailAdapter().send(outbound(), careful, blobs=MemoryBlobs(), before_transmit=Transmitting())
    assert result.outcome is SendOutcome.RETRY
    assert (await EmailAdapter().check(careful)).problem == "certificate"
    assert len(sink.received) == 1


async def test_the_connection_check_names_the_step_that_fails(smtp_server, dovecot):
    sink = smtp_server(require_auth=True)
    mailbox = dovecot.mailbox()
    good = EmailConfig(
        imap=imap_settings(mailbox),
        smtp=smtp_settings(sink, user=sink.user, password=sink.password),
        timeout_seconds=20,
    )
    assert (await EmailAdapter().check(account(good))).ok

    wrong_password = good.model_copy(update={"imap": imap_settings(mailbox, password="wrong")})
    health = await EmailAdapter().check(account(wrong_password))
    assert (health.ok, health.problem, dict(health.checks)) == (
        False,
        "login_refused",
        {"imap": "login_refused", "smtp": ""},
    )

    no_folder = good.model_copy(update={"imap": imap_settings(mailbox, folder="Nowhere")})
    assert (await EmailAdapter().check(account(no_folder))).problem == "no_folder"

    no_login = good.model_copy(update={"smtp": smtp_settings(sink, user=sink.user, password="wrong")})
    assert (await EmailAdapter().check(account(no_login))).checks["smtp"] == "login_refused"

    no_tls = good.model_copy(update={"smtp": smtp_settings(sink, security=Security.STARTTLS)})
    assert (await EmailAdapter().check(account(no_tls))).checks["smtp"] == "no_starttls"

    nobody = good.model_copy(update={"imap": imap_settings(mailbox, port=1)})
    assert (await EmailAdapter().check(account(nobody))).problem == "no_connection"


@pytest.mark.parametrize(
    "address", ["a@b.co", '"john doe"@b.co', "สมชาย@example.co.th", "o'hara+tag@x-y.example", "a@ไทย.ไทย"]
)
def test_addresses_we_write_to(address):
    assert validated_address(address).rpartition("@")[2].isascii()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "@b",
        "a@",
        "a b@c.d",
        "a@b..c",
        "a@-b.c",
        "a@b\r\nRCPT TO:<c@d>",
        "a" * 65 + "@b.c",
        "a@b@c.d, x",
        ".a@b.c",
        "a.@b.c",
        "a..b@c.d",
        '"a@b.c',
        '"a"b@c.d',
        '"a\r\n"@b.c',
        f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.com",
    ],
)
def test_addresses_we_refuse(address):
    with pytest.raises(InvalidAddress):
        validated_address(address)
