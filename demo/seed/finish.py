"""What comes after the play: everything published and indexed, old notices read, a little spam and trash."""

from datetime import timedelta

from sqlalchemy import select, update

from core import clock
from core.context import AppContext
from core.events.models import Event
from core.inbox.service import record_deliveries
from crm_link.customers.models import Contact, ContactIdentity, Identity
from demo.corner.letters import Letter, write_letter
from demo.seed.people import SUPPORT_ADDRESS, Shop
from demo.seed.shop import CUSTOMERS
from ticketing.notifications.models import Notification
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket
from workers.accounts import load_accounts
from workers.door import raw_delivery
from workers.jobs import inbound, subscribers
from workers.relay import relay
from workers.subscriptions import SUBSCRIBERS

_JUNK = (
    ("Best SEO", "sales@seo-boost.example", "Rank #1 within 7 days!!!", "Dear owner, your website is not on page one."),
    ("เงินด่วน 24 ชม.", "loan@quick-cash.example", "อนุมัติไวใน 5 นาที", "ไม่เช็กบูโร ไม่ต้องค้ำประกัน ติดต่อกลับด่วน"),
)  # fmt: skip


async def finish(context: AppContext, shop: Shop) -> None:
    """Bring the seeded shop to rest."""
    await _junk(context, shop)
    async with context.database.write() as session:
        vips = [customer.email for customer in CUSTOMERS if customer.is_vip]
        chosen = (
            select(ContactIdentity.contact_id)
            .join(Identity, Identity.id == ContactIdentity.identity_id)
            .where(Identity.external_id.in_(vips))
        )
        await session.execute(update(Contact).where(Contact.id.in_(chosen)).values(is_vip=True))
    await relay(context)
    for name in SUBSCRIBERS:
        await subscribers.drain(context, name)
    async with context.database.write() as session:
        old = clock.utc_now() - timedelta(days=1)
        long_ago = select(Event.id).where(Event.occurred_at < old)
        await session.execute(update(Notification).where(Notification.event_id.in_(long_ago)).values(read_at=old))
        await session.execute(update(Notification).values(mail_due_at=None, push_due_at=None))  # that was played
    await relay(context)


async def _junk(context: AppContext, shop: Shop) -> None:
    now = clock.utc_now()
    async with context.database.read() as session:
        account = (await load_accounts(context, session)).get(shop.account_id)
    with clock.frozen_at(now - timedelta(days=2)):
        letters = [Letter(name, address, SUPPORT_ADDRESS, subject, text) for name, address, subject, text in _JUNK]
        raws = [write_letter(letter) for letter in letters]
        deliveries = [await raw_delivery(context, account, raw, f"junk:{number}") for number, raw in enumerate(raws)]
        async with context.database.write() as session:
            await record_deliveries(session, deliveries)
        await inbound.run(context, "")
        async with context.database.write() as session:
            query = select(Ticket.id).where(Ticket.subject.in_([letter.subject for letter in letters]))
            for ticket_id in (await session.execute(query)).scalars().all():
                await tickets.mark_spam(session, shop.people["supervisor"], ticket_id, block_sender=True)
