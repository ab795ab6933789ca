"""Tables of Web Push."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class PushKey(Base):
    """The one row with the keys by which push services know this installation (VAPID, RFC 8292).

    `public_key` is base64url of the uncompressed point, as browsers want it; `private_key_encrypted` is PEM. `contact`
    is the mail address that a push service may write to. It stays when Web Push is switched off: new keys would cut
    off every browser.
    """

    __tablename__ = "push_key"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    public_key: Mapped[str]
    private_key_encrypted: Mapped[str]
    contact: Mapped[str]
    is_on: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]


class PushSubscription(Base):
    """A browser that a person wants to be told on. `document_encrypted` holds {endpoint, p256dh, auth}."""

    __tablename__ = "push_subscription"
    __table_args__ = (Index(None, "user_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    endpoint_digest: Mapped[str] = mapped_column(unique=True)
    document_encrypted: Mapped[str]
    browser: Mapped[str]
    created_at: Mapped[datetime]
    last_sent_at: Mapped[datetime | None]


class PushMessage(Base):
    """Something to be told to one browser; gone once the push service took it or it is too old. `topic` replaces."""

    __tablename__ = "push_message"
    __table_args__ = (Index(None, "next_attempt_at"), Index(None, "subscription_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    subscription_id: Mapped[UUID]
    payload_encrypted: Mapped[str]
    topic: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    lease_token: Mapped[UUID | None]
    created_at: Mapped[datetime]
