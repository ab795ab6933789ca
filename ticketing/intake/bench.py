"""The workbench of one batch: everything its messages may touch, looked up by the set, locked, and held in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.messages import InboundMessage
from crm_link.customers.resolving import Resolution, identity_key
from ticketing.conversations.models import Conversation
from ticketing.intake import repository
from ticketing.intake.matching import Candidates, begins_thread, choose_conversation, thread_key
from ticketing.merging.rules import end_of
from ticketing.tickets.models import Ticket

MOST_REFERENCES = 40
MOST_AWAITED = 10


@dataclass(slots=True)
class Bench:
    """Candidates grow while the batch goes on, so that a later message finds the thread an earlier one began."""

    accounts: Mapping[UUID, ChannelAccount]
    resolution: Resolution
    conversations: dict[UUID, Conversation]
    tickets: dict[UUID, Ticket]
    followers: Mapping[UUID, Sequence[UUID]]
    by_own_message: Mapping[UUID, UUID]
    by_external_id: dict[str, UUID]
    by_thread_key: dict[tuple[UUID, str], UUID]
    by_awaited: dict[str, UUID]
    candidates: Candidates
    newly_awaited: dict[str, UUID] = field(default_factory=dict)
    new_conversations: list[Conversation] = field(default_factory=list)


async def load_bench(
    session: AsyncSession,
    messages: Sequence[InboundMessage],
    accounts: Mapping[UUID, ChannelAccount],
    resolution: Resolution,
    further_tickets: Sequence[UUID] = (),
) -> Bench:
    """Look up where the messages may belong, then lock the conversations they continue and the tickets these are on.

    `further_tickets` are locked too (they get a note about a copy).
    """
    hints = [message.hints for message in messages]
    by_own_message = await repository.find_conversations_of_messages(
        session, {own_id for hint in hints for own_id in hint.own_message_ids}
    )
    by_external_id = await repository.find_conversations_by_external_ids(
        session, {reference for hint in hints for reference in hint.references[:MOST_REFERENCES]}
    )
    by_number = await repository.find_numbered_tickets(
        session, {number for hint in hints for number in hint.ticket_numbers if number < 2**31}
    )
    by_thread_key = await repository.find_conversations_by_thread(
        session, {(one.channel_account_id, thread_key(one)) for one in messages if _continues(one)}
    )
    by_awaited = await repository.find_awaiting_conversations(
        session, {one.external_message_id for one in messages if one.sender.kind == "email" and one.external_message_id}
    )
    tokens = {hint.reply_token for hint in hints if hint.reply_token}
    candidates = Candidates(
        conversations=await repository.find_existing_conversations(session, tokens),
        by_own_message=by_own_message,
        by_external_id=by_external_id,
        by_number=by_number,
        by_thread_key=by_thread_key,
        by_awaited=by_awaited,
    )
    chosen = {_choose(message, candidates, resolution) for message in messages}
    conversations = await repository.lock_conversations(session, {one for one in chosen if one})
    tickets = await _lock_tickets(session, conversations, further_tickets)
    return Bench(
        accounts=accounts,
        resolution=resolution,
        conversations=conversations,
        tickets=tickets,
        followers=await repository.load_followers(session, tickets),
        by_own_message=by_own_message,
        by_external_id=by_external_id,
        by_thread_key=by_thread_key,
        by_awaited=by_awaited,
        candidates=candidates,
    )


async def _lock_tickets(
    session: AsyncSession, conversations: Mapping[UUID, Conversation], further: Sequence[UUID]
) -> dict[UUID, Ticket]:
    """The cases that the conversations are on now. A case that was merged is followed to the end of the chain."""
    current = {one.current_ticket_id for one in conversations.values() if one.current_ticket_id}
    tickets = await repository.lock_tickets(session, current.union(further))
    merged = {ticket.id for ticket in tickets.values() if ticket.merged_into_id is not None}
    if not merged.isdisjoint(current):
        merged_into = await repository.find_merged_into(session, merged)
        for one in conversations.values():
            if one.current_ticket_id in merged:
                one.current_ticket_id = end_of(one.current_ticket_id, merged_into)
        ends = {one.current_ticket_id for one in conversations.values() if one.current_ticket_id}
        tickets |= await repository.lock_tickets(session, ends - tickets.keys())
    return tickets


def conversation_for(bench: Bench, message: InboundMessage) -> Conversation | None:
    """The conversation that `message` continues, among those locked or begun in this batch."""
    chosen = _choose(message, bench.candidates, bench.resolution)
    return bench.conversations.get(chosen) if chosen else None


def note_arrival(bench: Bench, message: InboundMessage, conversation_id: UUID) -> None:
    """Later mails may name this one; and those it names that are not here are awaited (the ten nearest)."""
    if message.external_message_id:
        bench.by_external_id[message.external_message_id] = conversation_id
    if message.sender.kind != "email":
        return
    for reference in message.hints.references[:MOST_AWAITED]:
        if reference not in bench.by_external_id and reference not in bench.by_awaited:
            bench.by_awaited[reference] = bench.newly_awaited[reference] = conversation_id


def _choose(message: InboundMessage, candidates: Candidates, resolution: Resolution) -> UUID | None:
    customer = resolution.customers[identity_key(message.sender)]
    return choose_conversation(message, candidates, customer.contact_id, customer.identity_id)


def _continues(message: InboundMessage) -> bool:
    return message.sender.kind != "email" or not begins_thread(message.hints)
