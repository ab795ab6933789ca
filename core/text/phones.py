"""Telephone numbers in running text, in the one form in which two ways of writing a number are equal. Pure.

The form is the digits of E.164 (ITU-T) without the plus: 081-234-5678, 0812345678, +66 81 234 5678 and ๐๘๑ ๒๓๔ ๕๖๗๘ are
all 66812345678. A national number is taken for a Thai one. Whether a number is in service nobody can see from it.
"""

import re

_THAI_DIGITS = str.maketrans({0x0E50 + digit: str(digit) for digit in range(10)})
_NUMBER = re.compile(r"\d(?:[\s().\u00a0\u2011-]{0,2}\d){6,16}(?![0-9A-Za-z_๐-๙/])")
_BEFORE = re.compile(r"(?:^|[^0-9A-Za-z_๐-๙.,/+-])(\+?\(?)$")
_LONGEST_PREFIX = 4
_NOT_DIGIT = re.compile(r"\D")
_WHOLE = re.compile(r"[+(]?[\d\s().\u00a0\u2011-]+$")
_THAILAND = "66"
_FEWEST, _MOST = 8, 15
_FEWEST_TYPED = 6
_FEWEST_SHORT, _MOST_SHORT = 3, 5  # 191, 1669, extensions
_EXTENSION = re.compile(r"\s*(?:ต่อ|กด|extension|ext\.?|x|#|,|;ext=)\s*[:.]?\s*(\d{1,6})$", re.IGNORECASE)
_EXTENDED = ";ext="  # RFC 3966


def phone_numbers(text: str) -> list[str]:
    """The numbers a text mentions, each once, in order: what looks like one and has 8 to 15 digits in full."""
    found = (_number(text, match) for match in _NUMBER.finditer(text))
    return list(dict.fromkeys(number for number in found if number is not None))


def phone_prefix(text: str) -> str | None:
    """What somebody typed, as the beginning of a number; None when it is no (part of a) number of 6 digits or more."""
    folded = text.strip().translate(_THAI_DIGITS)
    if _WHOLE.match(folded) is None:
        return None
    number = _canonical(folded)
    return number if _FEWEST_TYPED <= len(number) <= _MOST else None


def national(number: str) -> str:
    """How people in Thailand write a number in E.164: 081-234-5678, 02-123-4567; others as they are.

    An extension follows as #12.
    """
    number, _, extension = number.partition(_EXTENDED)
    return f"{_national(number)} #{extension}" if extension else _national(number)


def _national(number: str) -> str:
    if not number.startswith(f"+{_THAILAND}") or len(number) not in (11, 12):
        return number
    digits = "0" + number[3:]
    area = 2 if digits.startswith("02") else 3
    return f"{digits[:area]}-{digits[area : area + 3]}-{digits[area + 3 :]}"


def typed_number(text: str) -> str | None:
    """What somebody typed as one number: E.164 with its plus, or the digits of a short one; None when it is none."""
    folded = text.strip().translate(_THAI_DIGITS)
    if _WHOLE.match(folded) is None:
        return None
    digits = _NOT_DIGIT.sub("", folded)
    if folded.startswith("+") or len(digits) > _MOST_SHORT:
        number = _canonical(folded)
        return f"+{number}" if _FEWEST < len(number) <= _MOST else None
    return digits if len(digits) >= _FEWEST_SHORT else None


def typed_line(text: str) -> str | None:
    """As `typed_number`, of somebody behind a switchboard too: 02 123 4567 ต่อ 12 is +6621234567;ext=12 (RFC 3966)."""
    folded = text.strip().translate(_THAI_DIGITS)
    extension = _EXTENSION.search(folded)
    number = typed_number(folded[: extension.start()] if extension else folded)
    return f"{number}{_EXTENDED}{extension[1]}" if number and extension and number.startswith("+") else number


def without_extension(number: str) -> str:
    """The number of the switchboard: what `typed_line` read, in E.164."""
    return number.partition(_EXTENDED)[0]


def _number(text: str, match: re.Match[str]) -> str | None:
    """The number at a run of digits, None when what stands before them says that it is none."""
    before = _BEFORE.search(text[max(0, match.start() - _LONGEST_PREFIX) : match.start()])
    if before is None:
        return None
    number = _canonical((before[1] + match[0]).translate(_THAI_DIGITS))
    return number if _FEWEST < len(number) <= _MOST else None


def _canonical(written: str) -> str:
    digits = _NOT_DIGIT.sub("", written)
    if written.lstrip().startswith("+"):
        return _without_trunk_zero(digits)
    if digits.startswith("00"):
        return _without_trunk_zero(digits[2:])
    return _THAILAND + digits[1:] if digits.startswith("0") else digits


def _without_trunk_zero(digits: str) -> str:
    """+66 (0)81 is what cards and signatures say; no Thai number goes on with a zero after its country code."""
    return _THAILAND + digits[3:] if digits.startswith(f"{_THAILAND}0") else digits
