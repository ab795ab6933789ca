"""Tables of what agents keep ready."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base


class CannedReply(Base):
    """An answer kept ready, in one language or both. `folded_shortcut` is unique: what is typed after "/".

    visibility: personal (`owner_id`'s alone) | team (`team_id`'s) | everyone. `html_*` is cleaned HTML with its
    placeholders unfilled, `text_*` what it reads like. `attachments` are documents of files (see
    `attachments.KeptFile`), `actions` of what it does to the ticket (see ticketing.actions.model). `search_tokens` are
    the folded tokens of everything a search looks at, with a space at both ends of each.
    """

    __tablename__ = "canned_reply"
    __table_args__ = (Index(None, "use_count", "id"), Index(None, "owner_id"), Index(None, "team_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    shortcut: Mapped[str]
    folded_shortcut: Mapped[str] = mapped_column(unique=True)
    folder: Mapped[str] = mapped_column(default="")
    html_th: Mapped[str] = mapped_column(default="")
    text_th: Mapped[str] = mapped_column(default="")
    html_en: Mapped[str] = mapped_column(default="")
    text_en: Mapped[str] = mapped_column(default="")
    visibility: Mapped[str]
    owner_id: Mapped[UUID]
    team_id: Mapped[UUID | None]
    attachments: Mapped[list[Any]]
    actions: Mapped[list[Any]] = mapped_column(default=list)
    is_enabled: Mapped[bool] = mapped_column(default=True)
    use_count: Mapped[int] = mapped_column(default=0)
    last_used_at: Mapped[datetime | None]
    search_tokens: Mapped[str]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
