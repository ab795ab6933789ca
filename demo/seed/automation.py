"""What works by itself at the shop: its automations, a ticket that comes back every month, a webhook."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.context import AppContext
from demo.seed.people import Shop
from demo.seed.webhooks import answer_as_stock, connect_stock
from ticketing.actions.model import parse_actions
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.rules import create_rule
from ticketing.automation.timing import Since, Timing
from ticketing.automation.triggers import Trigger
from ticketing.recurring.schedule import parse_schedule
from ticketing.recurring.service import RecurringFields, create_recurring
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields, change
from workers.jobs import automation, recurring, subscribers
from workers.relay import relay
from workers.subscriptions import SUBSCRIBERS

_COMPLAINTS: Final = 3
_BROKEN: Final = ("ไม่มีเสียง", "ผิดปกติ", "disconnects")
_MONTH: Final = timedelta(days=32)


async def play_automation(context: AppContext, shop: Shop) -> None:
    """Set them up, and let them act on a few tickets, so that their log has something to tell."""
    admin = shop.people["admin"]
    with clock.frozen_at(clock.utc_now() - _MONTH):
        async with context.database.write() as session:
            for fields in _recurring(shop):
                await create_recurring(session, admin, fields)
            await create_rule(session, admin, _about_vips())
    async with context.database.write() as session:
        for rule in _rules(shop):
            await create_rule(session, admin, rule)
    stock_id = await connect_stock(context, shop)
    await recurring.run(context)
    async with context.database.write() as session:
        for ticket_id in await _some_broken(session, shop):
            await change(session, shop.people["supervisor"], ticket_id, TicketFields(type="complaint"))
    await relay(context)
    await subscribers.drain(context, "automation")
    await automation.look(context)
    await automation.run(context)
    await relay(context)
    for name in SUBSCRIBERS:
        await subscribers.drain(context, name)
    await answer_as_stock(context, shop, stock_id)
    await relay(context)


def _rules(shop: Shop) -> list[RuleFields]:
    refund = {"field": "message_text", "operator": "contains_any", "value": ["คืนเงิน", "refund"]}
    return [
        _rule(
            "เรื่องร้องเรียนต้องรีบดูแล",
            {"all": [_is("type", "complaint"), _is("is_active", True)]},
            [
                {"kind": "set_priority", "priority": "urgent"},
                {"kind": "set_due", "hours": 24},
                {"kind": "add_note", "text": "{{contact.name|ลูกค้า}} ร้องเรียน กรุณาโทรกลับภายในวันนี้"},
            ],
            (Trigger.TYPE_CHANGED, Trigger.TICKET_OPENED),
        ),
        _rule(
            "พูดถึงการคืนเงิน ส่งทีมบัญชี",
            {"all": [refund, {"field": "team_id", "operator": "is_none_of", "value": [str(shop.teams["billing"])]}]},
            [
                {"kind": "assign", "team": str(shop.teams["billing"]), "owner": None},
                {"kind": "add_tags", "tag_ids": [str(shop.tags["คืนเงิน"])]},
            ],
            (Trigger.CUSTOMER_MESSAGE,),
        ),
        _rule(
            "ลูกค้ารอเกิน 4 ชั่วโมงทำการ",
            {"field": "priority", "operator": "is_none_of", "value": ["urgent"]},
            [{"kind": "set_priority", "priority": "high"}, {"kind": "add_task", "title": "ตอบ {{contact.name|ลูกค้า}}"}],
            timing=Timing(since=Since.CUSTOMER_WAITING, minutes=240, business_hours=True),
        ),
        _rule(
            "ลูกค้าไม่ตอบเกิน 7 วัน ปิดเรื่อง",
            _is("status", "waiting"),
            [{"kind": "set_status", "status": "solved"}],
            timing=Timing(since=Since.STATUS, minutes=7 * 24 * 60),
        ),
    ]


def _about_vips() -> RuleFields:
    """Older than the demo's days, so that the clock has something to act on."""
    return _rule(
        "เรื่องของ VIP ไม่ขยับเกิน 12 ชั่วโมง",
        {"all": [_is("contact_is_vip", True), _is("is_active", True)]},
        [
            {"kind": "set_priority", "priority": "high"},
            {"kind": "add_task", "title": "ติดตามเรื่องของ {{contact.name|ลูกค้า}}", "due_hours": 2},
        ],
        timing=Timing(since=Since.STATUS, minutes=12 * 60),
    )


def _recurring(shop: Shop) -> list[RecurringFields]:
    today = clock.utc_now().date().isoformat()
    return [
        RecurringFields(
            name="นับสต๊อกสิ้นเดือน",
            subject="นับสต๊อกสินค้าประจำเดือน",
            text="1. หน้าร้าน\n2. ห้องเก็บของชั้น 2\n3. เครื่องตัวอย่างสำหรับลูกค้าองค์กร",
            schedule=parse_schedule(
                {"every": "month", "day": -1, "at": "10:00", "starts_on": today, "on_holiday": "next_working_day"}
            ),
            team_id=shop.teams["service"],
            type="request",
        ),
        RecurringFields(
            name="ตรวจห้องทดลองฟัง",
            subject="ตรวจเครื่องในห้องทดลองฟัง",
            text="สาย แบตเตอรี่รีโมต และฟองน้ำหูฟัง",
            schedule=parse_schedule({"every": "week", "weekdays": [0], "at": "09:30", "starts_on": today}),
            team_id=shop.teams["repair"],
            priority="low",
            is_enabled=False,
        ),
    ]


def _rule(
    name: str,
    conditions: Mapping[str, Any],
    actions: Sequence[Mapping[str, Any]],
    triggers: tuple[Trigger, ...] = (),
    timing: Timing | None = None,
) -> RuleFields:
    kind = RuleKind.TIME if timing else RuleKind.EVENT
    return RuleFields(name, kind, conditions, parse_actions(actions), triggers, timing)


def _is(field: str, value: object) -> dict[str, Any]:
    return {"field": field, "operator": "is", "value": value}


async def _some_broken(session: AsyncSession, shop: Shop) -> list[Any]:
    """Cases of the workshop whose customers have had enough."""
    is_broken = or_(*(Ticket.subject.contains(word) for word in _BROKEN))
    query = select(Ticket.id).where(
        Ticket.is_active, Ticket.team_id == shop.teams["repair"], Ticket.type.is_(None), Ticket.parent_id.is_(None)
    )
    query = query.where(is_broken)
    return list((await session.execute(query.order_by(Ticket.last_message_at.desc()).limit(_COMPLAINTS))).scalars())
