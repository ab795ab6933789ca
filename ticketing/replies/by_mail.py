"""Following a visitor who left with one mail: everything of ours that he has not read, from the mailbox for answers.

Who is away, and what he has read, the channel knows; it notes in the same transaction how far it was mailed, so that no
message goes by mail twice. The mail waits a moment: when he comes back before it left, it is taken back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from crm_link.customers.claiming import mail_address
from ticketing.replies import by_mail_repository as rows
from ticketing.replies import repository
from ticketing.replies.changes import record_change
from ticketing.replies.chat_mail import UnreadMessage, write_mail
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.replies.outgoing import BLOCKS_FOR, Words, words_of
from ticketing.replies.states import DeliveryState

HOLD: Final = timedelta(seconds=10)
QUIET: Final = timedelta(seconds=10)
LONGEST_QUIET: Final = timedelta(seconds=60)


class AwayReader(Protocol):
    """A visitor who is away, and our messages that he has neither read nor got by mail, in order."""

    @property
    def thread_key(self) -> str:
        """The key of his thread in the channel account."""
        ...

    @property
    def name(self) -> str:
        """What he is called, '' if he has not said."""
        ...

    @property
    def email(self) -> str:
        """The address he gave."""
        ...

    @property
    def language(self) -> str:
        """His page's language, '' if unknown."""
        ...

    @property
    def message_ids(self) -> Sequence[UUID]:
        """The messages, oldest first."""
        ...


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A mail to a visitor that has not left yet."""

    delivery_id: UUID
    ticket_id: UUID
    account_id: UUID
    thread_key: str
    message_ids: tuple[UUID, ...]


def is_quiet(message_ids: Sequence[UUID], now: datetime) -> bool:
    """Whether the agent has paused: what he writes one after the other becomes one mail, but does not wait for ever."""
    oldest, newest = ids.time_of(message_ids[0]), ids.time_of(message_ids[-1])
    return now - newest >= QUIET or now - oldest >= LONGEST_QUIET


async def record_mail(
    session: AsyncSession, widget: ChannelAccount, mailbox: ChannelAccount, reader: AwayReader
) -> UUID | None:
    """Queue one mail with all that the reader missed; the delivery's id, None when nothing of it can go by mail.

    It is a second way out of the newest of these messages, so his answer finds the thread by our signed Message-ID.
    """
    address = mail_address(reader.email)
    conversation = await rows.lock_conversation(session, widget.id, reader.thread_key)
    if conversation is None or not address:
        return None
    messages = await rows.unsaid_messages(session, conversation.id, reader.message_ids)
    if not messages:
        return None
    newest = messages[-1]
    ticket = await repository.lock_ticket(session, newest.ticket_id) if newest.ticket_id else None
    if ticket is None:
        return None
    files = await rows.file_names(session, [one.id for one in messages if one.attachment_count])
    subject, text = write_mail(
        [UnreadMessage(one.author_name, one.text, tuple(files.get(one.id, ()))) for one in messages],
        brand=widget.brand or mailbox.brand or widget.name,
        name=reader.name,
        language=_language(reader.language, ticket.language, widget.language),
    )
    now = clock.utc_now()
    delivery = await rows.find_delivery(session, newest.id, mailbox.id)
    if delivery is None:
        delivery = OutboundDelivery(
            id=ids.new_id(), message_id=newest.id, channel_account_id=mailbox.id, created_at=now, version=0
        )
        session.add(delivery)
    elif delivery.state != DeliveryState.CANCELED:
        return None
    delivery.ticket_id, delivery.conversation_id = ticket.id, conversation.id
    delivery.channel_kind = mailbox.kind
    delivery.state, delivery.attempts, delivery.diagnostic = DeliveryState.HELD.value, 0, ""
    delivery.due_at, delivery.blocks_until = now + HOLD, now + HOLD + BLOCKS_FOR
    delivery.words = Words(subject, text, tuple(one.id for one in messages)).document()
    await session.flush()
    await rows.replace_recipient(
        session,
        OutboundRecipient(
            delivery_id=delivery.id,
            kind=mailbox.kind,
            external_id=address,
            name=reader.name,
            role="to",
            state=DeliveryState.QUEUED.value,
        ),
    )
    recipients = await repository.recipients_of(session, [delivery.id])
    await record_change(session, ticket, delivery, recipients, before="")
    return delivery.id


async def held_mails(session: AsyncSession) -> list[HeldMail]:
    """Mails to visitors that have not left yet; a handful at any time."""
    found = []
    for delivery, account_id, thread_key in await rows.held_deliveries(session):
        words = words_of(delivery.words)
        found.append(
            HeldMail(delivery.id, delivery.ticket_id, account_id, thread_key, words.message_ids if words else ())
        )
    return found


async def cancel_mail(session: AsyncSession, held: HeldMail) -> bool:
    """The visitor is back: his page shows it all. False when the mail has left already."""
    ticket = await repository.lock_ticket(session, held.ticket_id)
    delivery = await rows.lock_delivery(session, held.delivery_id)
    if delivery is None or delivery.state != DeliveryState.HELD:
        return False
    if (ticket := await repository.lock_ticket_of(session, delivery, ticket)) is None:
        return False
    recipients = await repository.recipients_of(session, [delivery.id])
    for recipient in recipients:
        recipient.state = DeliveryState.CANCELED.value
    delivery.state, delivery.due_at = DeliveryState.CANCELED.value, None
    await record_change(session, ticket, delivery, recipients, before=DeliveryState.HELD.value)
    return True


def _language(*known: str) -> str:
    return next((code for code in (one[:2].lower() for one in known) if code in ("th", "en")), "th")
