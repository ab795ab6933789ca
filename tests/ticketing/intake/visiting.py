"""A company with a widget, for the tests of what visitors write."""

from uuid import UUID

from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.events.models import Event
from core.messages import ThreadHints
from crm_link.customers.models import Contact, ContactIdentity, Identity
from tests.factories.inbound import RECEIVED, arriving, make_mail, make_mailbox
from tests.factories.visitors import make_widget
from ticketing.conversations.models import Conversation
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message


class Desk:
    """A widget and a mailbox for the answers of those who left."""

    def __init__(self, database: Database, widget, mailbox) -> None:
        self.database, self.widget, self.mailbox = database, widget, mailbox

    async def arrive(self, *messages) -> None:
        async with self.database.write() as session:
            await handle_batch(session, arriving(*messages))

    async def rows(self, model):
        async with self.database.read() as session:
            return list((await session.execute(select(model).order_by(*model.__table__.primary_key))).scalars())

    async def events(self) -> list[tuple[str, dict]]:
        async with self.database.read() as session:
            return [tuple(row) for row in await session.execute(select(Event.type, Event.data).order_by(Event.id))]

    async def contact_of(self, visitor: UUID) -> Contact:
        async with self.database.read() as session:
            query = (
                select(Contact)
                .join(ContactIdentity, ContactIdentity.contact_id == Contact.id)
                .join(Identity, Identity.id == ContactIdentity.identity_id)
                .where(Identity.external_id == str(visitor), ContactIdentity.is_routing_default)
            )
            return (await session.execute(query)).scalar_one()

    async def links_of(self, contact_id: UUID) -> dict[str, tuple[str, bool, bool]]:
        """By address: evidence, whether it is verified, and whether what comes from there is his."""
        async with self.database.read() as session:
            query = (
                select(Identity.external_id, ContactIdentity)
                .join(ContactIdentity, ContactIdentity.identity_id == Identity.id)
                .where(ContactIdentity.contact_id == contact_id)
            )
            rows = (await session.execute(query)).all()
        return {address: (one.evidence, one.is_verified, one.is_routing_default) for address, one in rows}

    async def agent_answers(self, text: str = "มีครับ") -> UUID:
        """A message of ours in the newest thread; its id is what a mail of it would be signed with."""
        async with self.database.write() as session:
            conversation = (
                (await session.execute(select(Conversation).order_by(Conversation.id.desc()))).scalars().first()
            )
            message = Message(
                id=ids.new_id(), conversation_id=conversation.id, ticket_id=conversation.current_ticket_id,
                direction="outbound", author_kind="user", author_name="นก", text=text, to=[], cc=[], bcc=[],
                mentions=[], created_at=RECEIVED,
            )  # fmt: skip
            session.add(message)
            return message.id

    def mail_answer(self, to: UUID, **fields):
        hints = ThreadHints(thread_key="<root@x>", own_message_ids=(to,), clean_subject="Re: ลำโพง")
        return make_mail(self.mailbox, "ขอบคุณครับ", hints=hints, **fields)


async def open_desk(database: Database, **fields) -> Desk:
    async with database.write() as session:
        mailbox = await make_mailbox(session)
        widget = await make_widget(session, reply_mailbox=mailbox, **fields)
    return Desk(database, widget, mailbox)
