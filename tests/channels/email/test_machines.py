"""Machines and people told apart; bounces read; who asks."""

# ruff: noqa: E501, ISC004 - mails are quoted as their programs write them

from datetime import UTC, datetime
from uuid import UUID

import pytest

from channels.email import threading
from channels.email.parse import parse_raw
from core.messages import MachineKind, ReceiptState
from tests.channels.email.accounts import KEY, MAILBOX, receiver
from tests.channels.email.mails import multipart, read

OWN_MESSAGE = UUID("01936f00-0000-7000-8000-000000000009")
OWN_ID = threading.own_message_id(OWN_MESSAGE, KEY, "shop.example")


def simple(headers: str, body: str = "hello", sender: str = "a@b.co", subject: str = "x") -> str:
    return f"From: {sender}\r\nTo: {MAILBOX}\r\nSubject: {subject}\r\n{headers}{chr(13) + chr(10) if headers else ''}\r\n{body}"


@pytest.mark.parametrize(
    ("headers", "subject", "kind"),
    [
        ("Auto-Submitted: auto-replied", "x", "auto_reply"),
        ("Auto-Submitted: auto-generated; type=x", "x", "auto_reply"),
        ("X-Autoreply: yes", "x", "auto_reply"),
        ("X-Autorespond: x", "x", "auto_reply"),
        ("Precedence: auto_reply", "x", "auto_reply"),
        ("In-Reply-To: <a@b>", "Automatic reply: x", "auto_reply"),
        ("X-Auto-Response-Suppress: All", "Out of Office: x", "auto_reply"),
        ("References: <a@b>", "ตอบกลับอัตโนมัติ: x", "auto_reply"),
        ("List-Id: <news.x.example>", "x", "list"),
        ("Precedence: bulk", "x", "list"),
        ("List-Unsubscribe: <mailto:u@x>", "x", "list"),
        ("Mailing-List: contact x", "x", "list"),
    ],
)
def test_machines(headers, subject, kind):
    mail = read(simple(headers, subject=subject))
    assert mail.machine is not None
    assert mail.machine.kind == kind
    assert not mail.may_auto_reply


@pytest.mark.parametrize(
    ("headers", "subject"),
    [
        ("", "x"),
        ("Auto-Submitted: no", "x"),
        ("", "Automatic reply does not work in my mailbox"),
        ("", "Out of office chairs"),
        ("", "Undeliverable parcel"),
        ("", "Delivery failed, courier never came"),
        ("", "Re: failure notice from your shop"),
        ("Precedence: first-class", "x"),
        ("In-Reply-To: <a@b>", "Re: your delivery"),
        ("X-Mailer: Microsoft Outlook 16.0", "x"),
        ("List-Id: <support.shop.example>\r\nPrecedence: list", "through our own group"),
        ("X-Sawasdesk-Loop: help@other.example aaaaaaaaaaaaaaaa", "another company's desk"),
        ("In-Reply-To: <a@b>", "Re: vacation rental"),
    ],
)
def test_people(headers, subject):
    mail = read(
        simple(headers, subject=subject, body="I could not be reached; delivery failed, mailbox full of parcels")
    )
    assert mail.machine is None
    assert mail.bounce is None


@pytest.mark.parametrize("sender", ["no-reply@courier.example", "system@shop.example", "bounce-1@news.example"])
def test_a_parcel_that_was_not_delivered_is_no_bounce(sender):
    body = "Your parcel could not be delivered to John, john@b.co. We try again tomorrow."
    mail = read(simple("", subject="Delivery notification", sender=sender, body=body))
    assert mail.bounce is None


def test_a_postmaster_may_be_a_person():
    mail = read(
        simple("", "Hi, the speakers could not be delivered because I was out.", "postmaster@b.co", "Re: your delivery")
    )
    assert (mail.machine, mail.bounce) == (None, None)


def test_a_mail_that_must_not_be_answered_though_a_person_may_have_written_it():
    for headers in ("Return-Path: <>", "X-Auto-Response-Suppress: OOF, AutoReply", "Feedback-ID: 1:2"):
        mail = read(simple(headers))
        assert mail.machine is None
        assert not mail.may_auto_reply
    assert not read(simple("", sender="no-reply@b.co")).may_auto_reply
    assert read(simple("")).may_auto_reply
    own_group = "List-Id: <support.shop.example>\r\nPrecedence: list\r\nList-Unsubscribe: <mailto:u@shop.example>"
    assert read(simple(own_group)).may_auto_reply


def test_a_web_form_that_sends_as_our_mailbox_is_answered_at_the_writer():
    raw = f"From: {MAILBOX}\r\nReply-To: Somchai <s@b.co>\r\nSubject: x\r\n\r\nhello".encode()
    message = parse_raw(raw, receiver(), datetime.now(UTC)).message
    assert (message.sender.external_id, message.may_auto_reply) == ("s@b.co", True)
    own = parse_raw(f"From: {MAILBOX}\r\nSubject: x\r\n\r\nhello".encode(), receiver(), datetime.now(UTC)).message
    assert not own.may_auto_reply


def test_our_own_mail_coming_back_is_a_loop():
    mark = f"X-Sawasdesk-Loop: {threading.loop_mark(KEY, MAILBOX)}"
    for headers in (mark, f"Message-ID: {OWN_ID}"):
        message = parse_raw(simple(headers).encode(), receiver(), datetime.now(UTC)).message
        assert message.machine is not None
        assert message.machine.kind is MachineKind.LOOP
        assert not message.may_auto_reply


def dsn(
    status_block: str, original: str = f"Message-ID: {OWN_ID}\r\nSubject: hi\r\n\r\nx", text: str = "Sorry."
) -> bytes:
    return multipart(
        'report; report-type=delivery-status; x="y"',
        f"Content-Type: text/plain\r\n\r\n{text}",
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n{status_block}",
        f"Content-Type: message/rfc822\r\n\r\n{original}",
    )


@pytest.mark.parametrize(
    ("block", "action", "status", "hard", "receipt"),
    [
        (
            "Final-Recipient: rfc822; Gone@Example.com\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user",
            "failed",
            "5.1.1",
            True,
            ReceiptState.BOUNCED,
        ),
        (
            "Final-Recipient: rfc822;gone@example.com\r\nAction: Failed\r\nStatus: 4.4.7 (expired)",
            "failed",
            "4.4.7",
            False,
            ReceiptState.BOUNCED,
        ),
        (
            "Final-Recipient: rfc822;gone@example.com\r\nAction: delayed\r\nStatus: 4.4.1",
            "delayed",
            "4.4.1",
            False,
            None,
        ),
        (
            "Final-Recipient: rfc822;gone@example.com\r\nAction: delivered\r\nStatus: 2.0.0",
            "delivered",
            "2.0.0",
            False,
            ReceiptState.DELIVERED,
        ),
        (
            "Original-Recipient: rfc822;gone@example.com\r\nAction: failed\r\nStatus: 5.0.0\r\nDiagnostic-Code: smtp; 552 5.2.2 mailbox\r\n full",
            "failed",
            "5.2.2",
            True,
            ReceiptState.BOUNCED,
        ),
        (
            "Final-Recipient: rfc822; gone@example.com\r\nAction: failed\r\nDiagnostic-Code: smtp; 550 user unknown",
            "failed",
            "5.1.1",
            True,
            ReceiptState.BOUNCED,
        ),
    ],
)
def test_delivery_status_notifications(block, action, status, hard, receipt):
    raw = dsn(block)
    mail = read(raw)
    assert mail.bounce is not None
    assert (mail.bounce.action, mail.bounce.status, mail.bounce.hard) == (action, status, hard)
    assert mail.bounce.recipients == ["gone@example.com"]
    assert mail.bounce.original_message_id == OWN_ID
    message = parse_raw(raw, receiver(), datetime.now(UTC)).message
    assert [(r.own_message_id, r.state, r.recipient, r.is_permanent) for r in message.receipts] == (
        [(OWN_MESSAGE, receipt, "gone@example.com", hard and status != "5.2.2")] if receipt else []
    )


def test_a_bounce_of_something_we_did_not_send_makes_no_receipt():
    forged = OWN_ID.replace(".", ".z", 1)
    raw = dsn("Final-Recipient: rfc822;a@b.co\r\nAction: failed\r\nStatus: 5.1.1", f"Message-ID: {forged}\r\n\r\nx")
    assert parse_raw(raw, receiver(), datetime.now(UTC)).message.receipts == ()


def test_a_warning_about_delay_is_no_failure():
    mail = read(
        "From: MAILER-DAEMON@mx.example\r\nTo: help@shop.example\r\nSubject: Warning: could not send message for past 4 hours\r\n\r\n"
        "THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\nThe message could not be delivered yet:\n"
        "<slow@example.com>... Deferred: Connection timed out\nWill keep trying for 5 days."
    )
    assert mail.bounce is not None
    assert (mail.bounce.action, mail.bounce.hard, mail.bounce.recipients) == ("delayed", False, ["slow@example.com"])


def test_read_receipts_and_complaints():
    receipt = multipart(
        "report; report-type=disposition-notification",
        "Content-Type: text/plain\r\n\r\nread",
        "Content-Type: message/disposition-notification\r\n\r\nFinal-Recipient: rfc822;a@b.co\r\n"
        f"Original-Message-ID: {OWN_ID}\r\nDisposition: manual-action/MDN-sent-manually; displayed",
    )
    message = parse_raw(receipt, receiver(), datetime.now(UTC)).message
    assert message.machine is not None
    assert message.machine.kind is MachineKind.DELIVERY_REPORT
    assert [(r.own_message_id, r.state) for r in message.receipts] == [(OWN_MESSAGE, ReceiptState.READ)]
    complaint = multipart(
        "report; report-type=feedback-report",
        "Content-Type: text/plain\r\n\r\nspam",
        "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse",
    )
    assert read(complaint).machine.kind == "feedback"


def test_threading_hints():
    conversation = UUID("01936f00-0000-7000-8000-00000000000c")
    address = threading.reply_address(MAILBOX, conversation, KEY)
    raw = (
        f"From: a@b.co\r\nTo: {address}\r\nSubject: Re: x [#7]\r\nMessage-ID: <3@b.co>\r\n"
        f"In-Reply-To: {OWN_ID}\r\nReferences: <1@b.co>\r\n {OWN_ID}\r\n\r\nhello"
    )
    hints = parse_raw(raw.encode(), receiver(), datetime.now(UTC)).message.hints
    assert hints.thread_key == "<1@b.co>"
    assert hints.reply_token == conversation
    assert hints.own_message_ids == (OWN_MESSAGE,)
    assert hints.references == ("<1@b.co>",)
    assert hints.ticket_numbers == (7,)
    assert hints.clean_subject == "x"
    forged = raw.replace(OWN_ID[-30:-25], "zzzzz").replace(address, address.replace("@", "a@"))
    hints = parse_raw(forged.encode(), receiver(), datetime.now(UTC)).message.hints
    assert (hints.reply_token, hints.own_message_ids) == (None, ())


def test_the_same_mail_is_one_event_and_a_reused_id_is_two():
    def event(raw: str) -> str:
        return parse_raw(raw.encode(), receiver(), datetime.now(UTC)).message.external_event_id

    raw = simple("Message-ID: <1@b.co>\r\nDate: Sat, 21 Nov 2026 10:00:00 +0700")
    assert event(raw) == event(raw.replace("\r\n", "\n")) == event("Received: by x\r\n" + raw)
    assert event(raw) != event(raw.replace("hello", "other"))
    assert event(raw) != event(raw.replace("10:00:00", "10:00:01"))
    assert event(raw.replace("Message-ID: <1@b.co>\r\n", "")) != event(simple("", body="other"))


@pytest.mark.parametrize(
    ("raw", "requester"),
    [
        ("From: a@b.co\r\nReply-To: news@b.co\r\n\r\nx", "a@b.co"),
        ("From: Form <no-reply@shop.example>\r\nReply-To: Somchai <s@b.co>\r\n\r\nx", "s@b.co"),
        ("From: 'Somchai' via Support <support@lists.example>\r\nReply-To: s@b.co\r\n\r\nx", "s@b.co"),
        ("From: support@shop.example\r\nX-Original-From: s@b.co\r\n\r\nx", "s@b.co"),
        ("From: noreply@form.example\r\nReply-To: noreply@form.example\r\n\r\nx", "noreply@form.example"),
        (
            "From: Nok <nok@shop.example>\r\nSubject: Fwd: broken\r\n\r\n---------- Forwarded message ---------\r\n"
            "From: Somchai <s@b.co>\r\nDate: Mon\r\nSubject: broken\r\nTo: nok@shop.example\r\n\r\nIt is broken",
            "s@b.co",
        ),
        (
            "From: Nok <nok@shop.example>\r\nSubject: FW: เสีย\r\n\r\nช่วยดูด้วย\r\n\r\nจาก: สมชาย [mailto:s@b.co]\r\nส่งเมื่อ: x\r\n"
            "ถึง: Nok\r\nเรื่อง: เสีย\r\n\r\nเสียครับ",
            "s@b.co",
        ),
    ],
)
def test_who_asks(raw, requester):
    mail = read(raw)
    assert mail.requester is not None
    assert mail.requester.address == requester


def test_what_our_server_found_out_about_the_sender():
    raw = (
        "Authentication-Results: mx.shop.example; dkim=pass header.d=b.co; spf=fail smtp.mailfrom=b.co; dmarc=pass\r\n"
        "Authentication-Results: evil.example; dkim=pass; spf=pass; dmarc=pass\r\nFrom: a@b.co\r\n\r\nx"
    )
    assert read(raw).authentication == "dmarc=pass dkim=pass spf=fail"
    assert read("From: a@b.co\r\n\r\nx").authentication == ""
