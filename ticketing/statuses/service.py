"""The company's own statuses as the administration keeps them.

They are names within the fixed categories (ticketing/tickets/lifecycle.py), so that clocks, queues and reports go on
meaning the same. Putting a ticket into one is the ordinary verb `ticketing.tickets.service.change`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.ordering import put_in_order
from core.errors import Conflict, Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import TicketStatusDefined
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.versions import require_version
from ticketing.statuses import repository
from ticketing.statuses.models import TicketStatus
from ticketing.statuses.reading import StatusView, find_status, status_view

CATEGORIES: Final = ("new", "open", "waiting", "on_hold", "solved", "closed")
MOST_STATUSES: Final = 60


@dataclass(frozen=True, slots=True)
class StatusSettings:
    """What an administrator decides about a status, apart from its category and place."""

    name_th: str = ""
    name_en: str = ""
    color: str = "slate"
    is_default: bool = False
    is_archived: bool = False


async def create_status(
    session: AsyncSession, principal: Principal, category: str, settings: StatusSettings
) -> StatusView:
    """Add a status at the end.

    Raises NotPermitted, Conflict(code="too_many_statuses"), Invalid(code="name_missing" | "unknown_category" |
    "archived_default").
    """
    principal.require(Permission.ADMINISTER)
    if category not in CATEGORIES:
        raise Invalid("There is no such category.", code="unknown_category", data={"field": "category"})
    every = await repository.list_statuses(session, lock=True)
    if len(every) >= MOST_STATUSES:
        raise Conflict("There are enough statuses.", code="too_many_statuses", data={"most": MOST_STATUSES})
    row = TicketStatus(
        id=ids.new_id(),
        category=category,
        position=max((one.position for one in every), default=-1) + 1,
        is_default=False,
        is_archived=False,
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(row)
    await _write(session, principal, row, settings, every)
    await _tell(session, principal, row, "created", [])
    return status_view(row)


async def change_status(
    session: AsyncSession, principal: Principal, status_id: UUID, changes: Mapping[str, Any], version: int | None
) -> StatusView:
    """Change fields of StatusSettings; a new default takes the place of its category's old one.

    Raises NotFound, PreconditionFailed, and as `create_status`.
    """
    principal.require(Permission.ADMINISTER)
    every = await repository.list_statuses(session, lock=True)
    row = next((one for one in every if one.id == status_id), None)
    if row is None:
        raise status_not_found()
    require_version(row.version, version)
    before = StatusSettings(**{one.name: getattr(row, one.name) for one in fields(StatusSettings)})
    if changes.get("is_archived") and "is_default" not in changes:
        changes = {**changes, "is_default": False}
    wanted = replace(before, **changes)
    news = sorted(one.name for one in fields(before) if getattr(before, one.name) != getattr(wanted, one.name))
    if news:
        row.version += 1
        await _write(session, principal, row, wanted, every)
        await _tell(session, principal, row, "changed", news)
    return status_view(row)


async def order_statuses(session: AsyncSession, principal: Principal, status_ids: Sequence[UUID]) -> list[StatusView]:
    """Put the statuses in this order, archived ones too. Raises NotPermitted; Invalid(code="not_all_statuses")."""
    principal.require(Permission.ADMINISTER)
    rows = await repository.list_statuses(session, lock=True)
    moved = put_in_order(rows, status_ids, one="status", every="statuses")
    for row in moved:
        row.version += 1
    await session.flush()
    for row in moved:
        await _tell(session, principal, row, "changed", ["position"])
    return [status_view(row) for row in sorted(rows, key=attrgetter("position"))]


async def require_status(session: AsyncSession, status_id: UUID) -> StatusView:
    """A status that may be chosen. Raises Invalid(code="unknown_status") when there is none, or it is archived."""
    found = await find_status(session, status_id)
    if found is None or found.is_archived:
        raise Invalid("There is no such status.", code="unknown_status", data={"status_id": str(status_id)})
    return found


def status_not_found() -> NotFound:
    """The error for a status that is not there."""
    return NotFound("There is no such status.", code="ticket_status_not_found")


async def _write(
    session: AsyncSession,
    principal: Principal,
    row: TicketStatus,
    wanted: StatusSettings,
    every: Sequence[TicketStatus],
) -> None:
    if not (wanted.name_th.strip() or wanted.name_en.strip()):
        raise Invalid("Name the status in Thai or in English.", code="name_missing", data={"field": "name_th"})
    if wanted.is_archived and wanted.is_default:
        raise Invalid("An archived status is nobody's default.", code="archived_default", data={"field": "is_default"})
    row.name_th, row.name_en = wanted.name_th.strip(), wanted.name_en.strip()
    row.color, row.is_default, row.is_archived = wanted.color, wanted.is_default, wanted.is_archived
    displaced = [
        one
        for one in every
        if wanted.is_default and one.id != row.id and one.category == row.category and one.is_default
    ]
    for one in displaced:
        one.is_default = False
        one.version += 1
    await session.flush()
    for one in displaced:
        await _tell(session, principal, one, "changed", ["is_default"])


async def _tell(
    session: AsyncSession, principal: Principal, row: TicketStatus, change: str, changed: list[str]
) -> None:
    fact = TicketStatusDefined(change=change, fields=changed)
    event = NewEvent(fact, "ticket_status", row.id, row.version, principal.actor, EVERYONE)
    await record_events(session, [event])
