"""A mail with another subject than its case is marked as it comes in: once, and only when it really is another."""

import pytest
from sqlalchemy import select

from core.db.session import Database
from core.messages import ThreadHints
from tests.factories.inbound import arriving, make_mail, make_mailbox
from tests.support.queries import counted_queries
from ticketing.intake.service import handle_batch
from ticketing.intake.subjects import is_another_subject
from ticketing.messages.models import Message


@pytest.mark.parametrize(
    ("subject", "known"),
    [
        ("ลำโพงเสีย", ["ลำโพงเสีย"]),
        ("ลำโพง เสีย!", ["ลำโพงเสีย"]),
        ("ลําโพงเสีย", ["ลำโพงเสีย"]),
        ("Order 5531: speaker broken", ["order 5531 - speaker broken"]),
        ("Speaker broken (picture)", ["Speaker broken"]),
        ("Speaker bro", ["Speaker broken"]),
        ("Speaker brokne", ["Speaker broken"]),
        ("", ["Speaker broken"]),
        ("!!!", ["Speaker broken"]),
        ("Speaker broken", []),
        ("Speaker broken", [""]),
        ("Invoice", ["Speaker broken", "Invoice"]),
        ("ใบกำกับภาษี", ["ลำโพงเสีย", "Re: ใบกำกับภาษี"]),
    ],
)
def test_what_is_no_other_subject(subject, known):
    assert not is_another_subject(subject, known)


@pytest.mark.parametrize(
    ("subject", "known"),
    [
        ("ขอใบกำกับภาษี", ["ลำโพงเสีย"]),
        ("Invoice for order 5531", ["Speaker broken"]),
        ("นัดติดตั้ง", ["Speaker broken", "ลำโพงเสีย"]),
        ("a" * 5000, ["b" * 5000]),
    ],
)
def test_what_is_another_subject(subject, known):
    assert is_another_subject(subject, known)


async def test_only_the_mail_that_changes_the_subject_is_marked(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
    first = make_mail(mailbox, "เสียครับ", subject="ลำโพงเสีย")
    same = make_mail(mailbox, "ต่อ", answers=first, subject="Re: ลำโพงเสีย", hints=_answering(first, "ลำโพงเสีย"))
    other = make_mail(mailbox, "ขอใบ", answers=first, subject="ขอใบกำกับภาษี")
    machine = make_mail(mailbox, "ไม่อยู่", answers=first, subject="ลาพักร้อน", is_machine=True)
    again = make_mail(mailbox, "ด่วน", answers=other, subject="Re: ขอใบกำกับภาษี", hints=_answering(other, "ขอใบกำกับภาษี"))
    new = make_mail(mailbox, "อีกเรื่อง", subject="อย่างอื่น")
    for batch in ([first], [same, other, machine], [again, new]):
        async with database.write() as session:
            await handle_batch(session, arriving(*batch))
    assert await _marked(database) == ["ขอใบ"]


async def test_a_subject_twice_in_one_batch_is_marked_once(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
    first = make_mail(mailbox, "เสียครับ", subject="ลำโพงเสีย")
    other = make_mail(mailbox, "ขอใบ", answers=first, subject="ขอใบกำกับภาษี")
    again = make_mail(mailbox, "ด่วน", answers=other, subject="ขอใบกำกับภาษี")
    async with database.write() as session:
        await handle_batch(session, arriving(first, other, again))
    assert await _marked(database) == ["ขอใบ"]


async def test_it_costs_nothing_while_subjects_stay(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
    first = make_mail(mailbox)
    async with database.write() as session:
        await handle_batch(session, arriving(first))
    with counted_queries(database) as sent:
        async with database.write() as session:
            await handle_batch(session, arriving(make_mail(mailbox, answers=first)))
    assert not [one for one in sent if "SELECT DISTINCT message.conversation_id" in one]


def _answering(mail, subject: str) -> ThreadHints:
    references = (mail.external_message_id, *mail.hints.references)
    return ThreadHints(mail.hints.thread_key, references=references, clean_subject=subject)


async def _marked(database: Database) -> list[str]:
    async with database.read() as session:
        query = select(Message.text).where(Message.subject_changed).order_by(Message.id)
        return list((await session.execute(query)).scalars())
