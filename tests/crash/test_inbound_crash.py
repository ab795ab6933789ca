"""The way in, killed at every crash point of docs/flows.md: nothing lost, nothing doubled, order kept."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from core.db.session import Database
from tests.crash import scene
from tests.crash.scene import Scene
from tests.support.dovecot import Dovecot
from tests.support.eventually import eventually
from tests.support.server import Server
from tests.support.smtp import SmtpSink

POINTS = (
    "core.inbox.claims:claim_deliveries",
    "core.inbox.claims:record_parsed",
    "core.inbox.claims:claim_lanes",
    "ticketing.intake.service:handle_batch",
    "core.events.log:record_events",
    "core.inbox.claims:finish_items",
    "core.events.outbox:publish_batch",
    "core.events.cursors:drain_together",
    "core.events.cursors:handle_together",
)
ON_SQLITE = (
    ("core.inbox.claims:record_parsed", "after"),
    ("ticketing.intake.service:handle_batch", "after"),
    ("core.events.outbox:publish_batch", "after"),
)


@pytest.fixture
def on_postgres(postgres_url: str, tmp_path: Path) -> Scene:
    return Scene(postgres_url, tmp_path, sys.executable)


@pytest.fixture
def on_sqlite(sqlite_url: str, tmp_path: Path) -> Scene:
    return Scene(sqlite_url, tmp_path, sys.executable)


async def _crash_and_recover(at: Scene, place: str, moment: str, sink: SmtpSink, start: Callable[..., Server]) -> None:
    database = Database(at.url)
    try:
        await scene.put_into_the_door(database, await scene.set_up(database, sink.port))
        at.run_until_killed(place, moment)
        await scene.let_time_pass(database)
        at.start_again(start)
        await scene.assert_handled_once_and_in_order(database)
    finally:
        await database.close()


@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("place", POINTS)
async def test_killed_on_the_way_in(
    on_postgres: Scene, place: str, moment: str, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    await _crash_and_recover(on_postgres, place, moment, smtp_sink, sawasdesk_serve)
    assert smtp_sink.received == []


@pytest.mark.parametrize(("place", "moment"), ON_SQLITE)
async def test_killed_on_the_way_in_with_sqlite(
    on_sqlite: Scene, place: str, moment: str, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    await _crash_and_recover(on_sqlite, place, moment, smtp_sink, sawasdesk_serve)
    assert smtp_sink.received == []


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_killed_at_the_door_while_fetching_mail(
    on_postgres: Scene, moment: str, dovecot: Dovecot, smtp_sink: SmtpSink, sawasdesk_serve: Callable[..., Server]
) -> None:
    mailbox = dovecot.mailbox()
    for raw in scene.letters():
        mailbox.append(raw)
    database = Database(on_postgres.url)
    try:
        imap = {
            "host": mailbox.host, "port": mailbox.port, "security": "none", "user": mailbox.user,
            "password": mailbox.password,
        }  # fmt: skip
        await scene.set_up(database, smtp_sink.port, imap)
        on_postgres.run_until_killed("core.inbox.service:record_delivery", moment, 3)
        await scene.let_time_pass(database)
        on_postgres.start_again(sawasdesk_serve)
        await scene.assert_handled_once_and_in_order(database)
        assert await eventually(lambda: scene.everything_handled(database, len(scene.letters())))
    finally:
        await database.close()
