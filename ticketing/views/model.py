"""What a saved view is. Plain values, and what makes sense in them. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from core.errors import Invalid
from core.staff.principal import Role
from core.staff.sharing import Sharing

MOST_COLUMNS: Final = 30
WIDTHS: Final = range(40, 801)
MOST_VIEWS: Final = 200
EVERYTHING: Final[Mapping[str, Any]] = {"all": []}


class Layout(StrEnum):
    """How a view shows its tickets."""

    LIST = "list"
    TABLE = "table"
    BOARD = "board"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, by its name in ticketing.views.columns; `width` in pixels, None as wide as it likes."""

    name: str
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """By what a list is sorted. Tickets without a value come last, whichever way."""

    field: str = "last_message_at"
    is_descending: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of tickets asks for. `conditions` is a document about ticketing.criteria.catalogue."""

    conditions: Mapping[str, Any] = field(default_factory=lambda: EVERYTHING)
    order: Order = Order()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewFields:
    """What a person decides about a view. `team_id` counts for visibility team only, `default_roles` for shared ones.

    `icon` is an emoji or a name of the desk's icons, '' for none.
    """

    name: str
    icon: str = ""
    conditions: Mapping[str, Any] = field(default_factory=lambda: EVERYTHING)
    order: Order = Order()
    columns: tuple[Column, ...] = ()
    layout: Layout = Layout.LIST
    board_field: str = "status"
    visibility: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    position: int = 0
    is_pinned: bool = True
    default_roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedViewItem:
    """A view as its reader sees it. `is_pinned` and the order of a list of views are the reader's own choice, or else
    what the view's keeper decided. `can_change` is about the reader. `problem`: why it cannot be asked for, or None.
    """

    id: UUID
    fields: ViewFields
    owner_id: UUID
    is_pinned: bool
    can_change: bool
    version: int


def require_sensible(fields: ViewFields) -> None:
    """Raise Invalid for columns that are too many, twice there or of no width, and for defaults of a personal view."""
    names = [column.name for column in fields.columns]
    if len(names) > MOST_COLUMNS or len(set(names)) != len(names):
        raise Invalid("A view has at most 30 columns, each once.", code="bad_columns", data={"field": "columns"})
    if any(column.width is not None and column.width not in WIDTHS for column in fields.columns):
        raise Invalid("A column is 40 to 800 pixels wide.", code="bad_columns", data={"field": "columns"})
    if fields.visibility is Sharing.TEAM and fields.team_id is None:
        raise Invalid("Say which team.", code="team_missing", data={"field": "team_id"})
    if fields.default_roles and fields.visibility is Sharing.PERSONAL:
        raise Invalid("Only a shared view can be a default.", code="bad_default", data={"field": "default_roles"})
