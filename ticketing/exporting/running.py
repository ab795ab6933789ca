"""Writing an export: the ids first, then line by line, a few hundred tickets in memory at a time.

The one who asked may lose his rights while he waits, so the file is made with the rights he has when it is written.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.session import Database
from core.errors import AppError
from core.events.base import Audience, NewEvent
from core.events.facts.desk import TicketsExported
from core.events.log import record_events
from core.staff.colleagues import load_colleagues
from core.staff.organization import get_settings
from core.staff.principal import Permission, Principal
from core.storage import BlobStore
from ticketing.exporting import repository
from ticketing.exporting.cells import Sheet
from ticketing.exporting.files import LineFile, open_file
from ticketing.exporting.model import KEPT_SECONDS, MOST_TICKETS, Claim, ExportState
from ticketing.fields.reading import list_fields
from ticketing.statuses.reading import list_statuses
from ticketing.views import reading

_LEASE_SECONDS: Final = 120.0
_TELL_SECONDS: Final = 1.0
_PAGE: Final = 5_000
_CHUNK: Final = 500
_MOST_ATTEMPTS: Final = 3
_FORGOTTEN_SECONDS: Final = 7 * 86_400.0
_EXPIRED_AT_ONCE: Final = 50
_ID_BYTES: Final = 16


class Stopped(Exception):
    """The export was canceled, or another worker has it."""


async def has_work(session: AsyncSession) -> bool:
    """Whether there is an export to write or a file to throw away."""
    return await repository.anything_due(session, clock.utc_now())


async def claim_export(session: AsyncSession) -> Claim | None:
    """An export to write, ours for two minutes at a time."""
    return await repository.claim_next(session, clock.ahead(_LEASE_SECONDS))


async def write_export(database: Database, blobs: BlobStore, claim: Claim) -> None:
    """Write a claimed export to its end: done, failed with its reason, or left because it was canceled."""
    try:
        with TemporaryDirectory(prefix="sawasdesk-export-") as folder:
            await _write(database, blobs, claim, Path(folder) / "file")
    except Stopped:
        return
    except AppError as refusal:
        await _fail(database, claim, "not_permitted" if refusal.http_status == 403 else "bad_view")


async def give_up(database: Database, claim: Claim) -> None:
    """An export went wrong unexpectedly: another attempt, or its end."""
    async with database.write() as session:
        if await repository.attempts_of(session, claim.id) < _MOST_ATTEMPTS:
            await repository.put(session, claim, {"state": ExportState.WAITING.value, "lease_token": None})
            return
    await _fail(database, claim, "error")


async def throw_away(database: Database, blobs: BlobStore) -> None:
    """Files that have had their day, and rows of long ago."""
    async with database.write() as session:
        gone = await repository.take_expired(session, clock.utc_now(), _EXPIRED_AT_ONCE)
        await repository.forget_before(session, clock.ago(_FORGOTTEN_SECONDS))
    for row in gone:
        if row.blob_key is not None:
            await blobs.discard(row.blob_key)


async def _write(database: Database, blobs: BlobStore, claim: Claim, path: Path) -> None:
    principal = await _owner(database, claim)
    ids = await _ids(database, principal, claim)
    total = len(ids) // _ID_BYTES
    if total > MOST_TICKETS:
        await _fail(database, claim, "too_many_tickets")
        return
    await _tell(database, claim, {"total": total})
    async with database.read() as session:
        sheet = await _sheet(session, claim)
    file = await asyncio.to_thread(open_file, claim.format, path, sheet.headings(), claim.title)
    try:
        await _lines(database, principal, claim, sheet, file, ids)
    finally:
        await asyncio.to_thread(file.close)
    key = f"export-{claim.id.hex}-{claim.token.hex}"
    await blobs.put_file(key, path)
    try:
        size = (await asyncio.to_thread(path.stat)).st_size
        await _finish(database, principal, claim, key, size, total)
    except BaseException:
        await blobs.discard(key)
        raise


async def _owner(database: Database, claim: Claim) -> Principal:
    async with database.read() as session:
        owner = (await load_colleagues(session, [claim.owner_id])).get(claim.owner_id)
    if owner is None:
        raise Stopped
    owner.principal.require(Permission.EXPORT_TICKETS)
    return owner.principal


async def _ids(database: Database, principal: Principal, claim: Claim) -> bytes:
    """The tickets in their order, 16 bytes each; one more than may be, when there are too many."""
    found = bytearray()
    cursor: str | None = None
    asked = replace(claim.asked, columns=())
    while len(found) // _ID_BYTES <= MOST_TICKETS:
        async with database.read() as session:
            page = await reading.list_ids(session, principal, asked, cursor, _PAGE)
        for ticket_id in page.items:
            found += ticket_id.bytes
        cursor = page.next_cursor
        if cursor is None:
            break
        await _tell(database, claim, {})
    return bytes(found)


async def _sheet(session: AsyncSession, claim: Claim) -> Sheet:
    fields = {field.key: field for field in await list_fields(session)}
    statuses = {status.id: status for status in await list_statuses(session)}
    zone = ZoneInfo((await get_settings(session)).time_zone)
    return Sheet(claim.asked.columns, claim.language, zone, fields, statuses)


async def _lines(
    database: Database, principal: Principal, claim: Claim, sheet: Sheet, file: LineFile, ids: bytes
) -> None:
    told_at = time.monotonic()
    chunk_bytes = _CHUNK * _ID_BYTES
    for start in range(0, len(ids), chunk_bytes):
        piece = ids[start : start + chunk_bytes]
        wanted = [UUID(bytes=piece[at : at + _ID_BYTES]) for at in range(0, len(piece), _ID_BYTES)]
        async with database.read() as session:
            rows = await reading.load_rows(session, principal, wanted, claim.asked.columns)
        await asyncio.to_thread(_add, file, sheet, rows)
        if time.monotonic() - told_at >= _TELL_SECONDS:
            told_at = time.monotonic()
            await _tell(database, claim, {"written": start // _ID_BYTES + len(wanted)})


def _add(file: LineFile, sheet: Sheet, rows: Sequence[reading.TicketRow]) -> None:
    file.add([sheet.cells(row) for row in rows])


async def _tell(database: Database, claim: Claim, values: dict[str, object]) -> None:
    """Say how far it is, and stay the one who writes. Raises Stopped."""
    async with database.write() as session:
        if not await repository.put(session, claim, {**values, "lease_until": clock.ahead(_LEASE_SECONDS)}):
            raise Stopped


async def _finish(database: Database, principal: Principal, claim: Claim, key: str, size: int, total: int) -> None:
    async with database.write() as session:
        values = {
            "state": ExportState.DONE.value,
            "written": total,
            "blob_key": key,
            "size": size,
            "lease_token": None,
            "finished_at": clock.utc_now(),
            "expires_at": clock.ahead(KEPT_SECONDS),
        }
        if not await repository.put(session, claim, values):
            raise Stopped
        event = NewEvent(
            fact=TicketsExported(format=claim.format.value, title=claim.title, total=total),
            aggregate_kind="ticket_export",
            aggregate_id=claim.id,
            version=1,
            actor=principal.actor,
            audience=Audience(users=frozenset({claim.owner_id})),
        )
        await record_events(session, [event])


async def _fail(database: Database, claim: Claim, problem: str) -> None:
    async with database.write() as session:
        values = {
            "state": ExportState.FAILED.value,
            "problem": problem,
            "finished_at": clock.utc_now(),
            "lease_token": None,
        }
        await repository.put(session, claim, values)
