"""A small company with mails on its cases, and everything that can be done to them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.models import Event
from core.messages import Address, InboundMessage, ThreadHints
from core.staff.models import Team
from core.staff.principal import Principal, Role
from tests.factories import channels, desk
from tests.factories.inbound import arriving, make_mail, make_mailbox
from ticketing.conversations.models import Conversation
from ticketing.intake.service import handle_batch
from ticketing.merging.merging import merge_tickets
from ticketing.merging.models import TicketOperation
from ticketing.merging.splitting import Moved, move_messages, split_ticket
from ticketing.merging.undoing import undo_operation
from ticketing.messages.models import Message
from ticketing.replies import service as replies
from ticketing.replies.composition import compose_body
from ticketing.replies.service import NewNote, NewReply
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket, TicketRead
from ticketing.tickets.read_marks import mark_read
from ticketing.tickets.service import TicketFields

PEOPLE = tuple(Address("email", f"customer-{number}@home.example", f"ลูกค้า {number}") for number in range(3))


async def nobody_talks(_session: Any, _ticket_ids: Collection[UUID]) -> Collection[UUID]:
    return ()


@dataclass
class Company:
    """`mails` are the mails that came in, by the id of the message each became."""

    database: Database
    mailbox: ChannelAccount
    team: Team
    nok: Principal
    ton: Principal
    mails: dict[UUID, InboundMessage] = field(default_factory=dict, repr=False)

    # --- what customers and agents do ---

    async def mail(
        self, text: str = "ลำโพงเสียครับ", *, answers: UUID | None = None, sender: Address = PEOPLE[0], **fields: Any
    ) -> UUID:
        """A customer's mail through the whole inbound story; the message it becomes."""
        if answers is not None and answers not in self.mails:  # an answer to one of our own
            hints = ThreadHints(f"<{answers}>", own_message_ids=(answers,), is_own_nearest=True)
            mail = make_mail(self.mailbox, text, sender=sender, hints=hints, **fields)
        else:
            answered = self.mails[answers] if answers is not None else None
            mail = make_mail(self.mailbox, text, sender=sender, answers=answered, **fields)
        async with self.database.write() as session:
            [outcome] = await handle_batch(session, arriving(mail))
        assert outcome.message_id is not None
        self.mails[outcome.message_id] = mail
        return outcome.message_id

    async def reply(self, ticket_id: UUID, text: str = "ได้ค่ะ", **fields: Any) -> UUID:
        new = NewReply(ids.new_id().hex, compose_body("", text), to=(channels.CUSTOMER,), send_anyway=True, **fields)
        async with self.database.write() as session:
            done = await replies.reply(session, self.nok, ticket_id, new, capabilities_of=lambda _kind: channels.MAIL)
        return done.message_id

    async def note(self, ticket_id: UUID, text: str = "โทรแล้ว") -> UUID:
        new = NewNote(ids.new_id().hex, compose_body("", text))
        async with self.database.write() as session:
            return (await replies.note(session, self.nok, ticket_id, new)).message_id

    async def read(self, ticket_id: UUID, *, who: Principal | None = None) -> None:
        """The person has seen everything on a case."""
        last = await self.last_message(ticket_id)
        if last is not None:
            async with self.database.write() as session:
                await mark_read(session, who or self.nok, ticket_id, last)

    async def set_status(self, ticket_id: UUID, status: str) -> None:
        async with self.database.write() as session:
            await tickets.change(session, self.nok, ticket_id, TicketFields(status=status))

    # --- what is tested ---

    async def merge(self, target: UUID, *sources: UUID, who: Principal | None = None, **options: Any) -> list[UUID]:
        values: dict[str, Any] = {"live_talks": nobody_talks, "allows_other_contact": True, **options}
        async with self.database.write() as session:
            return await merge_tickets(session, who or self.nok, target, sources, **values)

    async def split(self, ticket_id: UUID, messages: Sequence[UUID], subject: str = "เรื่องใหม่") -> Moved:
        async with self.database.write() as session:
            return await split_ticket(session, self.nok, ticket_id, messages, subject)

    async def move(self, source: UUID, target: UUID, messages: Sequence[UUID]) -> Moved:
        async with self.database.write() as session:
            return await move_messages(session, self.nok, source, target, messages)

    async def undo(self, operation_id: UUID) -> UUID:
        async with self.database.write() as session:
            return await undo_operation(session, self.nok, operation_id)

    # --- how things stand ---

    async def ticket(self, ticket_id: UUID) -> Ticket:
        async with self.database.read() as session:
            return (await session.execute(select(Ticket).where(Ticket.id == ticket_id))).scalar_one()

    async def tickets(self) -> dict[UUID, Ticket]:
        async with self.database.read() as session:
            return {one.id: one for one in (await session.execute(select(Ticket).order_by(Ticket.id))).scalars()}

    async def where(self) -> dict[UUID, UUID | None]:
        """On which case every message lies."""
        async with self.database.read() as session:
            rows = (await session.execute(select(Message.id, Message.ticket_id).order_by(Message.id))).all()
        assert len({row.id for row in rows}) == len(rows)
        return {row.id: row.ticket_id for row in rows}

    async def ticket_of(self, message_id: UUID) -> UUID:
        found = (await self.where())[message_id]
        assert found is not None
        return found

    async def on(self, ticket_id: UUID) -> list[UUID]:
        return [message for message, at in (await self.where()).items() if at == ticket_id]

    async def last_message(self, ticket_id: UUID) -> UUID | None:
        return (await self.ticket(ticket_id)).last_message_id

    async def conversation_of(self, message_id: UUID) -> Conversation:
        async with self.database.read() as session:
            query = select(Conversation).join(Message, Message.conversation_id == Conversation.id)
            return (await session.execute(query.where(Message.id == message_id))).scalar_one()

    async def unread(self, ticket_id: UUID, who: Principal) -> int:
        async with self.database.read() as session:
            seen = await session.get(TicketRead, (who.user_id, ticket_id))
        return (await self.ticket(ticket_id)).inbound_count - (seen.inbound_count if seen else 0)

    async def events(self, ticket_id: UUID) -> list[Event]:
        async with self.database.read() as session:
            query = select(Event).where(Event.aggregate_kind == "ticket", Event.aggregate_id == ticket_id)
            return list((await session.execute(query.order_by(Event.version))).scalars())

    async def event_types(self, ticket_id: UUID) -> list[str]:
        return [event.type for event in await self.events(ticket_id)]

    async def count(self, model: type) -> int:
        async with self.database.read() as session:
            return (await session.execute(select(func.count()).select_from(model))).scalar_one()

    async def operation(self, operation_id: UUID) -> TicketOperation:
        async with self.database.read() as session:
            query = select(TicketOperation).where(TicketOperation.id == operation_id)
            return (await session.execute(query)).scalar_one()


async def open_company(database: Database) -> Company:
    """One mailbox of one team, with two agents."""
    async with database.write() as session:
        team = await desk.make_team(session, "ซ่อม")
        mailbox = await make_mailbox(session, f"{ids.new_id().hex[:12]}@desk.example", default_team_id=team.id)
        nok = await desk.make_principal(session, Role.AGENT, name="นก", teams=[team])
        ton = await desk.make_principal(session, Role.AGENT, name="ต้น", teams=[team])
    return Company(database, mailbox, team, nok, ton)
