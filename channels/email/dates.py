"""The Date field (RFC 5322 section 3.3), with the years, zones and languages that mailers really write."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")
_BUDDHIST = 543


def parse_date(text: str) -> datetime | None:
    """The instant in UTC, None when it cannot be read or lies outside 1970–2100.

    A year in the Buddhist era (2568) is what some Thai systems write: it is turned into the common era.
    """
    text = text.strip()
    if not text:
        return None
    return _from_rfc(text[:100]) or _from_iso(text[:60])


def _from_rfc(text: str) -> datetime | None:
    try:
        parsed = parsedate_tz(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    if parsed is None:
        return None
    year, month, day, hour, minute, second, *_, offset = parsed
    return _instant(year, month, day, hour, minute, second, offset or 0)


def _from_iso(text: str) -> datetime | None:
    match = _ISO.search(text)
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    zone = match[7] or "Z"
    offset = 0
    if zone != "Z":
        digits = zone[1:].replace(":", "")
        offset = (int(digits[:2]) * 60 + int(digits[2:])) * 60 * (-1 if zone[0] == "-" else 1)
    return _instant(year, month, day, hour, minute, second, offset)


def _instant(year: int, month: int, day: int, hour: int, minute: int, second: int, offset: int) -> datetime | None:
    if 2400 <= year <= 2700:
        year -= _BUDDHIST
    if not 1970 <= year <= 2100 or abs(offset) > 26 * 3600:
        return None
    try:
        local = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None
    return local - timedelta(seconds=offset)
