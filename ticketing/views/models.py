"""Tables of saved views."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import Target, named_in


class SavedView(Base):
    """A view that somebody put together.

    visibility: personal (`owner_id`'s alone) | team (`team_id`'s) | everyone. `conditions` is a document about
    ticketing.criteria.catalogue. `sort_field` is a name of ticketing.views.columns, `columns` are documents
    `{"name", "width"}`, width in pixels. layout: list|table|board; `board_field` says by what a board has its columns.
    `is_pinned`: it stands in the side bar of everybody who sees it, at `position`, unless he decided otherwise.
    `default_roles`: the roles whose people find it first when they sign in.
    """

    __tablename__ = "saved_view"
    __table_args__ = (Index(None, "owner_id"), Index(None, "team_id"), Index(None, "visibility", "position"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    icon: Mapped[str] = mapped_column(default="")
    conditions: Mapped[dict[str, Any]]
    sort_field: Mapped[str] = mapped_column(default="last_message_at")
    sort_descending: Mapped[bool] = mapped_column(default=True)
    columns: Mapped[list[Any]]
    layout: Mapped[str] = mapped_column(default="list")
    board_field: Mapped[str] = mapped_column(default="status")
    visibility: Mapped[str]
    owner_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    team_id: Mapped[UUID | None]
    position: Mapped[int] = mapped_column(default=0)
    is_pinned: Mapped[bool] = mapped_column(default=True)
    default_roles: Mapped[list[Any]]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class SavedViewOrder(Base):
    """How one person keeps the views in his side bar: ids in `shown`, in this order, and none of those in `hidden`."""

    __tablename__ = "saved_view_order"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    shown: Mapped[list[Any]]
    hidden: Mapped[list[Any]]
    updated_at: Mapped[datetime]


named_in(Target.CONTACT, "saved_view", "conditions")
