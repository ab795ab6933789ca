"""A running application over each database, and browsers and programs that talk to it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer

from core import clock, ids
from core.context import AppContext
from core.db.session import Database
from core.jobs import NoJobs
from core.realtime import LocalRealtime
from core.settings import Settings
from core.staff import authentication
from core.staff.models import Organization, User
from core.staff.principal import Role
from core.storage import BlobStore
from tests.factories.channels import SECRETS
from web.app import build_app
from web.document import CSRF_HEADER, SESSION_COOKIE
from web.openapi import API_BASE


@dataclass
class Caller:
    """Somebody who calls the API; a signed-in browser when it holds a cookie and a CSRF token."""

    client: TestClient
    user_id: UUID | None = None
    cookie: str = ""
    csrf_token: str = ""

    async def call(self, method: str, path: str, **options: Any) -> ClientResponse:
        headers = dict(options.pop("headers", {}))
        if self.cookie:
            headers.setdefault("Cookie", f"{SESSION_COOKIE}={self.cookie}")
        if self.csrf_token and method != "GET":
            headers.setdefault(CSRF_HEADER, self.csrf_token)
        return await self.client.request(method, API_BASE + path, headers=headers, **options)

    async def get(self, path: str, **options: Any) -> ClientResponse:
        return await self.call("GET", path, **options)

    async def post(self, path: str, json: Any = None, **options: Any) -> ClientResponse:
        return await self.call("POST", path, json=json, **options)

    async def patch(self, path: str, json: Any, **options: Any) -> ClientResponse:
        return await self.call("PATCH", path, json=json, **options)

    async def put(self, path: str, json: Any = None, **options: Any) -> ClientResponse:
        return await self.call("PUT", path, json=json, **options)

    async def delete(self, path: str, **options: Any) -> ClientResponse:
        return await self.call("DELETE", path, **options)


SignIn = Callable[..., Awaitable[Caller]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a test installation; rate limits are off unless a test is about them."""
    return Settings(environment="test", data_dir=tmp_path, rate_limits=False, mail_domain="desk.test")


@pytest.fixture
def app_context(database: Database, settings: Settings, tmp_path: Path) -> AppContext:
    """The open parts of one process, on each database in turn."""
    return AppContext(
        settings=settings,
        database=database,
        blobs=BlobStore((tmp_path / "blobs").as_uri()),
        secrets=SECRETS,
        realtime=LocalRealtime(),
        jobs=NoJobs(),
    )


@pytest_asyncio.fixture(loop_scope="session")
async def stranger(app_context: AppContext) -> AsyncIterator[Caller]:
    """Nobody in particular, with a running application before him."""
    async with TestClient(TestServer(build_app(app_context)), cookie_jar=DummyCookieJar()) as client:
        yield Caller(client)


@pytest.fixture
def sign_in(app_context: AppContext, stranger: Caller) -> SignIn:
    """Makes a person of a role and gives his signed-in browser: `await sign_in(Role.AGENT)`."""

    async def make(role: Role = Role.ADMIN, name: str = "", email: str = "") -> Caller:
        async with app_context.database.write() as session:
            if await session.get(Organization, 1) is None:
                session.add(Organization(id=1, name="Sawas Audio", business_hours=[], holidays=[]))
            user = User(
                id=ids.new_id(),
                name=name or f"{role} person",
                email=email or f"{role}-{ids.new_token(4).lower()}@desk.test",
                role=role,
                password_hash="$unusable$",
                recovery_code_digests=[],
                preferences={},
                created_at=clock.utc_now(),
            )
            session.add(user)
            await session.flush()
            cookie, csrf_token = await authentication.start_session(session, user.id, user_agent="test", address="::1")
        return Caller(stranger.client, user.id, cookie, csrf_token)

    return make
