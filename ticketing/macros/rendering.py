"""Placeholders of canned replies: which there are and what they stand for; core.text.placeholders fills them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from core.text.dates import long_date
from core.text.placeholders import first_name

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


def text_as_html(text: str) -> str:
    """Plain text as paragraphs, one a line."""
    return "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))


def choose_language(wanted: Sequence[str], written: Sequence[str]) -> str:
    """The first wanted language the reply is written in, else the one it has ('' when it has none)."""
    return next((language for language in wanted if language in written), written[0] if written else "")
