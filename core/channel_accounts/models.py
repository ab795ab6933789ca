"""Tables of connected channel accounts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, UniqueConstraint
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
    """How a channel account is doing, written by whoever talks to it. state: unknown|connecting|ok|failing|disabled."""

    __tablename__ = "channel_health"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    state: Mapped[str]
    message: Mapped[str]
    checked_at: Mapped[datetime | None]
    last_received_at: Mapped[datetime | None]
    last_sent_at: Mapped[datetime | None]


class MailboxCursor(Base):
    """The IMAP position of a mailbox; moves in the transaction that records the delivery (RFC 3501 section 2.3.1.1)."""

    __tablename__ = "mailbox_cursor"

    channel_account_id: Mapped[UUID] = mapped_column(primary_key=True)
    folder: Mapped[str] = mapped_column(primary_key=True)
    uid_validity: Mapped[int] = mapped_column(BigInteger)
    last_uid: Mapped[int] = mapped_column(BigInteger)
    updated_at: Mapped[datetime]
