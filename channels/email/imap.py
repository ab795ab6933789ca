"""A signed-in IMAP session, and mail read from it without changing a flag."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from imapclient import IMAPClient, SocketTimeout

from channels.email.manifest import EmailConfig, ImapSettings, Security
from channels.email.parse import TRUNCATED_HEADER
from channels.email.tls import tls_context

MOST_MAILS_PER_FETCH = 50
MOST_BYTES_PER_FETCH = 8 * 1024 * 1024
KEPT_OF_OVERSIZED = 512 * 1024

_CONNECT_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class FetchedMail:
    """A mail by its UID; `raw` None when it was deleted before it could be read."""

    uid: int
    raw: bytes | None


def connect(settings: ImapSettings, config: EmailConfig, token: str = "") -> IMAPClient:
    """Connect, encrypt as the settings say, and log in: with an access token (SASL XOAUTH2) where one is given.

    Raises OSError (also ssl errors) when there is no connection, imapclient.exceptions.LoginError when the login is
    refused and other IMAPClientError when the server cannot do what is asked.
    """
    is_tls = settings.security is Security.TLS
    context = tls_context(config.verify_certificates) if settings.security is not Security.NONE else None
    session = IMAPClient(
        settings.host,
        port=settings.port,
        ssl=is_tls,
        ssl_context=context if is_tls else None,
        timeout=SocketTimeout(connect=min(_CONNECT_SECONDS, config.timeout_seconds), read=config.timeout_seconds),
    )
    try:
        if settings.security is Security.STARTTLS:
            session.starttls(context)
        if token:
            session.oauth2_login(settings.user, token)
        else:
            session.login(settings.user, settings.password.get_secret_value() if settings.password else "")
    except BaseException:
        session.shutdown()
        raise
    return session


def fetch_in_order(session: IMAPClient, uids: Sequence[int], *, limit_bytes: int) -> Iterator[FetchedMail]:
    """Whole mails in UID order, up to 8 MiB of them a round trip; those over the limit come cut."""
    ordered = sorted(uids)
    for start in range(0, len(ordered), 500):
        chunk = ordered[start : start + 500]
        sizes = {uid: int(data.get(b"RFC822.SIZE", 0)) for uid, data in session.fetch(chunk, ["RFC822.SIZE"]).items()}
        batch: list[int] = []
        batch_bytes = 0
        for uid in chunk:
            size = sizes.get(uid, 0)
            is_oversized = size > limit_bytes
            is_full = len(batch) >= MOST_MAILS_PER_FETCH or batch_bytes + size > MOST_BYTES_PER_FETCH
            if batch and (is_full or is_oversized):
                yield from _fetch_batch(session, batch)
                batch, batch_bytes = [], 0
            if is_oversized:
                yield FetchedMail(uid, _cut(session, uid, size))
            else:
                batch.append(uid)
                batch_bytes += size
        if batch:
            yield from _fetch_batch(session, batch)


def _fetch_batch(session: IMAPClient, uids: Sequence[int]) -> Iterator[FetchedMail]:
    found = session.fetch(uids, ["BODY.PEEK[]"])
    for uid in uids:
        raw = found.get(uid, {}).get(b"BODY[]")
        yield FetchedMail(uid, bytes(raw) if raw is not None else None)


def _cut(session: IMAPClient, uid: int, size: int) -> bytes | None:
    """Header and the first 512 KiB of a mail over the limit, marked by a first field that tells its size."""
    found = session.fetch([uid], ["BODY.PEEK[HEADER]", f"BODY.PEEK[TEXT]<0.{KEPT_OF_OVERSIZED}>"]).get(uid)
    if found is None:
        return None
    header = bytes(found.get(b"BODY[HEADER]") or b"")
    text = next((bytes(data) for key, data in found.items() if key.startswith(b"BODY[TEXT]") and data), b"")
    return f"{TRUNCATED_HEADER}: {size}\r\n".encode() + header + text
