"""What notes, answers and tasks of an action say on one ticket: placeholders filled as in canned replies. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PLACEHOLDERS: Final = ("contact.name", "ticket.number", "ticket.subject", "agent.name", "brand")
_PLACEHOLDER: Final = re.compile(r"\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}")


@dataclass(frozen=True, slots=True)
class Place:
    """The ticket that the words are for. '' for what is not known."""

    number: int
    subject: str
    contact_name: str = ""
    acting_name: str = ""
    brand: str = ""

    @property
    def values(self) -> Mapping[str, str]:
        """What each placeholder stands for."""
        return {
            "contact.name": self.contact_name,
            "ticket.number": str(self.number),
            "ticket.subject": self.subject,
            "agent.name": self.acting_name,
            "brand": self.brand,
        }


def fill(template: str, place: Place) -> str:
    """The text with its placeholders filled. One that is not known becomes the words after its bar, or nothing."""
    values = place.values
    return _PLACEHOLDER.sub(lambda found: values.get(found[1], "") or (found[2] or "").strip(), template).strip()
