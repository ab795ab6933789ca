"""Asking for a file of tickets, watching it, calling it off, fetching it."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, NotFound
from core.jobs import nudge_after_commit
from core.staff.principal import Permission, Principal
from ticketing.exporting import repository
from ticketing.exporting.model import DEFAULT_COLUMNS, UNFINISHED, Export, ExportState, Format, asked_document
from ticketing.exporting.models import TicketExport
from ticketing.exporting.repository import export_of
from ticketing.views.asking import where_of
from ticketing.views.model import Asked

JOB: Final = "exports"
_MOST_UNFINISHED: Final = 3


async def request_export(
    session: AsyncSession, principal: Principal, asked: Asked, title: str, kind: Format, language: str
) -> Export:
    """Ask for a file of the tickets that a list holds; a job writes it.

    Raises NotPermitted, Conflict(code="too_many_exports"), Invalid(code="bad_condition" | "bad_columns" | "bad_order").
    """
    principal.require(Permission.EXPORT_TICKETS)
    if await repository.count_unfinished(session, principal.user_id) >= _MOST_UNFINISHED:
        raise Conflict("Three files are being written for you already.", code="too_many_exports")
    wanted = Asked(asked.conditions, asked.order, asked.columns or DEFAULT_COLUMNS)
    await where_of(session, principal, wanted)
    row = TicketExport(
        id=ids.new_id(),
        owner_id=principal.user_id,
        title=title,
        format=kind.value,
        language=language,
        asked=asked_document(wanted),
        state=ExportState.WAITING.value,
        total=0,
        written=0,
        size=0,
        attempts=0,
        created_at=clock.utc_now(),
    )
    session.add(row)
    await session.flush()
    nudge_after_commit(session, JOB)
    return export_of(row)


async def get_export(session: AsyncSession, principal: Principal, export_id: UUID) -> Export:
    """One of the person's exports. Raises NotFound."""
    return export_of(await _get(session, principal, export_id))


async def list_exports(session: AsyncSession, principal: Principal) -> Sequence[Export]:
    """The person's newest exports."""
    return [export_of(row) for row in await repository.newest_exports(session, principal.user_id)]


async def get_file(session: AsyncSession, principal: Principal, export_id: UUID) -> tuple[Export, str]:
    """An export that is done, and the key of its bytes. Raises NotFound, also when its day is over."""
    row = await _get(session, principal, export_id)
    is_there = row.blob_key is not None and row.expires_at is not None and row.expires_at > clock.utc_now()
    if row.state != ExportState.DONE.value or not is_there or row.blob_key is None:
        raise NotFound("The file is not there, or not any more.", code="export_not_there", data={"state": row.state})
    return export_of(row), row.blob_key


async def drop_export(session: AsyncSession, principal: Principal, export_id: UUID) -> str | None:
    """Call an export off, or throw its file away; the key of the bytes to discard after the commit. Raises NotFound."""
    row = await _get(session, principal, export_id)
    if ExportState(row.state) in UNFINISHED:
        row.state, row.finished_at = ExportState.CANCELED.value, clock.utc_now()
        return None
    key, row.blob_key = row.blob_key, None
    if row.state == ExportState.DONE.value:
        row.state = ExportState.EXPIRED.value
    return key


async def _get(session: AsyncSession, principal: Principal, export_id: UUID) -> TicketExport:
    row = await repository.find_export(session, principal.user_id, export_id)
    if row is None:
        raise NotFound("There is no such export.", code="export_not_found")
    return row
