"""Which conversation a message belongs to. Pure: candidates come in as values, the strongest hint wins.

The mail that is answered itself decides: where somebody moved it, there its answers go. Else ids that we signed and
reply addresses with our token are proof; ids of other mails are what threading has always lived on, be it that this
mail names one that is here or that one that is here named this; a ticket number in a subject is something anybody can
type, so it counts only for a known participant, or for whoever a mail about the ticket was forwarded to.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from uuid import UUID

from core.messages import InboundMessage, ThreadHints


@dataclass(frozen=True, slots=True)
class NumberedTicket:
    """A ticket that a subject named: its conversation, its contact, and the identities that took part.

    `asides` are its side conversations by the mail address of whoever they were written to.
    """

    conversation_id: UUID | None
    contact_id: UUID | None
    participant_ids: Set[UUID] = frozenset()
    asides: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What the hints of a batch lead to. Keys are the hints themselves, values conversations."""

    conversations: Set[UUID]
    by_own_message: Mapping[UUID, UUID]
    by_external_id: Mapping[str, UUID]
    by_number: Mapping[int, NumberedTicket]
    by_thread_key: Mapping[tuple[UUID, str], UUID]
    by_awaited: Mapping[str, UUID] = field(default_factory=dict)


def choose_conversation(
    message: InboundMessage, candidates: Candidates, contact_id: UUID | None, identity_id: UUID | None
) -> UUID | None:
    """The conversation this message continues, None when it begins a new one."""
    hints = message.hints
    answered = _conversation_answered(hints, candidates)
    if answered is not None:
        return answered
    if hints.reply_token in candidates.conversations:
        return hints.reply_token
    for own_id in hints.own_message_ids:
        if own_id in candidates.by_own_message:
            return candidates.by_own_message[own_id]
    for reference in hints.references:
        if reference in candidates.by_external_id:
            return candidates.by_external_id[reference]
    if message.external_message_id in candidates.by_awaited:
        return candidates.by_awaited[message.external_message_id]
    for number in hints.ticket_numbers:
        ticket = candidates.by_number.get(number)
        if ticket is not None and ticket.conversation_id and _takes_part(ticket, contact_id, identity_id):
            return ticket.conversation_id
        if ticket is not None and message.sender.kind == "email" and message.sender.external_id in ticket.asides:
            return ticket.asides[message.sender.external_id]
    return candidates.by_thread_key.get((message.channel_account_id, thread_key(message)))


def _conversation_answered(hints: ThreadHints, candidates: Candidates) -> UUID | None:
    """The conversation of the very mail that this one answers, when that is here."""
    if hints.is_own_nearest:
        return candidates.by_own_message.get(hints.own_message_ids[0]) if hints.own_message_ids else None
    return candidates.by_external_id.get(hints.references[0]) if hints.references else None


def thread_key(message: InboundMessage) -> str:
    """The key of the thread that this message is part of within its channel account.

    A mail that answers nothing begins a thread of its own even when its Message-ID is missing or was used before
    (scanners and shop systems send the same id for ever), so its key also names what dedupe calls it.
    """
    if message.sender.kind == "email" and begins_thread(message.hints):
        return f"{message.hints.thread_key} {message.external_event_id.rpartition(':')[2]}".strip()
    return message.hints.thread_key or message.external_event_id


def begins_thread(hints: ThreadHints) -> bool:
    """Whether a mail names nothing that came before it."""
    return not (hints.references or hints.own_message_ids or hints.reply_token)


def _takes_part(ticket: NumberedTicket, contact_id: UUID | None, identity_id: UUID | None) -> bool:
    return (contact_id is not None and contact_id == ticket.contact_id) or (
        identity_id is not None and identity_id in ticket.participant_ids
    )
