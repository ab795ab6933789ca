"""Cases of the shop that belong together: one merged, one with parts, some linked, one split, one about two things."""

from datetime import timedelta
from email import message_from_bytes, policy
from typing import Final
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.context import AppContext
from core.inbox.service import record_deliveries
from core.staff.principal import Principal
from crm_link.customers.models import ContactIdentity, Identity
from demo.corner.letters import Letter, write_letter
from demo.corner.mailbox import PretendMailbox
from demo.seed.people import SUPPORT_ADDRESS, Shop
from ticketing.merging.family import set_parent
from ticketing.merging.linking import link
from ticketing.merging.merging import merge_tickets
from ticketing.merging.rules import LinkKind
from ticketing.merging.splitting import move_messages, split_ticket
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket
from workers.accounts import load_accounts
from workers.door import raw_delivery
from workers.jobs import inbound

_PARTS: Final = 3
_ASKING: Final = 2
_OPEN_MAIL: Final = (
    Ticket.is_active,
    Ticket.channel_kind == "email",
    Ticket.contact_id.is_not(None),
    Ticket.merged_into_id.is_(None),
    Ticket.snoozed_until.is_(None),
)
# by language: the subject that a customer writes in the middle of another case, and his words
_ABOUT_INVOICE: Final = {
    "th": (
        "ขอใบกำกับภาษีของเดือนที่แล้ว",
        "ขอรบกวนอีกเรื่องค่ะ ช่วยออกใบกำกับภาษีเต็มรูปของคำสั่งซื้อเดือนที่แล้วให้ด้วยนะคะ ขอบคุณค่ะ",
    ),
    "en": (
        "Tax invoice of last month",
        "One more thing: could you send me a full tax invoice for my order of last month? Thank you.",
    ),
}
_ABOUT_VISIT: Final = {
    "th": ("วันเสาร์ร้านเปิดกี่โมง", "ขอถามอีกเรื่องนะคะ วันเสาร์นี้ร้านเปิดกี่โมง อยากแวะไปลองฟังลำโพงที่ร้านค่ะ"),
    "en": ("Opening hours on Saturday", "By the way, when do you open on Saturday? I would like to hear the speakers."),
}
VISIT_SUBJECTS: Final = tuple(subject for subject, _ in _ABOUT_VISIT.values())


async def play_surgery(context: AppContext, shop: Shop, mailbox: PretendMailbox) -> None:
    """Merge, link and nest some of the open cases; a customer changes the subject in the middle of his own."""
    who = shop.people["supervisor"]
    async with context.database.write() as session:
        twins = await _twins(session)
        if twins is not None:
            await merge_tickets(session, who, twins[0], [twins[1]], live_talks=_nobody)
    async with context.database.read() as session:
        cases = await _open_mail_cases(session)
    async with context.database.write() as session:
        alike = await _alike(session)
        if alike:
            for part in alike[0][1 : _PARTS + 1]:
                await set_parent(session, who, part, alike[0][0])
        for kind, pair in zip((LinkKind.RELATED, LinkKind.BLOCKS), alike[1:], strict=False):
            await link(session, who, pair[0], pair[1], kind)
    asking: list[UUID] = []
    for case in cases:
        about = _ABOUT_VISIT if asking else _ABOUT_INVOICE
        if await _write_about(context, shop, mailbox, case, about):
            asking.append(case)
        if len(asking) == _ASKING:
            break
    if len(asking) == _ASKING:
        await _split_off(context, who)
    await _put_right(context, who)


async def _nobody(_session: AsyncSession, _ticket_ids: object) -> list[UUID]:
    """No talk is going on in mails."""
    return []


async def _open_mail_cases(session: AsyncSession) -> list[UUID]:
    query = select(Ticket.id).where(*_OPEN_MAIL, Ticket.parent_id.is_(None))
    return list((await session.execute(query.order_by(Ticket.last_message_at.desc()).limit(12))).scalars())


async def _alike(session: AsyncSession) -> list[list[UUID]]:
    """Open mail cases of several customers about the same thing, the oldest first; the largest group first."""
    query = select(Ticket.subject, Ticket.id).where(*_OPEN_MAIL).order_by(Ticket.number)
    groups: dict[str, list[UUID]] = {}
    for subject, ticket_id in (await session.execute(query)).all():
        groups.setdefault(subject, []).append(ticket_id)
    return sorted((group for group in groups.values() if len(group) > 1), key=len, reverse=True)


async def _twins(session: AsyncSession) -> tuple[UUID, UUID] | None:
    """Two open cases of one customer, about the same thing if there are such: the older one stays."""
    query = select(Ticket.contact_id, Ticket.subject, Ticket.id).where(*_OPEN_MAIL).order_by(Ticket.number)
    rows = list((await session.execute(query)).all())
    pairs = [
        (one.id, other.id)
        for place, one in enumerate(rows)
        for other in rows[place + 1 :]
        if one.contact_id == other.contact_id
    ]
    subjects = {row.id: row.subject for row in rows}
    same = [pair for pair in pairs if subjects[pair[0]] == subjects[pair[1]]]
    return next(iter(same or pairs[-1:]), None)


async def _split_off(context: AppContext, who: Principal) -> None:
    """The mail about a visit becomes a case of its own, under its own subject, unless it lies alone already."""
    async with context.database.write() as session:
        asked = Message.subject.in_(VISIT_SUBJECTS)
        query = select(Message).where(asked, Message.direction == "inbound").order_by(Message.id.desc())
        mail = (await session.execute(query.limit(1))).scalar_one()
        beside = select(func.count()).where(Message.ticket_id == mail.ticket_id)
        if mail.ticket_id is not None and (await session.execute(beside)).scalar_one() > 1:
            await split_ticket(session, who, mail.ticket_id, [mail.id], mail.subject)


async def _put_right(context: AppContext, who: Principal) -> None:
    """A mail that its customer wrote to the wrong one of his two open cases is moved to the other."""
    async with context.database.write() as session:
        inbound_ = Message.direction == "inbound"
        query = select(Ticket.contact_id, Ticket.id, func.max(Message.id).label("newest"), func.count().label("mails"))
        query = query.join(Message, Message.ticket_id == Ticket.id).where(*_OPEN_MAIL, inbound_)
        rows = (await session.execute(query.group_by(Ticket.contact_id, Ticket.id).order_by(Ticket.id))).all()
        several = [row for row in rows if row.mails > 1]
        pairs = [
            (one, other)
            for one in several
            for other in rows
            if one.id != other.id and one.contact_id == other.contact_id
        ]
        if pairs:
            wrong, right = pairs[0]
            await move_messages(session, who, wrong.id, right.id, [wrong.newest])


async def _write_about(
    context: AppContext, shop: Shop, mailbox: PretendMailbox, ticket_id: UUID, about: dict[str, tuple[str, str]]
) -> bool:
    """The customer answers our last mail, with another subject; False when there is none to answer."""
    async with context.database.read() as session:
        ticket = (await session.execute(select(Ticket).where(Ticket.id == ticket_id))).scalar_one()
        query = (
            select(Identity)
            .join(ContactIdentity, ContactIdentity.identity_id == Identity.id)
            .where(ContactIdentity.contact_id == ticket.contact_id, Identity.kind == "email")
        )
        sender = (await session.execute(query.limit(1))).scalar()
        account = (await load_accounts(context, session)).get(shop.account_id)
    answered = mailbox.mails_for(sender.external_id) if sender is not None else []
    ours = next((one for one in reversed(answered) if ticket.subject in str(one.parsed()["Subject"])), None)
    if sender is None or ours is None:
        return False
    with clock.frozen_at(clock.utc_now() - timedelta(minutes=4)):
        subject, words = about["en" if ticket.language == "en" else "th"]
        letter = Letter(sender.name, sender.external_id, SUPPORT_ADDRESS, subject, words, ours)
        mail = message_from_bytes(write_letter(letter), policy=policy.default)
        mail.replace_header("Subject", subject)
        delivery = await raw_delivery(context, account, mail.as_bytes(), f"seed:another subject:{ticket.number}")
        async with context.database.write() as session:
            await record_deliveries(session, [delivery])
        await inbound.run(context, "")
    return True
