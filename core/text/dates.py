"""Dates written out as people read them, in Thai with the Buddhist year. Pure."""

from calendar import month_name
from datetime import date, datetime
from typing import Final

_BUDDHIST_ERA: Final = 543
_THAI_MONTHS: Final = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)


def long_date(day: date, language: str) -> str:
    """22 พฤศจิกายน 2569 or 22 November 2026."""
    if language == "th":
        return f"{day.day} {_THAI_MONTHS[day.month - 1]} {day.year + _BUDDHIST_ERA}"
    return f"{day.day} {month_name[day.month]} {day.year}"


def long_moment(local: datetime, language: str) -> str:
    """22 พฤศจิกายน 2569 เวลา 09:05 น. or 22 November 2026, 09:05; `local` is on the clock that readers know."""
    day = long_date(local.date(), language)
    return f"{day} เวลา {local:%H:%M} น." if language == "th" else f"{day}, {local:%H:%M}"
