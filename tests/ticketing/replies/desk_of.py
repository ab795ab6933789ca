"""One agent, one customer's ticket with a mail in it, and the thread it came through."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.models import Event
from core.messages import Capabilities
from core.staff.principal import Principal, Role
from tests.factories import channels, desk
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Message
from ticketing.replies import service
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.service import Accepted, NewReply
from ticketing.tickets.models import Ticket


@dataclass
class Scene:
    """What the tests of replies start from."""

    database: Database
    nok: Principal
    ton: Principal
    account: ChannelAccount
    ticket: Ticket
    conversation: Conversation
    first: Message

    async def reply(self, text: str = "ได้ครับ", *, who: Principal | None = None, **fields) -> Accepted:
        """Answer as `who` (Nok), having seen the first message unless `last_seen_message_id` says otherwise."""
        capabilities: Capabilities = fields.pop("capabilities", channels.MAIL)
        ticket: Ticket = fields.pop("ticket", self.ticket)
        values = {
            "client_id": ids.new_id().hex,
            "body": compose_body(f"<p>{text}</p>", ""),
            "to": (channels.CUSTOMER,),
            "last_seen_message_id": self.first.id,
            **fields,
        }
        async with self.database.write() as session:
            return await service.reply(
                session, who or self.nok, ticket.id, NewReply(**values), capabilities_of=lambda _kind: capabilities
            )

    async def customer_writes(self, text: str = "มีอีกเรื่องครับ", **fields) -> UUID:
        """Another message from outside; its id."""
        async with self.database.write() as session:
            ticket = await session.get_one(Ticket, self.ticket.id)
            message = await desk.make_message(
                session, ticket, text, conversation_id=self.conversation.id, created_at=None, **fields
            )
            return message.id

    async def ticket_now(self) -> Ticket:
        async with self.database.read() as session:
            return (await session.execute(select(Ticket).where(Ticket.id == self.ticket.id))).scalar_one()

    async def delivery(self, message_id: UUID) -> OutboundDelivery:
        async with self.database.read() as session:
            query = select(OutboundDelivery).where(OutboundDelivery.message_id == message_id)
            return (await session.execute(query)).scalar_one()

    async def recipients(self, message_id: UUID) -> dict[str, OutboundRecipient]:
        delivery = await self.delivery(message_id)
        async with self.database.read() as session:
            query = select(OutboundRecipient).where(OutboundRecipient.delivery_id == delivery.id)
            return {r.external_id: r for r in (await session.execute(query)).scalars()}

    async def events(self, event_type: str) -> list[Event]:
        async with self.database.read() as session:
            query = select(Event).where(Event.ticket_id == self.ticket.id, Event.type == event_type)
            return list((await session.execute(query.order_by(Event.id))).scalars())

    async def event_types(self) -> list[str]:
        async with self.database.read() as session:
            query = select(Event.type).where(Event.ticket_id == self.ticket.id).order_by(Event.id)
            return list((await session.execute(query)).scalars())


async def set_scene(database: Database, **ticket_fields) -> Scene:
    """Rows for a `Scene`: Nok and Ton in one team, a new ticket of it that nobody owns, one mail."""
    async with database.write() as session:
        team = await desk.make_team(session, "ซ่อม")
        nok = await desk.make_principal(session, Role.AGENT, name="นก", teams=[team])
        ton = await desk.make_principal(session, Role.AGENT, name="ต้น", teams=[team])
        account = await channels.make_mailbox(session)
        fields = {"status": "new", "team": team, "waiting_since": desk.START, **ticket_fields}
        ticket = await desk.make_ticket(session, **fields)
        conversation = await channels.make_conversation(session, ticket, account)
        first = await desk.make_message(
            session, ticket, "ลำโพงไม่ดัง", conversation_id=conversation.id, external_message_id="<q1@example.com>"
        )
        return Scene(database, nok, ton, account, ticket, conversation, first)
