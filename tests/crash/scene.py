"""What the crash tests set up, how they kill, and how they look at what is left."""

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.models import Event, EventPublication, Outbox, SubscriberCursor
from core.inbox.models import InboundDelivery, InboundItem
from core.inbox.service import NewDelivery, record_deliveries
from core.search.models import SearchDocument
from core.secrets import Secrets
from crm_link.customers.models import Contact
from tests.factories.desk import make_team, make_user
from tests.factories.inbound import make_mailbox
from tests.support.eventually import eventually
from tests.support.processes import project_root
from tests.support.server import Program, Server, environment_for
from ticketing.messages.models import Message
from ticketing.tickets.models import Ticket
from workers.subscriptions import SUBSCRIBERS

SECRET = "the secret of the crash tests, long enough for production"
KILLED = -9
CUSTOMERS = ("somchai@customer.example", "mary@customer.example")
MAILS_EACH = 3


@dataclass(frozen=True)
class Scene:
    """A database to start processes on. `folder` is theirs, `more` are settings that only this scene needs."""

    url: str
    folder: Path
    python: str
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def settings(self) -> Mapping[str, str]:
        usual = {"SAWASDESK_DATABASE_URL": self.url, "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_LOG_LEVEL": "warning"}
        return {**usual, **self.more}

    def run_until_killed(self, place: str, moment: str, number: int = 1) -> None:
        """Start the product so that it dies at `place`; an AssertionError when it never gets there."""
        command = [self.python, "-m", "tests.crash.launcher", place, moment, str(number), "serve", "--port", "0"]
        program = Program(command, environment_for(self.folder, self.settings), project_root())
        try:
            code = program.process.wait(60)
        except subprocess.TimeoutExpired:
            program.kill()
            raise AssertionError(f"{moment} {place} was never reached:\n{program.output}") from None
        program.stop()
        assert code == KILLED, f"ended with {code}:\n{program.output}"

    def start_again(self, start: Callable[..., Server]) -> Server:
        """The product as it is, after the crash."""
        return start(self.settings)


async def set_up(database: Database, smtp_port: int, imap: Mapping[str, object] | None = None) -> UUID:
    """A team of one, and a mailbox that sends to `smtp_port`; returns the mailbox account's id."""
    config: dict[str, object] = {"smtp": {"host": "127.0.0.1", "port": smtp_port, "security": "none"}}
    if imap:
        config["imap"] = dict(imap)
    async with database.write() as session:
        team = await make_team(session)
        await make_user(session, teams=[team])
        mailbox = await make_mailbox(
            session,
            default_team_id=team.id,
            config_encrypted=Secrets(SECRET).encrypt(json.dumps(config)),
        )
        return mailbox.id


def letters() -> list[bytes]:
    """Each customer writes, and writes twice more in the same thread; the two take turns."""
    mails = []
    for number in range(MAILS_EACH):
        for customer in CUSTOMERS:
            mail = EmailMessage()
            mail["From"], mail["To"] = f"ลูกค้า <{customer}>", "support@desk.example"
            mail["Subject"] = "ลำโพงเสีย" if number == 0 else "Re: ลำโพงเสีย"
            mail["Message-ID"] = f"<{number}.{customer}>"
            if number:
                mail["In-Reply-To"] = f"<{number - 1}.{customer}>"
                mail["References"] = " ".join(f"<{n}.{customer}>" for n in range(number))
            mail.set_content(f"ข้อความที่ {number} จาก {customer}\n")
            mails.append(mail.as_bytes())
    return mails


async def put_into_the_door(database: Database, account_id: UUID) -> None:
    """All letters recorded, nothing looked at yet."""
    async with database.write() as session:
        await record_deliveries(
            session,
            [NewDelivery(account_id, "email", f"imap:1:{n}", len(raw), raw) for n, raw in enumerate(letters(), 1)],
        )


async def let_time_pass(database: Database) -> None:
    """The leases of the killed process run out."""
    past = clock.ago(60)
    async with database.write() as session:
        for table in ("inbound_delivery", "inbound_lane", "outbound_delivery", "webhook_delivery"):
            value = past if not database.is_sqlite else int(past.timestamp() * 1_000_000)
            await session.execute(
                text(f"UPDATE {table} SET lease_until = :past WHERE lease_until IS NOT NULL"), {"past": value}
            )
        await session.execute(text("DELETE FROM lease"))


async def everything_handled(database: Database, mails: int) -> bool:
    """Whether nothing waits any more: deliveries, items, outbox, and every subscriber."""
    async with database.read() as session:
        waiting = [
            await _count(
                session, select(func.count()).select_from(InboundDelivery).where(InboundDelivery.state == "received")
            ),
            await _count(session, select(func.count()).select_from(InboundItem).where(InboundItem.state == "pending")),
            await _count(session, select(func.count()).select_from(Outbox)),
        ]
        recorded = await _count(session, select(func.count()).select_from(InboundDelivery))
        last = await _count(session, select(func.max(EventPublication.publish_seq)))
        cursors = list((await session.execute(select(SubscriberCursor.publish_seq))).scalars())
    is_read = len(cursors) == len(SUBSCRIBERS) and all(seq == last for seq in cursors)
    return recorded == mails and not any(waiting) and last > 0 and is_read


async def everything_published(database: Database) -> bool:
    """Whether the relay has nothing left."""
    async with database.read() as session:
        return not await _count(session, select(func.count()).select_from(Outbox))


async def assert_handled_once_and_in_order(database: Database) -> None:
    """Nothing lost, nothing doubled, every customer's words in his own ticket in the order he wrote them."""
    mails = MAILS_EACH * len(CUSTOMERS)
    await eventually(lambda: everything_handled(database, mails), within=60)
    async with database.read() as session:
        messages = list((await session.execute(select(Message).order_by(Message.id))).scalars())
        tickets = {ticket.id: ticket for ticket in (await session.execute(select(Ticket))).scalars()}
        contacts = await _count(session, select(func.count()).select_from(Contact))
        events = list((await session.execute(select(Event).order_by(Event.id))).scalars())
        sequences = list(
            (
                await session.execute(select(EventPublication.publish_seq).order_by(EventPublication.publish_seq))
            ).scalars()
        )
        indexed = (
            await session.execute(
                select(SearchDocument.entity_id, SearchDocument.field, SearchDocument.chunk, func.count()).group_by(
                    SearchDocument.entity_id, SearchDocument.field, SearchDocument.chunk
                )
            )
        ).all()
    assert len(messages) == mails
    assert (len(tickets), contacts) == (len(CUSTOMERS), len(CUSTOMERS))
    said: dict[UUID | None, list[tuple[str, int]]] = {}
    for message in messages:
        found = re.search(r"ข้อความที่ (\d+) จาก (\S+)", message.text)
        assert found, message.text
        said.setdefault(message.ticket_id, []).append((found[2], int(found[1])))
    for words in said.values():
        assert words == [(words[0][0], number) for number in range(MAILS_EACH)]
    assert all(ticket.inbound_count == MAILS_EACH for ticket in tickets.values())
    received = [event for event in events if event.type == "message.received"]
    assert len({event.data["message_id"] for event in received}) == len(received) == mails
    for ticket in tickets.values():
        versions = [event.version for event in events if event.aggregate_id == ticket.id]
        assert versions == list(range(1, len(versions) + 1))
        assert ticket.version == len(versions)
    assert sequences == list(range(1, len(events) + 1))
    assert all(times == 1 for *_, times in indexed)
    assert {message.id for message in messages} <= {entity_id for entity_id, *_ in indexed}


async def account_row(database: Database, account_id: UUID) -> ChannelAccount:
    """The mailbox account."""
    async with database.read() as session:
        return await session.get_one(ChannelAccount, account_id)


def new_client_id() -> str:
    """What a composer would send."""
    return str(ids.new_id())


async def _count(session: AsyncSession, query: object) -> int:
    return int((await session.execute(query)).scalar() or 0)  # type: ignore[call-overload]
