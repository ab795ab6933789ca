"""What an export is. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from ticketing.views.model import Asked, Order

KEPT_SECONDS: Final = 86_400.0
MOST_TICKETS: Final = 100_000
DEFAULT_COLUMNS: Final = (
    "number",
    "subject",
    "status",
    "priority",
    "contact",
    "account",
    "owner",
    "team",
    "tags",
    "channel",
    "created_at",
    "last_message_at",
    "solved_at",
)


class Format(StrEnum):
    """The kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


class ExportState(StrEnum):
    """Where an export stands. expired: it was done, and its file has had its day."""

    WAITING = "waiting"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"
    CANCELED = "canceled"
    EXPIRED = "expired"


UNFINISHED: Final = frozenset({ExportState.WAITING, ExportState.WRITING})
MEDIA_TYPES: Final[Mapping[Format, str]] = {
    Format.CSV: "text/csv",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Export:
    """An export as its owner sees it. `problem`: why it failed (too_many_tickets, not_permitted, bad_view, error)."""

    id: UUID
    owner_id: UUID
    title: str
    format: Format
    state: ExportState
    problem: str | None
    total: int
    written: int
    size: int
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime | None

    @property
    def file_name(self) -> str:
        """What the file is called when it is downloaded."""
        safe = "".join(" " if one in '\\/:*?"<>|' or ord(one) < 32 else one for one in self.title).strip()
        return f"{safe or 'tickets'} {self.created_at:%Y-%m-%d}.{self.format}"


@dataclass(frozen=True, slots=True)
class Claim:
    """An export that this worker writes, proven by `token`."""

    id: UUID
    owner_id: UUID
    title: str
    format: Format
    language: str
    asked: Asked
    token: UUID


def asked_document(asked: Asked) -> dict[str, Any]:
    """What is kept of a list, so that the file holds what was looked at even if the view changes meanwhile."""
    return {
        "conditions": dict(asked.conditions),
        "order": {"field": asked.order.field, "is_descending": asked.order.is_descending},
        "columns": list(asked.columns),
    }


def asked_of(document: Mapping[str, Any]) -> Asked:
    """The list that was kept."""
    return Asked(document["conditions"], Order(**document["order"]), tuple(document["columns"]))
