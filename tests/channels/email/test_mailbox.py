"""The mailbox watcher against a real IMAP server."""

from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from channels.email.mailbox import Cursor, FirstRead, MailboxEvent, MailboxWatcher
from channels.email.manifest import EmailConfig
from channels.email.parse import parse_raw
from core.messages import AttachmentState
from tests.channels.email.accounts import imap_settings, receiver
from tests.support.dovecot import start_dovecot
from tests.support.eventually import eventually_sync


def mail(number: int, body: str = "สวัสดี") -> bytes:
    return (
        f"From: a{number}@example.com\r\nSubject: mail {number}\r\nMessage-ID: <{number}@example.com>\r\n"
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{body}\r\n"
    ).encode()


@dataclass
class Inbox:
    """Records what the watcher hands over, and can refuse."""

    taken: list[tuple[int, int, bytes]] = field(default_factory=list)
    events: list[tuple[MailboxEvent, str]] = field(default_factory=list)
    refusals: int = 0

    def deliver(self, raw: bytes, uid_validity: int, uid: int) -> None:
        if self.refusals:
            self.refusals -= 1
            raise RuntimeError("the database is away")
        self.taken.append((uid_validity, uid, raw))

    def report(self, event: MailboxEvent, detail: str) -> None:
        self.events.append((event, detail))

    @property
    def subjects(self) -> list[str]:
        return [raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode() for _, _, raw in self.taken]

    def wait_for(self, count: int) -> None:
        def arrived() -> bool:
            return len(self.taken) >= count

        eventually_sync(arrived, within=15, what=f"{count} mails taken")

    def wait_for_event(self, event: MailboxEvent) -> None:
        def reported() -> bool:
            return event in [kind for kind, _ in self.events]

        eventually_sync(reported, within=15, what=event.value)


@pytest.fixture
def watch():
    watchers = []

    def start(mailbox, inbox, **options) -> MailboxWatcher:
        settings = imap_settings(mailbox, folder=options.pop("folder", "INBOX"))
        watcher = MailboxWatcher(settings, EmailConfig(), inbox.deliver, report=inbox.report, **options)
        watchers.append(watcher)
        watcher.start()
        return watcher

    yield start
    for watcher in watchers:
        assert watcher.stop()


def test_new_mail_is_handed_over_while_idle(dovecot, watch):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    watch(mailbox, inbox, idle_seconds=600)
    inbox.wait_for_event(MailboxEvent.CONNECTED)
    for number in range(3):
        mailbox.append(mail(number))
    inbox.wait_for(3)
    assert inbox.subjects == ["mail 0", "mail 1", "mail 2"]
    assert inbox.taken[0][2] == mail(0)
    assert not any(b"\\Seen" in flags for flags in mailbox.flags().values())


def test_a_server_without_idle_is_polled(dovecot, watch, monkeypatch):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    monkeypatch.setattr("imapclient.IMAPClient.has_capability", lambda _self, _name: False)
    watch(mailbox, inbox, poll_seconds=0.1)
    inbox.wait_for_event(MailboxEvent.CONNECTED)
    mailbox.append(mail(1))
    inbox.wait_for(1)


def test_it_goes_on_after_the_cursor(dovecot, watch):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    for number in range(5):
        mailbox.append(mail(number))
    first = watch(mailbox, inbox)
    inbox.wait_for(5)
    assert first.stop()
    cursor = first.cursor
    assert cursor is not None
    mailbox.append(mail(5))
    again = Inbox()
    watch(mailbox, again, cursor=Cursor(cursor.uid_validity, cursor.uid))
    again.wait_for(1)
    assert again.subjects == ["mail 5"]


def test_what_a_first_connection_reads(dovecot, watch):
    mailbox = dovecot.mailbox()
    for number in range(3):
        mailbox.append(mail(number))
    with mailbox.client() as client:
        client.select_folder("INBOX")
        client.add_flags([1], [b"\\Seen"])
    everything, unseen, new = Inbox(), Inbox(), Inbox()
    watch(mailbox, everything, first_read=FirstRead.EVERYTHING)
    watch(mailbox, unseen, first_read=FirstRead.UNSEEN)
    watch(mailbox, new, first_read=FirstRead.NEW)
    new.wait_for_event(MailboxEvent.CONNECTED)
    unseen.wait_for(2)
    mailbox.append(mail(3))
    everything.wait_for(4)
    unseen.wait_for(3)
    new.wait_for(1)
    assert everything.subjects == ["mail 0", "mail 1", "mail 2", "mail 3"]
    assert unseen.subjects == ["mail 1", "mail 2", "mail 3"]
    assert new.subjects == ["mail 3"]


def test_a_mail_that_cannot_be_recorded_comes_again_and_nothing_overtakes_it(dovecot, watch):
    mailbox, inbox = dovecot.mailbox(), Inbox(refusals=2)
    for number in range(3):
        mailbox.append(mail(number))
    watch(mailbox, inbox)
    inbox.wait_for(3)
    assert inbox.subjects == ["mail 0", "mail 1", "mail 2"]
    assert [kind for kind, _ in inbox.events].count(MailboxEvent.DELIVERY_FAILED) == 2


def test_a_renumbered_folder_is_read_again(dovecot, watch):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    old = mailbox.recreate("Support")
    mailbox.append(mail(1), "Support")
    watcher = watch(mailbox, inbox, folder="Support")
    inbox.wait_for(1)
    assert watcher.stop()
    new = mailbox.recreate("Support")
    assert new != old
    mailbox.append(mail(2), "Support")
    again = Inbox()
    watch(mailbox, again, folder="Support", cursor=watcher.cursor)
    again.wait_for(1)
    assert again.taken[0][:2] == (new, 1)
    assert MailboxEvent.RENUMBERED in [kind for kind, _ in again.events]


def test_it_reconnects_when_the_server_comes_back(watch):
    server, dovecot = start_dovecot()
    mailbox, inbox = dovecot.mailbox("again@shop.example"), Inbox()
    try:
        watch(mailbox, inbox)
        mailbox.append(mail(1))
        inbox.wait_for(1)
        server.stop()
        inbox.wait_for_event(MailboxEvent.CONNECTION_LOST)
    finally:
        server.stop()
    server, dovecot = start_dovecot(dovecot.port)
    try:
        dovecot.mailbox("again@shop.example").append(mail(2))
        inbox.wait_for(2)
    finally:
        server.stop()


def test_a_mail_over_the_limit_comes_cut_and_marked(dovecot, watch):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    big = (
        b"From: a@example.com\r\nTo: help@shop.example\r\nSubject: mail big\r\nMessage-ID: <big@x>\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nsee the file\r\n"
        b'--b\r\nContent-Type: application/zip\r\nContent-Disposition: attachment; filename="big.zip"\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QUJD" * 18 + b"\r\n" + b"QUJDREVG\r\n" * 300_000 + b"--b--\r\n"
    )
    mailbox.append(mail(0))
    mailbox.append(big)
    mailbox.append(mail(1))
    watch(mailbox, inbox, limit_bytes=1_000_000)
    inbox.wait_for(3)
    assert inbox.subjects == ["mail 0", "mail big", "mail 1"]
    read = parse_raw(inbox.taken[1][2], receiver(), datetime.now(UTC)).message
    assert read.text == "see the file"
    assert [(a.file_name, a.state) for a in read.attachments] == [("big.zip", AttachmentState.REFUSED)]
    assert "over the limit" in (read.attachments[0].reason or "")


def test_a_wrong_password_is_reported_and_stop_is_quick(dovecot):
    mailbox, inbox = dovecot.mailbox(), Inbox()
    watcher = MailboxWatcher(
        imap_settings(mailbox, password="wrong"), EmailConfig(), inbox.deliver, report=inbox.report
    )
    watcher.start()
    inbox.wait_for_event(MailboxEvent.LOGIN_REFUSED)
    assert watcher.stop()
