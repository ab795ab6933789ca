"""A connected form, and somebody who fills it in."""

import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from io import BytesIO
from itertools import count
from typing import Any

import pytest
from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient
from sqlalchemy import select

from channels.webform.proof import is_proof
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.inbox.models import InboundDelivery
from core.staff.models import Organization
from tests.channels.webform.forms import form
from tests.web.conftest import Caller
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket
from workers.jobs import inbound


class Inputs(HTMLParser):
    """The inputs of a page by name, with what stands in them; and every id, text and link."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.attributes: dict[str, dict[str, str | None]] = {}
        self.ids: set[str] = set()
        self._textarea = ""
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids.add(given.get("id") or "")
        name = given.get("name") or ""
        if tag in {"input", "select", "textarea"}:
            self.attributes[name] = given
        if tag == "input" and given.get("type") not in {"file", "submit"}:
            ticks = given.get("type") in {"checkbox", "radio"}
            if not ticks or "checked" in given:
                self.values.setdefault(name, []).append(given.get("value") or "")
        if tag == "textarea":
            self._textarea = name
        if tag == "select":
            self._select = name
        if tag == "option" and self._select and "selected" in given:
            self.values.setdefault(self._select, []).append(given.get("value") or "")

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self.values.setdefault(self._textarea, []).append(data.removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        self._textarea = "" if tag == "textarea" else self._textarea
        self._select = "" if tag == "select" else self._select


@dataclass
class Shown:
    """A page that came back."""

    status: int
    html: str
    headers: Mapping[str, str]
    url: str

    @property
    def text(self) -> str:
        return unescape(self.html)

    @property
    def inputs(self) -> Inputs:
        return Inputs(self.html)

    def value(self, name: str) -> str:
        return next(iter(self.inputs.values.get(name, [""])))

    @property
    def token(self) -> str:
        return self.value("-token")


@dataclass
class Visitor:
    """Somebody with a browser that runs no script."""

    client: TestClient
    context: AppContext
    slug: str = "contact"
    files: list[tuple[str, str, str, bytes]] = field(default_factory=list)

    async def open(self, query: str = "", **headers: str) -> Shown:
        return await _shown(await self.client.get(f"/forms/{self.slug}{query}", headers=headers))

    async def send(
        self, page: Shown, values: Mapping[str, str | list[str]], *, query: str = "", **headers: str
    ) -> Shown:
        """Fill in and send."""
        filled = {**page.inputs.values, **{key: [v] if isinstance(v, str) else v for key, v in values.items()}}
        body = FormData(quote_fields=False, default_to_multipart=True)
        for key, entries in filled.items():
            for entry in entries:
                body.add_field(key, entry)
        for key, name, content_type, data in self.files:
            body.add_field(key, BytesIO(data), filename=name, content_type=content_type)
        return await self.post(body, query=query, **headers)

    async def post(self, body: Any, *, query: str = "", **headers: str) -> Shown:
        """Send bytes; when they were taken, let the workers do theirs and look at the confirmation."""
        path = f"/forms/{self.slug}{query}"
        answer = await self.client.post(path, data=body, headers=headers, allow_redirects=False)
        if answer.status != 303:
            return await _shown(answer)
        await inbound.run(self.context, "")
        return await _shown(await self.client.get(answer.headers["Location"], allow_redirects=False))

    async def tickets(self) -> list[Ticket]:
        """All tickets, oldest first."""
        async with self.context.database.read() as session:
            return list((await session.execute(select(Ticket).order_by(Ticket.number))).scalars())

    async def messages(self) -> list[Message]:
        async with self.context.database.read() as session:
            return list((await session.execute(select(Message).order_by(Message.id))).scalars())

    async def deliveries(self) -> list[InboundDelivery]:
        async with self.context.database.read() as session:
            return list((await session.execute(select(InboundDelivery))).scalars())


MakeForm = Callable[..., Awaitable[Visitor]]


@pytest.fixture
def make_form(stranger: Caller, app_context: AppContext) -> MakeForm:
    """Connects a form with every kind of question, in no hurry by default: `await make_form(proof_of_work=10)`."""

    async def make(slug: str = "contact", *, is_enabled: bool = True, brand: str = "", **settings: Any) -> Visitor:
        config = form(**{"shortest_seconds": 0, **settings}).model_dump(mode="json")
        account = ChannelAccount(
            id=ids.new_id(),
            kind="webform",
            name="Contact form",
            address=slug,
            brand=brand,
            is_enabled=is_enabled,
            acknowledgement={},
            config_encrypted=app_context.secrets.encrypt(json.dumps(config)),
            created_at=clock.utc_now(),
        )
        async with app_context.database.write() as session:
            if await session.get(Organization, 1) is None:
                session.add(Organization(id=1, name="Sawas Audio", business_hours=[], holidays=[]))
            session.add(account)
        return Visitor(stranger.client, app_context, slug)

    return make


def solve(token: str, bits: int) -> str:
    return next(str(number) for number in count() if is_proof(token, str(number), bits))


async def _shown(response: ClientResponse) -> Shown:
    return Shown(response.status, await response.text(), dict(response.headers), str(response.url))
