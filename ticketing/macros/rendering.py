"""Placeholders of canned replies: which there are, what they stand for, and how a text is filled. Pure.

A placeholder is `{{name}}` or `{{name|words to use when nothing is known}}`. What is filled in is never looked at
again, so a customer whose name looks like a placeholder stays a name.
"""

import re
from calendar import month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from typing import Final

PLACEHOLDERS: Final = (
    "contact.name",
    "contact.first_name",
    "ticket.number",
    "ticket.subject",
    "agent.name",
    "agent.first_name",
    "brand",
    "date",
)
LANGUAGES: Final = ("th", "en")
_PLACEHOLDER: Final = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")
_TORN: Final = re.compile(r"\{\{(?:[^{}<]|<[^<>]*>)*\}\}")
_TAG: Final = re.compile(r"<[^<>]*>")
_TITLES: Final = frozenset(("คุณ", "นาย", "นาง", "นางสาว", "น.ส.", "ดร.", "mr", "mrs", "ms", "miss", "dr", "khun"))
_JOINED_TITLES: Final = ("นางสาว", "คุณ")
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


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known where a reply is going to be used. '' for what is not known."""

    contact_name: str
    ticket_number: int
    ticket_subject: str
    agent_name: str
    brand: str
    today: date


def values_of(situation: Situation, language: str) -> dict[str, str]:
    """What every placeholder stands for; dates are written out in `language` (th: the Buddhist year)."""
    return {
        "contact.name": situation.contact_name.strip(),
        "contact.first_name": first_name(situation.contact_name),
        "ticket.number": str(situation.ticket_number),
        "ticket.subject": situation.ticket_subject.strip(),
        "agent.name": situation.agent_name.strip(),
        "agent.first_name": first_name(situation.agent_name),
        "brand": situation.brand.strip(),
        "date": long_date(situation.today, language),
    }


def first_name(name: str) -> str:
    """The name somebody is called by: the first word that is no title."""
    words = name.split()
    untitled = [word for word in words if word.casefold().rstrip(".") not in _TITLES and word not in _TITLES]
    if not untitled:
        return words[0] if words else ""
    first = untitled[0]
    for title in _JOINED_TITLES:
        if first.startswith(title) and len(first) > len(title) + 1:
            return first[len(title) :]
    return first


def long_date(day: date, language: str) -> str:
    """22 พฤศจิกายน 2569 or 22 November 2026."""
    if language == "th":
        return f"{day.day} {_THAI_MONTHS[day.month - 1]} {day.year + _BUDDHIST_ERA}"
    return f"{day.day} {month_name[day.month]} {day.year}"


def fill_text(template: str, values: Mapping[str, str]) -> str:
    """A plain text with its placeholders filled; one that nobody knows becomes its fallback."""
    return _PLACEHOLDER.sub(lambda found: values.get(_name(found[1]), "") or (found[2] or "").strip(), template)


def fill_html(template: str, values: Mapping[str, str]) -> str:
    """Like `fill_text`, of cleaned HTML: values are escaped, fallbacks are HTML already."""
    return _PLACEHOLDER.sub(lambda found: escape(values.get(_name(found[1]), "")) or (found[2] or "").strip(), template)


def text_as_html(text: str) -> str:
    """Plain text as paragraphs, one a line."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def unknown_placeholders(text: str) -> tuple[str, ...]:
    """The names in a plain text that no placeholder has, each once, in their order; braces left open count too."""
    names = [_name(found[1]) for found in _PLACEHOLDER.finditer(text)]
    rest = _PLACEHOLDER.sub("", text)
    torn = [line.strip()[:60] for line in rest.split("\n") if "{{" in line or "}}" in line]
    return tuple(dict.fromkeys([name for name in names if name not in PLACEHOLDERS] + torn))


def mend_html(html: str) -> str:
    """HTML whose placeholders are whole: marks that an editor set inside the braces are taken out of them."""
    return _TORN.sub(lambda found: _TAG.sub("", found[0]), html)


def choose_language(wanted: Sequence[str], written: Sequence[str]) -> str:
    """The first wanted language the reply is written in, else the one it has ('' when it has none)."""
    return next((language for language in wanted if language in written), written[0] if written else "")


def _name(written: str) -> str:
    return unescape(written).replace("\xa0", " ").strip()
