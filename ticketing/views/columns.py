"""What a table of tickets shows, what a list is sorted by, and what a board can be cut by. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

from core.errors import Invalid
from ticketing.criteria.catalogue import CUSTOM_PREFIX, CustomField
from ticketing.fields.model import MONEY_DECIMALS, Field, TicketFieldKind

COLUMNS: Final = (
    "number",
    "subject",
    "status",
    "status_id",
    "priority",
    "type",
    "contact",
    "account",
    "owner",
    "team",
    "tags",
    "channel",
    "language",
    "last_message_at",
    "created_at",
    "updated_at",
    "waiting_since",
    "first_replied_at",
    "due_at",
    "snoozed_until",
    "solved_at",
    "closed_at",
    "inbound_count",
    "delivery_trouble",
)
UNSORTABLE: Final = frozenset({"tags", "delivery_trouble"})
BOARD_FIELDS: Final = ("status", "status_id", "priority", "type", "owner_id", "team_id")
_UNSORTABLE_KINDS: Final = frozenset({TicketFieldKind.LONG_TEXT, TicketFieldKind.MULTI_CHOICE})


class KnownFields:
    """The company's own fields, as views ask for them: archived ones too, so that an old view still opens."""

    def __init__(self, fields: Sequence[Field] = ()) -> None:
        self.by_name: Mapping[str, Field] = {field.key: field for field in fields}

    def criteria(self) -> list[CustomField]:
        """As ticketing.criteria.catalogue wants to know them."""
        return [CustomField(one.id, one.kind.value, decimals_of(one)) for one in self.by_name.values()]

    def require_column(self, name: str) -> None:
        """Raise Invalid(code="bad_columns") unless a table can show it."""
        if name not in COLUMNS and name not in self.by_name:
            raise Invalid(f"There is no column {name!r}.", code="bad_columns", data={"field": "columns"})

    def is_sortable(self, name: str) -> bool:
        """Whether a list can be sorted by it."""
        own = self.by_name.get(name)
        if own is not None:
            return own.kind not in _UNSORTABLE_KINDS
        return name in COLUMNS and name not in UNSORTABLE

    def makes_board(self, name: str) -> bool:
        """Whether a board can have its columns by it."""
        own = self.by_name.get(name)
        return name in BOARD_FIELDS or (own is not None and own.kind is TicketFieldKind.CHOICE)

    def require_sortable(self, name: str) -> None:
        """Raise Invalid(code="bad_order") unless a list can be sorted by it."""
        if not self.is_sortable(name):
            raise Invalid(f"Nothing can be sorted by {name!r}.", code="bad_order", data={"field": "order"})

    def require_board(self, name: str) -> None:
        """Raise Invalid(code="bad_board") unless a board can have its columns by it."""
        if not self.makes_board(name):
            raise Invalid(f"There is no board by {name!r}.", code="bad_board", data={"field": "board_field"})


def decimals_of(field: Field) -> int:
    """The places with which a field's numbers are kept."""
    return MONEY_DECIMALS if field.kind is TicketFieldKind.MONEY else field.decimals


def is_own(name: str) -> bool:
    """Whether a name is that of one of the company's fields."""
    return name.startswith(CUSTOM_PREFIX)
