"""Shapes of changes of many tickets at once."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from core.db.paging import AnyRow
from ticketing.bulk.model import MOST_ACTIONS, BulkAction
from ticketing.bulk.models import BulkOperation as Operation
from ticketing.bulk.scope import Chosen, Meeting, Queue, Scope, Whole
from ticketing.bulk.service import MOST_CHOSEN
from ticketing.tickets.lifecycle import Priority, Status
from ticketing.tickets.views import TicketFilter, parse_view
from web.api.schemas.common import Body, View
from web.api.schemas.routing import Condition


class BulkState(StrEnum):
    """running and undoing go on; the others are over. failed: what was changed until then stays, and can be undone."""

    RUNNING = "running"
    DONE = "done"
    CANCELED = "canceled"
    FAILED = "failed"
    UNDOING = "undoing"
    UNDONE = "undone"


class BulkItemState(StrEnum):
    """What became of one ticket. kept: it was not put back, because somebody changed it meanwhile."""

    WAITING = "waiting"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    UNDONE = "undone"
    KEPT = "kept"


class WholeList(Body):
    """All that a list shows right now: a queue (`view`, `status`, `priority` as in `GET /tickets`) or `conditions`."""

    view: Annotated[str, Field(max_length=60)] | None = None
    status: Annotated[list[Status], Field(max_length=8)] = Field(default_factory=list)
    priority: Annotated[list[Priority], Field(max_length=4)] = Field(default_factory=list)
    conditions: Condition | None = None

    @model_validator(mode="after")
    def _is_one_of_both(self) -> Self:
        if (self.view is None) == (self.conditions is None):
            raise ValueError("name either a view or conditions")
        return self

    @property
    def scope(self) -> Whole:
        """The plain value. Raises Invalid(code="bad_view")."""
        if self.conditions is not None:
            return Meeting(self.conditions)
        statuses, priorities = tuple(s.value for s in self.status), tuple(p.value for p in self.priority)
        return Queue(TicketFilter(parse_view(self.view or ""), statuses, priorities))


class BulkInput(Body):
    """What is to be done, to chosen tickets (`ticket_ids`) or to a whole list (`whole`)."""

    actions: Annotated[list[BulkAction], Field(min_length=1, max_length=MOST_ACTIONS)]
    ticket_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_CHOSEN)] | None = None
    whole: WholeList | None = None

    @model_validator(mode="after")
    def _is_about_something(self) -> Self:
        if (self.ticket_ids is None) == (self.whole is None):
            raise ValueError("name either tickets or a whole list")
        return self

    @property
    def scope(self) -> Scope:
        """The plain value. Raises Invalid(code="bad_view")."""
        return self.whole.scope if self.whole is not None else Chosen(tuple(self.ticket_ids or ()))


class WholeCount(View):
    """How many tickets a list shows; no more than `most` can be changed at once, and the count stops behind it."""

    count: int
    most: int


class BulkOperation(View):
    """How far it has come. `done` of `total` have had their turn: `changed`, `unchanged` (they were so already) or
    `skipped`. While and after it is undone, `undone` of the changed ones are what they were, and `kept` are not,
    because somebody changed them meanwhile. It can be undone until `undo_until`.
    """

    id: UUID
    state: BulkState
    actions: list[BulkAction]
    total: int
    done: int
    changed: int
    unchanged: int
    skipped: int
    undone: int
    kept: int
    created_at: datetime
    finished_at: datetime | None
    undo_until: datetime | None


class BulkItem(View):
    """What became of one ticket. reason: not_visible|not_permitted|ticket_state|fields_missing|changed_since."""

    ticket_id: UUID
    number: int
    subject: str
    state: BulkItemState
    reason: str | None


def bulk_shape(operation: Operation, actions: list[BulkAction], undo_until: datetime | None) -> BulkOperation:
    """An operation as the API shows it."""
    return BulkOperation(
        id=operation.id,
        state=BulkState(operation.state),
        actions=actions,
        total=operation.total,
        done=operation.done,
        changed=operation.changed,
        unchanged=operation.unchanged,
        skipped=operation.skipped,
        undone=operation.undone,
        kept=operation.kept,
        created_at=operation.created_at,
        finished_at=operation.finished_at,
        undo_until=undo_until,
    )


def item_shape(row: AnyRow) -> BulkItem:
    """What became of one ticket."""
    return BulkItem(
        ticket_id=row.ticket_id,
        number=row.number,
        subject=row.subject,
        state=BulkItemState(row.state),
        reason=row.reason,
    )
