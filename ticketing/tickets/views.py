"""The queues of the desk: which tickets a view holds and in which order it shows them.

A view is a name and, for team:<id> and contact:<id>, an id. Without a status filter a view of work holds active
tickets only; `mentions`, `following` and `contact` hold everything but spam and trash. A snoozed ticket stands in
`snoozed` and in no view of work. Whether the asker may see a ticket is not decided here (ticketing/tickets/access.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, literal

from core.db.paging import AnySelect
from core.db.types import UtcDateTime
from core.errors import Invalid
from core.staff.principal import Principal
from ticketing.tickets.access import HIDDEN_STATUSES
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class ViewName(StrEnum):
    """The kinds of view."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    MENTIONS = "mentions"
    FOLLOWING = "following"
    ALL = "all"
    SNOOZED = "snoozed"
    SPAM = "spam"
    TRASH = "trash"
    CLOSED = "closed"
    TEAM = "team"
    CONTACT = "contact"


class Sort(StrEnum):
    """recent and oldest by the last message, waiting by how long the customer waits, priority by urgency, due by the
    day it is due. What is snoozed is shown by `recent` in the order in which it comes back.
    """

    RECENT = "recent"
    OLDEST = "oldest"
    WAITING = "waiting"
    PRIORITY = "priority"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class View:
    """A view; `target_id` is the team or contact."""

    name: ViewName
    target_id: UUID | None = None

    def __str__(self) -> str:
        return f"{self.name}:{self.target_id}" if self.target_id else self.name.value


_WITH_TARGET = frozenset({ViewName.TEAM, ViewName.CONTACT})
_OF_WORK = frozenset({ViewName.MINE, ViewName.UNASSIGNED, ViewName.ALL, ViewName.TEAM})
SHARED_VIEWS = tuple(View(name) for name in ViewName if name not in _WITH_TARGET)


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """What a list asks for. Empty `statuses` and `priorities` leave the choice to the view."""

    view: View
    statuses: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    sort: Sort = Sort.RECENT


@dataclass(frozen=True, slots=True)
class Ordering:
    """The keyset of a list: columns that are never null, all in one direction; the last one is the ticket's id."""

    columns: tuple[Any, ...]
    descending: bool


def parse_view(text: str) -> View:
    """`mine`, `team:<id>` and so on. Raises Invalid(code="bad_view")."""
    name, _, target = text.partition(":")
    try:
        view = View(ViewName(name), UUID(target) if target else None)
    except ValueError as error:
        raise Invalid("There is no such view.", code="bad_view") from error
    if (view.target_id is not None) != (view.name in _WITH_TARGET):
        raise Invalid("There is no such view.", code="bad_view")
    return view


def tickets_of_view(query: AnySelect, asked: TicketFilter, principal: Principal) -> AnySelect:
    """`query` over tickets, narrowed to what the view holds; joins the mention rows for `mentions`."""
    view = asked.view
    if view.name is ViewName.MENTIONS:
        query = query.join(
            TicketMention,
            and_(TicketMention.ticket_id == Ticket.id, TicketMention.user_id == principal.user_id),
        )
    if view.name is ViewName.FOLLOWING:
        query = query.join(
            TicketFollower,
            and_(TicketFollower.ticket_id == Ticket.id, TicketFollower.user_id == principal.user_id),
        )
    query = query.where(*_belonging(view, principal), *_standing(view, asked.statuses))
    if asked.priorities:
        query = query.where(Ticket.priority.in_(asked.priorities))
    return query


def ordering(asked: TicketFilter) -> Ordering:
    """In which order the view shows its tickets."""
    if asked.sort is Sort.WAITING:
        return Ordering((_or_never(Ticket.waiting_since), Ticket.id), descending=False)
    if asked.sort is Sort.DUE:
        return Ordering((_or_never(Ticket.due_at), Ticket.id), descending=False)
    if asked.sort is Sort.PRIORITY:
        return Ordering((Ticket.priority_rank, Ticket.last_message_at, Ticket.id), descending=True)
    if asked.sort is Sort.OLDEST:
        return Ordering((Ticket.last_message_at, Ticket.id), descending=False)
    if asked.view.name is ViewName.MENTIONS:
        return Ordering((TicketMention.mentioned_at, Ticket.id), descending=True)
    if asked.view.name is ViewName.SNOOZED:
        return Ordering((_or_never(Ticket.snoozed_until), Ticket.id), descending=False)
    return Ordering((Ticket.last_message_at, Ticket.id), descending=True)


def _or_never(column: Any) -> ColumnElement[Any]:
    return func.coalesce(column, literal(_NEVER, UtcDateTime()), type_=UtcDateTime())


def _belonging(view: View, principal: Principal) -> Sequence[ColumnElement[bool]]:
    if view.name is ViewName.MINE:
        return [Ticket.owner_id == principal.user_id]
    if view.name is ViewName.UNASSIGNED:
        return [Ticket.owner_id.is_(None)]
    if view.name is ViewName.TEAM:
        return [Ticket.team_id == view.target_id]
    if view.name is ViewName.CONTACT:
        return [Ticket.contact_id == view.target_id]
    return []


def _standing(view: View, statuses: Sequence[str]) -> Sequence[ColumnElement[bool]]:
    if view.name is ViewName.SNOOZED:
        among = [Ticket.status.in_(statuses)] if statuses else []
        return [Ticket.snoozed_until.is_not(None), Ticket.is_active.is_(True), *among]
    if view.name in {ViewName.SPAM, ViewName.TRASH}:
        return [Ticket.status == view.name.value, *([Ticket.status.in_(statuses)] if statuses else [])]
    awake = [Ticket.snoozed_until.is_(None)] if view.name in _OF_WORK else []
    if statuses:
        return [Ticket.status == statuses[0] if len(statuses) == 1 else Ticket.status.in_(statuses), *awake]
    not_hidden = Ticket.status.not_in(HIDDEN_STATUSES)
    if view.name is ViewName.CLOSED:  # said this way, both databases walk the (is_active, last_message_at) index
        return [Ticket.is_active.is_(False), not_hidden]
    if view.name in {ViewName.MENTIONS, ViewName.FOLLOWING}:  # what was merged is listed where it went
        return [not_hidden, Ticket.merged_into_id.is_(None)]
    if view.name is ViewName.CONTACT:
        return [not_hidden]
    return [Ticket.is_active.is_(True), *awake]
