"""What happens to changes of many tickets at once. The changes themselves are told by each ticket's own facts."""

from typing import ClassVar, Final

from core.events.base import Fact

# Reasons of the tickets' own events beyond the first twenty of an operation, and of those of its way back: screens are
# told of them together, and nobody's bell rings a thousand times.
BULK: Final = "bulk"
BULK_UNDO: Final = "bulk_undo"
TOLD_TOGETHER: Final = frozenset({BULK, BULK_UNDO})


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
