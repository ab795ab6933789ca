"""Whatever is merged, split, moved and undone in whatever order: no message is lost or doubled, every case, thread,
event and read mark agrees with what lies on it, and what people said of a case is there, or where it went.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from core.db.session import Database
from core.errors import Conflict
from core.events.models import Event
from tests.ticketing.merging.cases_of import PEOPLE, Company, open_company
from tests.ticketing.merging.said_of import CHOICES, UNSAID, Put, Said, Words, fill, make_words, said_on, say, take_back
from ticketing.conversations.models import Conversation
from ticketing.merging.models import TicketOperation
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.models import Ticket, TicketRead
from ticketing.tickets.recorder import ticket_audience

DEEDS = (
    *("merge", "merge", "split", "split", "move", "undo", "undo", "undo"),
    *("write", "answer", "read", "solve", "note", "judge", "judge"),
)
REFUSALS = frozenset(
    {"merge_problems", "nothing_left", "merged_again", "already_undone", "ticket_merged", "same_ticket", "ticket_state"}
)
deeds = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=14
)


@dataclass
class Operation:
    """What the test expects an operation to have done: which messages went from where to where."""

    id: UUID
    kind: str
    source: UUID
    target: UUID
    messages: set[UUID]
    put: Put = field(default_factory=dict)
    is_undone: bool = False


@dataclass
class Model:
    """Where every message should lie and what is said of every case, kept beside the product by the design's rules."""

    at: dict[UUID, UUID] = field(default_factory=dict)
    said: dict[UUID, Said] = field(default_factory=dict)
    operations: list[Operation] = field(default_factory=list)


class Theatre:
    """One example: three cases, one of them answered and one solved."""

    def __init__(self, company: Company, words: Words) -> None:
        self.company = company
        self.words = words
        self.model = Model()
        self.began_at: dict[UUID, UUID] = {}
        self.begun: dict[UUID, UUID] = {}

    async def begin(self) -> None:
        for number in range(3):
            first = await self.company.mail(f"เรื่อง {number}", sender=PEOPLE[number])
            ticket = await self.company.ticket_of(first)
            await self.company.mail("อีกข้อ", answers=first, sender=PEOPLE[number])
            if number:
                await self.company.reply(ticket)
                await self.company.mail("ขอบคุณ", answers=first, sender=PEOPLE[number])
            if number == 2:
                await self.company.read(ticket)
                await self.company.set_status(ticket, "solved")
            self.begun[ticket] = first
            self.model.said[ticket] = dict(UNSAID)
        self.model.at = await self._mine()
        self.began_at = dict(self.model.at)

    async def _mine(self) -> dict[UUID, UUID]:
        """Where the messages of this example lie; other examples share the database."""
        known = self.began_at.keys() | self.model.at.keys()
        tickets = await self.company.tickets()
        return {
            message: at
            for message, at in (await self.company.where()).items()
            if at is not None and (message in known or at in self.begun or self._is_ours(tickets, at))
        }

    def _is_ours(self, tickets: dict[UUID, Ticket], ticket_id: UUID) -> bool:
        return any(ticket_id in (one.source, one.target) for one in self.model.operations)

    def _tickets(self) -> list[UUID]:
        found = dict.fromkeys([*self.begun, *(one.target for one in self.model.operations)])
        return list(found)

    def _on(self, ticket_id: UUID) -> list[UUID]:
        return sorted(message for message, at in self.model.at.items() if at == ticket_id)

    async def do(self, deed: str, one: int, two: int, three: int) -> None:
        tickets = self._tickets()
        ticket, other = tickets[one % len(tickets)], tickets[two % len(tickets)]
        try:
            await getattr(self, deed)(ticket, other, two, three)
        except Conflict as refused:
            if refused.code not in REFUSALS:
                raise

    # --- deeds ---

    async def merge(self, ticket: UUID, other: UUID, *_: int) -> None:
        status = (await self.company.ticket(ticket)).status
        [operation] = await self.company.merge(other, ticket)
        put = fill(self.model.said[other], self.model.said[ticket], status)
        self._went(Operation(operation, "merge", ticket, other, set(self._on(ticket)), put))

    async def split(self, ticket: UUID, _other: UUID, two: int, three: int) -> None:
        chosen = self._chosen(ticket, two, three)
        done = await self.company.split(ticket, sorted(chosen))
        said = self.model.said[ticket]
        self.model.said[done.ticket_id] = UNSAID | {"priority": said["priority"], "type": said["type"]}
        self._went(Operation(done.operation_id, "split", ticket, done.ticket_id, chosen))

    async def move(self, ticket: UUID, other: UUID, two: int, three: int) -> None:
        chosen = self._chosen(ticket, two, three)
        done = await self.company.move(ticket, other, sorted(chosen))
        self._went(Operation(done.operation_id, "move", ticket, other, chosen))

    async def undo(self, _ticket: UUID, _other: UUID, two: int, three: int) -> None:
        if self.model.operations:
            await self.undo_one(self.model.operations[-1 - (two * 10 + three) % len(self.model.operations)])

    async def undo_one(self, operation: Operation) -> None:
        threads = {message: (await self.company.conversation_of(message)).id for message in await self._mails()}
        followed = {thread.id: thread.current_ticket_id for thread in await self._threads()}
        status = (await self.company.ticket(operation.target)).status
        await self.company.undo(operation.id)
        operation.is_undone = True
        said = self.model.said[operation.target]
        take_back(said, operation.put)
        back = {message for message in operation.messages if self.model.at[message] == operation.target}
        if operation.kind == "merge":  # what came to its threads since belongs to it as well
            returned = {thread.id for thread in await self._threads() if thread.current_ticket_id == operation.source}
            back |= {
                message
                for message, thread in threads.items()
                if thread in returned
                and followed[thread] == operation.target
                and self.model.at[message] == operation.target
            }
        self.model.at |= dict.fromkeys(back, operation.source)
        if operation.kind == "split":  # the case that was made for them goes up in the source
            rest = set(self._on(operation.target))
            self.model.at |= dict.fromkeys(rest, operation.source)
            put = fill(self.model.said[operation.source], said, status, only_tags=not rest)
            newest = await self._newest_operation()
            self.model.operations.append(Operation(newest, "merge", operation.target, operation.source, rest, put))

    async def write(self, ticket: UUID, _other: UUID, _two: int, three: int) -> None:
        mails = [message for message in self._on(ticket) if message in self.company.mails]
        if mails:
            answered = mails[three % len(mails)]
            came = await self.company.mail("ต่อ", answers=answered, sender=self.company.mails[answered].sender)
            at = await self.company.ticket_of(came)
            self.model.at[came] = at
            where = (await self.company.ticket(ticket)).merged_into_id
            assert where is None, "a merged case holds no messages"
            assert at == ticket, "an answer goes where the mail lies that it answers"

    async def answer(self, ticket: UUID, *_: object) -> None:
        if (await self.company.ticket(ticket)).conversation_id is not None:
            self.model.at[await self.company.reply(ticket)] = ticket

    async def note(self, ticket: UUID, *_: object) -> None:
        self.model.at[await self.company.note(ticket)] = ticket

    async def read(self, ticket: UUID, *_: object) -> None:
        await self.company.read(ticket)

    async def solve(self, ticket: UUID, *_: object) -> None:
        if (await self.company.ticket(ticket)).status != "solved":
            await self.company.set_status(ticket, "solved")

    async def judge(self, ticket: UUID, _other: UUID, two: int, three: int) -> None:
        name, choices = list(CHOICES.items())[two % len(CHOICES)]
        value = choices[three % len(choices)]
        await say(self.company, self.words, ticket, name, value)
        self.model.said[ticket][name] = value

    # --- help ---

    def _chosen(self, ticket: UUID, two: int, three: int) -> set[UUID]:
        here = self._on(ticket)
        if not here:
            raise Conflict("nothing there", code="nothing_left")
        return {here[two % len(here)], here[three % len(here)]}

    def _went(self, operation: Operation) -> None:
        self.model.at |= dict.fromkeys(operation.messages, operation.target)
        self.model.operations.append(operation)

    async def _mails(self) -> list[UUID]:
        async with self.company.database.read() as session:
            query = select(Message.id).where(Message.conversation_id.is_not(None), Message.id.in_(list(self.model.at)))
            return list((await session.execute(query)).scalars())

    async def _threads(self) -> list[Conversation]:
        async with self.company.database.read() as session:
            return list((await session.execute(select(Conversation))).scalars())

    async def _newest_operation(self) -> UUID:
        async with self.company.database.read() as session:
            query = select(TicketOperation.id).order_by(TicketOperation.id.desc()).limit(1)
            return (await session.execute(query)).scalar_one()

    # --- what must hold ---

    async def check(self) -> None:
        assert await self._mine() == self.model.at, "every message exactly once, where the design says"
        tickets = {key: one for key, one in (await self.company.tickets()).items() if key in self._tickets()}
        for ticket in tickets.values():
            await self._check_ticket(ticket, tickets)
            said = await said_on(self.company, self.words, ticket.id)
            assert said == self.model.said[ticket.id], "what people said is there, and where it went"
            await self._check_events(ticket)
        for thread in await self._threads():
            at = tickets.get(thread.current_ticket_id) if thread.current_ticket_id else None
            assert at is None or at.merged_into_id is None, "no thread leads to a merged case"

    async def _check_ticket(self, ticket: Ticket, tickets: dict[UUID, Ticket]) -> None:
        async with self.company.database.read() as session:
            inbound = select(func.count()).where(Message.ticket_id == ticket.id, Message.direction == "inbound")
            assert (await session.execute(inbound)).scalar_one() == ticket.inbound_count
            said = select(Message.id).where(Message.ticket_id == ticket.id, Message.direction != "internal")
            newest = (await session.execute(said.order_by(Message.id.desc()).limit(1))).scalar()
            assert newest == ticket.last_message_id
            marks = (await session.execute(select(TicketRead).where(TicketRead.ticket_id == ticket.id))).scalars()
            assert all(0 <= mark.inbound_count <= ticket.inbound_count for mark in marks)
            stray = select(OutboundDelivery.id).join(Message, Message.id == OutboundDelivery.message_id)
            stray = stray.where(
                (OutboundDelivery.ticket_id != Message.ticket_id)
                | (OutboundDelivery.conversation_id != Message.conversation_id)
            )
            assert (await session.execute(stray)).first() is None, "deliveries stay with their messages"
        if ticket.merged_into_id is not None:
            assert (ticket.status, ticket.inbound_count, ticket.last_message_id) == ("closed", 0, None)
            seen = {ticket.id}
            while ticket.merged_into_id is not None:
                ticket = tickets[ticket.merged_into_id]
                assert ticket.id not in seen, "merges never go in a circle"
                seen.add(ticket.id)
        elif ticket.waiting_since is not None:
            assert ticket.status in ("new", "open", "on_hold")

    async def _check_events(self, ticket: Ticket) -> None:
        events = await self.company.events(ticket.id)
        assert [event.version for event in events] == list(range(1, ticket.version + 1))
        assert all(event.ticket_id == ticket.id for event in events)
        newest: Event = events[-1]
        wanted = ticket_audience(ticket)
        assert {str(team) for team in wanted.teams} <= set(newest.audience_teams)
        assert {str(user) for user in wanted.users} <= set(newest.audience_users)
        assert newest.audience_everyone == wanted.everyone
        where = (newest.data["number"], newest.data["status"], newest.data["priority"])
        assert where == (ticket.number, ticket.status, ticket.priority)
        for kind in ("ticket.type_changed", "ticket.due_changed"):
            news = [event.data for event in events if event.type == kind]
            assert all(one["after"] == next_one["before"] for one, next_one in pairwise(news)), "no change is left out"
        tags = set[str]()
        for event in events:
            if event.type == "ticket.tagged":
                tags = tags.union(event.data["added"]).difference(event.data["removed"])
        assert tags == self.model.said[ticket.id]["tags"], "no tag comes or goes untold"
        for earlier, event in pairwise(events):
            if event.type == "ticket.priority_changed":
                assert event.data["before"] == earlier.data["priority"]

    async def undo_everything(self) -> None:
        """Backwards, every operation can be undone, and each message is where it began (or came in)."""
        while left := [one for one in self.model.operations if not one.is_undone]:
            await self.undo_one(left[-1])
            await self.check()
        assert {message: at for message, at in self.model.at.items() if message in self.began_at} == self.began_at


@pytest.fixture
async def begin(database: Database) -> Callable[[], Awaitable[Theatre]]:
    """Begins an example of its own in the company that all examples share."""
    company = await open_company(database)
    words = await make_words(company)

    async def begin_one() -> Theatre:
        theatre = Theatre(company, words)
        await theatre.begin()
        return theatre

    return begin_one


async def _operate(theatre: Theatre, done: list[tuple[str, int, int, int]]) -> None:
    for deed in done:
        await theatre.do(*deed)
        await theatre.check()
    await theatre.undo_everything()


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],  # an example takes a second: making a failing one smaller would take minutes
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@_settings(15)
@given(deeds)
async def test_no_operation_goes_wrong(begin, done):
    await _operate(await begin(), done)


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@_settings(4)
@given(deeds)
async def test_no_operation_goes_wrong_on_postgresql(begin, done):
    await _operate(await begin(), done)
