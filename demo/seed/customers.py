"""What the shop knows of its customers: notes, roles, telephone numbers, and two records that were one person."""

from datetime import timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.context import AppContext
from core.staff.principal import Principal
from crm_link.customers.accounts import change_account, link_account
from crm_link.customers.adding import add_identity
from crm_link.customers.merging import merge_contacts
from crm_link.customers.models import Account, Contact, ContactIdentity, Identity
from crm_link.customers.service import change_contact
from demo.seed.people import Shop
from demo.seed.shop import COMPANIES, CUSTOMERS

_COMPANY_NOTES: Final = {
    "prasert": "วางบิลทุกวันที่ 25 ส่งใบกำกับภาษีทางไปรษณีย์ด้วย เครดิต 30 วัน",
    "chiangmai": "ห้องประชุม 4 ห้อง ชุดเสียงติดตั้งเมื่อมีนาคม 2567 ดูแลรายปี",
    "siam": "เช่าและซื้อชุด PA งานด่วนบ่อย ติดต่อคุณชัยวัฒน์โดยตรง",
    "andaman": "Speakers at the pool bar. Deliveries by boat on Tuesdays and Fridays.",
}
_COMPANY_ADDRESSES: Final = {
    "prasert": (
        "billing",
        "บริษัท ประเสริฐเทรดดิ้ง จำกัด (สำนักงานใหญ่)\n88/12 ถนนพระราม 2 แขวงแสมดำ\nเขตบางขุนเทียน กรุงเทพฯ 10150",
    ),
    "chiangmai": ("delivery", "โรงแรมเชียงใหม่ริเวอร์วิว แผนกช่าง\n25 ถนนเจริญประเทศ ตำบลช้างคลาน\nอำเภอเมืองเชียงใหม่ 50100"),
    "andaman": ("delivery", "Andaman Dive Resort\n7 Chalong Pier Road, Mueang\nPhuket 83130"),
}
_HOMES: Final = {
    "somying.jaidee@mail.example": "45/7 ซอยลาดพร้าว 71\nแขวงสะพานสอง เขตวังทองหลาง\nกรุงเทพฯ 10310",
    "prasert@prasert-trading.example": "บ้านเลขที่ 9 หมู่บ้านสวนริมคลอง\nถนนเอกชัย กรุงเทพฯ 10150",
}
# who, as what in the company, telephone, note
_PEOPLE: Final = (
    ("prasert@prasert-trading.example", "กรรมการผู้จัดการ", "081-555-0120", "ตัดสินใจเอง ชอบให้โทรหลังบ่ายสอง"),
    ("purchasing@prasert-trading.example", "ฝ่ายจัดซื้อ", "02-555-0121", ""),
    ("engineer@riverview-cnx.example", "ช่างประจำโรงแรม", "086-555-0131", "ถนัดแก้เอง ส่งคู่มือภาษาไทยให้ก็พอ"),
    ("frontdesk@riverview-cnx.example", "แผนกต้อนรับ", "", ""),
    ("chaiwat@siam-event.example", "โปรดิวเซอร์", "089-555-0140", "ลูกค้าประจำ งานคืนวันศุกร์ต้องมีเครื่องสำรอง"),
    ("account@siam-event.example", "ฝ่ายบัญชี", "", ""),
    ("somying.jaidee@mail.example", "", "084-555-0155", "สะดวกคุยช่วงเย็น ซื้อของขวัญให้ลูกทุกปี"),
    ("oliver@andaman-dive.example", "Manager", "+66 76 555 170", ""),
)
_ONE_PERSON: Final = "siriporn.t@mail.example"


async def know_customers(context: AppContext, shop: Shop) -> None:
    """As the shop's people wrote it down over the last weeks."""
    boss, mint = shop.people["supervisor"], shop.people["mint"]
    with clock.frozen_at(clock.utc_now() - timedelta(days=9)):
        async with context.database.write() as session:
            for key, words in _COMPANY_NOTES.items():
                kind, lines = _COMPANY_ADDRESSES.get(key, ("", ""))
                addresses = [{"kind": kind, "text": lines}] if kind else []
                known = {"note": words, "addresses": addresses}
                await change_account(session, boss, await _company(session, key), known)
            for address, role, telephone, words in _PEOPLE:
                await _know(session, mint, address, role, telephone, words)
    with clock.frozen_at(clock.utc_now() - timedelta(days=4)):
        async with context.database.write() as session:
            await _find_one_person(session, boss)


async def _know(session: AsyncSession, who: Principal, address: str, role: str, telephone: str, words: str) -> None:
    found = await _contacts_of(session, address)
    if not found:
        return
    contact_id = found[0]
    key = next(customer.company for customer in CUSTOMERS if customer.email == address)
    if key and role:
        await link_account(session, who, contact_id, await _company(session, key), role)
    if telephone:
        await add_identity(session, who, contact_id, "phone", telephone)
    home = [{"kind": "home", "text": _HOMES[address]}] if address in _HOMES else []
    if words or home:
        await change_contact(session, who, contact_id, {"note": words, "addresses": home})


async def _find_one_person(session: AsyncSession, who: Principal) -> None:
    """She wrote mails, and chatted later: a colleague saw that it is one customer."""
    found = await _contacts_of(session, _ONE_PERSON)
    if len(found) > 1:
        await merge_contacts(session, who, found[0], found[1])


async def _company(session: AsyncSession, key: str) -> UUID:
    return (await session.execute(select(Account.id).where(Account.domain == COMPANIES[key][1]))).scalar_one()


async def _contacts_of(session: AsyncSession, address: str) -> list[UUID]:
    """Everybody who gave an address, the oldest first."""
    query = (
        select(Contact.id)
        .join(ContactIdentity, ContactIdentity.contact_id == Contact.id)
        .join(Identity, Identity.id == ContactIdentity.identity_id)
        .where(Identity.kind == "email", Identity.external_id == address)
        .order_by(Contact.id)
    )
    return list((await session.execute(query)).scalars())
