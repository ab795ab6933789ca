"""Which cases a bulk operation is about: chosen ones, or all that a list shows right now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnySelect
from core.staff.principal import Principal
from ticketing.bulk import repository
from ticketing.tickets.views import TicketFilter
from ticketing.views.asking import where_of
from ticketing.views.model import Asked


@dataclass(frozen=True, slots=True)
class Chosen:
    """These cases."""

    ticket_ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """Everything that one of the desk's own queues shows."""

    asked: TicketFilter


@dataclass(frozen=True, slots=True)
class Meeting:
    """Everything that meets conditions, as a saved view lists it."""

    conditions: Mapping[str, Any]


Whole: TypeAlias = Queue | Meeting
Scope: TypeAlias = Chosen | Whole


async def shown(session: AsyncSession, principal: Principal, whole: Whole, *columns: Any) -> AnySelect:
    """A query for columns of what the list shows this person, in its order.

    Raises Invalid(code="bad_condition").
    """
    if isinstance(whole, Queue):
        return repository.shown_in_queue(principal, whole.asked, columns)
    return repository.shown_meeting(await where_of(session, principal, Asked(whole.conditions)), columns)
