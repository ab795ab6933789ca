"""What the shop writes down on its tickets: own fields and statuses, tasks and checklists, time spent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.context import AppContext
from core.staff.principal import Principal
from demo.seed.people import Shop
from ticketing.fields.model import Choice, Field, Required, TicketFieldKind
from ticketing.fields.service import FieldSettings, create_field
from ticketing.fields.values import Written
from ticketing.statuses.service import StatusSettings, create_status
from ticketing.tasks.service import add_task, set_done
from ticketing.tasks.templates import ChecklistItem, TemplateSettings, apply_template, create_template
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields, change
from ticketing.time_entries.service import add_entry

_PRODUCTS: Final = (
    Choice("headphones", "หูฟัง", "Headphones"),
    Choice("speaker", "ลำโพง", "Speaker"),
    Choice("turntable", "เครื่องเล่นแผ่นเสียง", "Turntable"),
    Choice("room", "ชุดห้องประชุม", "Meeting room set"),
    Choice("other", "อื่น ๆ", "Something else"),
)
_CAUSES: Final = (
    Choice("battery", "แบตเตอรี่เสื่อม", "Worn battery"),
    Choice("cable", "สายหรือขั้วต่อ", "Cable or plug"),
    Choice("board", "แผงวงจร", "Circuit board"),
    Choice("belt", "สายพานยืด", "Stretched belt"),
    Choice("use", "การใช้งาน", "How it was used"),
    Choice("unknown", "ไม่พบอาการ", "Nothing found"),
)
_SYMPTOMS: Final = (
    Choice("silent", "ไม่มีเสียง", "No sound"),
    Choice("noise", "เสียงแตก", "Crackling"),
    Choice("charge", "ชาร์จไม่เข้า", "Does not charge"),
    Choice("bluetooth", "เชื่อมต่อหลุด", "Loses the connection"),
    Choice("pads", "ฟองน้ำเปื่อย", "Worn ear pads"),
    Choice("speed", "ความเร็วรอบไม่คงที่", "Unsteady speed"),
)
_STATUSES: Final = (
    ("open", StatusSettings("กำลังตรวจเช็ก", "Being checked", "teal")),
    ("waiting", StatusSettings("รอลูกค้าส่งเครื่อง", "Waiting for the item", "amber")),
    ("on_hold", StatusSettings("รออะไหล่", "Waiting for parts", "violet")),
    ("solved", StatusSettings("คืนเงินแล้ว", "Refunded", "green")),
)


@dataclass(frozen=True, slots=True)
class Repair:
    """What is known of one case of the workshop; `about` are words of the subject that it fits."""

    about: str
    product: str
    serial: str
    in_warranty: bool
    symptoms: tuple[str, ...]
    status: int | None = None
    cause: str = ""
    bought: str = ""
    cost: float | None = None


_REPAIRS: Final = (
    Repair("เครื่องเล่นแผ่นเสียง", "turntable", "TT-118820", False, ("speed", "noise"), 0, "belt", cost=1290),
    Repair("ฟองน้ำหูฟัง", "headphones", "HP-240117", True, ("pads",), 1, "use", "2026-06-14"),
    Repair("disconnects", "headphones", "HP-255031", True, ("bluetooth",), 2, "board", "2026-02-03"),
    Repair("ไม่มีเสียง", "headphones", "HP-231904", False, ("silent",), 2, "cable", cost=450.50),
    Repair("disconnects", "headphones", "HP-220455", True, ("bluetooth", "charge"), None, "battery", "2026-09-30"),
)
# whose it is, what, in how many hours it is due (None: no date), whether it is done
_TASKS: Final = (
    ("nok", "โทรแจ้งลูกค้าว่าได้รับเครื่องแล้ว", -20.0, False),
    ("kong", "สั่งอะไหล่แผงวงจรรุ่น A7", 26.0, False),
    ("nok", "ส่งใบเสนอราคาค่าซ่อม", 4.0, False),
    ("kong", "ทดสอบเสียงหลังเปลี่ยนแบตเตอรี่", -2.0, True),
    ("admin", "อนุมัติคืนเงินกรณีเปลี่ยนรุ่น", 1.5, False),
    ("nok", "ถามขนส่งว่าพัสดุถึงไหนแล้ว", 6.0, False),
    ("nok", "ส่งรูปหูฟังสีครีมให้ลูกค้าเลือก", 27.0, False),
    ("nok", "โทรถามความพอใจหลังติดตั้ง", 75.0, False),
    ("nok", "ขอสำเนาใบเสร็จจากหน้าร้าน", -5.0, True),
    ("kong", "แจ้งราคาซ่อมให้ลูกค้าอนุมัติ", 3.0, False),
    ("mint", "นัดวันติดตั้งที่ห้องประชุม", 50.0, False),
    ("admin", "ตรวจรายงานอะไหล่ประจำสัปดาห์", -26.0, False),
)
_ROOMS: Final = (3, 1, 8)
_TIME: Final = (
    ("kong", 45, "เปิดเครื่องตรวจแผงวงจร", 1),
    ("supervisor", 15, "โทรคุยกับลูกค้า", 1),
    ("kong", 90, "เปลี่ยนแบตเตอรี่และทดสอบ", 0),
    ("supervisor", 10, "", 0),
    ("kong", 30, "คุยกับผู้ขายอะไหล่", 2),
)


async def write_details(context: AppContext, shop: Shop) -> None:
    """Fields, statuses and checklists, and a believable use of them on cases that are still open."""
    async with context.database.write() as session:
        admin = shop.people["admin"]
        fields = await _make_fields(session, admin)
        statuses = [(await create_status(session, admin, *one)).id for one in _STATUSES]
        checklist_id = await _make_checklists(session, admin)
    async with context.database.read() as session:
        repairs = await _repairs(session, shop.teams["repair"])
        workshop = list(repairs)
        others = await _open_tickets(session, shop.teams["service"], len(_TASKS))
        installations = await _open_tickets(session, shop.teams["business"], len(_ROOMS))
    async with context.database.write() as session:
        for ticket_id, repair in repairs.items():
            await _write_repair(session, shop.people["kong"], ticket_id, repair, fields, statuses)
        for ticket_id, rooms in zip(installations, _ROOMS, strict=False):
            await change(session, admin, ticket_id, TicketFields(type="request"))
            await fill_fields(session, admin, ticket_id, {fields["product"].id: "room", fields["rooms"].id: rooms})
        if workshop:
            await apply_template(session, shop.people["kong"], workshop[0], checklist_id, "th")
        for place, (who, title, hours, is_done) in enumerate(_TASKS):
            if places := [*workshop, *others]:
                await _give(session, shop, places[place % len(places)], who, title, _in_hours(hours), is_done)
        for place, (who, minutes, words, days) in enumerate(_TIME):
            if workshop:
                day = (clock.utc_now() - timedelta(days=days)).date()
                await add_entry(session, shop.people[who], workshop[place % len(workshop)], minutes, words, day)


async def _make_fields(session: AsyncSession, admin: Principal) -> dict[str, Field]:
    product = await create_field(
        session, admin, TicketFieldKind.CHOICE, FieldSettings("สินค้า", "Product", choices=_PRODUCTS)
    )
    knows_product: dict[str, object] = {"field": product.key, "operator": "is_not_empty", "value": None}
    warranty = await create_field(
        session, admin, TicketFieldKind.CHECKBOX, FieldSettings("อยู่ในประกัน", "In warranty", condition=knows_product)
    )

    problem = ("problem",)
    serial_help = ("อยู่ใต้เครื่อง ขึ้นต้นด้วยรหัสรุ่น", "Below the device, begins with the model")
    out_of_warranty = {"all": [knows_product, _is(warranty.key, False)]}
    others: dict[str, tuple[TicketFieldKind, FieldSettings]] = {
        "serial": (
            TicketFieldKind.TEXT,
            FieldSettings("หมายเลขเครื่อง", "Serial number", *serial_help, condition=knows_product),
        ),
        "bought": (TicketFieldKind.DATE, FieldSettings("วันที่ซื้อ", "Bought on", condition=_is(warranty.key, True))),
        "symptoms": (
            TicketFieldKind.MULTI_CHOICE,
            FieldSettings("อาการ", "Symptoms", choices=_SYMPTOMS, ticket_types=problem),
        ),
        "cause": (
            TicketFieldKind.CHOICE,
            FieldSettings("สาเหตุ", "Cause", choices=_CAUSES, ticket_types=problem, required=Required.ON_SOLVE),
        ),
        "cost": (
            TicketFieldKind.MONEY,
            FieldSettings("ค่าซ่อม", "Repair cost", ticket_types=problem, condition=out_of_warranty),
        ),
        "rooms": (
            TicketFieldKind.NUMBER,
            FieldSettings("จำนวนห้อง", "Number of rooms", condition=_is(product.key, "room")),
        ),
        "report": (TicketFieldKind.LONG_TEXT, FieldSettings("บันทึกช่าง", "Technician's notes", ticket_types=problem)),
    }
    made = {name: await create_field(session, admin, kind, one) for name, (kind, one) in others.items()}
    return {"product": product, "warranty": warranty, **made}


def _is(key: str, value: object) -> dict[str, object]:
    return {"field": key, "operator": "is", "value": value}


async def _make_checklists(session: AsyncSession, admin: Principal) -> UUID:
    intake = TemplateSettings(
        "รับเครื่องเข้าซ่อม",
        "Taking in a repair",
        (
            ChecklistItem("ถ่ายรูปสภาพเครื่อง", "Take pictures of its state", 2),
            ChecklistItem("ตรวจประกันและวันที่ซื้อ", "Check warranty and date", 4),
            ChecklistItem("แจ้งลูกค้าว่าได้รับแล้ว", "Tell the customer that it is here", 8),
            ChecklistItem("ประเมินราคา", "Estimate the price", 24),
        ),
    )
    business = TemplateSettings(
        "ลูกค้าองค์กรรายใหม่",
        "New business customer",
        (
            ChecklistItem("ขอเอกสาร ภ.พ.20", "Ask for the VAT certificate", 24),
            ChecklistItem("นัดสำรวจสถานที่", "Arrange a visit", 48),
            ChecklistItem("ส่งใบเสนอราคา", "Send the offer", 72),
        ),
    )
    made = await create_template(session, admin, intake)
    await create_template(session, admin, business)
    return made.id


async def _open_tickets(session: AsyncSession, team_id: UUID, count: int) -> Sequence[UUID]:
    query = select(Ticket.id).where(Ticket.team_id == team_id, Ticket.is_active.is_(True))
    return (await session.execute(query.order_by(Ticket.last_message_at.desc()).limit(count))).scalars().all()


async def _repairs(session: AsyncSession, team_id: UUID) -> dict[UUID, Repair]:
    """For each repair the newest open case whose subject it fits."""
    query = select(Ticket.id, Ticket.subject).where(Ticket.team_id == team_id, Ticket.is_active.is_(True))
    cases = (await session.execute(query.order_by(Ticket.last_message_at.desc()))).all()
    found: dict[UUID, Repair] = {}
    for repair in _REPAIRS:
        fitting = [case.id for case in cases if repair.about in case.subject and case.id not in found]
        found |= dict.fromkeys(fitting[:1], repair)
    return found


async def _write_repair(
    session: AsyncSession,
    who: Principal,
    ticket_id: UUID,
    repair: Repair,
    fields: dict[str, Field],
    statuses: Sequence[UUID],
) -> None:
    await change(session, who, ticket_id, TicketFields(type="problem"))
    written: dict[str, Written] = {
        "product": repair.product,
        "warranty": repair.in_warranty,
        "serial": repair.serial,
        "bought": repair.bought or None,
        "symptoms": list(repair.symptoms),
        "cause": repair.cause or None,
        "cost": repair.cost,
    }
    await fill_fields(session, who, ticket_id, {fields[name].id: value for name, value in written.items()})
    if repair.status is not None:
        await change(session, who, ticket_id, TicketFields(status_id=statuses[repair.status]))


async def _give(
    session: AsyncSession, shop: Shop, ticket_id: UUID, who: str, title: str, due_at: datetime, is_done: bool
) -> None:
    giver = shop.people["supervisor"]
    task = await add_task(session, giver, ticket_id, title, shop.people[who].user_id, due_at)
    if is_done:
        await set_done(session, shop.people[who], task.id, is_done=True)


def _in_hours(hours: float) -> datetime:
    """So many hours from now, at a full quarter of an hour."""
    at = clock.utc_now() + timedelta(hours=hours)
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)
