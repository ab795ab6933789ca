"""Requests made up from the API's own description, against a real server on PostgreSQL: whatever comes, the answer is
one that the description promises, and never a 500.
"""

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID
from zlib import crc32

import pytest
import schemathesis
from aiohttp import web
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from core.context import AppContext
from core.db.session import Database
from core.jobs import NoJobs
from core.realtime import LocalRealtime
from core.settings import Settings
from core.staff import organization, profile, users
from core.staff.principal import Principal, Role
from core.staff.users import NewUser
from core.storage import BlobStore
from tests.factories import desk
from tests.factories.channels import SECRETS
from tests.factories.chats import make_chat, make_chat_ticket
from ticketing.conversations.models import Conversation
from ticketing.fields.model import TicketFieldKind
from ticketing.fields.service import FieldSettings, create_field
from ticketing.statuses.service import StatusSettings, create_status
from ticketing.tasks.service import add_task
from ticketing.tasks.templates import ChecklistItem, TemplateSettings, create_template
from ticketing.time_entries.service import add_entry
from web.app import RESOURCES, build_app, product_version
from web.document import build_document
from web.openapi import API_BASE

DOCUMENT = build_document(RESOURCES, product_version())
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 8
# The check knocks at whatever host it is given; made-up ones would be looked up outside. It has tests of its own.
schema = schemathesis.openapi.from_dict(DOCUMENT).exclude(path="/channel-accounts/check")


@dataclass
class Running:
    """A server in a thread of its own, an administrator's token, and ids of things that are there."""

    url: str
    token: str
    known: dict[str, UUID]


class _Loop:
    """An event loop in a thread, because Hypothesis wants plain functions."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, name="api-under-test", daemon=True)
        self._thread.start()

    def run(self, work: Any) -> Any:
        future: Future[Any] = asyncio.run_coroutine_threadsafe(work, self.loop)
        return future.result(60)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(10)
        self.loop.close()


@pytest.fixture(scope="module")
def running(postgres_cluster: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    folder, name = tmp_path_factory.mktemp("api"), f"schemathesis_{id(schema)}"
    url = postgres_cluster.clone(name)
    loop = _Loop()
    context = loop.run(_open(url, folder))
    runner = loop.run(_serve(context))
    token, known = loop.run(_fill(context))
    yield Running(f"http://127.0.0.1:{runner.addresses[0][1]}{API_BASE}", token, known)
    loop.run(runner.cleanup())
    loop.run(context.database.close())
    loop.stop()
    postgres_cluster.drop(name)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
def test_every_answer_is_one_that_the_description_promises(case: schemathesis.Case, running: Running):
    for name, made_up in dict(case.path_parameters or {}).items():
        if name in running.known and crc32(str(made_up).encode()) % 2:
            case.path_parameters[name] = str(running.known[name])
    response = case.call(base_url=running.url, headers={"Authorization": f"Bearer {running.token}"})
    case.validate_response(response, checks=CHECKS)
    assert response.status_code < 500


async def _open(url: str, folder: Path) -> AppContext:
    return AppContext(
        settings=Settings(environment="test", data_dir=folder, rate_limits=False),
        database=Database(url),
        blobs=BlobStore((folder / "blobs").as_uri()),
        secrets=SECRETS,
        realtime=LocalRealtime(),
        jobs=NoJobs(),
    )


async def _serve(context: AppContext) -> web.AppRunner:
    runner = web.AppRunner(build_app(context), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner


async def _fill(context: AppContext) -> tuple[str, dict[str, UUID]]:
    """An administrator with a token, and one of most things."""
    async with context.database.write() as session:
        await organization.ensure_organization(session, "Sawas Audio")
        admin = await users.add_user(session, NewUser("Admin", "admin@desk.test", Role.ADMIN, password_hash="$"))
        agent = await users.add_user(session, NewUser("Nok", "nok@desk.test", Role.AGENT, password_hash="$"))
        principal = Principal(admin.id, admin.name, Role.ADMIN)
        _, token = await profile.make_token(session, principal, "schemathesis")
        team = await desk.make_team(session)
        contact = await desk.make_contact(session, email="somchai@example.test")
        ticket = await desk.make_ticket(session, contact=contact, team=team)
        message = await desk.make_message(session, ticket, html="<p>สวัสดี</p>")
        attachment = await desk.make_attachment(session, message)
        chat = await make_chat(session, ticket)
        await make_chat_ticket(session, ticket, chat)
        conversation = await session.get_one(Conversation, chat.conversation_id)
        field = await create_field(session, principal, TicketFieldKind.NUMBER, FieldSettings(label_th="จำนวน"))
        status = await create_status(session, principal, "open", StatusSettings(name_th="กำลังตรวจเช็ก"))
        task = await add_task(session, principal, ticket.id, "โทรกลับ")
        entry = await add_entry(session, principal, ticket.id, 25)
        checklist = await create_template(session, principal, TemplateSettings("รับคืน", items=(ChecklistItem("ตรวจ"),)))
    known = {
        "user_id": agent.id,
        "team_id": team.id,
        "contact_id": contact.id,
        "ticket_id": ticket.id,
        "message_id": message.id,
        "attachment_id": attachment.id,
        "chat_id": chat.id,
        "visitor_id": UUID(conversation.thread_key),
        "account_id": chat.channel_account_id,
        "field_id": field.id,
        "status_id": status.id,
        "task_id": task.id,
        "entry_id": entry.id,
        "checklist_id": checklist.id,
    }
    return token, known
