"""What happens to changes of many tickets at once. The changes themselves are told by each ticket's own facts."""

from typing import ClassVar

from core.events.base import Fact


class BulkOperationChanged(Fact):
    """A bulk operation has come further; only who asked for it hears this. The counts are those of BulkOperation."""

    type: ClassVar[str] = "bulk_operation.changed"
    state: str
    total: int
    done: int
    changed: int
    unchanged: int
    skipped: int
    undone: int
    kept: int
