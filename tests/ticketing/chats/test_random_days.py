"""A day at the desk, made up: whatever visitors, agents and time do, some things never happen."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core import clock
from core.errors import Conflict
from tests.ticketing.chats.floor_of import Floor, open_floor
from ticketing.chats import service
from ticketing.chats.models import Chat
from ticketing.chats.states import MAY_FOLLOW, OPEN, State

MOST_TALKS = 1
VISITORS, AGENTS = 3, 2
DEEDS = (
    "write",
    "write",
    "answer",
    "accept",
    "accept",
    "hand on",
    "decline",
    "hand on",
    "leave",
    "end",
    "goes",
    "comes",
    "later",
    "sweep",
)
deeds = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(0, VISITORS - 1), st.integers(0, AGENTS - 1)),
    min_size=25,
    max_size=40,
)


class Day:
    """One company for all examples; each example has visitors of its own."""

    def __init__(self, floor: Floor, agents) -> None:
        self.floor = floor
        self.agents = agents
        self.by_id = {agent.user_id: agent for agent in agents}
        self.states: dict[UUID, str] = {}

    async def begin(self) -> None:
        self.visitors = [await self.floor.visitor() for _ in range(VISITORS)]
        async with self.floor.database.write() as session:
            for chat in (await session.execute(select(Chat).where(Chat.state.in_(OPEN)))).scalars():
                chat.state, chat.open_key, chat.offered_to, chat.outcome = "ended", None, None, "missed"
        for agent in self.agents:
            await self.floor.goes(agent, online=True)

    async def do(self, deed: str, visitor: int, person: int) -> None:
        floor, conversation, agent = self.floor, self.visitors[visitor], self.agents[person]
        if deed == "write":
            await floor.says(conversation)
        elif deed == "later":
            floor.later(7 * (visitor + 1) * (person + 1))
        elif deed == "sweep":
            await floor.sweep()
        elif deed in ("goes", "comes"):
            await floor.goes(agent, online=deed == "comes")
        elif deed == "leave":
            floor.left[UUID(conversation.thread_key)] = floor.now
        else:
            await self._act(deed, conversation, agent)

    async def _act(self, deed: str, conversation, agent) -> None:
        """What the desk offers: who is asked takes or declines, who talks answers, hands on or ends."""
        chats = await self.floor.chats(conversation)
        chat = chats[-1] if chats else None
        if chat is None or chat.state == State.ENDED:
            return
        mine = chat.offered_to or chat.accepted_by
        who = self.by_id.get(mine, agent) if mine else agent
        if deed == "answer" and mine is not None:
            await self.floor.says(conversation, who=who)
            return
        with clock.frozen_at(self.floor.now):
            try:
                async with self.floor.database.write() as session:
                    if deed == "accept" and mine is not None:
                        await service.accept(session, who, chat.id)
                    elif deed == "decline":
                        await service.decline(session, who, chat.id)
                    elif deed == "hand on" and agent != who:
                        await service.transfer(session, who, chat.id, to_user_id=agent.user_id)
                    elif deed == "hand on":
                        await service.transfer(session, who, chat.id, to_team_id=self.floor.team.id)
                    elif deed == "end":
                        await service.end(session, who, chat.id)
            except Conflict as refused:
                if refused.code != "agent_unavailable":
                    raise

    async def check(self) -> None:
        mine = {visitor.id for visitor in self.visitors}
        async with self.floor.database.read() as session:
            rows = list((await session.execute(select(Chat).where(Chat.conversation_id.in_(mine)))).scalars())
        open_ones = [chat for chat in rows if chat.state != State.ENDED]
        assert all(count == 1 for count in Counter(chat.conversation_id for chat in open_ones).values())
        load = Counter(chat.offered_to or chat.accepted_by for chat in open_ones)
        del load[None]
        assert all(count <= MOST_TALKS for count in load.values())
        for chat in rows:
            assert (chat.state == State.RINGING) == (chat.offered_to is not None)
            assert str(chat.offered_to) not in chat.declined_by
            assert (chat.state == State.ENDED) == (chat.open_key is None) == (chat.outcome is not None)
            self._check_moved(chat)

    def _check_moved(self, chat: Chat) -> None:
        """A verb may take two steps at once (declined and offered on), so what counts is what can be reached."""
        before, self.states[chat.id] = self.states.get(chat.id, chat.state), chat.state
        if before == State.ENDED:
            assert chat.state == State.ENDED
        assert before == chat.state or MAY_FOLLOW[State(before)]


@pytest.fixture
async def day(database) -> Day:
    floor = await open_floor(database, chats_per_agent=MOST_TALKS, missed_after_seconds=200, idle_after_seconds=300)
    return Day(floor, [await floor.agent(f"คนที่ {number}") for number in range(AGENTS)])


@given(deeds)
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
async def test_no_day_goes_wrong(day: Day, done):
    await day.begin()
    for deed in done:
        await day.do(*deed)
        await day.check()
