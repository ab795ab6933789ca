"""The Date field (RFC 5322 section 3.3), with the years, zones and languages that mailers really write."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_tz

_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)[T ]+(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?")
_BUDDHIST = 543
_MONTHS = (
    "ม.ค. มกราคม janv janvier januar jänner ene enero gen gennaio janeiro януари янв янв. 1月",
    "ก.พ. กุมภาพันธ์ févr février fév februar feber febrero febbraio fevereiro fev фев 2月",
    "มี.ค. มีนาคม mars märz mär mrz marzo março mrt maart мар 3月",
    "เม.ย. เมษายน avr avril abr abril aprile апр 4月",
    "พ.ค. พฤษภาคม mai mayo mag maggio maio mei май мая 5月",
    "มิ.ย. มิถุนายน juin juni junio giu giugno junho июн 6月",
    "ก.ค. กรกฎาคม juil juillet juli julio lug luglio julho июл 7月",
    "ส.ค. สิงหาคม août aout ago agosto авг 8月",
    "ก.ย. กันยายน sept septembre septiembre set settembre setembro сен 9月",
    "ต.ค. ตุลาคม octobre okt oktober octubre ott ottobre out outubro окт 10月",
    "พ.ย. พฤศจิกายน novembre noviembre novembro ноя нов 11月",
    "ธ.ค. ธันวาคม déc décembre dez dezember dic diciembre dicembre dezembro дек 12月",
)
_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_NAMES = {name: _ENGLISH[number] for number, names in enumerate(_MONTHS) for name in names.split()}
_DAY_MONTH_YEAR = re.compile(r"(\d{1,2})\.?[\s-]+(?:de )?([^\W\d]\S*?)\.?,?[\s-]+(?:de )?(\d{4})(.*)")


def parse_date(text: str) -> datetime | None:
    """The instant in UTC, None when it cannot be read or lies outside 1970–2100.

    A year in the Buddhist era (2568) is what some Thai systems write: it is turned into the common era.
    """
    text = text.strip()
    if not text:
        return None
    text = text[:100]
    return _from_rfc(text) or _from_iso(text) or _from_rfc(_in_english(text))


def _in_english(text: str) -> str:
    """`จ., 1 ม.ค. 2567 10:00:00 +0700` with the month's English name and without the day's; '' when it is no date."""
    match = _DAY_MONTH_YEAR.search(text)
    if match is None:
        return ""
    word = match[2].lower()
    month = _MONTH_NAMES.get(word) or _MONTH_NAMES.get(f"{word}.")
    return f"{match[1]} {month} {match[3]}{match[4]}" if month else ""


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
