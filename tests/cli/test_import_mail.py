"""`sawasdesk import`: archives of every form become closed tickets with their dates, once, and nobody hears of it."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, update

from cli.import_mail import CannotBegin, choose_account, import_archive, summary
from cli.mail_archives import ArchiveKind, NoArchive, Unreadable, archive_size, read_archive
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.events.models import Event
from core.inbox.models import InboundItem, InboundLane
from core.inbox.service import NewDelivery, record_deliveries
from core.secrets import Secrets
from core.settings import Settings
from tests.factories.contexts import make_context
from tests.factories.desk import make_team, make_user
from tests.factories.inbound import make_mailbox
from tests.support.eventually import eventually
from tests.support.processes import project_root
from ticketing.messages.models import Message
from ticketing.notifications.models import Notification
from ticketing.replies.models import OutboundDelivery
from ticketing.routing.models import RoutingRule
from ticketing.tickets.models import Ticket
from workers.accounts import load_accounts
from workers.jobs import inbound, subscribers
from workers.mail_import import ImportCounts
from workers.relay import relay

SECRET = "the secret of the import tests, long enough"
BEGAN = datetime(2023, 5, 4, 3, 0, tzinfo=UTC)
SUPPORT = "support@desk.example"
CUSTOMER = "สมชาย <somchai@customer.example>"


def letter(number: int, *, sender: str = CUSTOMER, to: str = SUPPORT, answers: str = "", **headers: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, to
    mail["Subject"] = headers.pop("subject", f"เรื่องที่ {number}")
    mail["Date"] = format_datetime(BEGAN + timedelta(hours=number))
    mail["Message-ID"] = f"<m{number}@customer.example>"
    if answers:
        mail["In-Reply-To"] = mail["References"] = answers
    for name, value in headers.items():
        mail[name] = value
    mail.set_content(f"ข้อความที่ {number}\n\nFrom here on it is body text.\n")
    return mail.as_bytes()


def write_mbox(path: Path, *mails: bytes) -> Path:
    quoted = [b"\n".join(b">" + line if line.startswith(b"From ") else line for line in m.split(b"\n")) for m in mails]
    path.write_bytes(b"".join(b"From someone@x Thu May  4 10:00:00 2023\n" + mail + b"\n" for mail in quoted))
    return path


THREAD = (
    letter(1),
    letter(2, sender=f"ทีมงาน <{SUPPORT}>", to="somchai@customer.example", answers="<m1@customer.example>"),
    letter(3, answers="<m2@customer.example>"),
    letter(4, sender="Jane <jane@other.example>"),
)


@pytest.fixture
async def desk(database: Database) -> Database:
    """A mailbox that acknowledges, and a rule that gives everything to one agent."""
    async with database.write() as session:
        team = await make_team(session, "ซ่อม")
        agent = await make_user(session)
        await make_mailbox(
            session,
            acknowledgement={"is_enabled": True, "text_th": "ได้รับแล้ว", "text_en": "Got it"},
            config_encrypted=Secrets(SECRET).encrypt('{"smtp": {"host": "127.0.0.1", "port": 1, "security": "none"}}'),
        )
        session.add(
            RoutingRule(
                id=agent.id, name="all", position=1, is_enabled=True, conditions={"all": []}, created_at=BEGAN,
                actions={"team_id": str(team.id), "owner_id": str(agent.id)},
            )
        )  # fmt: skip
    return database


def start(database: Database, folder: Path, *arguments: str | Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "SAWASDESK_DATABASE_URL": database.url.render_as_string(hide_password=False),
                   "SAWASDESK_SECRET_KEY": SECRET, "SAWASDESK_DATA_DIR": str(folder)}  # fmt: skip
    command = [sys.executable, "-m", "cli.main", "import", *map(str, arguments)]
    return subprocess.Popen(
        command, env=environment, cwd=project_root(), text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


async def bring_in(database: Database, folder: Path, kind: str, path: Path, account: str, *, stays_open: bool = False):
    """The same in this process: what the summary says."""
    url = database.url.render_as_string(hide_password=False)
    settings = Settings(environment="test", database_url=url, secret_key=SecretStr(SECRET), data_dir=folder)
    counts = ImportCounts()
    await import_archive(settings, ArchiveKind(kind), path, account, counts, stays_open=stays_open)
    return summary(counts)


async def run_import(database: Database, folder: Path, *arguments: str | Path) -> tuple[int, str, str]:
    process = start(database, folder, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


async def rows(database: Database, model, *order):
    async with database.read() as session:
        return list((await session.execute(select(model).order_by(*order))).scalars())


async def test_an_mbox_becomes_closed_tickets_with_its_dates_and_nobody_hears_of_it(desk, tmp_path):
    code, out, err = await run_import(
        desk, tmp_path, "mbox", write_mbox(tmp_path / "old.mbox", *THREAD), "--account", "support"
    )
    assert (code, "Imported: 4" in out, "Here already: 0" in out) == (0, True, True), err
    tickets = await rows(desk, Ticket, Ticket.number)
    assert [(t.subject, t.status, t.is_active, t.owner_id, t.waiting_since) for t in tickets] == [
        ("เรื่องที่ 1", "closed", False, None, None), ("เรื่องที่ 4", "closed", False, None, None)
    ]  # fmt: skip
    assert [t.created_at for t in tickets] == [BEGAN + timedelta(hours=1), BEGAN + timedelta(hours=4)]
    assert [t.closed_at for t in tickets] == [BEGAN + timedelta(hours=3), BEGAN + timedelta(hours=4)]
    assert tickets[0].team_id is not None
    messages = await rows(desk, Message, Message.id)
    assert [(m.direction, m.author_kind, m.author_name) for m in messages] == [
        ("inbound", "contact", "สมชาย"), ("outbound", "user", "ทีมงาน"), ("inbound", "contact", "สมชาย"),
        ("inbound", "contact", "Jane"),
    ]  # fmt: skip
    assert [m.created_at for m in messages] == [BEGAN + timedelta(hours=n) for n in (1, 2, 3, 4)]
    assert {m.ticket_id for m in messages[:3]} == {tickets[0].id}
    assert "\nFrom here on it is body text." in messages[0].text
    process = make_context(desk, tmp_path)
    await relay(process)
    await subscribers.drain(process, "notifications")
    assert await rows(desk, Notification) == []
    assert await rows(desk, OutboundDelivery) == []
    assert await rows(desk, InboundLane) == []


async def test_again_brings_nothing_twice_and_open_leaves_them_open(desk, tmp_path):
    first = write_mbox(tmp_path / "old.mbox", *THREAD[:2])
    await bring_in(desk, tmp_path, "mbox", first, SUPPORT, stays_open=True)
    again = write_mbox(tmp_path / "more.mbox", *THREAD, THREAD[3])
    out = await bring_in(desk, tmp_path, "mbox", again, SUPPORT, stays_open=True)
    assert ("Imported: 2" in out, "Here already: 3" in out) == (True, True)
    assert [(t.status, t.owner_id) for t in await rows(desk, Ticket, Ticket.number)] == [("new", None)] * 2
    assert len(await rows(desk, Message)) == 4
    assert await rows(desk, OutboundDelivery) == []


async def test_a_mail_that_came_through_the_door_is_known(desk, tmp_path):
    process = make_context(desk, tmp_path, secret_key=SECRET)
    [mailbox] = await rows(desk, ChannelAccount)
    async with desk.write() as session:
        mailbox = await session.get_one(ChannelAccount, mailbox.id)
        mailbox.config_encrypted = process.secrets.encrypt("{}")
    from_door = letter(1)
    await _deliver(process, mailbox, from_door)
    async with desk.write() as session:
        mailbox = await session.get_one(ChannelAccount, mailbox.id)
        mailbox.config_encrypted = Secrets(SECRET).encrypt("{}")
    mbox = write_mbox(tmp_path / "old.mbox", from_door, letter(2))
    out = await bring_in(desk, tmp_path, "mbox", mbox, SUPPORT)
    assert ("Imported: 1" in out, "Here already: 1" in out) == (True, True)
    assert len(await rows(desk, Message)) == 3  # the acknowledgement of the first


async def _deliver(process, mailbox, raw: bytes) -> None:
    from_door = NewDelivery(mailbox.id, "email", "INBOX:1:1", len(raw), raw=raw)
    async with process.database.write() as session:
        await record_deliveries(session, [from_door])
    await inbound.run(process)


async def test_killed_and_run_again_it_goes_on_without_duplicates(desk, tmp_path):
    count = 300
    mbox = write_mbox(tmp_path / "large.mbox", *(letter(number) for number in range(count)))
    first = start(desk, tmp_path, "mbox", mbox, "--account", SUPPORT)

    async def some_are_in() -> bool:
        async with desk.read() as session:
            return (await session.execute(select(func.count()).select_from(Message))).scalar_one() >= 32

    await eventually(some_are_in, within=60)
    first.send_signal(signal.SIGKILL)
    first.communicate()
    async with desk.write() as session:  # the minute after which a lease of the killed one is over
        await session.execute(update(InboundLane).values(lease_until=datetime(2020, 1, 1, tzinfo=UTC)))
    code, out, err = await run_import(desk, tmp_path, "mbox", mbox, "--account", SUPPORT)
    assert code == 0, err
    known = int(out.split("Here already: ")[1].split()[0])
    assert 32 <= known < count
    assert f"Imported: {count - known}" in out
    ids = [message.external_message_id for message in await rows(desk, Message)]
    assert (len(ids), len(set(ids))) == (count, count)
    assert {item.state for item in await rows(desk, InboundItem)} == {"done"}


async def test_what_cannot_be_read_is_named_and_parked_and_the_rest_comes_in(desk, tmp_path):
    folder = tmp_path / "letters"
    (folder / "2023").mkdir(parents=True)
    (folder / "b.eml").write_bytes(letter(1))
    (folder / "2023" / "A.EML").write_bytes(letter(2, answers="<m1@customer.example>"))
    (folder / "empty.eml").write_bytes(b" \n")
    (folder / "notes.txt").write_text("no mail")
    code, out, _ = await run_import(desk, tmp_path, "eml", folder, "--account", SUPPORT)
    assert code == 1
    assert "Imported: 2" in out
    assert "empty.eml: the mail is empty" in out
    [ticket] = await rows(desk, Ticket)
    assert ticket.subject == "เรื่องที่ 1"
    parked = [item for item in await rows(desk, InboundItem) if item.state == "parked"]
    assert [item.reason for item in parked] == ["the mail is empty"]


async def test_a_maildir_is_read_by_date(desk, tmp_path):
    for name in ("cur", "new", "tmp"):
        (tmp_path / "Maildir" / name).mkdir(parents=True)
    (tmp_path / "Maildir" / "cur" / "1.a:2,S").write_bytes(letter(9, answers="<m1@customer.example>"))
    (tmp_path / "Maildir" / "new" / "2.b").write_bytes(letter(1))
    assert "Imported: 2" in await bring_in(desk, tmp_path, "maildir", tmp_path / "Maildir", SUPPORT)
    assert [m.text.splitlines()[0] for m in await rows(desk, Message, Message.id)] == ["ข้อความที่ 1", "ข้อความที่ 9"]
    async with desk.read() as session:
        events = set((await session.execute(select(Event.type))).scalars())
    assert "ticket.opened" in events


async def test_without_mailbox_or_archive_nothing_begins(desk, tmp_path):
    mbox = write_mbox(tmp_path / "old.mbox", letter(1))
    with pytest.raises(CannotBegin, match=r"Support <support@desk\.example>"):
        await bring_in(desk, tmp_path, "mbox", mbox, "sales")
    with pytest.raises(NoArchive, match="neither cur nor new"):
        await bring_in(desk, tmp_path, "maildir", tmp_path, SUPPORT)
    code, _, err = await run_import(desk, tmp_path, "maildir", tmp_path, "--account", SUPPORT)
    assert (code, "neither cur nor new" in err) == (2, True)
    assert await rows(desk, Message) == []


async def test_a_mailbox_is_chosen_by_id_address_or_name(desk, tmp_path):
    async with desk.write() as session:
        other = await make_mailbox(session, "help@desk.example", config_encrypted=Secrets(SECRET).encrypt("{}"))
    process = make_context(desk, tmp_path)
    process = type(process)(process.settings, desk, process.blobs, Secrets(SECRET), process.realtime, process.jobs)
    async with desk.read() as session:
        accounts = await load_accounts(process, session)
    assert choose_account(accounts, str(other.id)).id == other.id
    assert choose_account(accounts, "HELP@desk.example").id == other.id
    with pytest.raises(CannotBegin, match="Several"):
        choose_account(accounts, "support")


# --- archives --------------------------------------------------------------------------------------------------------


def test_an_mbox_is_split_where_mails_begin_and_nowhere_else(tmp_path):
    path = tmp_path / "x.mbox"
    path.write_bytes(
        b"From - Thu May 04 10:00:00 2023\nSubject: one\n\nhello\n\nFrom the very beginning it was 2023.\n\n"
        b"From 1750@xxx Thu May 04 10:00:00 +0000 2023\r\nSubject: two\r\n\r\n>From quoted\r\n>>From twice\r\n\r\n"
    )
    mails = [mail for mail, _ in read_archive(ArchiveKind.MBOX, path)]
    assert [mail.raw for mail in mails] == [
        b"Subject: one\n\nhello\n\nFrom the very beginning it was 2023.\n",
        b"Subject: two\r\n\r\nFrom quoted\r\n>From twice\r\n",
    ]
    assert [mail.kept_at for mail in mails] == [datetime(2023, 5, 4, 10, tzinfo=UTC)] * 2
    assert sum(size for _, size in read_archive(ArchiveKind.MBOX, path)) == archive_size(ArchiveKind.MBOX, path)


def test_a_file_that_cannot_be_opened_is_told_and_skipped(tmp_path):
    (tmp_path / "gone.eml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "here.eml").write_bytes(letter(1))
    (tmp_path / "folder.eml").mkdir()
    found = [mail for mail, _ in read_archive(ArchiveKind.EML, tmp_path)]
    assert [type(mail) for mail in found if isinstance(mail, Unreadable)] == []
    assert len(found) == 1
    with pytest.raises(NoArchive):
        archive_size(ArchiveKind.EML, tmp_path / "folder.eml")
