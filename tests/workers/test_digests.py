"""The mail that says in the morning what waits, once a day and only when something does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from core.calendar import working_hours
from core.staff.organization import ensure_organization
from core.staff.preferences import Digest
from tests.factories import desk
from tests.workers.notice_desk import NoticeDesk, open_notice_desk, subject_of, words_of
from ticketing.notifications.digest_page import MOST_SHOWN, Line, Summary, due_on, write_digest
from ticketing.tickets.models import Ticket
from workers.jobs import digests, system_mail

WEEK = [{"weekday": day, "opens": "09:00", "closes": "18:00"} for day in range(5)]
OFFICE = working_hours("Asia/Bangkok", WEEK, [{"date": "2026-03-03", "name": "มาฆบูชา"}])
DAILY, WEEKLY = Digest(rhythm="daily"), Digest(rhythm="weekly", weekday=1)


def bangkok(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize(
    ("now", "wish", "day"),
    [
        (bangkok(2, 8, 29), DAILY, None),
        (bangkok(2, 8, 30), DAILY, date(2026, 3, 2)),
        (bangkok(2, 11, 29), DAILY, date(2026, 3, 2)),
        (bangkok(2, 11, 31), DAILY, None),
        (bangkok(3, 9), DAILY, None),  # a holiday
        (bangkok(7, 9), DAILY, None),  # a Saturday
        (bangkok(2, 9), WEEKLY, None),
        (bangkok(3, 9), WEEKLY, None),
        (bangkok(4, 9), WEEKLY, date(2026, 3, 4)),  # Tuesday was a holiday
        (bangkok(5, 9), WEEKLY, None),
        (bangkok(10, 9), WEEKLY, date(2026, 3, 10)),
        (bangkok(10, 9), Digest(), None),
    ],
)
def test_a_digest_comes_on_working_mornings(now, wish, day):
    assert due_on(now, wish, OFFICE) == day


def test_long_lists_are_cut_and_said_to_be():
    lines = [Line(number, f"เรื่อง {number} <b>") for number in range(1, MOST_SHOWN + 2)]
    page = write_digest(Summary(waiting=lines), date(2026, 3, 2), "th", "https://desk.example")
    assert page.subject == "สรุปงานของคุณ · 2 มีนาคม 2569"
    assert f"#{MOST_SHOWN} " in page.text
    assert f"#{MOST_SHOWN + 1} " not in page.text
    assert "และอีกมาก" in page.text
    assert "&lt;b&gt;" in page.html


@pytest.fixture
async def house(database, tmp_path, smtp_sink) -> NoticeDesk:
    house = await open_notice_desk(database, tmp_path, smtp_sink)
    async with database.write() as session:
        await ensure_organization(session, "Siam Audio")
    house.now = bangkok(2, 8, 0)
    return house


async def morning(house: NoticeDesk, minutes: float) -> list:
    with house.at(minutes):
        await digests.run(house.context)
        await system_mail.run(house.context)
    return [one.parsed for one in house.sink.received]


async def test_what_waits_is_told_once(house, database):
    await house.prefer(house.scene.nok, digest={"rhythm": "daily"})
    async with database.write() as session:
        mine = await session.get_one(Ticket, house.scene.ticket.id)
        mine.due_at = bangkok(2, 15)
        await desk.make_ticket(session, owner=house.scene.nok, subject="พักไว้ก่อน", snoozed_until=bangkok(9, 9))
        await desk.make_ticket(session, owner=house.scene.ton, subject="ของต้น")
    with house.at(0):
        await house.note("ดูให้หน่อย", by=house.scene.ton, mentions=(house.scene.nok.user_id,))
        await house.tell()
    assert await morning(house, 5) == []
    [mail] = await morning(house, 30)
    assert house.sink.received[0].recipients == (await house.email_of(house.scene.nok),)
    assert subject_of(mail) == "สรุปงานของคุณ · 2 มีนาคม 2569"
    text = words_of(mail)
    for said in ("รอคุณตอบ (1)", "ถึงกำหนดวันนี้", "กล่าวถึงคุณ", f"https://desk.example/tickets/{house.scene.ticket.number}"):
        assert said in text
    assert "พักไว้ก่อน" not in text
    assert "ของต้น" not in text
    assert len(await morning(house, 30)) == 1


async def test_nothing_is_said_when_there_is_nothing(house, database):
    await house.prefer(house.scene.ton, digest={"rhythm": "daily"})
    assert await morning(house, 35) == []
