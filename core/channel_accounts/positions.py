"""Where a watched mailbox stands, and how it is doing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.models import ChannelHealth, MailboxCursor
from core.db.repository import upsert

DEFAULT_FOLDER = "INBOX"
_ARCHIVE_REFUSED = "archive_refused"


@dataclass(frozen=True, slots=True)
class Position:
    """The last mail recorded of a mailbox folder (RFC 9051 section 2.3.1.1)."""

    uid_validity: int
    last_uid: int
    updated_at: datetime


async def find_position(session: AsyncSession, account_id: UUID, folder: str = DEFAULT_FOLDER) -> Position | None:
    """The stored position, None before the first mail."""
    query = select(MailboxCursor.uid_validity, MailboxCursor.last_uid, MailboxCursor.updated_at).where(
        MailboxCursor.channel_account_id == account_id, MailboxCursor.folder == folder
    )
    row = (await session.execute(query)).first()
    return Position(row.uid_validity, row.last_uid, row.updated_at) if row else None


async def record_position(
    session: AsyncSession, account_id: UUID, uid_validity: int, uid: int, folder: str = DEFAULT_FOLDER
) -> None:
    """Move the position and note that mail came in; belongs to the transaction that records the delivery."""
    now = clock.utc_now()
    values = {"uid_validity": uid_validity, "last_uid": uid, "updated_at": now}
    statement = upsert(session, MailboxCursor).values(channel_account_id=account_id, folder=folder, **values)
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[MailboxCursor.channel_account_id, MailboxCursor.folder], set_=values
        )
    )
    await _record_health(session, account_id, {"state": "ok", "message": "", "last_received_at": now})


async def record_health(session: AsyncSession, account_id: UUID, *, state: str, message: str) -> None:
    """Say how the account is doing. state: unknown|connecting|ok|failing|disabled."""
    await _record_health(session, account_id, {"state": state, "message": message, "checked_at": clock.utc_now()})


async def record_sent(session: AsyncSession, account_id: UUID) -> None:
    """Note that something went out through the account, so that sending works."""
    now = clock.utc_now()
    values = {"last_sent_at": now, "sending_state": "ok", "sending_message": "", "sending_checked_at": now}
    await _record_health(session, account_id, values)


async def record_sending_trouble(session: AsyncSession, account_id: UUID, message: str) -> None:
    """Say that nothing can be sent through the account, and why: "code: the server's words"."""
    values = {"sending_state": "failing", "sending_message": message, "sending_checked_at": clock.utc_now()}
    await _record_health(session, account_id, values)


async def record_copies(session: AsyncSession, account_id: UUID, message: str) -> None:
    """Say how copies for the sent folder are doing: '' when well, else "code: the server's words"."""
    if message:
        await _record_health(session, account_id, {"copies_message": message})
    else:
        await _mend_copies(session, account_id, ~ChannelHealth.copies_message.startswith(_ARCHIVE_REFUSED))


async def record_archive(session: AsyncSession, account_id: UUID, words: str) -> None:
    """Say whether the archive takes its blind copies: '' when it does, else its own words."""
    if words:
        await _record_health(session, account_id, {"copies_message": f"{_ARCHIVE_REFUSED}: {words}"})
    else:
        await _mend_copies(session, account_id, ChannelHealth.copies_message.startswith(_ARCHIVE_REFUSED))


async def _mend_copies(session: AsyncSession, account_id: UUID, trouble: ColumnElement[bool]) -> None:
    """Forget one kind of trouble with copies; the other kind stays."""
    mended = update(ChannelHealth).where(ChannelHealth.channel_account_id == account_id, trouble)
    await session.execute(mended.values(copies_message="").execution_options(synchronize_session=False))


async def _record_health(session: AsyncSession, account_id: UUID, values: dict[str, object]) -> None:
    new = {"state": "unknown", "message": ""} | values
    statement = upsert(session, ChannelHealth).values(channel_account_id=account_id, **new)
    await session.execute(
        statement.on_conflict_do_update(index_elements=[ChannelHealth.channel_account_id], set_=values)
    )
