"""Tables of connected channel accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class ChannelAccount(Base):
    """A connected mailbox (later: LINE account, page, bot, widget, phone line).

    `address` is what customers write to, canonical per kind. `config_encrypted` is the adapter's configuration,
    encrypted by core.secrets. `acknowledgement` holds {is_enabled, text_th, text_en}. `reply_channel_account_id` is
    the mailbox through which answers go out when the channel itself cannot carry them (a form; a visitor who left).
    `live_chat` is a core.channel_accounts.live_chat.LiveChatSettings document, {} for the defaults.
    """

    __tablename__ = "channel_account"
    __table_args__ = (UniqueConstraint("kind", "address"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    name: Mapped[str]
    address: Mapped[str]
    brand: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="th")
    is_enabled: Mapped[bool] = mapped_column(default=True)
    default_team_id: Mapped[UUID | None]
    reopen_days: Mapped[int] = mapped_column(default=14)
    acknowledgement: Mapped[dict[str, Any]]
    reply_channel_account_id: Mapped[UUID | None]
    live_chat: Mapped[dict[str, Any]] = mapped_column(default=dict)
    config_encrypted: Mapped[str]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class ChannelHealth(Base):
    """How a channel account is doing, written by whoever talks to it. state: unknown|connecting|ok|failing|disabled.

    `state` and `message` are about receiving; `sending_state` and `sending_message` about sending, `copies_message`
    about copies kept in the mailbox's sent folder ('' when nothing is wrong). Messages are "code: the server's words".
    """

    __tablename__ = "channel_health"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str]
    message: Mapped[str]
    checked_at: Mapped[datetime | None]
    last_received_at: Mapped[datetime | None]
    last_sent_at: Mapped[datetime | None]
    sending_state: Mapped[str] = mapped_column(default="unknown")
    sending_message: Mapped[str] = mapped_column(default="")
    sending_checked_at: Mapped[datetime | None]
    copies_message: Mapped[str] = mapped_column(default="")


class MailboxCursor(Base):
    """The IMAP position of a mailbox; moves in the transaction that records the delivery (RFC 3501 section 2.3.1.1)."""

    __tablename__ = "mailbox_cursor"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    folder: Mapped[str] = mapped_column(primary_key=True)
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime]


class ChannelToken(Base):
    """What an authorization server gave for an account (RFC 6749), shared by all processes.

    `fingerprint` names the settings it was got with, so that other settings never see it. Tokens are encrypted.
    """

    __tablename__ = "channel_token"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    access_token_encrypted: Mapped[str]
    refresh_token_encrypted: Mapped[str]
    expires_at: Mapped[datetime]


class SendingWindow(Base):
    """How many messages of an account have been let out in the minute and the hour now being filled."""

    __tablename__ = "sending_window"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    minute_start: Mapped[datetime]
    minute_count: Mapped[int]
    hour_start: Mapped[datetime]
    hour_count: Mapped[int]


class SendingTurn(Base):
    """A place in a later minute that a delivery was promised; gone once it is used."""

    __tablename__ = "sending_turn"
    __table_args__ = (Index(None, "at"),)

    delivery_id: Mapped[UUID] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class SentCopy(Base):
    """A message that left and waits to be put into its mailbox's sent folder. Bytes up to 64 kB are `raw`."""

    __tablename__ = "sent_copy"
    __table_args__ = (Index(None, "next_attempt_at"),)

    delivery_id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_account_id: Mapped[UUID]
    external_message_id: Mapped[str]
    raw: Mapped[bytes | None] = mapped_column(LargeBinary)
    blob_key: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    lease_token: Mapped[UUID | None]
    created_at: Mapped[datetime]
