"""What the composer can do, in use at the shop: signatures, a case shown to the factory, an answer for tomorrow."""

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from channels.registry import load_adapter
from core import clock, ids
from core.context import AppContext
from core.inbox.service import record_deliveries
from core.messages import Address
from core.signatures.choosing import SignatureChoice
from core.signatures.service import put_of_account, put_own, signature_words
from core.staff.principal import Principal
from core.staff.sharing import Sharing
from core.text.html_text import html_to_text
from demo.corner.letters import Letter, write_letter
from demo.corner.mailbox import PretendMailbox
from demo.seed.files import enclosure
from demo.seed.people import SUPPORT_ADDRESS, Shop
from demo.seed.shop import TIME_ZONE
from demo.seed.surgery import VISIT_SUBJECTS
from ticketing.actions.model import parse_actions
from ticketing.macros.models import CannedReply
from ticketing.macros.service import CannedReplyFields, create_reply
from ticketing.macros.views import words_of
from ticketing.messages.models import Message
from ticketing.messages.uploads import NewUpload, record_upload
from ticketing.replies import scheduled, shared_drafts
from ticketing.replies.composition import compose_body
from ticketing.replies.drafts import DraftContent, DraftKind, save_draft
from ticketing.replies.forwarding import NewForward, forward
from ticketing.replies.service import NewReply, reply
from ticketing.replies.thread import mails_of
from ticketing.tickets.models import Ticket
from workers.accounts import load_accounts
from workers.door import raw_delivery
from workers.jobs import inbound, outbound

_FACTORY: Final = Address("email", "parts@soundworks.example", "ซาวด์เวิร์คส์ ศูนย์อะไหล่")
_ASKED: Final = (
    "<p>เรียนทีมอะไหล่</p><p>ลูกค้าแจ้งอาการตามข้อความด้านล่าง รบกวนตรวจสอบว่ามีอะไหล่รุ่นนี้ในสต็อกไหม และส่งถึงเราได้เมื่อไรครับ</p>"
)
_ANSWERED: Final = "เรียนคุณก้อง\n\nมีของพร้อมส่ง 4 ชิ้นครับ ถ้ายืนยันก่อนเที่ยงพรุ่งนี้ ส่งถึงกรุงเทพฯ วันศุกร์\n\nขอบคุณครับ\nธนพล ศูนย์อะไหล่"
_TOMORROW: Final = (
    "<p>สวัสดีครับ</p><p>อะไหล่ของคุณมาถึงแล้วครับ วันนี้มารับหรือเปลี่ยนที่ศูนย์ซ่อมได้ตั้งแต่ 10.00 น. "
    "ถ้าไม่สะดวกเดินทางมา แจ้งที่อยู่ให้เราจัดส่งได้เลยครับ</p>"
)
_VISIT: Final = (
    "<p>สวัสดีค่ะ</p><p>ทีมช่างจะเข้าสำรวจห้องประชุม<strong>วันพุธ เวลา 10.00 น.</strong> ใช้เวลาประมาณหนึ่งชั่วโมง "
    "ส่งสำเนาให้ฝ่ายอาคารด้วยแล้วค่ะ</p>"
)
_SHARED: Final = (
    "<p>สวัสดีค่ะ</p><p>ฝ่ายบัญชีกำลังตรวจยอดให้ค่ะ <strong>[พี่พลอยช่วยเติมเลขที่ใบกำกับ]</strong> จะส่งไฟล์ให้ทางอีเมลนี้ภายในวันนี้นะคะ</p>"
)
_HOUSE: Final = (
    "<p>{{agent.name}}<br>ทีม{{team|บริการลูกค้า}} · {{brand}}<br>โทร. 02 555 0199 · จันทร์–เสาร์ 10.00–19.00 น.</p>",
    "<p>{{agent.name}}<br>{{brand}}<br>Tel. +66 2 555 0199 · Monday to Saturday, 10:00–19:00</p>",
)
_OWN: Final = (
    "<p>ด้วยความยินดีค่ะ<br><strong>{{agent.name}}</strong><br>{{brand}}</p>",
    "<p>With best regards,<br><strong>{{agent.name}}</strong><br>{{brand}}</p>",
)


async def use_the_composer(context: AppContext, shop: Shop, mailbox: PretendMailbox) -> None:
    """Macros that act, signatures, a side conversation, an answer for the morning, a shared draft, files, a copy."""
    nok, kong = shop.people["nok"], shop.people["kong"]
    await _keep_leaflet(context, shop)
    async with context.database.write() as session:
        await _macros(session, shop)
        await put_of_account(session, shop.people["admin"], shop.account_id, signature_words(*_HOUSE))
        await put_own(session, nok, None, signature_words(*_OWN))
        repairs = await _waiting_for_us(session, shop.teams["repair"])
        bills = await _waiting_for_us(session, shop.teams["billing"])
        installations = await _waiting_for_us(session, shop.teams["business"])
    if repairs:
        await _ask_the_factory(context, shop, mailbox, kong, repairs[0])
    async with context.database.write() as session:
        if len(repairs) > 1:
            await _answer_tomorrow(session, kong, repairs[1])
        if bills:
            await _share_a_draft(session, nok, bills[0])
        if installations:
            await _answer_with_copies(session, shop.people["mint"], installations[-1])
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=20)):
        await outbound.run(context, "")


async def _macros(session: AsyncSession, shop: Shop) -> None:
    """One that answers and does the rest, one that only acts."""
    repair = [
        {"kind": "assign", "team": str(shop.teams["repair"])},
        {"kind": "set_type", "type": "problem"},
        {"kind": "add_tags", "tag_ids": [str(shop.tags["รับประกัน"])]},
        {"kind": "set_status", "status": "waiting"},
        {"kind": "add_task", "title": "เช็กว่าของมาถึงศูนย์ซ่อมแล้ว", "due_hours": 72},
    ]
    quiet = [
        {"kind": "set_status", "status": "waiting"},
        {"kind": "snooze", "hours": 48},
        {"kind": "add_note", "text": "รอลูกค้าตอบกลับ อีก 2 วันถ้าเงียบให้โทรถาม"},
    ]
    kept = [
        CannedReplyFields(
            name="รับเครื่องเข้าซ่อม",
            shortcut="intake",
            folder="หลังการขาย",
            th=words_of(
                "<p>สวัสดีค่ะ คุณ{{contact.first_name|ลูกค้า}}</p><p>เราเปิดงานซ่อมเลขที่ {{ticket.number}} ให้แล้ว "
                "เมื่อเครื่องถึงศูนย์ ช่างจะตรวจและแจ้งอาการกลับภายใน 3 วันทำการค่ะ</p>",
                "",
            ),
            en=words_of(
                "<p>Dear {{contact.name|customer}},</p><p>your repair is registered as {{ticket.number}}. Once it "
                "arrives, our technicians will tell you what they found within three working days.</p>",
                "",
            ),
            visibility=Sharing.EVERYONE,
            actions=parse_actions(repair),
        ),
        CannedReplyFields(
            name="พักไว้ 2 วัน รอลูกค้า",
            shortcut="wait",
            folder="ทั่วไป",
            visibility=Sharing.EVERYONE,
            actions=parse_actions(quiet),
        ),
    ]
    for fields, used in zip(kept, (22, 15), strict=True):
        made = await create_reply(session, shop.people["admin"], fields)
        await session.execute(update(CannedReply).where(CannedReply.id == made.id).values(use_count=used))


async def _keep_leaflet(context: AppContext, shop: Shop) -> None:
    """An answer with a file for everybody, and one that Nok keeps for herself."""
    leaflet = enclosure("siang-dee-2026.pdf")
    key = await context.blobs.put(leaflet.content)
    async with context.database.write() as session:
        admin, nok = shop.people["admin"], shop.people["nok"]
        upload = NewUpload(leaflet.file_name, leaflet.content_type, len(leaflet.content), key)
        kept = await record_upload(session, admin, upload)
        words = words_of("<p>แนบแคตตาล็อกปี 2569 มาให้แล้วค่ะ ชุดห้องประชุมอยู่หน้า 14</p>", "")
        english = words_of("<p>Here is our catalogue of 2026; sets for meeting rooms are on page 14.</p>", "")
        files = (kept.id,)
        catalogue = CannedReplyFields(
            "ส่งแคตตาล็อก", "catalogue", words, english, "ลูกค้าองค์กร", Sharing.EVERYONE, attachment_ids=files
        )
        await create_reply(session, admin, catalogue)
        thanks = words_of("<p>ขอบคุณมากนะคะ มีอะไรให้นกช่วยอีกทักมาได้เลยค่ะ 😊</p>", "")
        await create_reply(session, nok, CannedReplyFields("ขอบคุณแบบนก", "thanks", thanks))


async def _answer_with_copies(session: AsyncSession, who: Principal, ticket: Ticket) -> None:
    """The customer's accountant reads along, and the shop's own installer without being named."""
    new = NewReply(
        client_id=str(ids.new_id()),
        body=compose_body(_VISIT, ""),
        to=tuple(await mails_of(session, ticket.contact_id))[:1] if ticket.contact_id else (),
        cc=(Address("email", "building@riverview-cnx.example", "ฝ่ายอาคาร"),),
        bcc=(Address("email", "installer@siangdee.example", "ทีมช่างติดตั้ง"),),
        last_seen_message_id=ticket.last_message_id,
        send_anyway=True,
        set_status="waiting",
        signature=SignatureChoice.AUTO,
    )
    await reply(session, who, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities)


async def _waiting_for_us(session: AsyncSession, team_id: UUID) -> list[Ticket]:
    """Open mail cases of a team whose customer spoke last, those that were looked into and the newest first."""
    query = select(Ticket).where(
        Ticket.is_active,
        Ticket.team_id == team_id,
        Ticket.channel_kind == "email",
        Ticket.last_message_direction == "inbound",
        Ticket.merged_into_id.is_(None),
        Ticket.parent_id.is_(None),
        Ticket.language == "th",
        Ticket.subject.not_in(VISIT_SUBJECTS),
    )
    known_first = query.order_by(Ticket.type.is_(None), Ticket.last_message_at.desc())
    return list((await session.execute(known_first.limit(2))).scalars())


async def _ask_the_factory(
    context: AppContext, shop: Shop, mailbox: PretendMailbox, kong: Principal, ticket: Ticket
) -> None:
    """The customer's first mail goes to a supplier, who answers to the same case."""
    now = clock.utc_now()
    since = now - (ticket.last_message_at or now)
    with clock.frozen_at(now - since * 0.7):
        async with context.database.write() as session:
            first = select(Message.id).where(Message.ticket_id == ticket.id, Message.direction == "inbound")
            quoted = (await session.execute(first.order_by(Message.id).limit(1))).scalar_one()
            new = NewForward(
                client_id=str(ids.new_id()),
                body=compose_body(_ASKED, ""),
                to=(_FACTORY,),
                quoted_message_ids=(quoted,),
                is_held=False,
            )
            await forward(session, kong, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities)
        await outbound.run(context, "")
    sent = mailbox.mails_for(_FACTORY.external_id)
    if not sent:
        return
    with clock.frozen_at(now - since * 0.2):
        letter = Letter(_FACTORY.name, _FACTORY.external_id, SUPPORT_ADDRESS, ticket.subject, _ANSWERED, sent[-1])
        async with context.database.read() as session:
            account = (await load_accounts(context, session)).get(shop.account_id)
        delivery = await raw_delivery(context, account, write_letter(letter), "seed:the factory")
        async with context.database.write() as session:
            await record_deliveries(session, [delivery])
        await inbound.run(context, "")


async def _answer_tomorrow(session: AsyncSession, who: Principal, ticket: Ticket) -> None:
    zone = ZoneInfo(TIME_ZONE)
    tomorrow = datetime.combine(clock.utc_now().astimezone(zone).date() + timedelta(days=1), time(9), zone)
    new = NewReply(
        client_id=str(ids.new_id()),
        body=compose_body(_TOMORROW, ""),
        to=tuple(await mails_of(session, ticket.contact_id))[:1] if ticket.contact_id else (),
        last_seen_message_id=ticket.last_message_id,
        set_status="waiting",
    )
    await scheduled.schedule(
        session, who, ticket.id, new, tomorrow, capabilities_of=lambda kind: load_adapter(kind).capabilities
    )


async def _share_a_draft(session: AsyncSession, who: Principal, ticket: Ticket) -> None:
    content = DraftContent(html=_SHARED, text=html_to_text(_SHARED), last_seen_message_id=ticket.last_message_id)
    await save_draft(session, who, ticket.id, DraftKind.REPLY, content)
    await shared_drafts.set_sharing(session, who, ticket.id, DraftKind.REPLY, is_shared=True)
