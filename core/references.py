"""Every column that points at a customer or a case registers here: merging, exporting and erasing forget none.

A models.py calls `refers_to` beside its table; a test walks the schema and fails for a column nobody registered.
"""

from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    """What a column points at."""

    CONTACT = "contact"
    ACCOUNT = "account"
    IDENTITY = "identity"
    TICKET = "ticket"


class OnMerge(StrEnum):
    """What a merge of two targets does with the column."""

    MOVE = "move"
    MOVE_UNLESS_PRESENT = "move_unless_present"
    KEEP = "keep"


class PersonalData(StrEnum):
    """What an erase or an export does with the row."""

    NONE = "none"
    LINK = "link"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Reference:
    """One registered column: `table.column`, what it points at, and the two policies."""

    table: str
    column: str
    target: Target
    on_merge: OnMerge
    personal_data: PersonalData


@dataclass(frozen=True, slots=True)
class DocumentReference:
    """A JSON column whose documents may name targets by their id, as text."""

    table: str
    column: str
    target: Target


_registry: dict[tuple[str, str], Reference] = {}
_documents: set[DocumentReference] = set()


def refers_to(
    target: Target,
    table: str,
    column: str,
    *,
    on_merge: OnMerge = OnMerge.MOVE,
    personal_data: PersonalData = PersonalData.LINK,
) -> None:
    """Register `table.column`. Registering the same column twice with other policies is a programming error."""
    reference = Reference(table, column, target, on_merge, personal_data)
    if _registry.setdefault((table, column), reference) != reference:
        raise ValueError(f"{table}.{column} is registered twice, differently")


def references_to(target: Target) -> list[Reference]:
    """All registered columns that point at `target`, in a stable order."""
    return sorted((r for r in _registry.values() if r.target is target), key=lambda r: (r.table, r.column))


def named_in(target: Target, table: str, column: str) -> None:
    """Register a JSON column, such as a rule's conditions, whose documents may name `target`: a merge renames there."""
    _documents.add(DocumentReference(table, column, target))


def documents_naming(target: Target) -> list[DocumentReference]:
    """All registered JSON columns that may name `target`, in a stable order."""
    return sorted((d for d in _documents if d.target is target), key=lambda d: (d.table, d.column))
