"""The queue of the installation's own mails on their way out: invitations, password resets, copies of talks, news."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.jobs import nudge_after_commit
from core.staff.models import SystemMail

SYSTEM_MAIL_JOB: Final = "system_mail"
LEASE: Final = timedelta(minutes=3)
_FIRST_PAUSE: Final = 30.0
_LONGEST_PAUSE: Final = 3600.0
MOST_ATTEMPTS: Final = 20
_COLUMNS: Final = (
    SystemMail.id,
    SystemMail.recipient,
    SystemMail.subject,
    SystemMail.text_encrypted,
    SystemMail.created_at,
    SystemMail.html_encrypted,
    SystemMail.language,
    SystemMail.sender_name,
    SystemMail.takes_answers,
    SystemMail.channel_account_id,
    SystemMail.thread_reference,
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a mail goes out, where it is more than plain text from the installation.

    `takes_answers`: what is answered comes back to us, so it leaves under the address of a connected mailbox, of
    `channel_account_id` before others. `thread_reference` is the external id of an earlier mail it belongs to.
    """

    html_encrypted: str = ""
    language: str = "th"
    sender_name: str = ""
    takes_answers: bool = False
    channel_account_id: UUID | None = None
    thread_reference: str = ""


PLAIN: Final = Manner()


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail leased for sending; its texts are still encrypted."""

    id: UUID
    recipient: str
    subject: str
    text_encrypted: str
    created_at: datetime
    manner: Manner = PLAIN


async def queue_mail(
    session: AsyncSession,
    recipient: str,
    subject: str,
    text_encrypted: str,
    manner: Manner = PLAIN,
    *,
    mail_id: UUID | None = None,
) -> UUID:
    """Send a mail as soon as a mailbox can; its id. Encrypted texts are made by core.secrets.Secrets.encrypt."""
    now = clock.utc_now()
    mail = SystemMail(
        id=mail_id or ids.new_id(),
        recipient=recipient,
        subject=subject,
        text_encrypted=text_encrypted,
        html_encrypted=manner.html_encrypted,
        language=manner.language,
        sender_name=manner.sender_name,
        takes_answers=manner.takes_answers,
        channel_account_id=manner.channel_account_id,
        thread_reference=manner.thread_reference,
        state="queued",
        next_attempt_at=now,
        created_at=now,
    )
    session.add(mail)
    await session.flush()
    nudge_after_commit(session, SYSTEM_MAIL_JOB)
    return mail.id


async def anything_due(session: AsyncSession) -> bool:
    """A cheap look for reading sessions."""
    return (await session.execute(_due().limit(1))).first() is not None


async def claim_due(session: AsyncSession, token: UUID, limit: int) -> list[DueMail]:
    """Lease mails that are due, or that a worker left behind: twice is better than never for an invitation."""
    due = list((await session.execute(_due().limit(limit).with_for_update(skip_locked=True))).scalars())
    if not due:
        return []
    statement = (
        update(SystemMail)
        .where(SystemMail.id.in_(due))
        .values(
            state="sending",
            lease_token=token,
            next_attempt_at=clock.utc_now() + LEASE,
            attempts=SystemMail.attempts + 1,
        )
        .returning(*_COLUMNS)
        .execution_options(synchronize_session=False)
    )
    return [DueMail(*row[:5], Manner(*row[5:])) for row in (await session.execute(statement)).all()]


async def mark_sent(session: AsyncSession, token: UUID, mail_id: UUID, external_message_id: str = "") -> None:
    """It is out under this Message-ID; the text, which may hold a secret link, is not kept."""
    nothing = {"text_encrypted": "", "html_encrypted": "", "error": None}
    await _finish(session, token, mail_id, state="sent", external_message_id=external_message_id, **nothing)


async def find_external_id(session: AsyncSession, mail_id: UUID) -> str:
    """The Message-ID under which a mail left; '' while it has not."""
    query = select(SystemMail.external_message_id).where(SystemMail.id == mail_id)
    return (await session.execute(query)).scalar_one_or_none() or ""


async def postpone(session: AsyncSession, token: UUID, mail_id: UUID, error: str) -> None:
    """Try again later, until it has been tried often enough."""
    query = select(SystemMail.attempts).where(SystemMail.id == mail_id, SystemMail.lease_token == token)
    attempts = (await session.execute(query)).scalar()
    if attempts is None:
        return
    pause = min(_FIRST_PAUSE * 2.0 ** (attempts - 1), _LONGEST_PAUSE)
    state = "queued" if attempts < MOST_ATTEMPTS else "failed"
    await _finish(session, token, mail_id, state=state, error=error[:2000], next_attempt_at=clock.ahead(pause))


def _due() -> Select[UUID]:
    query = select(SystemMail.id).where(
        SystemMail.state.in_(("queued", "sending")), SystemMail.next_attempt_at <= clock.utc_now()
    )
    return query.order_by(SystemMail.next_attempt_at)


async def _finish(session: AsyncSession, token: UUID, mail_id: UUID, **values: object) -> None:
    await session.execute(
        update(SystemMail)
        .where(SystemMail.id == mail_id, SystemMail.lease_token == token)
        .values(lease_token=None, **values)
        .execution_options(synchronize_session=False)
    )
