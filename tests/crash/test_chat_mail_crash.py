"""Killed while the mail to a visitor who left is written down: he gets it once, whatever died in between."""

import sys
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, update

from channels.adapter import StreamFrame
from channels.registry import load_adapter
from channels.webchat.models import Visitor
from channels.webchat.stream import append_frame
from core import clock, ids
from core.db.session import Database
from core.secrets import Secrets
from core.staff.models import User
from core.staff.principal import Principal, Role
from tests.crash import scene
from tests.crash.scene import Scene
from tests.factories.inbound import arriving
from tests.factories.visitors import chat, make_widget
from tests.support.eventually import eventually
from tests.support.server import Server
from tests.support.smtp import SmtpSink
from ticketing.intake.service import handle_batch
from ticketing.replies.composition import compose_body
from ticketing.replies.models import OutboundDelivery
from ticketing.replies.service import NewReply, reply
from ticketing.tickets.models import Ticket

POINTS = (
    ("channels.webchat.away:mark_mailed", "before"),
    ("channels.webchat.away:mark_mailed", "after"),
    ("ticketing.replies.by_mail:record_mail", "after"),
    ("ticketing.replies.changes:record_change", "after"),
)


async def _leave_unread(database: Database, mailbox_id: UUID) -> UUID:
    """A visitor wrote, was answered, and has been away for ten minutes; the answer's id."""
    visitor_id = ids.new_id()
    async with database.write() as session:
        config = Secrets(scene.SECRET).encrypt("{}")
        widget = await make_widget(session, config_encrypted=config, reply_channel_account_id=mailbox_id)
        session.add(
            Visitor(
                id=visitor_id, channel_account_id=widget.id, name="มานี", email="manee@customer.example",
                created_at=clock.utc_now(), last_seen_at=clock.utc_now(), left_at=clock.ago(600),
            )
        )  # fmt: skip
        await session.flush()
        await handle_batch(session, arriving(chat(widget, visitor=visitor_id)))
    with clock.frozen_at(clock.ago(300)):
        async with database.write() as session:
            ticket = (await session.execute(select(Ticket))).scalar_one()
            user = (await session.execute(select(User))).scalar_one()
            agent = Principal(user.id, user.name, Role.ADMIN, frozenset())
            new = NewReply(scene.new_client_id(), compose_body("", "มีของค่ะ"), send_anyway=True)
            accepted = await reply(
                session, agent, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities
            )
            await session.execute(update(OutboundDelivery).values(state="sent", sent_at=clock.utc_now()))
            frame = StreamFrame("message", "delivery:1", {"text": "มีของค่ะ"}, accepted.message_id)
            await append_frame(session, visitor_id, frame)
    return accepted.message_id


async def _mailed_once(at: Scene, place: str, moment: str, sink: SmtpSink, start: Callable[..., Server]) -> None:
    database = Database(at.url)
    try:
        message_id = await _leave_unread(database, await scene.set_up(database, sink.port))
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)

        async def has_left() -> bool:
            async with database.read() as session:
                query = select(OutboundDelivery.state).where(OutboundDelivery.channel_kind == "email")
                return list((await session.execute(query)).scalars()) == ["sent"]

        await eventually(has_left, within=60)
        assert len(sink.received) == 1
        assert message_id.hex in str(sink.received[0])
    finally:
        await database.close()


@pytest.mark.parametrize(("place", "moment"), POINTS)
async def test_a_visitor_is_mailed_once_whatever_dies(
    postgres_url: str,
    tmp_path: Path,
    place: str,
    moment: str,
    smtp_sink: SmtpSink,
    sawasdesk_serve: Callable[..., Server],
) -> None:
    await _mailed_once(Scene(postgres_url, tmp_path, sys.executable), place, moment, smtp_sink, sawasdesk_serve)


async def test_a_visitor_is_mailed_once_whatever_dies_with_sqlite(
    sqlite_url: str, tmp_path: Path, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    at = Scene(sqlite_url, tmp_path, sys.executable)
    await _mailed_once(at, "ticketing.replies.by_mail:record_mail", "after", smtp_sink, sawasdesk_serve)
