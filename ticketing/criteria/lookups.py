"""Conditions that are met by rows of another table: looked up by those rows, or asked of each ticket by itself."""

from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import ColumnElement, Select, literal, literal_column, not_, select
from sqlalchemy.orm import aliased

from core.db.types import Uuid
from core.db.unindexed import unindexed
from crm_link.customers.models import Contact
from ticketing.fields.models import TicketFieldValue
from ticketing.tags.models import TicketTag
from ticketing.tickets.models import Ticket

Rows: TypeAlias = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Lookup:
    """Rows of another table, each of which belongs to the ticket `ticket_id`.

    `field`: they are values of this own field. It is written into the statement, not bound: PostgreSQL keeps plans of
    statements it has seen a few times, and a plan for any field at all is a bad one for a rare value of one.
    """

    ticket_id: Any
    conditions: tuple[ColumnElement[bool], ...] = ()
    field: UUID | None = None

    def where(self, *conditions: ColumnElement[bool]) -> "Lookup":
        """Those among the rows that meet these, too."""
        return replace(self, conditions=(*self.conditions, *conditions))

    def rows(self) -> Rows:
        """The tickets' ids."""
        return self._rows(TicketFieldValue.field_id)

    def has(self, *, by_ticket: bool) -> ColumnElement[bool]:
        """Whether a ticket has such a row; `by_ticket`: without a look at the rows of other tickets."""
        return self._of_ticket() if by_ticket else Ticket.id.in_(self.rows())

    def lacks(self) -> ColumnElement[bool]:
        """Whether a ticket has no such row."""
        return not_(self._of_ticket())

    def _of_ticket(self) -> ColumnElement[bool]:
        own = self._rows(unindexed(TicketFieldValue.field_id))  # else SQLite walks all values of the field each time
        return own.where(self.ticket_id == Ticket.id).correlate(Ticket).exists()

    def _rows(self, field_id: Any) -> Rows:
        query: Rows = select(self.ticket_id)
        if self.field is not None:
            query = query.where(field_id == constant(self.field, Uuid()))
        return query.where(*self.conditions)


_OTHER = aliased(Ticket)
# said as the index of VIPs says it, which SQLite would not recognize otherwise
VIPS: Final[Rows] = select(Contact.id).where(literal_column("contact.is_vip"))
OF_VIPS: Final[Rows] = select(_OTHER.id).where(_OTHER.contact_id.in_(VIPS))
TAGS: Final = Lookup(TicketTag.ticket_id)


def values_of_field(field_id: UUID | None) -> Lookup:
    """What is filled in for one of the company's own fields."""
    return Lookup(TicketFieldValue.ticket_id, field=field_id)


def constant(value: Any, kind: Any) -> ColumnElement[Any]:
    """A value that is part of a statement's text. Only for what there are few of: each value is a statement."""
    return literal(value, kind, literal_execute=True)
