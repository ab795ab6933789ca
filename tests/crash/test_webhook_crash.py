"""What another program is told, killed at every step: everything, by the same id again, and each ticket in order."""

import asyncio
import json
import sys
from collections import defaultdict
from collections.abc import Callable
from itertools import groupby
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from core.db.session import Database
from core.events.models import Event
from core.messages import Address
from core.secrets import Secrets
from core.staff.principal import Role
from core.webhooks.endpoints import EndpointFields, create_endpoint
from core.webhooks.models import WebhookDelivery
from core.webhooks.payload import is_told
from tests.crash import scene
from tests.crash.scene import SECRET, Scene
from tests.factories.desk import make_principal
from tests.factories.inbound import arriving, make_mail
from tests.support.eventually import eventually
from tests.support.hooks import HookServer, hook_server
from tests.support.server import Server
from ticketing.intake.service import handle_batch

# Where the process dies, and whether the endpoint may have heard something twice.
POINTS = (
    ("core.webhooks.queueing:queue", "after", False),  # they wait, and the cursor has not moved
    ("core.webhooks.sending:claim", "after", False),  # leased, nothing is sent
    ("workers.jobs.webhooks:_post", "after", True),  # told, and not written down
)
SENDERS = tuple(Address("email", f"{name}@customer.example", name) for name in ("Somchai", "Mary", "Anan"))
PRIVATE = {"SAWASDESK_ALLOW_PRIVATE_HOSTS": "true"}


async def _set_up(database: Database, url: str) -> None:
    """An endpoint that asks for everything, and three customers who write twice each."""
    account_id = await scene.set_up(database, 1)
    async with database.write() as session:
        boss = await make_principal(session, Role.ADMIN, name="หัวหน้า")
        await create_endpoint(session, boss, EndpointFields("CRM", url), Secrets(SECRET), allow_private=True)
    async with database.write() as session:
        first = [make_mail(account_id, sender=sender) for sender in SENDERS]
        more = [make_mail(account_id, "ยังไม่มีเสียงครับ", sender=one.sender, answers=one) for one in first]
        await handle_batch(session, arriving(*first))
        await handle_batch(session, arriving(*more))


async def _events(database: Database) -> dict[str, list[str]]:
    """What must be told, ticket by ticket, in the published order."""
    async with database.read() as session:
        rows = (await session.execute(select(Event).order_by(Event.id))).scalars().all()
    lanes = defaultdict(list)
    for event in rows:
        if is_told(event.type):
            lanes[str(event.ticket_id or event.aggregate_id)].append(f"event:{event.id}")
    return lanes


async def _is_told(database: Database, events: dict[str, list[str]]) -> bool:
    async with database.read() as session:
        states = list((await session.execute(select(WebhookDelivery.state))).scalars())
    return states == ["delivered"] * sum(map(len, events.values()))


def _heard(server: HookServer) -> dict[str, list[str]]:
    """The ids the endpoint was told, ticket by ticket, as they came."""
    lanes = defaultdict(list)
    for one in server.told:
        document = json.loads(one.body)
        assert one.headers["webhook-id"] == document["id"]
        lanes[str(UUID(document["ticket_id"] or document["aggregate"]["id"]))].append(document["id"])
    return lanes


async def _killed_and_restarted(
    at: Scene, place: str, moment: str, may_repeat: bool, start: Callable[..., Server]
) -> None:
    database = Database(at.url)
    try:
        async with hook_server() as server:
            await _set_up(database, server.url)
            await asyncio.to_thread(at.run_until_killed, place, moment)
            await scene.let_time_pass(database)
            await asyncio.to_thread(at.start_again, start)
            await eventually(lambda: scene.everything_published(database), within=60)
            events = await _events(database)
            await eventually(lambda: _is_told(database, events), within=60)
            heard = _heard(server)
        assert {lane: [key for key, _ in groupby(ids)] for lane, ids in heard.items()} == events
        assert may_repeat == (heard != events)
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment", "may_repeat"), POINTS)
async def test_killed_while_an_endpoint_is_told(
    postgres_url: str,
    tmp_path: Path,
    place: str,
    moment: str,
    may_repeat: bool,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    at = Scene(postgres_url, tmp_path, sys.executable, PRIVATE)
    await _killed_and_restarted(at, place, moment, may_repeat, sawasdesk_serve)


async def test_killed_while_an_endpoint_is_told_with_sqlite(
    sqlite_url: str, tmp_path: Path, sawasdesk_serve: Callable[..., Server]
) -> None:
    at = Scene(sqlite_url, tmp_path, sys.executable, PRIVATE)
    await _killed_and_restarted(at, *POINTS[2], sawasdesk_serve)
