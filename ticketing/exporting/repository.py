"""The SQL of exports."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import AnyRow
from ticketing.exporting.model import UNFINISHED, Claim, Export, ExportState, Format, asked_of
from ticketing.exporting.models import TicketExport

_UNFINISHED = sorted(state.value for state in UNFINISHED)
_LISTED = 20


async def find_export(session: AsyncSession, owner_id: UUID, export_id: UUID) -> TicketExport | None:
    """One export of its owner."""
    query = select(TicketExport).where(TicketExport.id == export_id, TicketExport.owner_id == owner_id)
    return (await session.execute(query)).scalar_one_or_none()


async def newest_exports(session: AsyncSession, owner_id: UUID) -> Sequence[TicketExport]:
    """The newest few of a person."""
    query = select(TicketExport).where(TicketExport.owner_id == owner_id)
    query = query.order_by(TicketExport.created_at.desc(), TicketExport.id.desc()).limit(_LISTED)
    return (await session.execute(query)).scalars().all()


async def count_unfinished(session: AsyncSession, owner_id: UUID) -> int:
    """How many of a person's exports are on their way."""
    query = select(func.count()).select_from(TicketExport)
    query = query.where(TicketExport.owner_id == owner_id, TicketExport.state.in_(_UNFINISHED))
    return int((await session.execute(query)).scalar_one())


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether an export waits, was left lying, or has had its day."""
    query = select(TicketExport.id).where(
        or_(_claimable(now), (TicketExport.state == ExportState.DONE.value) & (TicketExport.expires_at <= now))
    )
    return (await session.execute(query.limit(1))).first() is not None


async def claim_next(session: AsyncSession, lease_until: datetime) -> Claim | None:
    """The export that has waited longest, ours until `lease_until`."""
    now = clock.utc_now()
    oldest = select(TicketExport.id).where(_claimable(now)).order_by(TicketExport.created_at).limit(1)
    statement = (
        update(TicketExport)
        .where(TicketExport.id.in_(oldest.with_for_update(skip_locked=True)))
        .values(
            state=ExportState.WRITING.value,
            lease_token=ids.new_id(),
            lease_until=lease_until,
            written=0,
            attempts=TicketExport.attempts + 1,
        )
        .returning(
            TicketExport.id,
            TicketExport.owner_id,
            TicketExport.title,
            TicketExport.format,
            TicketExport.language,
            TicketExport.asked,
            TicketExport.lease_token,
        )
    )
    row = (await session.execute(statement, execution_options={"synchronize_session": False})).one_or_none()
    if row is None or row.lease_token is None:
        return None
    kind = Format(row.format)
    return Claim(row.id, row.owner_id, row.title, kind, row.language, asked_of(row.asked), row.lease_token)


async def put(session: AsyncSession, claim: Claim, values: dict[str, object]) -> bool:
    """Write values of an export that is still ours; False when it was canceled or another worker has it."""
    statement = (
        update(TicketExport)
        .where(
            TicketExport.id == claim.id,
            TicketExport.lease_token == claim.token,
            TicketExport.state == ExportState.WRITING.value,
        )
        .values(values)
        .returning(TicketExport.id)
    )
    return (await session.execute(statement, execution_options={"synchronize_session": False})).first() is not None


async def attempts_of(session: AsyncSession, export_id: UUID) -> int:
    """How often an export was begun."""
    query = select(TicketExport.attempts).where(TicketExport.id == export_id)
    return int((await session.execute(query)).scalar_one())


async def take_expired(session: AsyncSession, now: datetime, most: int) -> Sequence[AnyRow]:
    """Exports whose file has had its day, marked as such: (id, blob_key)."""
    old = select(TicketExport.id, TicketExport.blob_key).where(
        TicketExport.state == ExportState.DONE.value, TicketExport.expires_at <= now
    )
    rows = (await session.execute(old.limit(most))).all()
    if rows:
        statement = update(TicketExport).where(TicketExport.id.in_([row.id for row in rows]))
        statement = statement.values(state=ExportState.EXPIRED.value, blob_key=None)
        await session.execute(statement, execution_options={"synchronize_session": False})
    return rows


async def forget_before(session: AsyncSession, before: datetime) -> None:
    """Delete finished exports of long ago; their files are gone already."""
    finished = (ExportState.EXPIRED.value, ExportState.FAILED.value, ExportState.CANCELED.value)
    await session.execute(
        delete(TicketExport).where(TicketExport.state.in_(finished), TicketExport.created_at < before)
    )


def export_of(row: TicketExport) -> Export:
    """The row as a plain value."""
    return Export(
        id=row.id,
        owner_id=row.owner_id,
        title=row.title,
        format=Format(row.format),
        state=ExportState(row.state),
        problem=row.problem,
        total=row.total,
        written=row.written,
        size=row.size,
        created_at=row.created_at,
        finished_at=row.finished_at,
        expires_at=row.expires_at,
    )


def _claimable(now: datetime) -> ColumnElement[bool]:
    left_lying = (TicketExport.state == ExportState.WRITING.value) & (TicketExport.lease_until <= now)
    return or_(TicketExport.state == ExportState.WAITING.value, left_lying)
