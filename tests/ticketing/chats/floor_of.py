"""A widget, a team of people at work, and visitors who write: what the tests of live talks start from."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.base import Actor
from core.events.facts.ticket import MessageReceived, MessageSent
from core.events.models import Event
from core.events.outbox import publish_batch
from core.events.published import current_seq, read_since
from core.staff.models import Organization, Presence, Team
from core.staff.principal import Principal, Role
from tests.factories import desk
from ticketing.chats import opening, sweeping
from ticketing.chats.models import Chat
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about

NOON = datetime.fromisoformat("2026-03-02T05:00:00+00:00")  # Monday 12:00 in Bangkok, within business hours
NIGHT = datetime.fromisoformat("2026-03-02T15:00:00+00:00")  # 22:00
HOURS = [{"weekday": weekday, "opens": "09:00", "closes": "18:00"} for weekday in range(5)]


@dataclass
class Floor:
    """Time stands still inside; `later` moves it. `left` says since when a visitor is away."""

    database: Database
    team: Team
    account: ChannelAccount
    now: datetime = NOON
    left: dict[UUID, datetime | None] = field(default_factory=dict)

    def later(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    async def agent(
        self, name: str, *, online: bool = True, role: Role = Role.AGENT, team: Team | None = None
    ) -> Principal:
        async with self.database.write() as session:
            person = await desk.make_principal(session, role, name=name, teams=[team or self.team])
            if online:
                session.add(_presence(person.user_id))
        return person

    async def goes(self, person: Principal, *, online: bool) -> None:
        """Close all of a person's desks, or open one."""
        async with self.database.write() as session:
            for row in (await session.execute(select(Presence).where(Presence.user_id == person.user_id))).scalars():
                await session.delete(row)
            if online:
                session.add(_presence(person.user_id))

    async def configure(self, **live_chat: object) -> None:
        async with self.database.write() as session:
            account = await session.get_one(ChannelAccount, self.account.id)
            account.live_chat = {**account.live_chat, **live_chat}

    async def visitor(
        self, *, team: Team | None = None, owner: Principal | None = None, status: str = "new"
    ) -> Conversation:
        """A visitor with a ticket who has not written yet."""
        async with self.database.write() as session:
            ticket = await desk.make_ticket(
                session, status=status, team=team or self.team, owner=owner, channel_kind="webchat",
                channel_account_id=self.account.id, last_message_at=self.now,
            )  # fmt: skip
            conversation = Conversation(
                id=ids.new_id(),
                channel_account_id=self.account.id,
                channel_kind="webchat",
                thread_key=str(ids.new_id()),
                current_ticket_id=ticket.id,
                created_at=self.now,
            )
            session.add(conversation)
            ticket.conversation_id = conversation.id
        return conversation

    async def says(self, conversation: Conversation, **how) -> None:
        """The visitor writes, or `who` of us answers; and the subscriber hears of it."""
        await self.writes(conversation, **how)
        await self.drain()

    async def writes(
        self,
        conversation: Conversation,
        *,
        who: Principal | None = None,
        account_id: UUID | None = None,
        **facts: object,
    ) -> None:
        """As `says`, before anybody has heard of it."""
        with clock.frozen_at(self.now):
            async with self.database.write() as session:
                ticket = await session.get_one(Ticket, conversation.current_ticket_id)
                message = await desk.make_message(
                    session, ticket, "สวัสดี", direction="outbound" if who else "inbound", created_at=self.now,
                    conversation_id=conversation.id, channel_account_id=account_id or self.account.id,
                )  # fmt: skip
                fact = MessageSent if who else MessageReceived
                recorder = TicketRecorder()
                actor = who.actor if who else Actor("contact", None, "สมชาย")
                recorder.add(ticket, fact_about(fact, ticket, message_id=message.id, **facts), actor)
                await recorder.flush(session)

    async def verb(self, act, *arguments, **options):
        """One verb in a transaction of its own, at the floor's time."""
        with clock.frozen_at(self.now):
            async with self.database.write() as session:
                return await act(session, *arguments, **options)

    async def ask(self, read, *arguments, **options):
        """What somebody reads now."""
        with clock.frozen_at(self.now):
            async with self.database.read() as session:
                return await read(session, *arguments, **options)

    async def new_team(self, name: str) -> Team:
        async with self.database.write() as session:
            return await desk.make_team(session, name)

    async def drain(self) -> None:
        """What the subscriber "chats" does with everything not yet published."""
        with clock.frozen_at(self.now):
            async with self.database.write() as session:
                before = await current_seq(session)
                await publish_batch(session)
            async with self.database.write() as session:
                await opening.handle(session, await read_since(session, before, 500))

    async def sweep(self) -> None:
        """One look round, as often as there is something to do."""
        with clock.frozen_at(self.now):
            async with self.database.read() as session:
                due = await sweeping.find_due(session, self.left_since)
            if due:
                async with self.database.write() as session:
                    await sweeping.sweep(session, due, self.left_since)

    async def chats(self, conversation: Conversation) -> list[Chat]:
        """The talks of a conversation, oldest first."""
        async with self.database.read() as session:
            query = select(Chat).where(Chat.conversation_id == conversation.id).order_by(Chat.started_at, Chat.id)
            return list((await session.execute(query)).scalars())

    async def chat(self, conversation: Conversation) -> Chat:
        """The newest talk."""
        return (await self.chats(conversation))[-1]

    async def ticket(self, conversation: Conversation) -> Ticket:
        async with self.database.read() as session:
            return await session.get_one(Ticket, conversation.current_ticket_id)

    async def events(self, conversation: Conversation) -> list[str]:
        """What was told about the talk, without the words themselves."""
        return [event.type for event in await self.event_rows(conversation)]

    async def event_rows(self, conversation: Conversation) -> list[Event]:
        async with self.database.read() as session:
            query = select(Event).where(Event.ticket_id == conversation.current_ticket_id).order_by(Event.id)
            rows = (await session.execute(query)).scalars()
            return [row for row in rows if not row.type.startswith("message.")]

    async def messages(self, conversation: Conversation) -> list[Message]:
        async with self.database.read() as session:
            query = select(Message).where(Message.ticket_id == conversation.current_ticket_id).order_by(Message.id)
            return list((await session.execute(query)).scalars())

    async def left_since(self, _session, visitor_ids):
        return {visitor_id: self.left.get(visitor_id) for visitor_id in visitor_ids}


async def open_floor(database: Database, **live_chat: object) -> Floor:
    """A company that works on weekdays from nine to six, one team, one widget of that team."""
    async with database.write() as session:
        session.add(Organization(id=1, name="Sawas Audio", time_zone="Asia/Bangkok", business_hours=HOURS, holidays=[]))
        team = await desk.make_team(session, "แชท")
        account = ChannelAccount(
            id=ids.new_id(),
            kind="webchat",
            name="หน้าร้าน",
            address=ids.new_token(9),
            default_team_id=team.id,
            acknowledgement={},
            live_chat=live_chat,
            config_encrypted="",
            created_at=desk.START,
        )
        session.add(account)
    return Floor(database, team, account)


def _presence(user_id: UUID) -> Presence:
    far = datetime.fromisoformat("2030-01-01T00:00:00+00:00")
    return Presence(connection_id=ids.new_id(), user_id=user_id, node="test", expires_at=far)
