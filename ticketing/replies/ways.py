"""The ways there are to a ticket's customer: its own thread, other threads of his on the case, a mail of its own.

Each has a key that a composer names: `conversation:<id>` for a thread, `mail:<account id>` for a mail that begins one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.errors import Conflict
from core.messages import Address
from ticketing.conversations.models import Conversation
from ticketing.replies import ways_repository as rows
from ticketing.replies.thread import door_of, find_way_out, mails_of
from ticketing.replies.way_out import MAIL, WayOut, mail_address_of
from ticketing.tickets.models import Ticket

_CONVERSATION: Final = "conversation"


@dataclass(frozen=True, slots=True)
class OfferedWay:
    """A way with what a composer shows of it. `conversation_id` None: sending begins the thread.

    `last_inbound_at` is when the customer wrote last there. `is_default`: taken when nobody chooses.
    """

    key: str
    way: WayOut
    subject: str
    conversation_id: UUID | None = None
    last_inbound_at: datetime | None = None
    is_default: bool = False


def conversation_key(conversation_id: UUID) -> str:
    """The key of the way through a thread."""
    return f"{_CONVERSATION}:{conversation_id}"


async def hold_way(session: AsyncSession, key: str) -> None:
    """Lock the thread that a key names, before the ticket is locked. A key that names none is refused later."""
    kind, _, written = key.partition(":")
    if kind == _CONVERSATION and (conversation_id := _uuid(written)) is not None:
        await rows.lock_conversation(session, conversation_id)


async def ways_of(session: AsyncSession, ticket: Ticket) -> list[OfferedWay]:
    """Every way to the ticket's customer, the one of its own thread first; the newest ones of him after it."""
    threads = await rows.threads_of(session, ticket.id, ticket.conversation_id)
    if ticket.contact_id is not None:
        known = {one.conversation.id for one in threads}
        talks = await rows.free_talks_of(session, ticket.contact_id, ticket.id)
        threads += [one for one in talks if one.conversation.id not in known]
    wrote = await rows.last_inbound(session, [one.conversation.id for one in threads])
    offered = []
    for thread in threads:
        conversation = thread.conversation
        way = await find_way_out(session, conversation, thread.account, ticket.contact_id)
        offered.append(
            OfferedWay(
                key=conversation_key(conversation.id),
                way=way,
                subject=conversation.subject or ticket.subject,
                conversation_id=conversation.id,
                last_inbound_at=wrote.get(conversation.id),
                is_default=conversation.id == ticket.conversation_id,
            )
        )
    if not any(one.way.kind == MAIL for one in offered):
        offered += await _mail_of_its_own(session, ticket, [one.account for one in threads])
    return offered


async def require_way(session: AsyncSession, ticket: Ticket, key: str) -> OfferedWay:
    """The way a composer named. Raises Conflict(way_gone)."""
    found = next((one for one in await ways_of(session, ticket) if one.key == key), None)
    if found is None:
        raise Conflict("This way to the customer is not there any more.", code="way_gone", data={"way": key})
    return found


async def enter_way(session: AsyncSession, ticket: Ticket, offered: OfferedWay, subject: str) -> UUID:
    """The thread of a way, ready to carry an answer: begun where there was none, tied to this ticket from now on."""
    if offered.conversation_id is not None and offered.is_default:
        return offered.conversation_id
    if offered.conversation_id is not None:
        await rows.tie_to_ticket(session, offered.conversation_id, ticket.id)
        return offered.conversation_id
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=offered.way.account_id,
        channel_kind=offered.way.kind,
        thread_key=f"own:{ticket.id}",
        subject=subject,
        current_ticket_id=ticket.id,
        created_at=clock.utc_now(),
    )
    session.add(conversation)
    await session.flush()
    if ticket.conversation_id is None:
        ticket.conversation_id, ticket.channel_account_id = conversation.id, offered.way.account_id
    return conversation.id


async def _mail_of_its_own(
    session: AsyncSession, ticket: Ticket, accounts: Sequence[ChannelAccount | None]
) -> list[OfferedWay]:
    """A mail to the customer where no thread of his carries mails."""
    if ticket.contact_id is None:
        return []
    customer: Address | None = mail_address_of([], await mails_of(session, ticket.contact_id))
    if customer is None:
        return []
    wanted = [one.reply_channel_account_id for one in accounts if one is not None and one.reply_channel_account_id]
    mailbox = await rows.find_mailbox(session, wanted)
    if mailbox is None:
        return []
    door = door_of(mailbox)
    way = WayOut(door.id, door.name, door.kind, door.is_usable, (customer,))
    return [OfferedWay(f"mail:{mailbox.id}", way, ticket.subject)]


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
