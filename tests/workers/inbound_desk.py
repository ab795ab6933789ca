"""A desk with one mailbox, real mails for it, and the inbound job to drain them."""

from dataclasses import dataclass
from email.message import EmailMessage
from typing import Any

from sqlalchemy import select

from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.inbox.service import NewDelivery, RecordedDelivery, record_deliveries
from tests.factories.inbound import make_mailbox
from workers.jobs import inbound


@dataclass
class InboundDesk:
    """The context of one process and its mailbox."""

    context: AppContext
    mailbox: ChannelAccount
    received: int = 0

    async def receive(self, *raws: bytes, mailbox: ChannelAccount | None = None) -> list[RecordedDelivery]:
        account = mailbox or self.mailbox
        new = []
        for raw in raws:
            self.received += 1
            new.append(NewDelivery(account.id, "email", f"INBOX:1:{self.received}", len(raw), raw=raw))
        async with self.context.database.write() as session:
            return await record_deliveries(session, new)

    async def drain(self) -> None:
        await inbound.run(self.context)

    async def rows(self, model: Any) -> list[Any]:
        async with self.context.database.read() as session:
            query = select(model).order_by(*model.__table__.primary_key)
            return list((await session.execute(query)).scalars())


async def open_desk(context: AppContext) -> InboundDesk:
    async with context.database.write() as session:
        mailbox = await make_mailbox(session, config_encrypted=context.secrets.encrypt("{}"))
    return InboundDesk(context, mailbox)


def raw_mail(
    body: str, *, sender: str = "สมชาย <somchai@siam-audio.example>", message_id: str, subject: str = "ลำโพงเสีย",
    answers: str = "", **headers: str,
) -> bytes:  # fmt: skip
    mail = EmailMessage()
    mail["From"] = sender
    mail["To"] = "support@desk.example"
    mail["Subject"] = subject
    mail["Date"] = "Mon, 02 Mar 2026 10:00:00 +0700"
    if message_id:
        mail["Message-ID"] = message_id
    if answers:
        mail["In-Reply-To"] = answers
        mail["References"] = answers
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(body)
    return mail.as_bytes()
