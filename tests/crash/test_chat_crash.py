"""A live talk, killed at every step of its two paths: shown and kept together, each word once, never uncertain."""

import asyncio
import json
import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import aiohttp
import pytest
from sqlalchemy import func, select

from channels.adapter import RawDelivery
from channels.registry import load_adapter
from channels.webchat.models import VisitorFrame
from channels.webchat.posting import NewPost, record_post
from channels.webchat.visitors import Visit, begin_visit
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.inbox.models import InboundDelivery
from core.secrets import Secrets
from core.staff.models import User
from core.staff.principal import Principal, Role
from tests.crash import scene
from tests.crash.scene import SECRET, Scene
from tests.factories.desk import make_team, make_user
from tests.factories.inbound import arriving
from tests.support.eventually import eventually
from tests.support.processes import project_root
from tests.support.server import Server, environment_for
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery
from ticketing.replies.service import NewReply, reply
from ticketing.tickets.models import Ticket

KEY = "crash-widget-key"
WORDS = {"client_id": "c1", "text": "ลำโพงไม่มีเสียงค่ะ"}

# Where the server dies while a visitor's message is in its hands, and whether the message was kept.
AT_THE_DOOR = (
    ("channels.webchat.posting:record_post", "before", False),
    ("core.inbox.service:record_delivery", "after", False),
    ("channels.webchat.stream:append_frame", "before", False),
    ("channels.webchat.stream:append_frame", "after", False),
    ("channels.webchat.posting:record_post", "after", False),
    ("web.widget.verbs:Verbs.say", "after", True),
)
DOOR_ON_SQLITE = (AT_THE_DOOR[3], AT_THE_DOOR[5])

# Where the process dies while an agent's answer travels. It always ends in the stream, once.
ON_THE_WAY_OUT = (
    ("ticketing.replies.delivery:claim", "after"),
    ("channels.webchat.stream:append_frame", "before"),
    ("channels.webchat.stream:append_frame", "after"),
    ("channels.webchat.send:send_to_page", "after"),
    ("ticketing.replies.delivery:finish", "before"),
    ("ticketing.replies.delivery:finish", "after"),
)
WAY_OUT_ON_SQLITE = (ON_THE_WAY_OUT[2], ON_THE_WAY_OUT[5])


async def _set_up(database: Database) -> UUID:
    """A team of one and a widget; returns the widget's id."""
    async with database.write() as session:
        team = await make_team(session)
        await make_user(session, teams=[team])
        widget = ChannelAccount(
            id=ids.new_id(),
            kind="webchat",
            name="Shop chat",
            address=KEY,
            default_team_id=team.id,
            acknowledgement={},
            config_encrypted=Secrets(SECRET).encrypt(json.dumps({})),
            created_at=clock.utc_now(),
        )
        session.add(widget)
    return widget.id


async def _kept(database: Database) -> tuple[int, int]:
    """How many raw deliveries, and how many frames of visitors' own words."""
    async with database.read() as session:
        deliveries = await session.execute(select(func.count()).select_from(InboundDelivery))
        own = VisitorFrame.source_key.like("client:%")
        frames = await session.execute(select(func.count()).select_from(VisitorFrame).where(own))
        return int(deliveries.scalar_one()), int(frames.scalar_one())


async def _messages(database: Database) -> list[Message]:
    async with database.read() as session:
        query = select(Message).where(Message.direction == "inbound").order_by(Message.id)
        return list((await session.execute(query)).scalars())


async def _begin(client: aiohttp.ClientSession, url: str) -> str:
    document = {"language": "th", "page": {"url": "https://shop.example/"}}
    async with client.post(f"{url}/chat/v1/widgets/{KEY}/visitors", json=document) as response:
        assert response.status == 200, await response.text()
        return str((await response.json())["token"])


async def _say(client: aiohttp.ClientSession, url: str, token: str) -> dict[str, object]:
    headers = {"Authorization": f"Bearer {token}"}
    async with client.post(f"{url}/chat/v1/messages", json=WORDS, headers=headers) as response:
        assert response.status == 202, await response.text()
        accepted: dict[str, object] = await response.json()
        return accepted


async def _killed_at_the_door(at: Scene, place: str, moment: str, is_kept: bool, start: Callable[..., Server]) -> None:
    database = Database(at.url)
    command = [at.python, "-m", "tests.crash.launcher", place, moment, "1", "serve", "--port", "0"]
    try:
        await _set_up(database)
        doomed = Server(command, environment_for(at.folder, at.settings), project_root())
        async with aiohttp.ClientSession() as client:
            url = await asyncio.to_thread(lambda: doomed.url)
            token = await _begin(client, url)
            with pytest.raises(aiohttp.ClientError):
                await _say(client, url, token)
            doomed.stop()
            assert await _kept(database) == ((1, 1) if is_kept else (0, 0))
            await scene.let_time_pass(database)
            server = at.start_again(start)
            said = [await _say(client, server.url, token) for _ in range(2)]
        assert said == [{"client_id": "c1", "seq": 1}] * 2
        assert await _kept(database) == (1, 1)

        async def is_told() -> bool:
            return bool(await _messages(database))

        await eventually(is_told, within=60)
        [message] = await _messages(database)
        assert message.text == WORDS["text"]
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment", "is_kept"), AT_THE_DOOR)
async def test_killed_while_a_visitor_speaks(
    postgres_url: str, tmp_path: Path, place: str, moment: str, is_kept: bool, sawasdesk_serve: Callable[..., Server]
) -> None:
    """His page sends again with its client id: one message, whether or not the first try was kept."""
    await _killed_at_the_door(Scene(postgres_url, tmp_path, sys.executable), place, moment, is_kept, sawasdesk_serve)


@pytest.mark.parametrize(("place", "moment", "is_kept"), DOOR_ON_SQLITE)
async def test_killed_while_a_visitor_speaks_with_sqlite(
    sqlite_url: str, tmp_path: Path, place: str, moment: str, is_kept: bool, sawasdesk_serve: Callable[..., Server]
) -> None:
    await _killed_at_the_door(Scene(sqlite_url, tmp_path, sys.executable), place, moment, is_kept, sawasdesk_serve)


async def _answered_talk(database: Database) -> None:
    """A visitor's message on a ticket, and an answer that waits to be sent."""
    widget_id = await _set_up(database)
    async with database.write() as session:
        visitor = await begin_visit(session, Visit(account_id=widget_id))
        await record_post(session, visitor.id, NewPost("c1", WORDS["text"]))
    async with database.read() as session:
        row = (await session.execute(select(InboundDelivery))).scalars().one()
        user = (await session.execute(select(User))).scalars().one()
    raw = RawDelivery(row.id, row.channel_account_id, row.raw or b"", row.received_at)
    adapter = load_adapter("webchat")
    parsed = adapter.parse(raw, None).parsed  # type: ignore[arg-type]  # a post says everything itself
    async with database.write() as session:
        await handle_batch(session, arriving(*parsed.messages))
        await session.delete(await session.get_one(InboundDelivery, row.id))
    async with database.read() as session:
        ticket = (await session.execute(select(Ticket))).scalars().one()
    agent = Principal(user.id, user.name, Role.AGENT, frozenset({ticket.team_id} if ticket.team_id else ()))
    new = NewReply(
        client_id=scene.new_client_id(),
        body=compose_body("", "ลองเปิดใหม่อีกครั้งนะคะ"),
        last_seen_message_id=ticket.last_message_id,
    )
    async with database.write() as session:
        await reply(session, agent, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities)


async def _killed_on_the_way_out(at: Scene, place: str, moment: str, start: Callable[..., Server]) -> None:
    database = Database(at.url)
    try:
        await _answered_talk(database)
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)

        async def is_settled() -> bool:
            async with database.read() as session:
                state = (await session.execute(select(OutboundDelivery.state))).scalar_one()
            return str(state) in {"sent", "uncertain", "failed"}

        await eventually(is_settled, within=60)
        async with database.read() as session:
            [delivery] = (await session.execute(select(OutboundDelivery))).scalars().all()
            frames = (await session.execute(select(VisitorFrame).order_by(VisitorFrame.seq))).scalars().all()
        assert delivery.state == "sent"
        assert [frame.seq for frame in frames] == list(range(1, len(frames) + 1))
        answers = [frame for frame in frames if frame.source_key == f"delivery:{delivery.id}"]
        assert [frame.document["text"] for frame in answers] == ["ลองเปิดใหม่อีกครั้งนะคะ"]
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment"), ON_THE_WAY_OUT)
async def test_killed_while_an_answer_travels(
    postgres_url: str, tmp_path: Path, place: str, moment: str, sawasdesk_serve: Callable[..., Server]
) -> None:
    await _killed_on_the_way_out(Scene(postgres_url, tmp_path, sys.executable), place, moment, sawasdesk_serve)


@pytest.mark.parametrize(("place", "moment"), WAY_OUT_ON_SQLITE)
async def test_killed_while_an_answer_travels_with_sqlite(
    sqlite_url: str, tmp_path: Path, place: str, moment: str, sawasdesk_serve: Callable[..., Server]
) -> None:
    await _killed_on_the_way_out(Scene(sqlite_url, tmp_path, sys.executable), place, moment, sawasdesk_serve)
