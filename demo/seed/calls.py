"""The shop's telephone line, and calls that its people noted in the last days."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.service import AccountFields, add_account
from core.context import AppContext
from core.staff.principal import Principal
from demo.seed.people import Shop
from demo.seed.shop import ORGANIZATION
from ticketing.calls.policy import CallFacts, Direction
from ticketing.calls.service import CallBack, NewCall, change_call, note_call


@dataclass(frozen=True, slots=True)
class NotedCall:
    """One call: `name` is '' when the number is known already; `seconds` 0 means nobody was reached.

    `corrected` is what the note said after its author had looked at it again.
    """

    hours_ago: float
    agent: str
    direction: Direction
    number: str
    name: str
    seconds: int
    code: str
    note: str
    is_solved: bool = False
    call_back_in: float | None = None
    corrected: str = ""


CALLS: Final = (
    NotedCall(
        74, "nok", "inbound", "081-555-0142", "คุณวรรณา ศรีสุข", 245, "repair",
        "ลำโพง S2 ชาร์จไม่เข้า ซื้อมา 5 เดือน อยู่ในประกัน แนะนำให้ส่งเข้าศูนย์ จะส่งกล่องวันนี้",
    ),
    NotedCall(50, "kong", "outbound", "081-555-0142", "", 0, "no_answer", "โทรแจ้งว่าได้รับเครื่องแล้ว ไม่รับสาย"),
    NotedCall(
        49, "kong", "outbound", "081-555-0142", "", 96, "answered",
        "แจ้งว่าได้รับเครื่องแล้ว ซ่อมเสร็จวันศุกร์ ลูกค้าสะดวกให้ส่งกลับทางไปรษณีย์",
    ),
    NotedCall(
        27, "mint", "inbound", "02-555-0177", "บริษัท ห้องประชุมดี จำกัด (คุณเอก)", 410, "answered",
        "ขอใบเสนอราคาลำโพงห้องประชุม 2 ห้อง ห้องละ 12 ที่นั่ง อยากได้ก่อนวันศุกร์", call_back_in=20,
        corrected="ขอใบเสนอราคาลำโพงห้องประชุม 3 ห้อง ห้องละ 12 ที่นั่ง อยากได้ก่อนวันศุกร์ งบไม่เกิน 180,000 บาท",
    ),
    NotedCall(
        25, "nok", "inbound", "084-555-0155", "", 184, "answered",
        "ถามว่าหูฟัง A7 มีสีครีมไหม จะซื้อเป็นของขวัญวันเกิดลูก แนะนำให้มาลองที่ร้านวันเสาร์",
    ),
    NotedCall(
        22, "mint", "outbound", "081-555-0120", "", 265, "order",
        "โทรตามใบเสนอราคา คุณประเสริฐตกลงสั่งลำโพง 6 ตัว ขอวางบิลรอบวันที่ 25", is_solved=True,
    ),
    NotedCall(
        6, "daniel", "inbound", "+66 2 555 0199", "James Whitfield", 132, "order",
        "Wants two A7 headphones delivered to his hotel in Silom. Told him how to order online.", is_solved=True,
    ),
    NotedCall(2, "ploy", "inbound", "089-555-0163", "คุณสมพร", 0, "", "สายหลุดก่อนรับ", call_back_in=1),
)  # fmt: skip


async def open_line(context: AppContext, session: AsyncSession, admin: Principal, team_id: UUID) -> UUID:
    """The number on the shop's cards."""
    fields = AccountFields(
        kind="phone",
        name="สายหลัก",
        address="+6625550100",
        is_enabled=True,
        default_team_id=team_id,
        acknowledgement={"is_enabled": False, "text_th": "", "text_en": ""},
        reopen_days=14,
        brand=ORGANIZATION,
        language="th",
        config={"note": "จันทร์–เสาร์ 9:00–18:00"},
    )
    return (await add_account(session, context.secrets, admin, fields)).id


async def play_calls(context: AppContext, shop: Shop, team_id: UUID) -> None:
    """Note every call at its time."""
    async with context.database.write() as session:
        line_id = await open_line(context, session, shop.people["admin"], team_id)
    now = clock.utc_now()
    tickets: dict[str, UUID] = {}
    for place, call in enumerate(CALLS):
        at = now - timedelta(hours=call.hours_ago)
        with clock.frozen_at(at):
            async with context.database.write() as session:
                noted = await note_call(
                    session, shop.people[call.agent], _new_call(call, place, line_id, tickets.get(call.number))
                )
        tickets[call.number] = noted.ticket_id
        if call.corrected:
            with clock.frozen_at(at + timedelta(minutes=12)):
                async with context.database.write() as session:
                    await change_call(session, shop.people[call.agent], noted.call_id, {"note": call.corrected})


def _new_call(call: NotedCall, place: int, line_id: UUID, ticket_id: UUID | None) -> NewCall:
    now = clock.utc_now()
    facts = CallFacts(
        direction=call.direction,
        number=call.number,
        began_at=now - timedelta(seconds=call.seconds),
        ended_at=now if call.seconds else None,
        is_missed=not call.seconds,
        outcome_code=call.code,
        note=call.note,
    )
    back = None
    if call.call_back_in is not None:
        back = CallBack(f"โทรกลับหา{call.name}", now + timedelta(hours=call.hours_ago + call.call_back_in))
    return NewCall(
        client_id=f"demo-call-{place}",
        facts=facts,
        new_name=call.name,
        ticket_id=ticket_id,
        line_id=line_id,
        set_status="solved" if call.is_solved else None,
        call_back=back,
    )
