"""Shapes of saved views and of tickets as they list them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from core.rules.conditions import FieldKind, Operator
from core.staff.principal import Role
from core.staff.sharing import Sharing
from ticketing.criteria.catalogue import Options, catalogue_of
from ticketing.views.columns import BOARD_FIELDS, COLUMNS, KnownFields
from ticketing.views.model import (
    EVERYTHING,
    MOST_COLUMNS,
    WIDTHS,
    Asked,
    Column,
    Layout,
    Order,
    SavedViewItem,
    ViewFields,
)
from ticketing.views.reading import TicketRow as TicketRowView
from web.api.schemas.common import Body, Cursor, Ids, Patch, View, omitted
from web.api.schemas.field_values import FieldValue
from web.api.schemas.routing import Condition
from web.api.schemas.tickets import TicketListItem

ViewName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
Icon = Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)]
FieldName = Annotated[str, StringConstraints(min_length=1, max_length=60)]
ColumnNames = Annotated[list[FieldName], Field(max_length=MOST_COLUMNS)]
BoardValue = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class OrderInput(Body):
    """By what to sort; tickets without a value come last, whichever way."""

    field: FieldName = "last_message_at"
    is_descending: bool = True

    @property
    def order(self) -> Order:
        """The plain value."""
        return Order(self.field, self.is_descending)


class OrderShape(View):
    """By what a view is sorted."""

    field: str
    is_descending: bool


class ColumnInput(Body):
    """A column of a table; `width` in pixels, null as wide as it likes."""

    name: FieldName
    width: int | None = Field(default=None, ge=WIDTHS.start, le=WIDTHS.stop - 1)

    @property
    def column(self) -> Column:
        """The plain value."""
        return Column(self.name, self.width)


class ColumnShape(View):
    """A column of a table."""

    name: str
    width: int | None


class SavedView(View):
    """A view. `is_pinned`: it stands in the reader's side bar; `can_change` is about the reader.

    `is_pinned_for_all` is what its keeper decided, `is_pinned` what holds for the reader.
    """

    id: UUID
    name: str
    icon: str
    conditions: dict[str, Any]
    order: OrderShape
    columns: list[ColumnShape]
    layout: Layout
    board_field: str
    visibility: Sharing
    owner_id: UUID
    team_id: UUID | None
    is_pinned: bool
    is_pinned_for_all: bool
    default_roles: list[Role]
    can_change: bool
    version: int


class SavedViews(View):
    """The views a person sees, those of his side bar first and in his order."""

    items: list[SavedView]
    as_of_seq: int


class ViewBeginning(View):
    """What a new view may begin with."""

    conditions: dict[str, Any]
    order: OrderShape


class SavedViewInput(Body):
    """A new view. Team and everyone need the right `manage_views`."""

    name: ViewName
    icon: Icon = ""
    conditions: Condition = Field(default_factory=lambda: dict(EVERYTHING))
    order: OrderInput = OrderInput()
    columns: list[ColumnInput] = Field(default_factory=list, max_length=MOST_COLUMNS)
    layout: Layout = Layout.LIST
    board_field: FieldName = "status"
    visibility: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    is_pinned: bool = True
    default_roles: list[Role] = Field(default_factory=list, max_length=len(Role))

    @property
    def fields(self) -> ViewFields:
        """The plain value."""
        return ViewFields(**view_changes({name: getattr(self, name) for name in type(self).model_fields}))


class SavedViewPatch(Patch):
    """Changes of a view."""

    name: ViewName = omitted()
    icon: Icon = omitted()
    conditions: Condition = omitted()
    order: OrderInput = omitted()
    columns: Annotated[list[ColumnInput], Field(max_length=MOST_COLUMNS)] = omitted()
    layout: Layout = omitted()
    board_field: FieldName = omitted()
    visibility: Sharing = omitted()
    team_id: UUID | None = omitted()
    is_pinned: bool = omitted()
    default_roles: Annotated[list[Role], Field(max_length=len(Role))] = omitted()


class ViewArrangement(Body):
    """A person's side bar: `shown` views in this order, `hidden` ones not; other shared views follow."""

    shown: Ids
    hidden: Ids = Field(default_factory=list)


class TicketQuery(Body):
    """A list of tickets by conditions. `columns` names what beside the ordinary fields is wanted of each."""

    conditions: Condition = Field(default_factory=lambda: dict(EVERYTHING))
    order: OrderInput = OrderInput()
    columns: ColumnNames = Field(default_factory=list)
    cursor: Cursor = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50

    @property
    def asked(self) -> Asked:
        """The plain value."""
        return Asked(self.conditions, self.order.order, tuple(self.columns))


class TicketCountQuery(Body):
    """Which tickets to count."""

    conditions: Condition = Field(default_factory=lambda: dict(EVERYTHING))


class TicketCount(View):
    """How many there are; the count stops at 100 (show 99+)."""

    count: int


class TicketRow(TicketListItem):
    """A ticket with what a table may show. What `columns` did not ask for is null.

    `field_values`: the company's own fields asked for that are not empty.
    """

    language: str | None
    updated_at: datetime | None
    first_replied_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None
    inbound_count: int | None
    field_values: dict[UUID, FieldValue]


class BoardQuery(Body):
    """A board: its columns are these values of `board_field`, null for tickets without one."""

    conditions: Condition = Field(default_factory=lambda: dict(EVERYTHING))
    order: OrderInput = OrderInput()
    columns: ColumnNames = Field(default_factory=list)
    board_field: FieldName = "status"
    values: Annotated[list[BoardValue | None], Field(min_length=1, max_length=40)]
    limit: Annotated[int, Field(ge=1, le=50)] = 20

    @property
    def asked(self) -> Asked:
        """The plain value."""
        return Asked(self.conditions, self.order.order, tuple(self.columns))


class BoardColumn(View):
    """The first tickets of one value; `count` stops at 100. `next_cursor` continues in POST /tickets/query."""

    value: str | None
    count: int
    items: list[TicketRow]
    next_cursor: str | None


class Board(View):
    """A board. `as_of_seq` was read before its tickets."""

    columns: list[BoardColumn]
    as_of_seq: int


class CriteriaField(View):
    """One thing to ask about a ticket. `options`: where the values to choose from come from.

    `field_id`: the company's own field that it is; GET /ticket-fields tells its labels and choices. A personal field
    depends on who asks.
    """

    name: str
    kind: FieldKind
    operators: list[Operator]
    options: Options | None
    is_personal: bool
    field_id: UUID | None


class Criteria(View):
    """What conditions, tables, orders and boards of tickets can be made of, by name."""

    fields: list[CriteriaField]
    columns: list[str]
    orders: list[str]
    board_fields: list[str]


def criteria_shape(known: KnownFields) -> Criteria:
    """Everything there is, the company's own fields in their order behind the others."""
    own = [field for field in known.by_name.values() if not field.is_archived]
    catalogue = catalogue_of(KnownFields(own).criteria())
    names = [*COLUMNS, *(field.key for field in own)]
    return Criteria(
        fields=[
            CriteriaField(
                name=field.name,
                kind=field.kind,
                operators=[operator for operator in Operator if operator in field.operators],
                options=field.options,
                is_personal=field.is_personal,
                field_id=field.custom_id,
            )
            for field in catalogue.values()
        ],
        columns=names,
        orders=[name for name in names if known.is_sortable(name)],
        board_fields=[name for name in [*BOARD_FIELDS, *(field.key for field in own)] if known.makes_board(name)],
    )


def view_changes(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Fields as they were sent, as fields of ViewFields."""
    changes = dict(sent)
    if "order" in changes:
        changes["order"] = changes["order"].order
    if "columns" in changes:
        changes["columns"] = tuple(one.column for one in changes["columns"])
    if "default_roles" in changes:
        changes["default_roles"] = tuple(changes["default_roles"])
    return changes


def view_shape(item: SavedViewItem) -> SavedView:
    """A view as the API shows it."""
    fields = item.fields
    return SavedView(
        id=item.id,
        name=fields.name,
        icon=fields.icon,
        conditions=dict(fields.conditions),
        order=OrderShape(field=fields.order.field, is_descending=fields.order.is_descending),
        columns=[ColumnShape(name=one.name, width=one.width) for one in fields.columns],
        layout=fields.layout,
        board_field=fields.board_field,
        visibility=fields.visibility,
        owner_id=item.owner_id,
        team_id=fields.team_id,
        is_pinned=item.is_pinned,
        is_pinned_for_all=fields.is_pinned,
        default_roles=list(fields.default_roles),
        can_change=item.can_change,
        version=item.version,
    )


def row_shape(item: TicketListItem, row: TicketRowView) -> TicketRow:
    """A ticket of a table as the API shows it."""
    return TicketRow(
        **{name: getattr(item, name) for name in type(item).model_fields},
        language=row.language,
        updated_at=row.updated_at,
        first_replied_at=row.first_replied_at,
        solved_at=row.solved_at,
        closed_at=row.closed_at,
        inbound_count=row.inbound_count,
        field_values={key: value for key, value in row.field_values.items() if value is not None},
    )
