"""What could not be understood or handled waits here for a person: look at it, try it again, or let it be."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.paging import Page, page_of
from core.errors import Conflict, NotFound
from core.inbox import parked_repository, repository
from core.inbox.claims import ItemState, tell_about_parked
from core.inbox.models import InboundItem
from core.inbox.preview import preview_of
from core.inbox.service import INBOUND_JOB
from core.jobs import nudge_after_commit
from core.staff.principal import Permission, Principal

DISCARDED = "discarded"
PARKED = "parked"


@dataclass(frozen=True, slots=True)
class ParkedView:
    """Something parked: one event of a delivery, or a whole delivery. state: parked|replaying|discarded, '' = handled.

    The account is None when it was deleted for good. `size` is that of the raw delivery, in bytes.
    """

    id: UUID
    delivery_id: UUID
    account_id: UUID | None
    account_name: str
    account_kind: str
    reason: str
    error_code: str
    received_at: datetime
    parked_at: datetime
    attempts: int
    subject: str
    sender: str
    size: int
    state: str


@dataclass(frozen=True, slots=True)
class RawBytes:
    """The bytes as they came: here, or in the blob store under `blob_key`."""

    inline: bytes | None
    blob_key: str | None


async def list_parked(
    session: AsyncSession, principal: Principal, state: str | None, cursor: str | None, limit: int
) -> Page[ParkedView]:
    """What is parked, the newest first; `state` narrows it. Raises NotPermitted."""
    principal.require(Permission.SEE_PARKED)
    rows = [
        *await parked_repository.list_parked_items(session, state, cursor, limit),
        *await parked_repository.list_parked_deliveries(session, state, cursor, limit),
    ]
    rows.sort(key=lambda row: (row.parked_at, row.id), reverse=True)
    page = page_of(rows[: limit + 1], limit, lambda row: [row.parked_at, row.id])
    return Page([_view(row) for row in page.items], page.next_cursor)


async def get_parked(session: AsyncSession, principal: Principal, parked_id: UUID) -> ParkedView:
    """One parked thing. Raises NotPermitted, NotFound."""
    principal.require(Permission.SEE_PARKED)
    row = await parked_repository.find_parked_row(session, parked_id)
    if row is None:
        raise _not_found()
    return _view(row)


async def get_parked_bytes(session: AsyncSession, principal: Principal, parked_id: UUID) -> RawBytes:
    """The raw delivery behind it. Raises NotPermitted, NotFound."""
    parked = await get_parked(session, principal, parked_id)
    found = await parked_repository.find_bytes(session, parked.delivery_id)
    if found is None:
        raise _not_found()
    return RawBytes(*found)


async def replay(session: AsyncSession, principal: Principal, parked_id: UUID) -> ParkedView:
    """Try it again: an understood message by its story, anything else from its raw bytes.

    Raises NotPermitted, NotFound, Conflict(code="not_parked") when somebody was quicker.
    """
    row = await _require_parked(session, principal, parked_id)
    if isinstance(row, InboundItem) and row.payload is not None:
        row.state, row.next_attempt_at = ItemState.PENDING.value, None
        await session.flush()
        await repository.touch_lanes(session, [row.lane], clock.utc_now())
    else:
        if isinstance(row, InboundItem):
            row.state = ItemState.REPLAYING.value
            await session.flush()
        await parked_repository.receive_again(session, row.delivery_id if isinstance(row, InboundItem) else row.id)
    await tell_about_parked(session, [parked_id], "replayed", principal.actor)
    nudge_after_commit(session, INBOUND_JOB)
    return await get_parked(session, principal, parked_id)


async def discard(session: AsyncSession, principal: Principal, parked_id: UUID) -> ParkedView:
    """Let it be; it stays readable. Raises NotPermitted, NotFound, Conflict(code="not_parked")."""
    row = await _require_parked(session, principal, parked_id)
    row.state = DISCARDED
    await session.flush()
    await tell_about_parked(session, [parked_id], DISCARDED, principal.actor)
    return await get_parked(session, principal, parked_id)


async def _require_parked(session: AsyncSession, principal: Principal, parked_id: UUID) -> Any:
    principal.require(Permission.ADMINISTER)
    row = await parked_repository.lock_parked(session, parked_id)
    if row is None:
        raise _not_found()
    if row.state != PARKED:
        raise Conflict("It is not parked any more.", code="not_parked", data={"state": row.state})
    return row


def _view(row: Row[Any]) -> ParkedView:
    preview = preview_of(row.head or b"")
    return ParkedView(
        id=row.id,
        delivery_id=row.delivery_id,
        account_id=row.account_id,
        account_name=row.account_name or "",
        account_kind=row.account_kind or "",
        reason=row.reason or "",
        error_code=row.error_code or "",
        received_at=row.received_at,
        parked_at=row.parked_at,
        attempts=row.attempts,
        subject=preview.subject,
        sender=preview.sender,
        size=row.size,
        state=parked_repository.shown_state(row.state),
    )


def _not_found() -> NotFound:
    return NotFound("There is no such parked item.", code="parked_item_not_found")
