"""The table of signatures."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class Signature(Base):
    """What stands below answers. Whose: a person's (`user_id`), a channel account's, or a person's for one account
    (both). `key` names those two (see `choosing.key_of`), so that nobody has two of one kind.

    `html_*` is cleaned HTML with its placeholders unfilled, '' where there is none in that language.
    """

    __tablename__ = "signature"
    __table_args__ = (Index(None, "user_id"), Index(None, "channel_account_id"))

    key: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[UUID | None]
    channel_account_id: Mapped[UUID | None]
    html_th: Mapped[str] = mapped_column(default="")
    html_en: Mapped[str] = mapped_column(default="")
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
