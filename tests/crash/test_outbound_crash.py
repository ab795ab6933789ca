"""The way out, killed at every crash point of docs/flows.md: sent once, or honestly uncertain; never twice."""

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import aiohttp
import pytest
from sqlalchemy import func, select, update

from channels.registry import load_adapter
from core import clock
from core.db.session import Database
from core.events.models import Event
from core.messages import Address
from core.staff.models import User
from core.staff.principal import Principal, Role
from core.staff.profile import make_token
from tests.crash import scene
from tests.crash.scene import Scene
from tests.factories.inbound import SOMCHAI, arriving, make_mail
from tests.support.eventually import eventually
from tests.support.processes import project_root
from tests.support.server import Server, environment_for
from tests.support.smtp import SmtpSink
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery
from ticketing.replies.service import NewReply, reply
from ticketing.tickets.models import Ticket

# Where the process dies, and what must come of the mail: sent (by the next process), or uncertain with so many copies
# at the mail server.
SENT, UNCERTAIN_UNSENT, UNCERTAIN_SENT = ("sent", 1), ("uncertain", 0), ("uncertain", 1)
POINTS = (
    ("ticketing.replies.delivery:claim", "before", SENT),
    ("ticketing.replies.delivery:claim", "after", SENT),
    ("ticketing.replies.delivery:load", "before", SENT),
    ("ticketing.replies.delivery:load", "after", SENT),
    ("channels.email.send:send_mail", "before", SENT),
    ("ticketing.replies.delivery:mark_transmitting", "before", SENT),
    ("ticketing.replies.delivery:mark_transmitting", "after", SENT),
    ("channels.email.send:_transmit", "before", UNCERTAIN_UNSENT),
    ("channels.email.send:_transmit", "after", UNCERTAIN_SENT),
    ("channels.email.send:send_mail", "after", UNCERTAIN_SENT),
    ("ticketing.replies.delivery:finish", "before", UNCERTAIN_SENT),
    ("ticketing.replies.delivery:finish", "after", UNCERTAIN_SENT),
)
ON_SQLITE = POINTS[6:9]


@dataclass(frozen=True)
class Case:
    """A customer's ticket and the agent who answers it."""

    ticket_id: UUID
    agent: Principal
    last_message_id: UUID | None


async def _open_case(database: Database, account_id: UUID) -> Case:
    async with database.write() as session:
        await handle_batch(session, arriving(make_mail(account_id)))
    async with database.read() as session:
        ticket = (await session.execute(select(Ticket))).scalars().one()
        user = (await session.execute(select(User))).scalars().one()
    agent = Principal(user.id, user.name, Role.AGENT, frozenset({ticket.team_id} if ticket.team_id else ()))
    return Case(ticket.id, agent, ticket.last_message_id)


async def _answer(database: Database, case: Case) -> None:
    """An answer whose time to undo is over."""
    new = NewReply(
        client_id=scene.new_client_id(),
        body=compose_body("", "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ"),
        to=(Address("email", SOMCHAI.external_id, SOMCHAI.name),),
        last_seen_message_id=case.last_message_id,
    )
    async with database.write() as session:
        await reply(
            session, case.agent, case.ticket_id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities
        )
        await session.execute(update(OutboundDelivery).values(due_at=clock.ago(1)))


async def _state(database: Database) -> str:
    async with database.read() as session:
        return str((await session.execute(select(OutboundDelivery.state))).scalar_one())


async def _killed_and_restarted(
    at: Scene, place: str, moment: str, sink: SmtpSink, start: Callable[..., Server]
) -> tuple[str, int]:
    database = Database(at.url)
    try:
        await _answer(database, await _open_case(database, await scene.set_up(database, sink.port)))
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)

        async def is_settled() -> bool:
            return await _state(database) in {"sent", "uncertain"}

        await eventually(is_settled, within=60)
        await eventually(lambda: scene.everything_published(database), within=60)
        async with database.read() as session:
            trouble = (await session.execute(select(Ticket.delivery_trouble))).scalar_one()
            told = (
                await session.execute(
                    select(Event.data).where(Event.type == "message.delivery_changed").order_by(Event.id)
                )
            ).scalars()
            last = list(told)[-1]
        state = await _state(database)
        assert trouble == ("uncertain" if state == "uncertain" else None)
        assert last["state"] == state
        return state, len(sink.received)
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment", "expected"), POINTS)
async def test_killed_on_the_way_out(
    postgres_url: str,
    tmp_path: Path,
    place: str,
    moment: str,
    expected: tuple[str, int],
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    at = Scene(postgres_url, tmp_path, sys.executable)
    assert await _killed_and_restarted(at, place, moment, smtp_sink, sawasdesk_serve) == expected


@pytest.mark.parametrize(("place", "moment", "expected"), ON_SQLITE)
async def test_killed_on_the_way_out_with_sqlite(
    sqlite_url: str,
    tmp_path: Path,
    place: str,
    moment: str,
    expected: tuple[str, int],
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    at = Scene(sqlite_url, tmp_path, sys.executable)
    assert await _killed_and_restarted(at, place, moment, smtp_sink, sawasdesk_serve) == expected


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_killed_while_accepting_an_answer(
    postgres_url: str, tmp_path: Path, moment: str, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    """The composer sends again with its client id: one answer, whether or not the first try was kept."""
    at = Scene(postgres_url, tmp_path, sys.executable)
    database = Database(at.url)
    try:
        case = await _open_case(database, await scene.set_up(database, smtp_sink.port))
        async with database.write() as session:
            _, token = await make_token(session, case.agent, "crash test")
        document = {
            "client_id": scene.new_client_id(), "html": "", "text": "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ",
            "to": [{"kind": "email", "external_id": SOMCHAI.external_id, "name": SOMCHAI.name}],
            "cc": [], "bcc": [], "attachment_ids": [], "last_seen_message_id": str(case.last_message_id),
        }  # fmt: skip
        path = f"/api/v1/tickets/{case.ticket_id}/replies"
        headers = {"Authorization": f"Bearer {token}"}
        place = ["ticketing.replies.service:reply", moment, "1", "serve", "--port", "0"]
        doomed = Server(
            [at.python, "-m", "tests.crash.launcher", *place], environment_for(at.folder, at.settings), project_root()
        )
        async with aiohttp.ClientSession(headers=headers) as client:
            url = await asyncio.to_thread(lambda: doomed.url)
            with pytest.raises(aiohttp.ClientError):
                await client.post(url + path, json=document)
            doomed.stop()
            server = at.start_again(sawasdesk_serve)
            for _ in range(2):
                async with client.post(server.url + path, json=document) as response:
                    assert response.status == 202, await response.text()
        async with database.read() as session:
            answers = await session.execute(
                select(func.count()).select_from(Message).where(Message.direction == "outbound")
            )
            assert answers.scalar() == 1
    finally:
        await database.close()
