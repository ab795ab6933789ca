"""Messages from outside, as adapters hand them over, and the mailboxes they come to."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.messages import Address, InboundMessage, Machine, MachineKind, ThreadHints
from ticketing.intake.placing import Arrival

RECEIVED = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)  # Monday 10:00 in Bangkok
SOMCHAI = Address("email", "somchai@siam-audio.example", "สมชาย ใจดี")
_mails = count(1)


async def make_mailbox(session: AsyncSession, address: str = "support@desk.example", **fields: Any) -> ChannelAccount:
    values = {"name": "Support", "acknowledgement": {}, "config_encrypted": "", "created_at": RECEIVED, **fields}
    mailbox = ChannelAccount(id=ids.new_id(), kind="email", address=address, **values)
    session.add(mailbox)
    await session.flush()
    return mailbox


def make_mail(
    mailbox: ChannelAccount | UUID,
    text: str = "ลำโพงไม่มีเสียงครับ",
    *,
    sender: Address = SOMCHAI,
    answers: InboundMessage | None = None,
    hints: ThreadHints | None = None,
    is_machine: bool = False,
    **fields: Any,
) -> InboundMessage:
    """A mail that begins a thread, or that `answers` another one."""
    account_id = mailbox if isinstance(mailbox, UUID) else mailbox.id
    number = next(_mails)
    message_id = f"<mail-{number}@customer.example>"
    subject = fields.pop("subject", "ลำโพงเสีย")
    if hints is None:
        references = (answers.external_message_id, *answers.hints.references) if answers else ()
        root = answers.hints.thread_key if answers else message_id
        hints = ThreadHints(thread_key=root, references=references, clean_subject=subject)
    message = InboundMessage(
        channel_account_id=account_id,
        external_event_id=f"{message_id}:{number:032x}",
        lane=f"{account_id}:{sender.external_id}",
        sender=sender,
        hints=hints,
        received_at=RECEIVED,
        external_message_id=message_id,
        subject=subject,
        text=text,
        reply_text=text,
        language="th",
        machine=Machine(MachineKind.AUTO_REPLY, "Auto-Submitted: auto-replied") if is_machine else None,
        may_auto_reply=not is_machine,
    )
    return replace(message, **fields)


def arriving(*messages: InboundMessage) -> list[Arrival]:
    """Messages as items of the inbox, in this order."""
    return [Arrival(ids.new_id(), ids.new_id(), message) for message in messages]
