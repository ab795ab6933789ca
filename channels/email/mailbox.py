"""One mailbox watched by one thread: every mail that arrives is handed over once it can be recorded, in order.

IMAP's own clock is the UID (RFC 9051 section 2.3.1.1): within one UIDVALIDITY they only grow, so "the last one
recorded" is a complete memory. The caller keeps that cursor and moves it in the transaction that records the mail;
whatever happens in between, a mail is handed over again rather than never. Flags in the mailbox are left alone.
"""

import logging
import random
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from imapclient import IMAPClient
from imapclient.exceptions import IMAPClientError, LoginError

from channels.email.imap import connect, fetch_in_order
from channels.email.manifest import EmailConfig, ImapSettings
from channels.email.oauth import OAuthTrouble

_log = logging.getLogger(__name__)

LARGEST_MAIL = 50 * 1024 * 1024

_IDLE_TICK_SECONDS = 1.0
_STOP_SECONDS = 2.0
_FIRST_BACKOFF, _LAST_BACKOFF, _LOGIN_BACKOFF = 1.0, 300.0, 60.0
_RESCAN_MARGIN = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last mail recorded. `seen_at` (when) bounds the re-reading after the server renumbered its mails."""

    uid_validity: int
    uid: int
    seen_at: datetime | None = None


class FirstRead(StrEnum):
    """What a mailbox without a cursor begins with: everything in it, unread mail, or only what comes from now on."""

    EVERYTHING = "everything"
    UNSEEN = "unseen"
    NEW = "new"


class MailboxEvent(StrEnum):
    """What the watcher reports about itself."""

    CONNECTED = "connected"
    LOGIN_REFUSED = "login_refused"
    TOKEN_REJECTED = "token_rejected"  # noqa: S105 - an event
    OAUTH_REFUSED = "oauth_refused"
    OAUTH_UNAVAILABLE = "oauth_unavailable"
    CONNECTION_LOST = "connection_lost"
    DELIVERY_FAILED = "delivery_failed"
    RENUMBERED = "renumbered"
    VANISHED = "vanished"


Deliver = Callable[[bytes, int, int], None]
Report = Callable[[MailboxEvent, str], None]
GetToken = Callable[[str], str]
"""An access token, another one than the given one, which a server has refused. Blocks; raises OAuthTrouble."""


def _log_report(event: MailboxEvent, detail: str) -> None:
    _log.info("mailbox %s: %s", event.value, detail)


class MailboxWatcher:
    """Watches one folder of one mailbox in a thread of its own.

    `deliver(raw, uid_validity, uid)` returns once the mail is durably recorded; when it raises, the same mail is
    handed over again after a pause and none after it before. `report` is told of every change of health. Both are
    called in the watcher's thread.
    """

    def __init__(
        self,
        settings: ImapSettings,
        config: EmailConfig,
        deliver: Deliver,
        *,
        cursor: Cursor | None = None,
        first_read: FirstRead = FirstRead.UNSEEN,
        report: Report = _log_report,
        poll_seconds: float = 60.0,
        idle_seconds: float = 120.0,
        limit_bytes: int = LARGEST_MAIL,
        get_token: GetToken | None = None,
    ) -> None:
        self._settings, self._config = settings, config
        self._deliver, self._report = deliver, report
        self._cursor, self._first_read = cursor, first_read
        self._poll_seconds, self._idle_seconds, self._limit = poll_seconds, idle_seconds, limit_bytes
        self._get_token = get_token
        self._stopping = threading.Event()
        self._session: IMAPClient | None = None
        self._thread: threading.Thread | None = None
        self._backoff = _FIRST_BACKOFF
        self._resume_after = 0
        self._is_idle = False

    @property
    def cursor(self) -> Cursor | None:
        """The last mail that `deliver` took."""
        return self._cursor

    def start(self) -> None:
        """Begin watching in a new thread."""
        self._thread = threading.Thread(target=self.run, name=f"mailbox {self._settings.user}", daemon=True)
        self._thread.start()

    def stop(self) -> bool:
        """End watching; True when the thread has ended, which takes at most 2 s unless `deliver` itself hangs.

        A connection attempt that still hangs then is left behind: it delivers nothing any more.
        """
        self._stopping.set()
        thread = self._thread
        if thread is None:
            return True
        if not self._is_idle:
            thread.join(_STOP_SECONDS / 2)
        if thread.is_alive() and (session := self._session) is not None:
            _shut(session)  # wakes a read that waits for the server
        thread.join(_STOP_SECONDS / 2)
        return not thread.is_alive()

    def run(self) -> None:
        """Watch until `stop`, reconnecting with growing, jittered pauses."""
        while not self._stopping.is_set():
            try:
                self._watch()
            except LoginError as error:
                refused = MailboxEvent.TOKEN_REJECTED if self._get_token else MailboxEvent.LOGIN_REFUSED
                self._report(refused, str(error))
                self._backoff = max(self._backoff, _LOGIN_BACKOFF)
            except OAuthTrouble as trouble:
                self._report(MailboxEvent(trouble.code), trouble.detail)
                self._backoff = max(self._backoff, _LOGIN_BACKOFF)
            except (IMAPClientError, OSError) as error:
                if not self._stopping.is_set():
                    self._report(MailboxEvent.CONNECTION_LOST, f"{type(error).__name__}: {error}")
            except _NotRecorded as error:
                self._report(MailboxEvent.DELIVERY_FAILED, repr(error.__cause__))
            except Exception as error:  # noqa: BLE001 - a server's odd answer must not end the watch for good
                self._report(MailboxEvent.CONNECTION_LOST, f"{type(error).__name__}: {error}")
            self._stopping.wait(self._backoff * random.uniform(0.5, 1.0))
            self._backoff = min(self._backoff * 2, _LAST_BACKOFF)

    def _connect(self) -> IMAPClient:
        if self._get_token is None:
            return connect(self._settings, self._config)
        token = self._get_token("")
        try:
            return connect(self._settings, self._config, token)
        except LoginError:  # withdrawn before its time: one more try with a new one
            return connect(self._settings, self._config, self._get_token(token))

    def _watch(self) -> None:
        session = self._connect()
        self._session = session
        try:
            selected = session.select_folder(self._settings.folder, readonly=True)
            uid_validity = int(selected[b"UIDVALIDITY"])
            self._report(MailboxEvent.CONNECTED, self._settings.folder)
            self._take(session, uid_validity, self._first_uids(session, uid_validity, int(selected.get(b"UIDNEXT", 1))))
            can_idle = session.has_capability("IDLE")
            while not self._stopping.is_set():
                self._backoff = _FIRST_BACKOFF
                self._take(session, uid_validity, self._new_uids(session))
                if _told_of_more(session):
                    continue
                if can_idle:
                    self._idle(session)
                else:
                    self._stopping.wait(self._poll_seconds)
        finally:
            self._session = None
            _shut(session)

    def _first_uids(self, session: IMAPClient, uid_validity: int, uid_next: int) -> list[int]:
        """What to read after connecting: mail since the cursor, or what a new or renumbered mailbox begins with."""
        cursor = self._cursor
        if cursor is not None and cursor.uid_validity == uid_validity:
            return self._new_uids(session)
        if cursor is not None:
            self._report(MailboxEvent.RENUMBERED, f"{cursor.uid_validity} -> {uid_validity}")
            since = ["SINCE", (cursor.seen_at - _RESCAN_MARGIN).date()] if cursor.seen_at is not None else ["ALL"]
            uids = session.search(since)
        elif self._first_read is FirstRead.NEW:
            uids = []
        else:
            uids = session.search(["ALL"] if self._first_read is FirstRead.EVERYTHING else ["UNSEEN"])
        self._cursor = Cursor(uid_validity, 0)
        self._resume_after = max(uid_next - 1, max(uids, default=0))
        return [int(uid) for uid in uids]

    def _new_uids(self, session: IMAPClient) -> list[int]:
        assert self._cursor is not None
        session.noop()
        _told_of_more(session)
        last = self._cursor.uid
        found = session.search(["UID", f"{last + 1}:*"])  # n:* also names the last mail when all are older
        return [int(uid) for uid in found if uid > last]

    def _take(self, session: IMAPClient, uid_validity: int, uids: list[int]) -> None:
        for mail in fetch_in_order(session, uids, limit_bytes=self._limit):
            if self._stopping.is_set():
                return
            if mail.raw is None:
                self._report(MailboxEvent.VANISHED, f"UID {mail.uid} was deleted before it could be read")
            else:
                try:
                    self._deliver(mail.raw, uid_validity, mail.uid)
                except Exception as error:
                    raise _NotRecorded from error
            self._cursor = Cursor(uid_validity, mail.uid, self._cursor.seen_at if self._cursor else None)
        if self._resume_after and self._cursor is not None:
            self._cursor = Cursor(uid_validity, max(self._resume_after, self._cursor.uid), self._cursor.seen_at)
            self._resume_after = 0

    def _idle(self, session: IMAPClient) -> None:
        """Wait for news, at most `idle_seconds`: then the caller looks by itself, for some servers forget to tell."""
        session.idle()
        deadline = time.monotonic() + self._idle_seconds
        self._is_idle = True
        try:
            while not self._stopping.is_set() and time.monotonic() < deadline:
                if _has_unread_line(session):
                    return
                asked = time.monotonic()
                responses = session.idle_check(timeout=_IDLE_TICK_SECONDS)
                if not responses and time.monotonic() - asked < _IDLE_TICK_SECONDS / 2:
                    raise OSError("the server closed the connection")  # readable, yet nothing to read
                if any(len(response) > 1 and response[1] in (b"EXISTS", b"RECENT") for response in responses):
                    return
                if any(response and response[0] == b"BYE" for response in responses):
                    raise OSError("the server said goodbye")
        finally:
            self._is_idle = False
            if not self._stopping.is_set():
                session.idle_done()


class _NotRecorded(Exception):
    """`deliver` raised; its error is the cause."""


def _told_of_more(session: IMAPClient) -> bool:
    """Whether the server announced new mail while it answered another command, and forget that it did.

    It says so once: a mail announced at the end of a SEARCH that did not find it yet would wait for the next one.
    IMAPClient keeps what it overheard in the imaplib object below it and offers no other way to ask.
    """
    overheard: dict[str, object] = session._imap.untagged_responses
    return overheard.pop("EXISTS", None) is not None


def _has_unread_line(session: IMAPClient) -> bool:
    """Whether a line waits in the reader's buffer, where IMAPClient's poll of the socket cannot see it.

    A server that sends "+ idling" and "* 1 EXISTS" in one packet would else stay unheard.
    """
    connection = session.socket()
    timeout = connection.gettimeout()
    connection.setblocking(False)
    try:
        return bool(session._imap.file.peek(1))
    except (BlockingIOError, ssl.SSLWantReadError):
        return False
    finally:
        connection.settimeout(timeout)


def _shut(session: IMAPClient) -> None:
    with suppress(OSError, IMAPClientError):
        session.shutdown()
