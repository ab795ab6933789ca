"""All SQL of the inbound story: what a batch looks up, locks and writes, in a constant number of statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import Select, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.models import ChannelAccount
from core.db.bulk import insert_missing_rows, insert_rows, padded, row_of, table_of, update_rows
from core.db.repository import SeenKey, find_seen, is_sqlite
from core.inbox.models import InboundItem
from ticketing.conversations.models import CLAIMED, AwaitedReference, Conversation, ConversationParticipant
from ticketing.intake.matching import NumberedTicket
from ticketing.messages.models import Message
from ticketing.replies.models import OutboundDelivery, OutboundRecipient
from ticketing.tickets.models import Ticket, TicketFollower, TicketLink

_DELIVERY = table_of(OutboundDelivery)
_RECIPIENT_TABLE = table_of(OutboundRecipient)
_RECIPIENT = _RECIPIENT_TABLE.c
_AWAITED = table_of(AwaitedReference).c
_CONVERSATION = table_of(Conversation).c
_ITEM = table_of(InboundItem).c
_MESSAGE = table_of(Message).c
_PARTICIPANT = table_of(ConversationParticipant).c
_TICKET = table_of(Ticket).c
_CHANGED_ON_CONVERSATIONS = ("id", "current_ticket_id", "first_touch", "last_touch")
_CHANGED_BY_INTAKE = (
    "id", "status", "status_id", "is_active", "status_before", "snippet", "last_message_id", "last_message_at",
    "last_message_direction", "inbound_count", "waiting_since", "solved_at", "closed_at",
    "snoozed_until", "version", "updated_at",
)  # fmt: skip


async def load_channel_accounts(session: AsyncSession) -> dict[UUID, ChannelAccount]:
    """All channel accounts (tens, not thousands), deleted ones included, as objects outside the session."""
    query = select(*table_of(ChannelAccount).columns)
    return {row.id: ChannelAccount(**row._mapping) for row in (await session.execute(query)).all()}


async def record_events_seen(session: AsyncSession, scope: str, rows: Sequence[dict[str, object]]) -> dict[str, UUID]:
    """Put (scope, key, entity) rows down unless they are there; returns the entity that owns each key.

    A key that another transaction is putting down right now is waited for.
    """
    if not rows:
        return {}
    await insert_missing_rows(session, SeenKey, sorted(rows, key=lambda row: str(row["key"])))
    return await find_seen(session, scope, padded(str(row["key"]) for row in rows))


async def find_messages_of_items(session: AsyncSession, item_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The message that each of these handled items became."""
    if not item_ids:
        return {}
    query = select(_ITEM.id, _ITEM.message_id).where(_ITEM.id.in_(padded(item_ids)), _ITEM.message_id.is_not(None))
    return {row.id: row.message_id for row in (await session.execute(query)).all()}


async def find_tickets_of_messages(
    session: AsyncSession, message_ids: Collection[UUID]
) -> dict[UUID, tuple[UUID | None, UUID | None]]:
    """The ticket and the channel account of each of these messages."""
    if not message_ids:
        return {}
    query = select(_MESSAGE.id, _MESSAGE.ticket_id, _MESSAGE.channel_account_id)
    rows = (await session.execute(query.where(_MESSAGE.id.in_(padded(message_ids))))).all()
    return {row.id: (row.ticket_id, row.channel_account_id) for row in rows}


async def find_conversations_of_messages(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The conversation of each of these messages that has one."""
    if not message_ids:
        return {}
    query = select(_MESSAGE.id, _MESSAGE.conversation_id)
    query = query.where(_MESSAGE.id.in_(padded(message_ids)), _MESSAGE.conversation_id.is_not(None))
    return {row.id: row.conversation_id for row in (await session.execute(query)).all()}


async def find_contacts_of_messages(
    session: AsyncSession, message_ids: Collection[UUID], channel_kinds: Collection[str]
) -> dict[UUID, UUID]:
    """The contact of the ticket of each of these messages, for those in threads of these kinds of channel."""
    if not message_ids:
        return {}
    query = (
        select(_MESSAGE.id, _TICKET.contact_id)
        .join_from(table_of(Message), table_of(Ticket), _TICKET.id == _MESSAGE.ticket_id)
        .join(table_of(Conversation), _CONVERSATION.id == _MESSAGE.conversation_id)
        .where(
            _MESSAGE.id.in_(padded(message_ids)),
            _CONVERSATION.channel_kind.in_(channel_kinds),
            _TICKET.contact_id.is_not(None),
        )
    )
    return {row.id: row.contact_id for row in (await session.execute(query)).all()}


async def find_conversations_by_external_ids(session: AsyncSession, external_ids: Collection[str]) -> dict[str, UUID]:
    """The conversation of the newest message with each of these Message-IDs."""
    if not external_ids:
        return {}
    query = (
        select(_MESSAGE.external_message_id, _MESSAGE.conversation_id)
        .where(_MESSAGE.external_message_id.in_(padded(external_ids)), _MESSAGE.conversation_id.is_not(None))
        .order_by(_MESSAGE.id)
    )
    return {row.external_message_id: row.conversation_id for row in (await session.execute(query)).all()}


async def find_awaiting_conversations(session: AsyncSession, message_ids: Collection[str]) -> dict[str, UUID]:
    """The conversations in which a mail named each of these Message-IDs before it came."""
    if not message_ids:
        return {}
    query = select(_AWAITED.reference, _AWAITED.conversation_id).where(_AWAITED.reference.in_(padded(message_ids)))
    return {row.reference: row.conversation_id for row in (await session.execute(query)).all()}


async def update_awaited(session: AsyncSession, arrived: Collection[str], awaited: Mapping[str, UUID]) -> None:
    """Forget the ids that have arrived, remember those awaited; who waited first for one keeps it."""
    if arrived:
        await session.execute(delete(table_of(AwaitedReference)).where(_AWAITED.reference.in_(padded(arrived))))
    now = clock.utc_now()
    rows = [
        {"reference": reference, "conversation_id": conversation_id, "created_at": now}
        for reference, conversation_id in sorted(awaited.items())
    ]
    await insert_missing_rows(session, AwaitedReference, rows)


async def find_numbered_tickets(session: AsyncSession, numbers: Collection[int]) -> dict[int, NumberedTicket]:
    """The tickets with these numbers, and who takes part in their conversations."""
    if not numbers:
        return {}
    query = select(_TICKET.id, _TICKET.number, _TICKET.conversation_id, _TICKET.contact_id)
    tickets = (await session.execute(query.where(_TICKET.number.in_(padded(numbers))))).all()
    conversation_ids = [row.conversation_id for row in tickets if row.conversation_id]
    taking_part: dict[UUID, set[UUID]] = defaultdict(set)
    if conversation_ids:
        members = select(_PARTICIPANT.conversation_id, _PARTICIPANT.identity_id)
        members = members.where(
            _PARTICIPANT.conversation_id.in_(padded(conversation_ids)), _PARTICIPANT.role != CLAIMED
        )
        for conversation_id, identity_id in (await session.execute(members)).all():
            taking_part[conversation_id].add(identity_id)
    asides = await _asides_of(session, [row.id for row in tickets])
    return {
        row.number: NumberedTicket(
            row.conversation_id, row.contact_id, taking_part.get(row.conversation_id, set()), asides.get(row.id, {})
        )
        for row in tickets
    }


async def _asides_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, dict[str, UUID]]:
    """For each ticket the addresses that its side conversations were written to; of two with one, the newest."""
    if not ticket_ids:
        return {}
    query = (
        select(_CONVERSATION.current_ticket_id, _RECIPIENT.external_id, _CONVERSATION.id)
        .join(_DELIVERY, _DELIVERY.c.conversation_id == _CONVERSATION.id)
        .join(_RECIPIENT_TABLE, _RECIPIENT.delivery_id == _DELIVERY.c.id)
        .where(
            _CONVERSATION.current_ticket_id.in_(padded(ticket_ids)),
            _CONVERSATION.is_side.is_(True),
            _RECIPIENT.kind == "email",
        )
        .distinct()
        .order_by(_CONVERSATION.id)
    )
    asides: dict[UUID, dict[str, UUID]] = defaultdict(dict)
    for ticket_id, address, conversation_id in (await session.execute(query)).all():
        asides[ticket_id][address] = conversation_id
    return asides


async def find_existing_conversations(session: AsyncSession, ids: Collection[UUID]) -> set[UUID]:
    """Those among these conversations that exist."""
    if not ids:
        return set()
    query = select(_CONVERSATION.id).where(_CONVERSATION.id.in_(padded(ids)))
    return set((await session.execute(query)).scalars())


async def find_conversations_by_thread(
    session: AsyncSession, threads: Collection[tuple[UUID, str]]
) -> dict[tuple[UUID, str], UUID]:
    """The conversations with these (channel account, thread key) pairs."""
    if not threads:
        return {}
    query = select(_CONVERSATION.channel_account_id, _CONVERSATION.thread_key, _CONVERSATION.id).where(
        _CONVERSATION.channel_account_id.in_(padded(account_id for account_id, _ in threads)),
        _CONVERSATION.thread_key.in_(padded(key for _, key in threads)),
    )
    return {(account_id, key): found for account_id, key, found in (await session.execute(query)).all()}


async def lock_conversations(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Conversation]:
    """These conversations, locked in the order of their ids, as objects outside the session."""
    if not ids:
        return {}
    query = select(*table_of(Conversation).columns).where(_CONVERSATION.id.in_(padded(sorted(ids))))
    rows = (await session.execute(_locked(query.order_by(_CONVERSATION.id), session))).all()
    return {row.id: Conversation(**row._mapping) for row in rows}


async def lock_tickets(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, Ticket]:
    """These tickets, locked in the order of their ids, as objects outside the session. Lock conversations first."""
    if not ids:
        return {}
    query = select(*table_of(Ticket).columns).where(_TICKET.id.in_(padded(sorted(ids))))
    rows = (await session.execute(_locked(query.order_by(_TICKET.id), session))).all()
    return {row.id: Ticket(**row._mapping) for row in rows}


async def find_merged_into(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, UUID]:
    """Into which case each of these was merged, and so on to the ends; a query per step of the longest chain."""
    found: dict[UUID, UUID] = {}
    asked = set(ids)
    while asked:
        query = select(_TICKET.id, _TICKET.merged_into_id)
        query = query.where(_TICKET.id.in_(padded(asked)), _TICKET.merged_into_id.is_not(None))
        step = {row.id: row.merged_into_id for row in (await session.execute(query)).all()}
        asked = set(step.values()) - found.keys() - step.keys()
        found |= step
    return found


async def find_subjects(session: AsyncSession, conversation_ids: Collection[UUID]) -> dict[UUID, set[str]]:
    """The subjects that the mails of each of these conversations have had."""
    query = select(_MESSAGE.conversation_id, _MESSAGE.subject).distinct()
    query = query.where(_MESSAGE.conversation_id.in_(padded(conversation_ids)), _MESSAGE.subject != "")
    found: dict[UUID, set[str]] = defaultdict(set)
    for conversation_id, subject in (await session.execute(query)).all():
        found[conversation_id].add(subject)
    return found


async def load_followers(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, list[UUID]]:
    """Who follows each of these tickets."""
    followers: dict[UUID, list[UUID]] = defaultdict(list)
    if ticket_ids:
        query = select(TicketFollower.ticket_id, TicketFollower.user_id)
        query = query.where(TicketFollower.ticket_id.in_(padded(ticket_ids)))
        for ticket_id, user_id in (await session.execute(query)).all():
            followers[ticket_id].append(user_id)
    return followers


async def insert_conversations(session: AsyncSession, conversations: Sequence[Conversation]) -> None:
    """Insert conversations; one whose thread somebody else has begun meanwhile is left out (check with find)."""
    ordered = sorted(conversations, key=lambda one: (one.channel_account_id, one.thread_key))
    await insert_missing_rows(session, Conversation, [row_of(one) for one in ordered])


async def update_conversations(session: AsyncSession, conversations: Iterable[Conversation]) -> None:
    """Write what intake changes on conversations."""
    rows = [{name: getattr(one, name) for name in _CHANGED_ON_CONVERSATIONS} for one in conversations]
    await update_rows(session, Conversation, rows)


async def update_tickets(session: AsyncSession, tickets: Iterable[Ticket]) -> None:
    """Write what intake changes on tickets."""
    rows = [{name: getattr(ticket, name) for name in _CHANGED_BY_INTAKE} for ticket in tickets]
    await update_rows(session, Ticket, rows)


async def insert_participants(session: AsyncSession, rows: Collection[tuple[UUID, UUID, str]]) -> None:
    """Note who takes part: (conversation, identity, role); the first role of each stays."""
    await insert_missing_rows(
        session,
        ConversationParticipant,
        [
            {"conversation_id": conversation_id, "identity_id": identity_id, "role": role}
            for conversation_id, identity_id, role in sorted(rows)
        ],
    )


async def insert_links(session: AsyncSession, rows: Sequence[dict[str, object]]) -> None:
    """Tie tickets together."""
    await insert_rows(session, TicketLink, rows)


async def find_case_of_event(
    session: AsyncSession, channel_account_id: UUID, external_event_id: str
) -> tuple[UUID, int] | None:
    """The id and number of the ticket that a handled event of an account is on."""
    query = (
        select(_TICKET.id, _TICKET.number)
        .join(table_of(Message), _MESSAGE.ticket_id == _TICKET.id)
        .join(table_of(InboundItem), _ITEM.message_id == _MESSAGE.id)
        .where(_ITEM.channel_account_id == channel_account_id, _ITEM.external_event_id == external_event_id)
    )
    row = (await session.execute(query)).first()
    return (row.id, row.number) if row else None


def _locked(query: Select[tuple[object, ...]], session: AsyncSession) -> Select[tuple[object, ...]]:
    return query if is_sqlite(session) else query.with_for_update()
