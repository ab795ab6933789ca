"""Tables of the people who work here."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class Organization(Base):
    """The one row of company-wide settings.

    `business_hours` is [{weekday, opens, closes}], `holidays` [{date, name}].
    """

    __tablename__ = "organization"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    time_zone: Mapped[str] = mapped_column(default="Asia/Bangkok")
    default_language: Mapped[str] = mapped_column(default="th")
    business_hours: Mapped[list[Any]] = mapped_column()
    holidays: Mapped[list[Any]] = mapped_column()
    setup_token_digest: Mapped[str | None]
    version: Mapped[int] = mapped_column(default=1)


class User(Base):
    """Staff. role: admin|supervisor|agent|sales. availability: online|away|offline, as the person chose it.

    `avatar_blob_key` is the picture that colleagues and visitors see, sha-256 hex in the blob store.
    """

    __tablename__ = "user"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    email: Mapped[str] = mapped_column(unique=True)
    role: Mapped[str]
    password_hash: Mapped[str | None]
    totp_secret_encrypted: Mapped[str | None]
    totp_confirmed_at: Mapped[datetime | None]
    totp_last_step: Mapped[int | None]
    recovery_code_digests: Mapped[list[str]]
    language: Mapped[str] = mapped_column(default="th")
    theme: Mapped[str] = mapped_column(default="system")
    avatar_blob_key: Mapped[str | None]
    preferences: Mapped[dict[str, Any]]
    availability: Mapped[str] = mapped_column(default="online")
    is_active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class Team(Base):
    """A group of people with one queue. assignment: manual|round_robin; `last_picked_user_id` is the robin's memory."""

    __tablename__ = "team"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    assignment: Mapped[str] = mapped_column(default="manual")
    max_open_per_person: Mapped[int | None]
    last_picked_user_id: Mapped[UUID | None]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class TeamMember(Base):
    """Who belongs to which team."""

    __tablename__ = "team_member"
    __table_args__ = (Index(None, "user_id"),)

    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id"), primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)


class StaffSession(Base):
    """A signed-in browser. Only the digest of its cookie is kept."""

    __tablename__ = "staff_session"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    csrf_token: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    user_agent: Mapped[str]
    address: Mapped[str]


class ApiToken(Base):
    """A bearer token of a person, for programs. Only its digest is kept."""

    __tablename__ = "api_token"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    name: Mapped[str]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class OneTimeToken(Base):
    """An invitation or a password reset sent by mail. kind: invitation|password_reset; used once, then gone."""

    __tablename__ = "one_time_token"

    token_digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class Presence(Base):
    """One open desk (a WebSocket) of a person; stale rows expire. online = availability online and a fresh row."""

    __tablename__ = "presence"
    __table_args__ = (Index(None, "user_id"), Index(None, "expires_at"))

    connection_id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID]
    node: Mapped[str]
    expires_at: Mapped[datetime]


class SystemMail(Base):
    """A mail of the installation itself waiting to go out. state: queued|sending|sent|failed.

    `takes_answers`: it leaves through a connected mailbox under that mailbox's own address, `channel_account_id` before
    others. `thread_reference` is the external id of an earlier mail that it belongs to, `external_message_id` its own.
    """

    __tablename__ = "system_mail"
    __table_args__ = (Index(None, "state", "next_attempt_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    recipient: Mapped[str]
    subject: Mapped[str]
    text_encrypted: Mapped[str]
    html_encrypted: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="th")
    sender_name: Mapped[str] = mapped_column(default="")
    takes_answers: Mapped[bool] = mapped_column(default=False)
    channel_account_id: Mapped[UUID | None]
    thread_reference: Mapped[str] = mapped_column(default="")
    external_message_id: Mapped[str] = mapped_column(default="")
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    lease_token: Mapped[UUID | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime]
