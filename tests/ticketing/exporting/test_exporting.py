"""Files of tickets: what is in them, who gets them, and what happens when something goes wrong on the way."""

import asyncio
import csv
import tracemalloc
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_rows, row_of
from core.db.session import Database
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.models import Event
from core.staff.models import User
from core.staff.principal import Principal, Role
from core.storage import BlobStore
from tests.factories.desk import START, make_contact, make_principal, make_team, make_ticket
from tests.support.eventually import eventually
from ticketing.exporting import running, service
from ticketing.exporting.cells import Sheet
from ticketing.exporting.files import guarded, open_file
from ticketing.exporting.model import Export, ExportState, Format
from ticketing.exporting.models import TicketExport
from ticketing.fields.model import Choice, Field, TicketFieldKind
from ticketing.fields.models import TicketField, TicketFieldValue
from ticketing.fields.values import Written
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import TicketItem
from ticketing.views.model import Asked, Order
from ticketing.views.reading import TicketRow

CHOICES = [{"id": "a", "label_th": "ทดสอบ", "label_en": "Trial", "is_archived": False}]


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    """An empty store."""
    return BlobStore((tmp_path / "blobs").as_uri())


async def _ask(database: Database, who: Principal, asked: Asked, kind: Format = Format.CSV, **more: Any) -> Export:
    async with database.write() as session:
        return await service.request_export(session, who, asked, more.get("title", "งานด่วน"), kind, "th")


async def _run(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        claim = await running.claim_export(session)
    assert claim is not None
    await running.write_export(database, blobs, claim)


async def _look(database: Database, who: Principal, export: Export) -> Export:
    async with database.read() as session:
        return await service.get_export(session, who, export.id)


async def _bytes(database: Database, blobs: BlobStore, who: Principal, export: Export) -> bytes:
    async with database.read() as session:
        _, key = await service.get_file(session, who, export.id)
    return await blobs.get(key)


async def test_a_file_holds_the_view_with_its_columns_in_its_order(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR, name="สมศักดิ์")
        field = TicketField(
            id=ids.new_id(),
            kind="choice",
            label_th="รุ่น",
            choices=CHOICES,
            ticket_types=[],
            position=0,
            created_at=START,
        )
        tag = Tag(id=ids.new_id(), name="วีไอพี", folded_name="วีไอพี", color="red", created_at=START)
        session.add_all([field, tag])
        await session.flush()
        contact = await make_contact(session, "=HYPERLINK(1)")
        first = await make_ticket(session, contact=contact, owner=boss, priority="urgent", subject="ลำโพง, เสีย\nมาก")
        second = await make_ticket(session, priority="low", due_at=datetime(2026, 3, 3, 18, 30, tzinfo=UTC))
        await make_ticket(session, status="solved")
        session.add_all(
            [
                TicketTag(ticket_id=first.id, tag_id=tag.id),
                TicketFieldValue(ticket_id=second.id, field_id=field.id, position=0, text="a"),
            ]
        )
        own = f"field.{field.id}"
    columns = ("number", "subject", "status", "priority", "contact", "owner", "tags", "due_at", own)
    conditions = {"all": [{"field": "is_active", "operator": "is", "value": True}]}
    export = await _ask(database, boss, Asked(conditions, Order("number", is_descending=False), columns))
    assert (export.state, export.total) == (ExportState.WAITING, 0)
    await _run(database, blobs)
    done = await _look(database, boss, export)
    assert (done.state, done.total, done.written) == (ExportState.DONE, 2, 2)
    raw = await _bytes(database, blobs, boss, export)
    assert len(raw) == done.size
    assert raw.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(StringIO(raw.decode("utf-8-sig"))))
    assert lines[0] == ["เลขที่", "เรื่อง", "สถานะ", "ความสำคัญ", "ลูกค้า", "ผู้รับผิดชอบ", "ป้ายกำกับ", "กำหนดเสร็จ", "รุ่น"]
    assert lines[1] == [
        str(first.number), "ลำโพง, เสีย\nมาก", "เปิดอยู่", "ด่วนมาก", "'=HYPERLINK(1)", "สมศักดิ์", "วีไอพี", "", ""
    ]  # fmt: skip
    assert lines[2] == [str(second.number), "ลำโพงไม่มีเสียง", "เปิดอยู่", "ต่ำ", "", "", "", "2026-03-04 01:30", "ทดสอบ"]
    assert len(lines) == 3
    assert done.file_name == f"งานด่วน {done.created_at:%Y-%m-%d}.csv"
    async with database.read() as session:
        told = (await session.execute(select(Event.data).where(Event.type == "tickets.exported"))).scalar_one()
    assert (told["total"], told["format"]) == (2, "csv")


async def test_only_the_owner_fetches_it_and_only_for_a_day(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss, other = await make_principal(session, Role.SUPERVISOR), await make_principal(session, Role.SUPERVISOR)
        agent = await make_principal(session)
    with pytest.raises(NotPermitted):
        await _ask(database, agent, Asked())
    export = await _ask(database, boss, Asked())
    with pytest.raises(NotFound):
        await _bytes(database, blobs, boss, export)
    await _run(database, blobs)
    assert await _bytes(database, blobs, boss, export)
    with pytest.raises(NotFound):
        await _look(database, other, export)
    async with database.write() as session:
        _, key = await service.get_file(session, boss, export.id)
        await session.execute(update(TicketExport).values(expires_at=clock.ago(1)))
    with pytest.raises(NotFound):
        await _bytes(database, blobs, boss, export)
    await running.throw_away(database, blobs)
    assert not await blobs.exists(key)
    assert (await _look(database, boss, export)).state is ExportState.EXPIRED


async def test_the_rights_count_that_hold_when_it_is_written(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        team = await make_team(session)
        await make_ticket(session, team=team)
    export = await _ask(database, boss, Asked())
    async with database.write() as session:
        await session.execute(update(User).where(User.id == boss.user_id).values(role="agent"))
    await _run(database, blobs)
    failed = await _look(database, boss, export)
    assert (failed.state, failed.problem) == (ExportState.FAILED, "not_permitted")


async def test_what_is_called_off_is_not_written_on(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
    export = await _ask(database, boss, Asked())
    async with database.write() as session:
        claim = await running.claim_export(session)
        assert await running.claim_export(session) is None
    async with database.write() as session:
        assert await service.drop_export(session, boss, export.id) is None
    assert claim is not None
    await running.write_export(database, blobs, claim)
    assert (await _look(database, boss, export)).state is ExportState.CANCELED
    done = await _ask(database, boss, Asked())
    await _run(database, blobs)
    async with database.write() as session:
        assert await service.drop_export(session, boss, done.id) is not None
    with pytest.raises(NotFound):
        await _bytes(database, blobs, boss, done)


async def test_its_progress_is_seen_and_it_can_be_called_off_on_the_way(
    database: Database, blobs: BlobStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "_CHUNK", 1)
    monkeypatch.setattr(running, "_TELL_SECONDS", 0)
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        await _fill(session, row_of(await make_ticket(session)), 399)
    export = await _ask(database, boss, Asked(columns=("number", "subject")))
    async with database.write() as session:
        claim = await running.claim_export(session)
    assert claim is not None
    writing = asyncio.create_task(running.write_export(database, blobs, claim))

    async def on_the_way() -> Export | None:
        seen = await _look(database, boss, export)
        return seen if seen.written else None

    seen = await eventually(on_the_way)
    assert (seen.state, seen.total) == (ExportState.WRITING, 400)
    assert 0 < seen.written < 400
    async with database.write() as session:
        await service.drop_export(session, boss, export.id)
    await writing
    left = await _look(database, boss, export)
    assert left.state is ExportState.CANCELED
    assert left.written < 400


async def test_an_export_that_was_left_lying_is_taken_up_and_one_that_keeps_failing_ends(database: Database) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
    export = await _ask(database, boss, Asked())
    for _ in range(3):
        async with database.write() as session:
            claim = await running.claim_export(session)
            await session.execute(update(TicketExport).values(lease_until=clock.ago(1)))
    assert claim is not None
    await running.give_up(database, claim)
    failed = await _look(database, boss, export)
    assert (failed.state, failed.problem) == (ExportState.FAILED, "error")


async def test_what_is_refused(database: Database, monkeypatch: pytest.MonkeyPatch, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        for _ in range(3):
            await make_ticket(session)
    with pytest.raises(Invalid):
        await _ask(database, boss, Asked(columns=("nothing",)))
    exports = [await _ask(database, boss, Asked()) for _ in range(3)]
    with pytest.raises(Conflict):
        await _ask(database, boss, Asked())
    monkeypatch.setattr(running, "MOST_TICKETS", 2)
    await _run(database, blobs)
    assert (await _look(database, boss, exports[0])).problem == "too_many_tickets"


async def test_ten_thousand_tickets_need_no_more_memory_than_a_thousand(database: Database, blobs: BlobStore) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        pattern = row_of(await make_ticket(session))
        await _fill(session, pattern, 1_000)
    small = await _peak(database, blobs, boss)
    async with database.write() as session:
        await _fill(session, pattern, 9_000)
        assert (await session.execute(select(func.count()).select_from(Ticket))).scalar_one() == 10_001
    large = await _peak(database, blobs, boss)
    assert large < small + 3_000_000


async def _fill(session: AsyncSession, pattern: dict[str, Any], count: int) -> None:
    taken = (await session.execute(select(func.max(Ticket.number)))).scalar_one()
    rows = [{**pattern, "id": ids.new_id(), "number": taken + one} for one in range(1, count + 1)]
    await insert_rows(session, Ticket, rows)


async def _peak(database: Database, blobs: BlobStore, boss: Principal) -> int:
    await _ask(database, boss, Asked(), Format.XLSX)
    tracemalloc.start()
    await _run(database, blobs)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_no_spreadsheet_takes_a_customers_words_for_a_formula(tmp_path: Path) -> None:
    dangerous = ["=1+1", "+66812345678", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]
    assert all(guarded(text) == f"'{text}" for text in dangerous)
    assert [guarded(text) for text in ("ราคา = 1", "", "1-2")] == ["ราคา = 1", "", "1-2"]
    path = tmp_path / "file"
    file = open_file(Format.XLSX, path, ["=เรื่อง"], "t")
    file.add([[text] for text in [*dangerous, "\x00\x0b", "ก" * 40_000]])
    file.close()
    with zipfile.ZipFile(path) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_cells_speak_the_readers_language_and_the_companys_time() -> None:
    own = Field(ids.new_id(), TicketFieldKind.MULTI_CHOICE, choices=(Choice("a", "ก", "A"), Choice("b", "", "B")))
    ticked = Field(ids.new_id(), TicketFieldKind.CHECKBOX, label_th="ด่วน")
    day = Field(ids.new_id(), TicketFieldKind.DATE, label_en="Bought")
    until = datetime(9999, 1, 1, tzinfo=UTC)
    item = TicketItem(
        id=ids.new_id(), number=1, subject="s", status="on_hold", status_id=None, priority="high", type=None,
        channel_kind="fax", channel_account_id=None, contact=None, account=None, owner=None, team=None, tags=(),
        snippet="", last_message_at=START, last_message_direction="inbound", waiting_since=None, created_at=START,
        is_unread=False, unread_count=0, delivery_trouble=None, snoozed_until=until, due_at=None, version=1,
    )  # fmt: skip
    values: dict[UUID, Written] = {own.id: ["a", "b"], ticked.id: True, day.id: "2026-03-02"}
    row = TicketRow(item, "th", inbound_count=2, field_values=values)
    columns = ("status", "channel", "snoozed_until", "language", "inbound_count", own.key, ticked.key, day.key)
    sheet = Sheet(columns, "th", ZoneInfo("Asia/Bangkok"), {one.key: one for one in (own, ticked, day)}, {})
    assert sheet.cells(row)[:7] == ["พักไว้", "fax", "จนกว่าลูกค้าจะตอบ", "ไทย", 2, "ก, B", "ใช่"]
    assert str(sheet.cells(row)[7]) == "2026-03-02"
    english = replace(sheet, language="en")
    assert english.cells(row)[5] == "A, B"
    assert english.headings()[-2:] == ["ด่วน", "Bought"]
    assert replace(sheet, columns=("created_at",)).cells(row) == [datetime(2026, 3, 2, 10, 0)]  # noqa: DTZ001
