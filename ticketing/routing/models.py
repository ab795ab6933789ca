"""Tables of routing."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import Target, named_in


class RoutingRule(Base):
    """One ordered rule: when `conditions` (core/rules) hold, `actions` are taken; `actions.stop` ends the list."""

    __tablename__ = "routing_rule"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int]
    conditions: Mapped[dict[str, Any]]
    actions: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


named_in(Target.CONTACT, "routing_rule", "conditions")
