"""Two web nodes and two workers on PostgreSQL and Redis: one product, whichever node a person is on."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from email.message import EmailMessage
from email.utils import make_msgid

import aiohttp
import pytest
import pytest_asyncio
import redis
from sqlalchemy import select

from core.db.session import Database
from core.staff.models import User
from core.staff.principal import Principal, Role
from core.staff.profile import make_token
from tests.crash import scene
from tests.support.dovecot import Dovecot, Mailbox
from tests.support.eventually import eventually
from tests.support.server import Program, Server
from tests.support.smtp import SmtpSink
from ticketing.tickets.models import Ticket

CUSTOMER = "somchai@customer.example"


@pytest.fixture
def settings(postgres_url: str, redis_url: str, redis_prefix: str) -> Mapping[str, str]:
    return {
        "SAWASDESK_DATABASE_URL": postgres_url,
        "SAWASDESK_REDIS_URL": redis_url,
        "SAWASDESK_REDIS_PREFIX": redis_prefix,
        "SAWASDESK_SECRET_KEY": scene.SECRET,
        "SAWASDESK_LOG_LEVEL": "warning",
        "SAWASDESK_DATABASE_POOL": "6",
    }


@pytest_asyncio.fixture(loop_scope="session")
async def database(postgres_url: str) -> AsyncIterator[Database]:
    opened = Database(postgres_url)
    yield opened
    await opened.close()


def write(mailbox: Mailbox, text: str, answers: EmailMessage | None = None) -> EmailMessage:
    """A customer's mail, put into the company's mailbox."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = f"สมชาย <{CUSTOMER}>", "support@desk.example", "หูฟังไม่มีเสียง"
    mail["Message-ID"] = make_msgid(domain="customer.example")
    if answers is not None:
        mail["In-Reply-To"] = mail["References"] = str(answers["Message-ID"])
    mail.set_content(text)
    mailbox.append(mail.as_bytes())
    return mail


async def next_event(socket: aiohttp.ClientWebSocketResponse, kind: str) -> Mapping[str, object]:
    """The next event of a kind on a desk's socket."""
    async with asyncio.timeout(30):
        while True:
            said = json.loads(await socket.receive_str())
            for item in said.get("items", []):
                if item["type"] == kind:
                    return dict(item)


async def test_mail_in_on_one_machine_is_answered_on_another(
    settings: Mapping[str, str],
    database: Database,
    dovecot: Dovecot,
    smtp_sink: SmtpSink,
    redis_url: str,
    sawasdesk_serve: Callable[..., Server],
    sawasdesk_worker: Callable[..., Program],
) -> None:
    mailbox = dovecot.mailbox()
    imap = {"host": mailbox.host, "port": mailbox.port, "security": "none", "user": mailbox.user,
            "password": mailbox.password}  # fmt: skip
    await scene.set_up(database, smtp_sink.port, imap)
    async with database.write() as session:
        user = (await session.execute(select(User))).scalars().one()
        _, token = await make_token(session, Principal(user.id, user.name, Role(user.role)), "journey")
    nodes = [sawasdesk_serve(settings), sawasdesk_serve(settings)]
    workers = [sawasdesk_worker(settings), sawasdesk_worker(settings)]
    for worker in workers:
        worker.wait_for("worker is ready")

    headers = {"Authorization": f"Bearer {token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as client,
        client.ws_connect(f"{nodes[1].url}/api/v1/realtime") as desk,
    ):
        await desk.send_json({"type": "hello", "since": None})
        first = write(mailbox, "หูฟังไม่มีเสียงค่ะ")
        event = await next_event(desk, "message.received")
        ticket_id = event["ticket_id"]

        async with client.get(f"{nodes[1].url}/api/v1/tickets/{ticket_id}") as response:
            detail = await response.json()
        answer = {
            "client_id": scene.new_client_id(), "html": "<p>ส่งเครื่องใหม่ให้<b>พรุ่งนี้</b>ค่ะ</p>", "text": "",
            "to": [{"kind": "email", "external_id": CUSTOMER, "name": "สมชาย"}], "cc": [], "bcc": [],
            "attachment_ids": [], "last_seen_message_id": detail["messages"][-1]["id"],
        }  # fmt: skip
        async with client.post(f"{nodes[0].url}/api/v1/tickets/{ticket_id}/replies", json=answer) as response:
            assert response.status == 202, await response.text()
        assert (await next_event(desk, "message.sent"))["ticket_id"] == ticket_id
        mails = await asyncio.to_thread(smtp_sink.wait_for, 1, address=CUSTOMER, within=40)
        assert mails[0].parsed["In-Reply-To"] == str(first["Message-ID"])

        # Redis only nudges: without what it keeps, mail still arrives.
        redis.Redis.from_url(redis_url).flushdb()
        write(mailbox, "ขอบคุณค่ะ", answers=first)
        assert (await next_event(desk, "message.received"))["ticket_id"] == ticket_id

    async def one_ticket() -> bool:
        async with database.read() as session:
            tickets = list((await session.execute(select(Ticket))).scalars())
        return [ticket.inbound_count for ticket in tickets] == [2]

    assert await eventually(one_ticket)
    assert len(smtp_sink.received) == 1
