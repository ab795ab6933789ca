"""Messages quoted below one's own words when they are forwarded: who wrote what to whom, and when. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from core.messages import Address
from core.text.dates import long_moment

_MAIL: Final = "email"
_DATA_CID: Final = re.compile(r'(<img\b[^>]*? data-cid=")([^"]*)"')
_HEADINGS: Final = {
    "th": ("ข้อความที่ส่งต่อ", "จาก", "วันที่", "เรื่อง", "ถึง", "สำเนาถึง"),
    "en": ("Forwarded message", "From", "Date", "Subject", "To", "Cc"),
}


@dataclass(frozen=True, slots=True)
class Original:
    """A message to be quoted. `sender.external_id` is '' where its channel knows no address people could use.

    `html` is cleaned HTML as it is stored, '' for plain text. Blind copies are never told.
    """

    message_id: UUID
    sender: Address
    at: datetime
    subject: str
    text: str
    html: str = ""
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The quoted messages, ready to stand below one's own words."""

    html: str
    text: str


NOTHING_QUOTED: Final = Quote("", "")


def quote(originals: Sequence[Original], language: str, zone: ZoneInfo) -> Quote:
    """The originals in the order given, each below its headings in `language` (th, else English)."""
    if not originals:
        return NOTHING_QUOTED
    headings = _HEADINGS["th" if language == "th" else "en"]
    html, text = [], []
    for original in originals:
        lines = _lines(original, language, zone, headings)
        rule = f"---------- {headings[0]} ----------"
        rows = [escape(rule, quote=False)]
        rows += [f"<b>{name}:</b> {escape(value, quote=False)}" for name, value in lines]
        html.append(f"<p>{'<br>'.join(rows)}</p>{_body(original)}")
        text.append("\n".join([rule, *(f"{name}: {value}" for name, value in lines), "", original.text.strip()]))
    # the class is the one by which mail programs fold what is quoted
    return Quote(f'<div class="gmail_quote">{"<br>".join(html)}</div>', "\n\n".join(text))


def quoted_content_id(message_id: UUID, content_id: str) -> str:
    """The Content-ID of a picture of a quoted message: two mails may call theirs the same."""
    return f"{message_id.hex}.{content_id.strip('<>')}"


def forward_subject(subject: str) -> str:
    """The subject with one "Fwd: " in front."""
    clean = " ".join(subject.split())
    return clean if clean[:4].lower() == "fwd:" else f"Fwd: {clean}".rstrip()


def _lines(original: Original, language: str, zone: ZoneInfo, headings: tuple[str, ...]) -> list[tuple[str, str]]:
    _, sender, at, subject, to, cc = headings
    found = [
        (sender, _person(original.sender)),
        (at, long_moment(original.at.astimezone(zone), language)),
        (subject, original.subject.strip()),
        (to, _people(original.to)),
        (cc, _people(original.cc)),
    ]
    return [(name, value) for name, value in found if value]


def _people(addresses: Sequence[Address]) -> str:
    return ", ".join(filter(None, map(_person, addresses)))


def _person(address: Address) -> str:
    """Only mail addresses are shown: what a visitor or a messenger's user is called inside is nobody's business."""
    name, where = address.name.strip(), address.external_id if address.kind == _MAIL else ""
    return f"{name} <{where}>" if name and where and name != where else name or where


def _body(original: Original) -> str:
    if original.html.strip():
        return _DATA_CID.sub(
            lambda found: f'{found[1]}{escape(quoted_content_id(original.message_id, found[2]))}"', original.html
        )
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in original.text.strip().split("\n"))
