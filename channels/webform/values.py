"""Reading what people type into a form: cleaned text, numbers, dates, phone numbers, mail addresses. Pure."""

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

_THAI_DIGITS = str.maketrans({0x0E50 + digit: str(digit) for digit in range(10)})
_BUDDHIST = 543
_FIRST_BUDDHIST_YEAR = 2400
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?")
_PHONE = re.compile(r"\+?[\d\s().\u2010-\u2015-]+(?:\s*(?:ต่อ|ext\.?|x|#)\s*\d{1,6})?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:ต่อ|ext\.?|x|#)\s*\d{1,6}$", re.IGNORECASE)
_LETTER = r"[^\W_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"  # \w leaves out the marks above and below Thai letters
_LABEL = rf"(?:{_LETTER})(?:(?:{_LETTER}|-){{0,61}}(?:{_LETTER}))?"
_EMAIL = re.compile(rf"[^\s@,;:<>()\[\]\"\\]{{1,64}}@(?:{_LABEL}\.)+(?!\d+$){_LABEL}")
_LONGEST_EMAIL = 254
_FEWEST_DIGITS, _MOST_DIGITS = 8, 15


def clean_line(text: str) -> str:
    """One line: what cannot be printed is gone, runs of blanks are one."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Text with a newline between its lines, without control characters and blanks at its ends; composed (NFC)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(character for character in lines if character in "\n\t" or not _is_control(character))
    return unicodedata.normalize("NFC", kept).strip()


def read_number(text: str) -> Decimal | None:
    """1,234.50 or ๑๒ as a number, None when it is none."""
    digits = text.strip().translate(_THAI_DIGITS)
    if _NUMBER.fullmatch(digits) is None:
        return None
    try:
        return Decimal(digits.replace(",", ""))
    except InvalidOperation:
        return None


def read_date(text: str) -> date | None:
    """2026-11-22, 22/11/2026 or 22/11/2569 (years from 2400 are Buddhist), None when there is no such day."""
    digits = text.strip().translate(_THAI_DIGITS)
    if (iso := _ISO_DATE.fullmatch(digits)) is not None:
        year, month, day = (int(part) for part in iso.groups())
    elif (written := _WRITTEN_DATE.fullmatch(digits)) is not None:
        day, month, year = (int(part) for part in written.groups())
    else:
        return None
    try:
        return date(year - _BUDDHIST if year >= _FIRST_BUDDHIST_YEAR else year, month, day)
    except ValueError:
        return None


def read_phone(text: str) -> str | None:
    """A phone number as it was written, in plain digits; None when it cannot be one (8 to 15 digits, E.164)."""
    number = " ".join(text.translate(_THAI_DIGITS).split())
    if _PHONE.fullmatch(number) is None:
        return None
    digits = sum(character.isdigit() for character in _EXTENSION.sub("", number))
    return number if _FEWEST_DIGITS <= digits <= _MOST_DIGITS else None


def read_email(text: str) -> str | None:
    """A mail address in lower case; None when no mail could be sent there (RFC 5321 section 4.5.3.1, RFC 6531)."""
    address = unicodedata.normalize("NFKC", text).strip().lower()
    if len(address) > _LONGEST_EMAIL or _EMAIL.fullmatch(address) is None:
        return None
    local = address.rpartition("@")[0]
    return None if local.startswith(".") or local.endswith(".") or ".." in local else address


def _is_control(character: str) -> bool:
    """Control characters and lone surrogates; joiners and variation signs of emoji and Thai stay."""
    return unicodedata.category(character) in {"Cc", "Cs"}
