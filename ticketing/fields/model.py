"""What a field is. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeAlias
from uuid import UUID

from core.rules.conditions import FieldKind as Comparable

MONEY_DECIMALS: Final = 2
MOST_DECIMALS: Final = 4


class TicketFieldKind(StrEnum):
    """What a field holds; it never changes."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    CHECKBOX = "checkbox"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"


class Required(StrEnum):
    """When a field must hold something. always: also when an agent opens a ticket, and it is never emptied again."""

    NEVER = "never"
    ON_SOLVE = "on_solve"
    ALWAYS = "always"


# as the evaluator of conditions reads it: numbers as people write them, dates as days, marks as a set
COMPARED_AS: Final[Mapping[TicketFieldKind, Comparable]] = {
    TicketFieldKind.TEXT: Comparable.TEXT,
    TicketFieldKind.LONG_TEXT: Comparable.TEXT,
    TicketFieldKind.NUMBER: Comparable.DECIMAL,
    TicketFieldKind.MONEY: Comparable.DECIMAL,
    TicketFieldKind.DATE: Comparable.DAY,
    TicketFieldKind.CHECKBOX: Comparable.BOOLEAN,
    TicketFieldKind.CHOICE: Comparable.CHOICE,
    TicketFieldKind.MULTI_CHOICE: Comparable.SET,
}
WITH_CHOICES: Final = frozenset({TicketFieldKind.CHOICE, TicketFieldKind.MULTI_CHOICE})

# What a field of a ticket holds, never empty: text and the id of a choice as str, a number in units of 10^-decimals,
# a ticked checkbox as True, the marks of a multi-choice in the order of its choices.
Value: TypeAlias = str | int | bool | date | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a field offers. An archived one stays where it was chosen and is offered no more."""

    id: str
    label_th: str
    label_en: str
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it is kept. `ticket_types` empty: every type. `condition`: a document, the field shows while it holds.

    `decimals` are the places of a number; of money always two (satang).
    """

    id: UUID
    kind: TicketFieldKind
    label_th: str = ""
    label_en: str = ""
    help_th: str = ""
    help_en: str = ""
    decimals: int = 0
    choices: tuple[Choice, ...] = ()
    ticket_types: tuple[str, ...] = ()
    condition: Mapping[str, Any] | None = None
    required: Required = Required.NEVER
    position: int = 0
    is_archived: bool = False
    version: int = 1

    @property
    def key(self) -> str:
        """What conditions call this field."""
        return f"field.{self.id}"

    def label(self, language: str) -> str:
        """Its name in a language, or in the other one where it has none in that."""
        return (self.label_en or self.label_th) if language == "en" else (self.label_th or self.label_en)
