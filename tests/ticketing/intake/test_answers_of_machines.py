"""What the story does by itself: it acknowledges people once, never machines, and takes reports about our mails in."""

from sqlalchemy import select

from core import clock
from core.db.session import Database
from core.events.models import Event
from core.messages import Address, DeliveryReceipt, Machine, MachineKind, ReceiptState
from crm_link.customers.models import Contact, Identity
from tests.factories.inbound import arriving, make_mail, make_mailbox
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.tickets.models import Ticket

POLITE = {"is_enabled": True, "text_th": "เราได้รับเรื่องหมายเลข {number} แล้ว", "text_en": "We got #{number}."}


async def _handle(database: Database, *messages) -> None:
    async with database.write() as session:
        await handle_batch(session, arriving(*messages))


async def _all(database: Database, model):
    async with database.read() as session:
        return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())


async def test_a_new_case_is_acknowledged_once(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session, acknowledgement=POLITE)
    first = make_mail(mailbox)
    await _handle(database, first)
    await _handle(database, make_mail(mailbox, "และอีกอย่าง", answers=first))
    automatic = [message for message in await _all(database, Message) if message.is_automatic]
    [delivery], [ticket] = await _all(database, OutboundDelivery), await _all(database, Ticket)
    assert [message.direction for message in automatic] == ["outbound"]
    assert (delivery.message_id, delivery.ticket_id) == (automatic[0].id, ticket.id)
    assert (ticket.waiting_since is not None, ticket.snippet) == (True, "และอีกอย่าง")
    versions = [event.version for event in await _all(database, Event) if event.aggregate_kind == "ticket"]
    assert versions == list(range(1, ticket.version + 1))


async def test_machines_and_blocked_senders_get_no_acknowledgement(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session, acknowledgement=POLITE)
    await _handle(database, make_mail(mailbox, "Out of office", is_machine=True))
    async with database.write() as session:
        (await session.execute(select(Contact))).scalar_one().is_blocked = True
    await _handle(database, make_mail(mailbox, "buy!"))
    assert await _all(database, OutboundDelivery) == []
    assert [ticket.status for ticket in await _all(database, Ticket)] == ["new", "spam"]


async def test_a_bounce_reaches_the_delivery_it_is_about(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session, acknowledgement=POLITE)
    first = make_mail(mailbox)
    await _handle(database, first)
    async with database.write() as session:
        delivery = (await session.execute(select(OutboundDelivery))).scalar_one()
        delivery.state, delivery.sent_at = "sent", clock.utc_now()
        recipient = (await session.execute(select(OutboundRecipient))).scalar_one()
        recipient.state = "sent"
    report = DeliveryReceipt(
        delivery.message_id, ReceiptState.BOUNCED, recipient.external_id, "5.1.1", "no such user", is_permanent=True
    )
    await _handle(database, make_mail(mailbox, "Undeliverable", answers=first, is_machine=True, receipts=(report,)))
    [delivery], [ticket] = await _all(database, OutboundDelivery), await _all(database, Ticket)
    assert (delivery.state, delivery.diagnostic) == ("bounced", "no such user")
    assert ticket.inbound_count == 2
    assert any(identity.is_undeliverable for identity in await _all(database, Identity))
    versions = [event.version for event in await _all(database, Event) if event.aggregate_kind == "ticket"]
    assert versions == list(range(1, ticket.version + 1))


async def test_a_mail_system_becomes_no_contact(database: Database):
    async with database.write() as session:
        mailbox = await make_mailbox(session)
    daemon = Address("email", "mailer-daemon@mx.example", "Mail Delivery System")
    bounce = Machine(MachineKind.BOUNCE, "Content-Type: multipart/report")
    await _handle(database, make_mail(mailbox, "Undelivered", sender=daemon, machine=bounce, may_auto_reply=False))
    [ticket], [message] = await _all(database, Ticket), await _all(database, Message)
    assert await _all(database, Contact) == []
    assert (ticket.contact_id, message.author_id, message.author_name) == (None, None, "Mail Delivery System")
    assert [identity.external_id for identity in await _all(database, Identity)] == ["mailer-daemon@mx.example"]

    await _handle(database, make_mail(mailbox, "It is me, the postmaster", sender=daemon))
    [contact] = await _all(database, Contact)
    assert contact.name == "Mail Delivery System", "a person who writes from that address is a customer"
