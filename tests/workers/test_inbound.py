"""The inbound job on real mails: nothing lost, nothing doubled, order kept, trouble set aside and replayed."""

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import delete, text

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.db.session import Database
from core.events.models import Event
from core.inbox import claims, parked
from core.inbox.claims import NewItem
from core.inbox.models import InboundDelivery, InboundItem, InboundLane
from core.jobs import NoJobs
from core.messages import decode_inbound, encode_inbound
from core.realtime import LocalRealtime
from core.secrets import Secrets
from core.settings import Settings
from core.staff.principal import Principal, Role
from core.storage import BlobStore
from crm_link.customers.models import Contact
from tests.factories.inbound import make_mail, make_mailbox
from tests.workers.inbound_desk import open_desk, raw_mail
from ticketing.conversations.models import Conversation
from ticketing.intake.errors import ThreadTaken
from ticketing.intake.placing import Arrival
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket
from workers.jobs import inbound

ADMIN = Principal(ids.new_id(), "Admin", Role.ADMIN)


@pytest.fixture
def context(database: Database, tmp_path: Path) -> AppContext:
    return AppContext(
        settings=Settings(environment="test", data_dir=tmp_path),
        database=database,
        blobs=BlobStore((tmp_path / "blobs").as_uri()),
        secrets=Secrets("a secret of the tests, long enough to be one"),
        realtime=LocalRealtime(),
        jobs=NoJobs(),
    )


async def test_a_mail_and_its_answer_become_one_ticket(context: AppContext):
    desk = await open_desk(context)
    await desk.receive(raw_mail("ไม่มีเสียงครับ", message_id="<1@siam>"))
    await desk.drain()
    await desk.receive(raw_mail("ยังไม่มีเสียง", message_id="<2@siam>", answers="<1@siam>"))
    await desk.drain()
    [ticket] = await desk.rows(Ticket)
    assert (ticket.subject, ticket.inbound_count, ticket.snippet) == ("ลำโพงเสีย", 2, "ยังไม่มีเสียง")
    assert {item.state for item in await desk.rows(InboundItem)} == {"done"}
    assert await desk.rows(InboundLane) == []


async def test_the_same_mail_five_times_is_one_message_and_a_reused_id_is_two(context: AppContext):
    desk = await open_desk(context)
    mail = raw_mail("สวัสดี", message_id="<1@siam>")
    await desk.receive(*[mail] * 5)
    await desk.drain()
    await desk.receive(mail)
    await desk.drain()
    assert len(await desk.rows(Message)) == 1
    await desk.receive(raw_mail("อีกเรื่องหนึ่ง", message_id="<1@siam>"))
    await desk.drain()
    assert len(await desk.rows(Message)) == 2
    assert len(await desk.rows(Ticket)) == 2


async def test_two_workers_one_new_customer_ten_mails_at_once(context: AppContext):
    desk = await open_desk(context)
    async with context.database.write() as session:
        other = await make_mailbox(session, "sales@desk.example", config_encrypted=context.secrets.encrypt("{}"))
    mails = [raw_mail(f"mail {n}", message_id=f"<{n}@siam>", answers=f"<{n - 1}@siam>" if n else "") for n in range(10)]
    await desk.receive(*mails)
    strangers = [raw_mail(f"sale {n}", message_id=f"<s{n}@siam>", subject=f"ราคา {n}") for n in range(10)]
    await desk.receive(*strangers, mailbox=other)
    await asyncio.gather(*(inbound.Drain(context).run() for _ in range(3)))
    await desk.drain()

    [contact] = await desk.rows(Contact)
    messages = await desk.rows(Message)
    assert {message.author_id for message in messages} == {contact.id}
    assert len(messages) == 20
    thread = [message.text for message in messages if message.text.startswith("mail")]
    assert thread == [f"mail {n}" for n in range(10)]
    assert len({message.ticket_id for message in messages if message.text.startswith("mail")}) == 1


async def test_many_people_answer_an_unknown_mail_at_once_and_share_one_thread(context: AppContext):
    desk = await open_desk(context)
    answers = [
        raw_mail(f"a{n}", message_id=f"<a{n}@x>", answers="<elsewhere@x>", sender=f"P{n} <p{n}@x.example>")
        for n in range(8)
    ]
    await desk.receive(*answers)
    await inbound.Drain(context).parse_batch()
    arrivals = [
        Arrival(item.id, item.delivery_id, decode_inbound(item.payload)) for item in await desk.rows(InboundItem)
    ]

    async def tell(two: list[Arrival]) -> bool:
        try:
            async with context.database.write() as session:
                await handle_batch(session, two)
        except ThreadTaken:
            return False
        return True

    told = await asyncio.gather(*(tell(arrivals[start : start + 2]) for start in range(0, 8, 2)))
    for start, done in zip(range(0, 8, 2), told, strict=True):
        assert done or await tell(arrivals[start : start + 2]), "the second time it finds the thread"
    assert len(await desk.rows(Conversation)) == 1
    assert [ticket.inbound_count for ticket in await desk.rows(Ticket)] == [8]


async def test_only_the_guilty_item_is_set_aside(context: AppContext):
    desk = await open_desk(context)
    gone = ids.new_id()
    await desk.receive(raw_mail("x", message_id="<x@siam>"))
    async with context.database.write() as session:
        claim = await claims.claim_deliveries(session)
        delivery = claim.deliveries[0].id
        mails = [make_mail(desk.mailbox, "good 1"), make_mail(gone, "guilty"), make_mail(desk.mailbox, "good 2")]
        items = [
            NewItem(delivery, mail.channel_account_id, mail.lane, mail.external_event_id, number,
                    payload=encode_inbound(mail).decode())
            for number, mail in enumerate(mails)
        ]  # fmt: skip
        items.append(NewItem(delivery, desk.mailbox.id, "odd", "odd", 9, payload='{"no": "message"}'))
        await claims.record_parsed(session, claim, [delivery], items)
    await desk.drain()
    assert [message.text for message in await desk.rows(Message)] == ["good 1", "good 2"]
    states = {item.external_event_id: (item.state, item.error_code) for item in await desk.rows(InboundItem)}
    assert states[mails[1].external_event_id] == ("parked", "channel_account_gone")
    assert states["odd"] == ("parked", "payload_unreadable")
    assert await desk.rows(InboundLane) == []


async def test_a_parked_item_is_shown_replayed_and_handled(context: AppContext):
    desk = await open_desk(context)
    await desk.receive(raw_mail("ถึงใคร", message_id="<x@siam>", subject="หาย"))
    async with context.database.write() as session:
        await session.execute(delete(ChannelAccount))
    await desk.drain()
    assert [row.state for row in await desk.rows(InboundDelivery)] == ["parked"]
    async with context.database.read() as session:
        page = await parked.list_parked(session, ADMIN, "parked", None, 10)
    [shown] = page.items
    assert (shown.error_code, shown.subject, shown.state) == ("channel_account_gone", "หาย", "parked")
    assert "somchai@siam-audio.example" in shown.sender

    async with context.database.write() as session:
        desk.mailbox = await make_mailbox(session, config_encrypted=context.secrets.encrypt("{}"))
        await session.execute(text("UPDATE inbound_delivery SET channel_account_id = (SELECT id FROM channel_account)"))
        assert (await parked.replay(session, ADMIN, shown.id)).state == "replaying"
    await desk.drain()
    assert [message.text.strip() for message in await desk.rows(Message)] == ["ถึงใคร"]
    async with context.database.read() as session:
        assert (await parked.list_parked(session, ADMIN, None, None, 10)).items == []
    changes = [event.data["change"] for event in await desk.rows(Event) if event.type == "parked_item.changed"]
    assert changes == ["parked", "replayed"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\xfe not a mail",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n",
        raw_mail("NUL \x00 inside", message_id="<nul@x>"),
        raw_mail("'; DROP TABLE ticket; -- \u202e RTL", message_id="<sql@x>", subject="'; DROP TABLE ticket; --"),
        b"From: a@b.example\r\nSubject: \xed\xa0\x80 \x00\r\nMessage-ID: <s@x>\r\n\r\n\xed\xa0\x80\x00",
        raw_mail("no id", message_id="", sender="nobody in particular"),
        raw_mail("x" * 300_000, message_id="<long@x>", subject="y" * 20_000),
    ],
    ids=["empty", "binary", "truncated", "nul", "sql", "surrogates", "nameless", "long"],
)
async def test_bad_mail_is_kept_or_set_aside_and_never_lost(context: AppContext, raw: bytes):
    desk = await open_desk(context)
    good = raw_mail("fine", message_id="<fine@x>", sender="Fine <fine@x.example>")
    await desk.receive(raw, good)
    await desk.drain()
    texts = [message.text.strip() for message in await desk.rows(Message)]
    aside = [row for row in [*await desk.rows(InboundDelivery), *await desk.rows(InboundItem)] if row.state == "parked"]
    assert "fine" in texts
    assert len(texts) + len(aside) == 2
    assert bool(aside) == (raw == b""), "something storable is made of anything but nothing"


async def test_a_worker_killed_between_the_steps_loses_and_doubles_nothing(context: AppContext):
    desk = await open_desk(context)
    await desk.receive(*(raw_mail(f"m{n}", message_id=f"<{n}@x>") for n in range(3)))
    drain = inbound.Drain(context)
    await drain.parse_batch()
    async with context.database.write() as session:
        assert (await claims.claim_lanes(session)).items  # and then nothing: the process is gone
    await desk.drain()
    assert await desk.rows(Message) == [], "still leased"
    async with context.database.write() as session:
        await session.execute(text("UPDATE inbound_lane SET lease_until = NULL"))
    await desk.drain()
    await desk.drain()
    assert [message.text.strip() for message in await desk.rows(Message)] == ["m0", "m1", "m2"]
