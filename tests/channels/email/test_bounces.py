"""Delivery reports: RFC 3464 in the shapes servers give it, and the forms written for people."""

# ruff: noqa: E501 - reports are quoted as their programs write them

import base64
from datetime import UTC, datetime
from uuid import UUID

import pytest

from channels.email import threading
from channels.email.bounce_status import status_from_text
from channels.email.parse import parse_raw
from tests.channels.email import bounces_of_gateways, bounces_of_servers
from tests.channels.email.accounts import KEY, receiver
from tests.channels.email.mails import read

ORIGINAL = "<orig.1@shop.example>"
GONE = "gone@example.com"
FORMS = bounces_of_servers.FORMS | bounces_of_gateways.FORMS


@pytest.mark.parametrize("program", FORMS)
def test_reports_written_for_people(program):
    sender, subject, headers, body, status, action, recipients, original = FORMS[program]
    mail = read(
        f"From: {sender}\nTo: help@shop.example\nSubject: {subject}\n{headers}Content-Type: text/plain; charset=utf-8\n\n{body}"
    )
    assert mail.bounce is not None
    assert mail.bounce.status.startswith(status)
    assert (mail.bounce.action, tuple(mail.bounce.recipients)) == (action, recipients)
    assert mail.bounce.hard == (action == "failed" and status.startswith("5"))
    assert mail.bounce.diagnostic
    assert mail.bounce.original_message_id == (original or "")
    assert mail.machine is not None
    assert mail.machine.kind == "bounce"
    assert not mail.may_auto_reply


def report(
    block: str,
    *,
    kind: str = "message/delivery-status",
    root: str = "multipart/report; report-type=delivery-status",
    text: str = "Sorry.",
    about: str = "Reporting-MTA: dns; mx.example\n",
    encoding: str = "",
    headers: str = "",
    returned: str = "message/rfc822",
) -> str:
    return (
        f"From: Mail Delivery System <MAILER-DAEMON@mx.example>\nTo: help@shop.example\nSubject: Undelivered Mail Returned to Sender\n{headers}"
        f'Content-Type: {root}; boundary="b1"\n\n--b1\nContent-Type: text/plain\n\n{text}\n--b1\nContent-Type: {kind}\n{encoding}\n{about}\n{block}\n'
        f"--b1\nContent-Type: {returned}\n\nMessage-ID: {ORIGINAL}\nFrom: help@shop.example\nSubject: hi\n\nx\n--b1--\n"
    )


FAILED = f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1\n"
REPORTS = {
    "plain": (report(FAILED), "failed", "5.1.1"),
    "only headers returned": (report(FAILED, returned="text/rfc822-headers"), "failed", "5.1.1"),
    "capitals": (report("FINAL-RECIPIENT: RFC822;<Gone@Example.COM>\nACTION: FAILED\nSTATUS: 5.1.1 (x)\n"), "failed", "5.1.1"),
    "folded": (report(f"Final-Recipient: rfc822;\n {GONE}\nAction: failed\nStatus:\n 5.1.1\n"), "failed", "5.1.1"),
    "x400": (report(f"Original-Recipient: rfc822;{GONE}\nFinal-Recipient: x400; /G=Gone/\nAction: failed\nStatus: 5.1.1\n"), "failed", "5.1.1"),
    "local": (report(f"Final-Recipient: RFC822; gone\nX-Actual-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1\n"), "failed", "5.1.1"),
    "no recipient": (report("Action: failed\nStatus: 5.1.1\n", text=f"<{GONE}>: user unknown"), "failed", "5.1.1"),
    "no status": (report(f"Final-Recipient: rfc822; {GONE}\nAction: failed\nDiagnostic-Code: smtp; 552 mailbox full\n"), "failed", "5.2.2"),
    "no action": (report(f"Final-Recipient: rfc822; {GONE}\nStatus: 5.1.2\n"), "failed", "5.1.2"),
    "no action, for now": (report(f"Final-Recipient: rfc822; {GONE}\nStatus: 4.4.2\n"), "delayed", "4.4.2"),
    "empty status": (report(f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: 550 5.2.1 mailbox disabled\n"), "failed", "5.2.1"),
    "empty status, text": (report(f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.0.0\n", text=f"<{GONE}>: user unknown"), "failed", "5.1.1"),
    "expired": (report(f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 4.4.7\n"), "failed", "4.4.7"),
    "delayed": (report(f"Final-Recipient: rfc822; {GONE}\nAction: delayed\nStatus: 4.4.1\n"), "delayed", "4.4.1"),
    "delivered": (report(f"Final-Recipient: rfc822; {GONE}\nAction: delivered\nStatus: 2.1.5\n"), "delivered", "2.1.5"),
    "relayed": (report(f"Final-Recipient: rfc822; {GONE}\nAction: relayed\nStatus: 2.0.0\n"), "relayed", "2.0.0"),
    "expanded": (report(f"Final-Recipient: rfc822; {GONE}\nAction: expanded (to alias)\nStatus: 2.0.0\n"), "expanded", "2.0.0"),
    "base64": (report(base64.b64encode(("Reporting-MTA: dns; x\n\n" + FAILED).encode()).decode(), about="", encoding="Content-Transfer-Encoding: base64\n"), "failed", "5.1.1"),
    "no report type": (report(FAILED, root="multipart/report"), "failed", "5.1.1"),
    "mixed": (report(FAILED, root="multipart/mixed"), "failed", "5.1.1"),
    "status as a text file": (report(FAILED, kind='text/plain; name="ATT00001.txt"', root="multipart/mixed"), "failed", "5.1.1"),
    "internationalised": (report(f"Original-Recipient: utf-8; {GONE}\nFinal-Recipient: utf-8; x\nAction: failed\nStatus: 5.6.7\n", kind="message/global-delivery-status"), "failed", "5.6.7"),
}  # fmt: skip


@pytest.mark.parametrize("shape", REPORTS)
def test_reports_for_programs(shape):
    raw, action, status = REPORTS[shape]
    bounce = read(raw).bounce
    assert bounce is not None
    assert (bounce.recipients, bounce.action, bounce.status) == ([GONE], action, status)
    assert bounce.original_message_id == ORIGINAL
    assert bounce.hard == (action == "failed" and status.startswith("5"))


def test_the_worst_of_several_recipients_speaks():
    two = "Final-Recipient: rfc822; {}\nAction: {}\nStatus: {}\n"
    bounce = read(
        report(f"{two.format('a@x.co', 'failed', '5.1.1')}\n{two.format('b@x.co', 'failed', '5.2.2')}")
    ).bounce
    assert bounce is not None
    assert (bounce.recipients, bounce.status) == (["a@x.co", "b@x.co"], "5.1.1")
    bounce = read(
        report(f"{two.format('a@x.co', 'delayed', '4.4.1')}\n{two.format('b@x.co', 'failed', '5.2.2')}")
    ).bounce
    assert bounce is not None
    assert (bounce.recipients, bounce.status, bounce.action) == (["b@x.co"], "5.2.2", "failed")


def test_a_report_that_somebody_hands_on_is_his_own_mail():
    raw = f"From: nok@shop.example\nTo: help@shop.example\nSubject: Fwd: what is this?\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nhelp\n--q\nContent-Type: message/rfc822\n\n{report(FAILED)}\n--q--\n"
    mail = read(raw)
    assert (mail.bounce, mail.machine, mail.text) == (None, None, "help")


@pytest.mark.parametrize(("status", "is_permanent"), [("5.1.1", True), ("5.1.2", True), ("5.2.1", True), ("5.2.2", False), ("5.3.4", False), ("5.7.1", False), ("4.4.7", False)])  # fmt: skip
def test_an_address_is_given_up_only_when_it_is_no_use(status, is_permanent):
    own = threading.own_message_id(UUID("01936f00-0000-7000-8000-000000000009"), KEY, "shop.example")
    raw = report(f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: {status}\n").replace(ORIGINAL, own)
    [receipt] = parse_raw(raw.encode(), receiver(), datetime.now(UTC)).message.receipts
    assert receipt.is_permanent is is_permanent


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("User unknown", "5.1.1"), ("ไม่พบผู้ใช้", "5.1.1"), ("该邮箱不存在", "5.1.1"), ("пользователь не найден", "5.1.1"),
        ("mailbox is full", "5.2.2"), ("กล่องจดหมายของผู้รับเต็ม", "5.2.2"), ("La boîte aux lettres est pleine", "5.2.2"),
        ("account has been disabled", "5.2.1"), ("Host not found", "5.1.2"), ("message size exceeds size limit", "5.3.4"),
        ("ขนาดของอีเมลเกินกำหนด", "5.3.4"), ("rejected as spam", "5.7.1"), ("Relay access denied", "5.7.1"), ("Connection refused", "4.4.1"),
        ("retry timeout exceeded", "4.4.7"), ("Greylisted, try again", "4.7.0"), ("too many hops", "5.4.6"), ("user has moved to x", "5.1.6"),
        ("450 mailbox busy", "4.7.0"), ("452 4.2.2 over quota", "4.2.2"), ("552 mailbox full", "5.2.2"), ("hello", ""),
    ],
)  # fmt: skip
def test_what_words_mean(words, status):
    assert status_from_text(words) == status
