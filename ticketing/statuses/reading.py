"""The company's own statuses as others read them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.statuses import repository
from ticketing.statuses.models import TicketStatus


@dataclass(frozen=True, slots=True)
class StatusView:
    """A status of the company's own within a fixed category, in the company's order. `version` is for If-Match."""

    id: UUID
    category: str
    name_th: str
    name_en: str
    color: str
    position: int
    is_default: bool
    is_archived: bool
    version: int


async def list_statuses(session: AsyncSession) -> list[StatusView]:
    """Every status in its order, archived ones too; one query."""
    return [status_view(row) for row in await repository.list_statuses(session)]


async def find_status(session: AsyncSession, status_id: UUID) -> StatusView | None:
    """One status, archived or not."""
    row = await session.get(TicketStatus, status_id, populate_existing=True)
    return status_view(row) if row is not None else None


def standing(status: Any, status_id: Any) -> ColumnElement[UUID | None]:
    """The status that a ticket with these two columns shows: its own, else the default of its category, else none."""
    default = (
        select(TicketStatus.id)
        .where(TicketStatus.category == status, TicketStatus.is_default.is_(True))
        .scalar_subquery()
    )
    return func.coalesce(status_id, default, type_=TicketStatus.id.type)


def status_view(row: TicketStatus) -> StatusView:
    """The row as a plain value."""
    return StatusView(
        id=row.id,
        category=row.category,
        name_th=row.name_th,
        name_en=row.name_en,
        color=row.color,
        position=row.position,
        is_default=row.is_default,
        is_archived=row.is_archived,
        version=row.version,
    )
