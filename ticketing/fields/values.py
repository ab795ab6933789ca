"""What may stand in a field, and how it is written: in the API, in the history, as a fact of a condition. Pure."""

from collections.abc import Callable, Collection, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, Final, NoReturn, TypeAlias

from core.errors import Invalid
from core.rules.conditions import Fact
from ticketing.fields.model import WITH_CHOICES, Field, TicketFieldKind, Value

LONGEST_TEXT: Final = 500
LONGEST_LONG_TEXT: Final = 20_000
LARGEST_UNITS: Final = 10**15  # a double holds every whole number up to here
_FIRST_YEAR, _LAST_YEAR = 1900, 2999

# As the API writes it: a number as a number, a date as YYYY-MM-DD, a choice as its id, several as a list of ids.
Written: TypeAlias = str | int | float | bool | list[str] | None


def parse_value(field: Field, written: object, held: Value | None = None) -> Value | None:
    """What `written` means for the field; None empties it, as do blanks, no mark and an unticked box.

    An archived choice may only stay where it is `held`. Raises Invalid(code="bad_field_value") with `data.field_id`
    and `data.why`: not_text, too_long, not_a_number, too_many_decimals, too_large, not_a_date, not_yes_or_no,
    unknown_choice.
    """
    if written is None:
        return None
    return _PARSERS[field.kind](field, written, _ids_of(held))


def written_value(field: Field, value: Value | None) -> Written:
    """The value as the API writes it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if field.kind in (TicketFieldKind.NUMBER, TicketFieldKind.MONEY) and isinstance(value, int):
        return _number(field, value)
    return value


def told_value(field: Field, value: Value | None) -> Any:
    """The value as the history keeps it: like `written_value`, with the words of choices as `{"th", "en"}`."""
    if value is None or field.kind not in WITH_CHOICES:
        return written_value(field, value)
    words = {choice.id: {"th": choice.label_th, "en": choice.label_en} for choice in field.choices}
    return [words[chosen] for chosen in _ids_of(value) if chosen in words]


def fact_of(field: Field, value: Value | None) -> Fact:
    """The value as conditions compare it."""
    if field.kind is TicketFieldKind.CHECKBOX:
        return value is not None
    if isinstance(value, date):
        return midnight_of(value)
    if isinstance(value, tuple):
        return frozenset(value)
    if field.kind in (TicketFieldKind.NUMBER, TicketFieldKind.MONEY) and isinstance(value, int):
        return _number(field, value)
    return value


def midnight_of(day: date) -> datetime:
    """A day as the instant that stands for it in the database: its midnight in UTC."""
    return datetime.combine(day, time(), UTC)


def units_of(field: Field, number: float) -> float:
    """A number as people write it, in the units that the database holds; rounded to what a double can mean."""
    return round(number * float(10**field.decimals), 6)


def _number(field: Field, units: int) -> int | float:
    return units / 10**field.decimals if field.decimals else units


def _ids_of(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) else ()


def _refuse(field: Field, why: str) -> NoReturn:
    raise Invalid(
        f"{field.label('en')} cannot hold this: {why}.",
        code="bad_field_value",
        data={"field_id": str(field.id), "label_th": field.label("th"), "label_en": field.label("en"), "why": why},
    )


def _text(field: Field, written: object, _held: Collection[str]) -> str | None:
    if not isinstance(written, str) or "\x00" in written:
        _refuse(field, "not_text")
    text = written.strip() if field.kind is TicketFieldKind.LONG_TEXT else " ".join(written.split())
    if len(text) > (LONGEST_LONG_TEXT if field.kind is TicketFieldKind.LONG_TEXT else LONGEST_TEXT):
        _refuse(field, "too_long")
    return text or None


def _units(field: Field, written: object, _held: Collection[str]) -> int:
    if isinstance(written, bool) or not isinstance(written, int | float):
        _refuse(field, "not_a_number")
    try:
        units = Decimal(str(written)).scaleb(field.decimals)
        whole = units.to_integral_value()
    except InvalidOperation:
        _refuse(field, "not_a_number")
    if not units.is_finite():
        _refuse(field, "not_a_number")
    if abs(units) > LARGEST_UNITS:
        _refuse(field, "too_large")
    if units != whole:
        _refuse(field, "too_many_decimals")
    return int(whole)


def _day(field: Field, written: object, _held: Collection[str]) -> date | None:
    if written == "":
        return None
    try:
        day = date.fromisoformat(written if isinstance(written, str) and len(written) == len("2026-11-22") else "")
    except ValueError:
        _refuse(field, "not_a_date")
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        _refuse(field, "not_a_date")
    return day


def _tick(field: Field, written: object, _held: Collection[str]) -> bool | None:
    if not isinstance(written, bool):
        _refuse(field, "not_yes_or_no")
    return True if written else None


def _choice(field: Field, written: object, held: Collection[str]) -> str | None:
    if written == "":
        return None
    if not isinstance(written, str) or written not in _offered(field, held):
        _refuse(field, "unknown_choice")
    return written


def _marks(field: Field, written: object, held: Collection[str]) -> tuple[str, ...] | None:
    if not isinstance(written, Sequence) or isinstance(written, str):
        _refuse(field, "unknown_choice")
    offered = _offered(field, held)
    if any(not isinstance(mark, str) or mark not in offered for mark in written):
        _refuse(field, "unknown_choice")
    return tuple(choice.id for choice in field.choices if choice.id in written) or None


def _offered(field: Field, held: Collection[str]) -> frozenset[str]:
    return frozenset(choice.id for choice in field.choices if not choice.is_archived or choice.id in held)


_PARSERS: Final[dict[TicketFieldKind, Callable[[Field, object, Collection[str]], Value | None]]] = {
    TicketFieldKind.TEXT: _text,
    TicketFieldKind.LONG_TEXT: _text,
    TicketFieldKind.NUMBER: _units,
    TicketFieldKind.MONEY: _units,
    TicketFieldKind.DATE: _day,
    TicketFieldKind.CHECKBOX: _tick,
    TicketFieldKind.CHOICE: _choice,
    TicketFieldKind.MULTI_CHOICE: _marks,
}
