"""Tables of the web chat: visitors, the pages they saw, what they are to read, and what they uploaded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base

# Who may have to get an answer by mail: few at any time, among all visitors there ever were.
_WAITS = text("email <> '' AND answered_seq > read_seq AND answered_seq > mailed_seq")


class Visitor(Base):
    """Somebody on a page with the widget. His identity is Identity(kind="webchat", scope=account id, external_id=id).

    `host_user_id` is the host page's own id of a signed-in customer, only when the page proved it (`is_verified`); he
    may have typed his `email` all the same, unless the page proved that too (`is_email_verified`).
    `first_touch`, `last_touch` are core.messages.Touch documents; `current_page` is {url, title, at} or null.
    `last_seq` is the newest frame of his stream, `answered_seq` the newest of our messages in it, `delivered_seq` and
    `read_seq` how far his page got and he read.
    `mailed_seq`: frames up to here went to him by mail. `left_at` is when his last connection
    ended, null while he is here.
    """

    __tablename__ = "visitor"
    __table_args__ = (
        UniqueConstraint("channel_account_id", "host_user_id"),
        Index(None, "channel_account_id", "last_seen_at"),
        Index("ix_visitor_unread", "channel_account_id", "left_at", postgresql_where=_WAITS, sqlite_where=_WAITS),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    channel_account_id: Mapped[UUID]
    host_user_id: Mapped[str | None]
    is_verified: Mapped[bool] = mapped_column(default=False)
    name: Mapped[str] = mapped_column(default="")
    email: Mapped[str] = mapped_column(default="")
    is_email_verified: Mapped[bool] = mapped_column(default=False)
    phone: Mapped[str] = mapped_column(default="")
    fields: Mapped[dict[str, Any]] = mapped_column(default=dict)
    language: Mapped[str] = mapped_column(default="")
    time_zone: Mapped[str] = mapped_column(default="")
    user_agent: Mapped[str] = mapped_column(default="")
    first_touch: Mapped[dict[str, Any] | None]
    last_touch: Mapped[dict[str, Any] | None]
    current_page: Mapped[dict[str, Any] | None]
    page_count: Mapped[int] = mapped_column(default=0)
    last_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    answered_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    delivered_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    read_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    mailed_seq: Mapped[int] = mapped_column(BigInteger, default=0)
    is_blocked: Mapped[bool] = mapped_column(default=False)
    consented_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)


class VisitorConnection(Base):
    """One open widget (a socket or a long poll) of a visitor, kept fresh by the web node that holds it."""

    __tablename__ = "visitor_connection"
    __table_args__ = (Index(None, "visitor_id"), Index(None, "expires_at"))

    connection_id: Mapped[UUID] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    node: Mapped[str]
    expires_at: Mapped[datetime]


class VisitorPage(Base):
    """A page that a visitor looked at, newest id last."""

    __tablename__ = "visitor_page"
    __table_args__ = (Index(None, "visitor_id", "id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    url: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
    referrer: Mapped[str] = mapped_column(default="")
    seen_at: Mapped[datetime]


class VisitorFrame(Base):
    """One thing a visitor's page shows, in the order of `seq`. kind: message|canceled|state.

    `source_key` is unique within the stream: the same source is one frame however often it is appended.
    """

    __tablename__ = "visitor_frame"
    __table_args__ = (
        UniqueConstraint("visitor_id", "source_key"),
        Index(None, "message_id"),
    )

    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    kind: Mapped[str]
    source_key: Mapped[str]
    message_id: Mapped[UUID | None]
    document: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class VisitorUpload(Base):
    """A file a visitor uploaded; `used_at` once a message carries it. Never used: removed after a day."""

    __tablename__ = "visitor_upload"
    __table_args__ = (Index(None, "visitor_id"), Index(None, "used_at", "created_at"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    visitor_id: Mapped[UUID] = mapped_column(ForeignKey("visitor.id"))
    file_name: Mapped[str]
    content_type: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    blob_key: Mapped[str]
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
