"""Shapes of exports."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from ticketing.exporting.model import Export as ExportView
from ticketing.exporting.model import ExportState, Format
from ticketing.views.model import EVERYTHING, Asked
from web.api.schemas.common import Body, View
from web.api.schemas.routing import Condition
from web.api.schemas.saved_views import ColumnNames, OrderInput
from web.api.schemas.staff import Language


class ExportInput(Body):
    """A file of the tickets that meet conditions. Without `columns` it has the usual ones. `title` names the file."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
    format: Format = Format.XLSX
    language: Language
    conditions: Condition = Field(default_factory=lambda: dict(EVERYTHING))
    order: OrderInput = OrderInput()
    columns: ColumnNames = Field(default_factory=list)

    @property
    def asked(self) -> Asked:
        """The plain value."""
        return Asked(self.conditions, self.order.order, tuple(self.columns))


class Export(View):
    """A file on its way: `written` of `total` tickets are in it. `problem`: why it failed.

    problem: too_many_tickets (more than 100,000), not_permitted, bad_view, error. `size` in bytes.
    """

    id: UUID
    title: str
    file_name: str
    format: Format
    state: ExportState
    problem: str | None
    total: int
    written: int
    size: int
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None


class Exports(View):
    """A person's newest exports."""

    items: list[Export]


def export_shape(export: ExportView) -> Export:
    """An export as the API shows it."""
    return Export(
        id=export.id,
        title=export.title,
        file_name=export.file_name,
        format=export.format,
        state=export.state,
        problem=export.problem,
        total=export.total,
        written=export.written,
        size=export.size,
        created_at=export.created_at,
        finished_at=export.finished_at,
        expires_at=export.expires_at,
    )
