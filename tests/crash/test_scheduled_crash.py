"""An answer that waits for its time, killed while it leaves: it is sent once."""

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, update

from channels.registry import load_adapter
from core import clock
from core.db.session import Database
from core.messages import Address
from core.staff.models import User
from core.staff.principal import Principal, Role
from tests.crash import scene
from tests.crash.scene import Scene
from tests.factories.inbound import SOMCHAI, arriving, make_mail
from tests.support.eventually import eventually
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.intake.service import handle_batch
from ticketing.messages.models import Message
from ticketing.replies import scheduled
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery, ScheduledReply
from ticketing.replies.service import NewReply
from ticketing.tickets.models import Ticket

RELEASE = "ticketing.replies.scheduled:release"
RUN = "workers.jobs.scheduled_replies:run"


async def _put_off(database: Database, account_id: UUID) -> None:
    """A customer's ticket, and an answer on it whose time has come while nobody was running."""
    async with database.write() as session:
        await handle_batch(session, arriving(make_mail(account_id)))
    async with database.write() as session:
        ticket = (await session.execute(select(Ticket))).scalar_one()
        user = (await session.execute(select(User))).scalar_one()
        new = NewReply(
            client_id=scene.new_client_id(),
            body=compose_body("", "ส่งเครื่องใหม่ให้พรุ่งนี้ค่ะ"),
            to=(Address("email", SOMCHAI.external_id, SOMCHAI.name),),
            last_seen_message_id=ticket.last_message_id,
        )
        await scheduled.schedule(
            session,
            Principal(user.id, user.name, Role.AGENT, frozenset({ticket.team_id} if ticket.team_id else ())),
            ticket.id,
            new,
            clock.utc_now() + timedelta(hours=1),
            capabilities_of=lambda kind: load_adapter(kind).capabilities,
        )
        await session.execute(update(ScheduledReply).values(due_at=clock.ago(60)))


async def _killed_and_restarted(
    at: Scene, place: str, moment: str, sink: SmtpSink, start: Callable[..., Server]
) -> None:
    database = Database(at.url)
    try:
        await _put_off(database, await scene.set_up(database, sink.port))
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)

        async def is_sent() -> bool:
            async with database.read() as session:
                states = (await session.execute(select(OutboundDelivery.state))).scalars().all()
            return list(states) == ["sent"]

        await eventually(is_sent, within=60)
        async with database.read() as session:
            answers = select(func.count()).select_from(Message).where(Message.direction == "outbound")
            assert (await session.execute(answers)).scalar_one() == 1
            assert (await session.execute(select(func.count()).select_from(ScheduledReply))).scalar_one() == 0
        assert len(sink.received) == 1
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment"), [(RELEASE, "before"), (RELEASE, "after"), (RUN, "after")])
async def test_killed_while_a_scheduled_answer_leaves(
    postgres_url: str,
    tmp_path: Path,
    place: str,
    moment: str,
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    at = Scene(postgres_url, tmp_path, sys.executable)
    await _killed_and_restarted(at, place, moment, smtp_sink, sawasdesk_serve)


async def test_killed_while_a_scheduled_answer_leaves_with_sqlite(
    sqlite_url: str, tmp_path: Path, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    at = Scene(sqlite_url, tmp_path, sys.executable)
    await _killed_and_restarted(at, RELEASE, "after", smtp_sink, sawasdesk_serve)
