"""Carrying out a way back on a locked ticket in memory, and telling it by the events of the same change by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from core.events.facts.ticket import (
    TicketAssigned,
    TicketDueChanged,
    TicketFact,
    TicketPriorityChanged,
    TicketRestored,
    TicketSnoozed,
    TicketSpamCleared,
    TicketSpamMarked,
    TicketStatusChanged,
    TicketSubjectChanged,
    TicketTagged,
    TicketTrashed,
    TicketTypeChanged,
    TicketWoken,
)
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.reversal import Reversal, StatusBack


@dataclass(frozen=True, slots=True)
class Names:
    """What the history calls people, teams and tags; those that are gone for good are missing."""

    people: Mapping[UUID | None, str]
    teams: Mapping[UUID | None, str]
    tags: Mapping[UUID, str]


class Tell(Protocol):
    """Records a fact about where the ticket stands now."""

    def __call__(self, fact: type[TicketFact], detail: dict[str, Any] | None = None, **fields: Any) -> None:
        """Record it."""


def restore(ticket: Ticket, back: Reversal, names: Names, now: datetime, tell: Tell) -> None:
    """Put every field of `back` to what it was. Rows of tags and blocked senders are the caller's business."""
    if back.subject:
        ticket.subject = back.subject.before
        tell(TicketSubjectChanged, {"before": back.subject.after, "after": back.subject.before})
    if back.type:
        ticket.type = back.type.before
        tell(TicketTypeChanged, before=back.type.after, after=back.type.before)
    if back.priority:
        lifecycle.apply_priority(ticket, back.priority.before)
        tell(TicketPriorityChanged, before=back.priority.after)
    if back.owner_id or back.team_id:
        _give_back(ticket, back, names, tell)
    if back.status:
        _restore_status(ticket, back.status, now, tell)
    if back.snoozed_until and ticket.is_active:
        _restore_snooze(ticket, back.snoozed_until.before, tell)
    if back.due_at:
        ticket.due_at = back.due_at.before
        tell(TicketDueChanged, before=back.due_at.after, after=back.due_at.before)
    if back.tags_added or back.tags_removed:
        came, went = sorted(back.tags_removed & names.tags.keys()), sorted(back.tags_added & names.tags.keys())
        tell(
            TicketTagged,
            added=sorted(names.tags[tag_id] for tag_id in came),
            removed=sorted(names.tags[tag_id] for tag_id in went),
            added_ids=came,
            removed_ids=went,
        )


def _give_back(ticket: Ticket, back: Reversal, names: Names, tell: Tell) -> None:
    owner_before, team_before = ticket.owner_id, ticket.team_id
    if back.owner_id:
        ticket.owner_id = back.owner_id.before
    if back.team_id:
        ticket.team_id = back.team_id.before
    tell(
        TicketAssigned,
        owner_before=owner_before,
        team_before=team_before,
        owner_name=names.people.get(ticket.owner_id, ""),
        team_name=names.teams.get(ticket.team_id, ""),
        owner_name_before=names.people.get(owner_before, ""),
        team_name_before=names.teams.get(team_before, ""),
    )


def _restore_status(ticket: Ticket, back: StatusBack, now: datetime, tell: Tell) -> None:
    stood = lifecycle.standing_of(ticket)
    is_quiet = ticket.last_message_at <= back.at
    lifecycle.apply_standing(ticket, back.before, back.stood, now, is_quiet=is_quiet)
    if back.before == lifecycle.Status.SPAM:
        tell(TicketSpamMarked, before=back.after, sender_blocked=back.sender_blocked is False, stood=stood)
    elif back.before == lifecycle.Status.TRASH:
        tell(TicketTrashed, before=back.after, stood=stood)
    elif back.after == lifecycle.Status.SPAM:
        tell(TicketSpamCleared, sender_unblocked=bool(back.sender_blocked), stood=stood)
    elif back.after == lifecycle.Status.TRASH:
        tell(TicketRestored, stood=stood)
    else:
        tell(TicketStatusChanged, before=back.after, status_id_before=stood.status_id, stood=stood)


def _restore_snooze(ticket: Ticket, until: datetime | None, tell: Tell) -> None:
    before, ticket.snoozed_until = ticket.snoozed_until, until
    if until is not None:
        tell(TicketSnoozed, until=until, before=before)
    elif before is not None:
        tell(TicketWoken, why="person", before=before)
