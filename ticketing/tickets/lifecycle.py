"""How a case moves: status categories, what a customer's message does, and what each change does to the clocks.

Everybody changes a ticket's status and priority only through `apply_status` and `apply_priority`, and adds messages
through `apply_inbound` and `apply_outbound`, so that `is_active`, `waiting_since`, `solved_at`, `closed_at` and
`priority_rank` never disagree with the rest.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.events.facts.ticket import Standing


class Status(StrEnum):
    """The fixed categories. The first four are active: somebody has, or will have, something to do."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    SOLVED = "solved"
    CLOSED = "closed"
    SPAM = "spam"
    TRASH = "trash"


class Priority(StrEnum):
    """How urgent a case is."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class InboundEffect(StrEnum):
    """What a message from outside does to the ticket it belongs to. new_linked: it opens a follow-up case instead."""

    APPEND = "append"
    REOPEN = "reopen"
    NEW_LINKED = "new_linked"


ACTIVE = frozenset({Status.NEW, Status.OPEN, Status.WAITING, Status.ON_HOLD})
HIDDEN = frozenset({Status.SPAM, Status.TRASH})
ENDED = frozenset({Status.SOLVED, Status.CLOSED})
CHOOSABLE = frozenset(Status) - HIDDEN - {Status.NEW}
PRIORITY_RANKS: dict[str, int] = {Priority.LOW: 1, Priority.NORMAL: 2, Priority.HIGH: 3, Priority.URGENT: 4}
_CUSTOMER_WAITS = frozenset({Status.NEW, Status.OPEN, Status.ON_HOLD})


class TicketState(Protocol):
    """The fields of a ticket that this module reads and writes."""

    status: str
    is_active: bool
    status_before: str | None
    status_id: UUID | None
    priority: str
    priority_rank: int
    snippet: str
    last_message_id: UUID | None
    last_message_at: datetime
    last_message_direction: str
    inbound_count: int
    waiting_since: datetime | None
    created_at: datetime
    first_replied_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    snoozed_until: datetime | None


def on_inbound(
    status: str, ended_at: datetime | None, now: datetime, reopen_days: int, *, is_machine: bool
) -> InboundEffect:
    """What a message does to a ticket that is in `status`, solved or closed since `ended_at`.

    Machine mail (and mail of blocked senders) is only added. A customer wakes a waiting, held or solved case; one that
    ended more than `reopen_days` ago, or lies in the trash, gets a new case that is linked to it.
    """
    if is_machine or status in (Status.NEW, Status.OPEN, Status.SPAM):
        return InboundEffect.APPEND
    if status == Status.TRASH:
        return InboundEffect.NEW_LINKED
    if status in (Status.SOLVED, Status.CLOSED) and ended_at and now - ended_at > timedelta(days=reopen_days):
        return InboundEffect.NEW_LINKED
    return InboundEffect.REOPEN


def ended_at(ticket: TicketState) -> datetime | None:
    """Since when the case is over: closed, else solved, else None."""
    return ticket.closed_at or ticket.solved_at


def may_change(before: str, after: str) -> bool:
    """Whether a person may set `after` by hand. Spam and trash have verbs of their own; nothing becomes new again."""
    return before not in HIDDEN and after in CHOOSABLE and before != after


def ends(before: str, after: str) -> bool:
    """Whether a case that somebody had to do with is over by this change."""
    return after in ENDED and before not in ENDED


def apply_status(ticket: TicketState, status: str, now: datetime, status_id: UUID | None = None) -> None:
    """Set `status` and everything that follows from it.

    `status_id` is the company's own status within it; who names none leaves the ticket in the category's default.
    Going to spam or trash remembers where to come back to and keeps the dates of solving and closing for that. What is
    over, or hidden, is not snoozed any more.
    """
    ticket.status_id = status_id
    if status in HIDDEN:
        if ticket.status not in HIDDEN:
            ticket.status_before = ticket.status
    else:
        ticket.status_before = None
        _apply_end(ticket, status, now)
    ticket.status = status
    ticket.is_active = status in ACTIVE
    if not ticket.is_active:
        ticket.snoozed_until = None
    if status not in _CUSTOMER_WAITS:
        ticket.waiting_since = None
    elif ticket.waiting_since is None and ticket.last_message_direction == "inbound" and ticket.inbound_count:
        ticket.waiting_since = ticket.last_message_at


def standing_of(ticket: TicketState) -> Standing:
    """What `apply_status` may sweep away; ask before it."""
    return Standing(
        status_before=ticket.status_before,
        status_id=ticket.status_id,
        waiting_since=ticket.waiting_since,
        solved_at=ticket.solved_at,
        closed_at=ticket.closed_at,
        snoozed_until=ticket.snoozed_until,
    )


def apply_standing(ticket: TicketState, status: str, stood: Standing | None, now: datetime, *, is_quiet: bool) -> None:
    """Put `status` back, undoing a change of it. `is_quiet`: nothing was written on the ticket since the change."""
    apply_status(ticket, status, now)
    if stood is None:
        return
    ticket.status_before, ticket.status_id = stood.status_before, stood.status_id
    ticket.solved_at, ticket.closed_at = stood.solved_at, stood.closed_at
    if is_quiet:
        ticket.waiting_since, ticket.snoozed_until = stood.waiting_since, stood.snoozed_until


def restored_status(ticket: TicketState) -> str:
    """Where a ticket goes when it leaves spam or the trash."""
    return ticket.status_before or Status.OPEN


def apply_priority(ticket: TicketState, priority: str) -> None:
    """Set `priority` and the rank that lists sort by. Raises KeyError for a word that is none."""
    ticket.priority_rank = PRIORITY_RANKS[priority]
    ticket.priority = priority


def apply_inbound(ticket: TicketState, message_id: UUID, at: datetime, snippet: str, *, starts_waiting: bool) -> None:
    """A message from outside was added. `starts_waiting` is False for machines and blocked senders."""
    _apply_message(ticket, message_id, at, snippet, "inbound")
    ticket.inbound_count += 1
    if starts_waiting and ticket.waiting_since is None and ticket.status in _CUSTOMER_WAITS:
        ticket.waiting_since = at


def apply_outbound(
    ticket: TicketState, message_id: UUID, at: datetime, snippet: str, *, is_automatic: bool = False
) -> None:
    """An answer was accepted for sending. An acknowledgement does not end the customer's waiting."""
    _apply_message(ticket, message_id, at, snippet, "outbound")
    if not is_automatic:
        ticket.waiting_since = None
        ticket.first_replied_at = ticket.first_replied_at or at


def apply_call(
    ticket: TicketState, message_id: UUID, at: datetime, snippet: str, *, is_inbound: bool, is_missed: bool
) -> None:
    """A telephone call was noted. Who was spoken with waits no longer; whose call was missed waits from then on."""
    is_unanswered = is_inbound and is_missed
    _apply_message(ticket, message_id, at, snippet, "inbound" if is_unanswered else "outbound")
    if not is_missed:
        ticket.waiting_since = None
        ticket.first_replied_at = ticket.first_replied_at or at
    elif is_inbound and ticket.waiting_since is None and ticket.status in _CUSTOMER_WAITS:
        ticket.waiting_since = at


def apply_note(ticket: TicketState, snippet: str) -> None:
    """A note was added. It moves no clock; where nobody has written yet its words are the ticket's line in lists."""
    if ticket.last_message_id is None and not ticket.snippet:
        ticket.snippet = snippet


def apply_side_inbound(ticket: TicketState, message_id: UUID, at: datetime, snippet: str) -> None:
    """Somebody outside who is not the customer answered: news for whoever works on it, and no clock of the customer's.

    Whose turn it is between the customer and us stays as it was (`last_message_direction`).
    """
    _apply_message(ticket, message_id, at, snippet, ticket.last_message_direction)
    ticket.inbound_count += 1


def _apply_message(ticket: TicketState, message_id: UUID, at: datetime, snippet: str, direction: str) -> None:
    ticket.last_message_id = message_id
    ticket.last_message_at = max(ticket.last_message_at, at)
    ticket.last_message_direction = direction
    ticket.snippet = snippet


def _apply_end(ticket: TicketState, status: str, now: datetime) -> None:
    if status in ACTIVE:
        ticket.solved_at = ticket.closed_at = None
    elif status == Status.SOLVED:
        ticket.solved_at, ticket.closed_at = now, None
    elif status == Status.CLOSED:
        ticket.solved_at = ticket.solved_at or now
        ticket.closed_at = now
