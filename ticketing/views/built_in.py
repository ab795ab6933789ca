"""The built-in views of the desk as what a saved view asks for, so that a person may go on from one. Pure.

ticketing.tickets.views lists them by hand-made queries; a test holds both to the same tickets.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ticketing.criteria.catalogue import ME
from ticketing.tickets.views import Sort, TicketFilter, View, ViewName
from ticketing.views.model import Asked, Order

Document = Mapping[str, Any]

_OF_PERSON: Final = {ViewName.MENTIONS: "is_mentioned", ViewName.FOLLOWING: "is_followed"}
_ORDERS: Final[Mapping[Sort, Order]] = {
    Sort.RECENT: Order("last_message_at"),
    Sort.OLDEST: Order("last_message_at", is_descending=False),
    Sort.WAITING: Order("waiting_since", is_descending=False),
    Sort.PRIORITY: Order("priority"),
    Sort.DUE: Order("due_at", is_descending=False),
}


def asked_like(wanted: TicketFilter) -> Asked:
    """The same tickets by conditions. No field tells when one was mentioned: `mentions` go by their last message."""
    chosen = [_any_of("status", wanted.statuses), _any_of("priority", wanted.priorities)]
    conditions = [*_conditions(wanted), *[one for one in chosen if one["value"]]]
    if wanted.view.name is ViewName.SNOOZED and wanted.sort is Sort.RECENT:
        return Asked({"all": conditions}, Order("snoozed_until", is_descending=False))
    return Asked({"all": conditions}, _ORDERS[wanted.sort])


def _conditions(wanted: TicketFilter) -> list[Document]:
    view = wanted.view
    active = [] if wanted.statuses else [_is("is_active", value=True)]  # a choice of statuses is one of any
    match view.name:
        case ViewName.MENTIONS | ViewName.FOLLOWING:
            merged = [] if wanted.statuses else [_is("is_merged", value=False)]
            return [_is(_OF_PERSON[view.name], value=True), *merged]
        case ViewName.CONTACT:
            return [_any_of("contact_id", [str(view.target_id)])]
        case ViewName.SNOOZED:
            return [_is("is_active", value=True), {"field": "snoozed_until", "operator": "is_not_empty"}]
        case ViewName.SPAM | ViewName.TRASH:
            return [_any_of("status", [view.name.value])]
        case ViewName.CLOSED:
            return [] if wanted.statuses else [_is("is_active", value=False)]
        case _:
            return [*_belonging(view), *active, {"field": "snoozed_until", "operator": "is_empty"}]


def _belonging(view: View) -> list[Document]:
    match view.name:
        case ViewName.MINE:
            return [_any_of("owner_id", [ME])]
        case ViewName.UNASSIGNED:
            return [{"field": "owner_id", "operator": "is_empty"}]
        case ViewName.TEAM:
            return [_any_of("team_id", [str(view.target_id)])]
        case _:
            return []


def _is(field: str, *, value: bool) -> Document:
    return {"field": field, "operator": "is", "value": value}


def _any_of(field: str, values: Sequence[str]) -> Document:
    return {"field": field, "operator": "is_any_of", "value": list(values)}
