"""Tables of notifications."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


def _index_of_due(column: str) -> Index:
    is_due = text(f"{column} IS NOT NULL")
    return Index(f"ix_notification_{column}", column, postgresql_where=is_due, sqlite_where=is_due)


class Notification(Base):
    """One thing a person was told. `kind` is a Kind of ticketing.notifications.causes. Unique per person and cause.

    `in_bell`: it stands in the bell; one that only follows by mail or push does not. `mail_due_at` and `push_due_at`
    say when that way is to be looked at, and are empty once it was; `in_digest`: the next digest names it while it is
    unread. Read on one way is read on all: nothing leaves for what has been read.
    """

    __tablename__ = "notification"
    __table_args__ = (
        Index(None, "user_id", "read_at", "id"),
        Index(None, "user_id", "event_id", unique=True),
        Index(None, "user_id", "ticket_id"),
        _index_of_due("mail_due_at"),
        _index_of_due("push_due_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    kind: Mapped[str]
    ticket_id: Mapped[UUID]
    event_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[UUID | None]
    actor_name: Mapped[str] = mapped_column(default="")
    snippet: Mapped[str] = mapped_column(default="")
    in_bell: Mapped[bool] = mapped_column(default=True)
    in_digest: Mapped[bool] = mapped_column(default=False)
    mail_due_at: Mapped[datetime | None]
    mailed_at: Mapped[datetime | None]
    push_due_at: Mapped[datetime | None]
    pushed_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class NoticeMail(Base):
    """A mail that told a person of news on a ticket: what its signed Message-ID and reply address stand for.

    `id` is that of the system mail and stands in both. answers_as: reply|note|none is what an answer to it becomes;
    `last_message_id` is the newest message its reader knows. An answer after `expires_at` is not accepted.
    """

    __tablename__ = "notice_mail"
    __table_args__ = (Index(None, "user_id", "ticket_id", "created_at"), Index(None, "expires_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    ticket_id: Mapped[UUID]
    kinds: Mapped[list[Any]] = mapped_column()
    answers_as: Mapped[str]
    last_message_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


refers_to(Target.TICKET, "notification", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "notice_mail", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
