"""The queue of the installation's own mails on their way out: invitations, password resets, copies of talks."""

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


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail leased for sending; its text is still encrypted."""

    id: UUID
    recipient: str
    subject: str
    text_encrypted: str
    created_at: datetime


async def queue_mail(session: AsyncSession, recipient: str, subject: str, text_encrypted: str) -> UUID:
    """Send a mail as soon as a mailbox can. `text_encrypted` is made by core.secrets.Secrets.encrypt."""
    now = clock.utc_now()
    mail = SystemMail(
        id=ids.new_id(),
        recipient=recipient,
        subject=subject,
        text_encrypted=text_encrypted,
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
        .returning(
            SystemMail.id, SystemMail.recipient, SystemMail.subject, SystemMail.text_encrypted, SystemMail.created_at
        )
        .execution_options(synchronize_session=False)
    )
    return [DueMail(*row) for row in (await session.execute(statement)).all()]


async def mark_sent(session: AsyncSession, token: UUID, mail_id: UUID) -> None:
    """It is out; the text with its secret link is not kept."""
    await _finish(session, token, mail_id, state="sent", text_encrypted="", error=None)


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
