"""A chat through real processes, at both sizes, whose web node is killed in the middle of it."""

import json
from collections.abc import Mapping
from uuid import UUID, uuid4

import aiohttp
import pytest
from aiohttp import ClientWebSocketResponse

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.secrets import Secrets
from core.staff import organization, profile, users
from core.staff.principal import Principal, Role
from core.staff.users import NewUser
from tests.support.eventually import eventually

SECRET = "a secret of this journey, long enough to be one"
KEY = "journey-widget"


@pytest.fixture(params=["embedded", "production"])
def size(request, sqlite_url, tmp_path) -> Mapping[str, str]:
    """The settings of each size."""
    common = {"SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning", "SAWASDESK_DATA_DIR": str(tmp_path)}
    if request.param == "embedded":
        return {**common, "SAWASDESK_DATABASE_URL": sqlite_url}
    return {
        **common,
        "SAWASDESK_DATABASE_URL": request.getfixturevalue("postgres_url"),
        "SAWASDESK_REDIS_URL": request.getfixturevalue("redis_url"),
        "SAWASDESK_REDIS_PREFIX": request.getfixturevalue("redis_prefix"),
    }


async def prepare(url: str) -> str:
    """A company with a widget and one agent; his token."""
    database = Database(url)
    async with database.write() as session:
        await organization.ensure_organization(session, "Siam Audio")
        agent = await users.add_user(session, NewUser("Nok", "nok@desk.test", Role.ADMIN, password_hash="$"))
        _, token = await profile.make_token(session, Principal(agent.id, agent.name, Role.ADMIN), "journey")
        session.add(
            ChannelAccount(
                id=ids.new_id(), kind="webchat", name="Shop chat", address=KEY, acknowledgement={},
                config_encrypted=Secrets(SECRET).encrypt("{}"), created_at=clock.utc_now(),
            )
        )  # fmt: skip
    await database.close()
    return token


class Visitor:
    """A page that remembers its last number and what was not answered yet, as the widget does."""

    def __init__(self, client: aiohttp.ClientSession) -> None:
        self.client = client
        self.token = ""
        self.texts: list[str] = []
        self.socket: ClientWebSocketResponse | None = None

    async def begin(self, url: str) -> None:
        body = {"page": {"url": "https://shop.example/"}, "language": "th"}
        async with self.client.post(f"{url}/chat/v1/widgets/{KEY}/visitors", json=body) as answer:
            assert answer.status == 200, await answer.text()
            self.token = (await answer.json())["token"]

    async def connect(self, url: str) -> None:
        self.socket = await self.client.ws_connect(f"{url}/chat/v1/socket")
        await self.socket.send_json({"type": "hello", "token": self.token, "after": len(self.texts)})

    async def say(self, client_id: str, text: str) -> None:
        await self.socket.send_json({"type": "message", "client_id": client_id, "text": text})

    async def hear(self, text: str) -> None:
        """Read on until this was said; every frame must be the next one."""
        while text not in self.texts:
            told = json.loads(await self.socket.receive_str(timeout=30))
            for frame in told.get("frames", ()):
                assert frame["seq"] == len(self.texts) + 1
                self.texts.append(frame["document"].get("text") or frame["document"]["code"])


class Desk:
    """The agent, through the API."""

    def __init__(self, client: aiohttp.ClientSession, token: str) -> None:
        self.client, self.headers = client, {"Authorization": f"Bearer {token}"}

    async def ticket(self, url: str) -> UUID:
        async def found() -> str | None:
            async with self.client.get(f"{url}/api/v1/tickets?view=all", headers=self.headers) as answer:
                items = (await answer.json())["items"]
            return items[0]["id"] if items else None

        return UUID(await eventually(found, within=40, what="a ticket"))

    async def reply(self, url: str, ticket_id: UUID, text: str) -> None:
        body = {"client_id": str(uuid4()), "text": text, "send_anyway": True}
        path = f"{url}/api/v1/tickets/{ticket_id}/replies"
        async with self.client.post(path, json=body, headers=self.headers) as answer:
            assert answer.status == 202, await answer.text()

    async def texts(self, url: str, ticket_id: UUID) -> list[str]:
        async with self.client.get(f"{url}/api/v1/tickets/{ticket_id}", headers=self.headers) as answer:
            return [message["text"] for message in (await answer.json())["messages"] if message["text"]]


async def test_a_killed_node_loses_nothing_and_says_nothing_twice(size, sawasdesk_serve, sawasdesk_worker):
    token = await prepare(size["SAWASDESK_DATABASE_URL"])
    server = sawasdesk_serve(size)
    if "SAWASDESK_REDIS_URL" in size:
        sawasdesk_worker(size).wait_for("worker is ready")
    async with aiohttp.ClientSession() as client:
        visitor, desk = Visitor(client), Desk(client, token)
        await visitor.begin(server.url)
        await visitor.connect(server.url)
        await visitor.say("m-1", "ลำโพงไม่มีเสียงครับ")
        await visitor.hear("ลำโพงไม่มีเสียงครับ")
        ticket_id = await desk.ticket(server.url)
        await desk.reply(server.url, ticket_id, "ขอดูรูปได้ไหมคะ")
        await visitor.hear("ขอดูรูปได้ไหมคะ")

        await visitor.say("m-2", "ส่งให้แล้วครับ")  # kept or not: nobody knows
        server.kill()
        again = sawasdesk_serve(size)
        await desk.reply(again.url, ticket_id, "ได้รับแล้วค่ะ")
        await visitor.connect(again.url)
        await visitor.say("m-2", "ส่งให้แล้วครับ")
        await visitor.hear("ส่งให้แล้วครับ")
        await visitor.hear("ได้รับแล้วค่ะ")

        said = ["ลำโพงไม่มีเสียงครับ", "ขอดูรูปได้ไหมคะ", "ส่งให้แล้วครับ", "ได้รับแล้วค่ะ"]
        assert sorted(text for text in visitor.texts if text in said) == sorted(said)

        async def desk_has_it_all() -> bool:
            return sorted(await desk.texts(again.url, ticket_id)) == sorted(said)

        assert await eventually(desk_has_it_all, within=40)
