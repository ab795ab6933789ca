"""A ticket of Nok's, the mails that tell her of it through a real SMTP server, and her answers through the door."""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from typing import Any
from uuid import UUID

from sqlalchemy import select

from core import clock, ids
from core.context import AppContext
from core.db.session import Database
from core.events.outbox import publish_batch
from core.events.published import read_since
from core.inbox.service import NewDelivery, record_deliveries
from core.staff.models import User
from core.staff.principal import Principal
from tests.factories import channels, desk
from tests.factories.contexts import make_context
from tests.support.smtp import SmtpSink
from tests.ticketing.replies.desk_of import Scene, set_scene
from ticketing.messages.models import Message as MessageRow
from ticketing.notifications.subscriber import handle
from ticketing.replies import service as replies
from ticketing.replies.composition import compose_body
from ticketing.replies.service import NewNote
from ticketing.tickets.models import Ticket
from workers.jobs import inbound, notices, system_mail

MORNING = desk.START  # a Monday, 10:00 in Bangkok


@dataclass
class NoticeDesk:
    """Time stands still at `now` and moves when told to."""

    scene: Scene
    context: AppContext
    sink: SmtpSink
    now: datetime = MORNING
    received: int = 0
    seen: set[int] = field(default_factory=set)

    @property
    def database(self) -> Database:
        return self.scene.database

    @contextmanager
    def at(self, minutes: float = 0):
        """Some minutes later."""
        self.now += timedelta(minutes=minutes)
        with clock.frozen_at(self.now):
            yield

    async def prefer(self, who: Principal, **preferences: Any) -> None:
        async with self.database.write() as session:
            (await session.get_one(User, who.user_id)).preferences = preferences

    async def email_of(self, who: Principal) -> str:
        async with self.database.read() as session:
            return (await session.get_one(User, who.user_id)).email

    async def note(self, text: str, *, by: Principal, mentions: tuple[UUID, ...] = ()) -> UUID:
        new = NewNote(ids.new_id().hex, compose_body("", text), mentions=mentions)
        async with self.database.write() as session:
            return (await replies.note(session, by, self.scene.ticket.id, new)).message_id

    async def tell(self) -> None:
        """Publish what happened and let the bell ring, each event once."""
        async with self.database.write() as session:
            await publish_batch(session)
            events = [one for one in await read_since(session, 0, 1000) if one.publish_seq not in self.seen]
            self.seen |= {one.publish_seq for one in events}
            await handle(session, events)

    async def customer_writes(self, text: str) -> None:
        """A mail through the door, told to its owner."""
        raw = answer_to(None, text, sender="somchai@example.com", answers="<q1@example.com>")
        await self.arrive(raw)
        await self.tell()

    async def arrive(self, raw: bytes) -> None:
        self.received += 1
        new = NewDelivery(self.scene.account.id, "email", f"INBOX:1:{self.received}", len(raw), raw=raw)
        async with self.database.write() as session:
            await record_deliveries(session, [new])
        await inbound.run(self.context)

    async def post(self) -> list[Message]:
        """Send what is due; everything that the server has got."""
        await notices.mail(self.context)
        await system_mail.run(self.context)
        return [one.parsed for one in self.sink.received]

    async def messages(self) -> list[MessageRow]:
        async with self.database.read() as session:
            query = select(MessageRow).where(MessageRow.ticket_id == self.scene.ticket.id).order_by(MessageRow.id)
            return list((await session.execute(query)).scalars())

    async def tickets(self) -> int:
        async with self.database.read() as session:
            return len((await session.execute(select(Ticket.id))).all())


async def open_notice_desk(database: Database, folder, sink: SmtpSink) -> NoticeDesk:
    scene = await set_scene(database, status="open")
    smtp = {"host": sink.host, "port": sink.port, "security": "none"}
    async with database.write() as session:
        account = await session.get_one(type(scene.account), scene.account.id)
        account.config_encrypted = channels.SECRETS.encrypt(json.dumps({"smtp": smtp, "plus_addressing": True}))
        (await session.get_one(Ticket, scene.ticket.id)).owner_id = scene.nok.user_id
    context = make_context(database, folder, allow_private_hosts=True, base_url="https://desk.example")
    return NoticeDesk(scene, context, sink)


def subject_of(mail: Message) -> str:
    return str(make_header(decode_header(mail["Subject"])))


def words_of(mail: Message, kind: str = "text/plain") -> str:
    part = next(part for part in mail.walk() if part.get_content_type() == kind)
    return part.get_payload(decode=True).decode().replace("\r\n", "\n")


def answer_to(
    mail: Message | None,
    text: str,
    *,
    sender: str,
    to: str = "help@shop.example",
    answers: str = "",
    attach: tuple[str, bytes] | None = None,
    **headers: str,
) -> bytes:
    """What a mail program sends as the answer to `mail`, its text quoted below."""
    answer = EmailMessage()
    answer["From"] = sender
    answer["To"] = to
    answer["Subject"] = f"Re: {subject_of(mail)}" if mail is not None else "ลำโพง"
    answer["Date"] = "Mon, 02 Mar 2026 11:00:00 +0700"
    answer["Message-ID"] = f"<{ids.new_id().hex}@elsewhere.example>"
    reference = answers or (mail["Message-ID"] if mail is not None else "")
    if reference:
        answer["In-Reply-To"] = reference
        answer["References"] = reference
    for name, value in headers.items():
        answer[name.replace("_", "-")] = value
    quoted = ""
    if mail is not None:
        lines = "\n".join(f"> {line}" for line in words_of(mail).split("\n"))
        quoted = f"\n\nเมื่อ จ. 2 มี.ค. 2026 เวลา 10:00 Siam Audio <help@shop.example> เขียนว่า:\n{lines}\n"
    answer.set_content(f"{text}{quoted}")
    if attach is not None:
        answer.add_attachment(attach[1], maintype="application", subtype="pdf", filename=attach[0])
    return answer.as_bytes()
