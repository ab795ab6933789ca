"""From a ticket to the cells of its line. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, TypeAlias
from uuid import UUID
from zoneinfo import ZoneInfo

from ticketing.exporting.words import heading, word
from ticketing.fields.model import Field, TicketFieldKind
from ticketing.fields.values import Written
from ticketing.statuses.reading import StatusView
from ticketing.views.reading import TicketRow

Cell: TypeAlias = str | int | float | date | datetime | None
_UNTIL_REPLY_YEAR: Final = 9999
_INSTANTS_OF_ITEM: Final = frozenset({"last_message_at", "created_at", "waiting_since", "due_at"})
_INSTANTS_OF_ROW: Final = frozenset({"updated_at", "first_replied_at", "solved_at", "closed_at"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a file shows its lines: which columns, in which language, by whose clock."""

    columns: Sequence[str]
    language: str
    zone: ZoneInfo
    own: Mapping[str, Field]
    statuses: Mapping[UUID, StatusView]

    def headings(self) -> list[str]:
        """The first line."""
        return [
            self.own[name].label(self.language) if name in self.own else heading(name, self.language)
            for name in self.columns
        ]

    def cells(self, row: TicketRow) -> list[Cell]:
        """A ticket's line. Instants are without a zone, by the company's clock; so spreadsheets want them."""
        return [self._cell(name, row) for name in self.columns]

    def _cell(self, name: str, row: TicketRow) -> Cell:
        if name in self.own:
            field = self.own[name]
            return self._own(field, row.field_values.get(field.id))
        if name in _INSTANTS_OF_ITEM:
            return self._local(getattr(row.item, name))
        if name in _INSTANTS_OF_ROW:
            return self._local(getattr(row, name))
        return _CELLS[name](self, row)

    def _local(self, instant: datetime | None) -> datetime | None:
        return None if instant is None else instant.astimezone(self.zone).replace(tzinfo=None, microsecond=0)

    def snoozed(self, until: datetime | None) -> Cell:
        """When a ticket comes back; some only with the customer's reply."""
        if until is not None and until.year == _UNTIL_REPLY_YEAR:
            return word("snoozed", "until_reply", self.language)
        return self._local(until)

    def status_name(self, status_id: UUID | None) -> str | None:
        """The company's own name of a status."""
        status = self.statuses.get(status_id) if status_id is not None else None
        if status is None:
            return None
        names = (status.name_en, status.name_th) if self.language == "en" else (status.name_th, status.name_en)
        return names[0] or names[1]

    def _own(self, field: Field, value: Written) -> Cell:
        if value is None:
            return None
        if field.kind is TicketFieldKind.CHECKBOX:
            return word("yes", "yes", self.language) if value else None
        if field.kind is TicketFieldKind.DATE:
            return date.fromisoformat(str(value))
        if isinstance(value, list):
            return ", ".join(self._choice(field, one) for one in value)
        if field.kind is TicketFieldKind.CHOICE:
            return self._choice(field, str(value))
        return value

    def _choice(self, field: Field, chosen: str) -> str:
        for choice in field.choices:
            if choice.id == chosen:
                names = (choice.label_en, choice.label_th)
                first, second = names if self.language == "en" else names[::-1]
                return first or second
        return chosen


def _name(thing: Any) -> str | None:
    return None if thing is None else str(thing.name)


_CELLS: Final[Mapping[str, Callable[[Sheet, TicketRow], Cell]]] = {
    "number": lambda _sheet, row: row.item.number,
    "subject": lambda _sheet, row: row.item.subject,
    "status": lambda sheet, row: word("status", row.item.status, sheet.language),
    "status_id": lambda sheet, row: sheet.status_name(row.item.status_id),
    "priority": lambda sheet, row: word("priority", row.item.priority, sheet.language),
    "type": lambda sheet, row: word("type", row.item.type, sheet.language),
    "contact": lambda _sheet, row: _name(row.item.contact),
    "account": lambda _sheet, row: _name(row.item.account),
    "owner": lambda _sheet, row: _name(row.item.owner),
    "team": lambda _sheet, row: _name(row.item.team),
    "tags": lambda _sheet, row: ", ".join(tag.name for tag in row.item.tags) or None,
    "channel": lambda sheet, row: word("channel", row.item.channel_kind, sheet.language),
    "language": lambda sheet, row: word("language", row.language or None, sheet.language),
    "snoozed_until": lambda sheet, row: sheet.snoozed(row.item.snoozed_until),
    "inbound_count": lambda _sheet, row: row.inbound_count,
    "delivery_trouble": lambda sheet, row: word("delivery_trouble", row.item.delivery_trouble, sheet.language),
}
