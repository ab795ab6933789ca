"""Deciding where each message of a batch goes: which conversation, which ticket, and what it does to it.

Works on the bench in order of receipt and writes nothing; what an earlier message begins, a later one continues.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core import ids
from core.messages import InboundMessage, touch_document
from crm_link.customers.resolving import Customer, identity_key
from ticketing.conversations.models import Conversation
from ticketing.intake.bench import Bench, conversation_for, note_arrival
from ticketing.intake.imported import id_for, opening_status
from ticketing.intake.matching import thread_key
from ticketing.tickets.lifecycle import InboundEffect, Status, ended_at, on_inbound


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message to be handled: its inbox item, the delivery it came in, and what was parsed."""

    item_id: UUID
    delivery_id: UUID
    message: InboundMessage


class Deed(StrEnum):
    """What a message does: open a case, open a follow-up of an ended one, wake a case, or just join it."""

    OPEN = "open"
    FOLLOW_UP = "follow_up"
    REOPEN = "reopen"
    APPEND = "append"


OPENING = frozenset({Deed.OPEN, Deed.FOLLOW_UP})


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a message goes. `ended_ticket_id` is the case that a follow-up is linked to.

    `is_quiet`: a machine or a blocked sender wrote it, so it wakes nobody and starts no clock.
    """

    arrival: Arrival
    message_id: UUID
    conversation: Conversation
    ticket_id: UUID
    deed: Deed
    customer: Customer
    is_quiet: bool
    ended_ticket_id: UUID | None = None


def place(bench: Bench, arrivals: Sequence[Arrival], now: datetime) -> list[Placement]:
    """One placement per arrival, in the same order. Called under the locks, so that ids sort in order of acceptance."""
    statuses = {ticket.id: (ticket.status, ended_at(ticket)) for ticket in bench.tickets.values()}
    placements = []
    for arrival in arrivals:
        message = arrival.message
        customer = bench.resolution.customers[identity_key(message.sender)]
        is_quiet = message.machine is not None or customer.is_blocked or message.imported is not None
        conversation = conversation_for(bench, message) or _begin_conversation(bench, message)
        current = conversation.current_ticket_id
        deed = Deed.OPEN
        if current in statuses:
            status, ended = statuses[current]
            reopen_days = bench.accounts[message.channel_account_id].reopen_days
            deed = _DEEDS[on_inbound(status, ended, now, reopen_days, is_machine=is_quiet)]
            if conversation.is_side:  # no customer writes here: nothing is woken, and nothing begins
                deed = Deed.APPEND
        if deed is Deed.REOPEN and current:
            statuses[current] = (Status.OPEN, None)
        opens = deed in OPENING
        ticket_id = id_for(message) if opens or current is None else current
        if opens:
            opened = opening_status(message, is_blocked=customer.is_blocked)
            statuses[ticket_id] = (opened, message.received_at if opened is Status.CLOSED else None)
            conversation.current_ticket_id = ticket_id
        touch_conversation(conversation, message)
        placement = Placement(
            arrival=arrival,
            message_id=id_for(message),
            conversation=conversation,
            ticket_id=ticket_id,
            deed=deed,
            customer=customer,
            is_quiet=is_quiet,
            ended_ticket_id=current if deed is Deed.FOLLOW_UP else None,
        )
        note_arrival(bench, message, conversation.id)
        placements.append(placement)
    return placements


_DEEDS = {
    InboundEffect.APPEND: Deed.APPEND,
    InboundEffect.REOPEN: Deed.REOPEN,
    InboundEffect.NEW_LINKED: Deed.FOLLOW_UP,
}


def touch_conversation(conversation: Conversation, message: InboundMessage) -> None:
    """Where on the web the thread began stays; where its newest message was written moves."""
    first, last = message.first_touch or message.last_touch, message.last_touch or message.first_touch
    if first is None or last is None:
        return
    if conversation.first_touch is None:
        conversation.first_touch = touch_document(first)
    conversation.last_touch = touch_document(last)


def _begin_conversation(bench: Bench, message: InboundMessage) -> Conversation:
    key = thread_key(message)
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=message.channel_account_id,
        channel_kind=bench.accounts[message.channel_account_id].kind,
        thread_key=key,
        subject=message.hints.clean_subject or message.subject,
        current_ticket_id=None,
        is_side=False,
        created_at=message.received_at,
    )
    bench.conversations[conversation.id] = conversation
    bench.by_thread_key[message.channel_account_id, key] = conversation.id
    bench.new_conversations.append(conversation)
    return conversation
