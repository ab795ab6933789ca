"""What notes, answers and tasks of an action say on one ticket: placeholders filled as in canned replies. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.text.placeholders import fill_text, first_name
from ticketing.actions.model import Action, AddNote, AddTask, Reply


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
            "contact.name": self.contact_name.strip(),
            "contact.first_name": first_name(self.contact_name),
            "ticket.number": str(self.number),
            "ticket.subject": self.subject.strip(),
            "agent.name": self.acting_name.strip(),
            "agent.first_name": first_name(self.acting_name),
            "brand": self.brand.strip(),
        }


def fill(template: str, place: Place) -> str:
    """The text with its placeholders filled. One that is not known becomes the words after its bar, or nothing."""
    return fill_text(template, place.values).strip()


def fill_actions(actions: Sequence[Action], place: Place) -> tuple[Action, ...]:
    """The same actions with what they are going to write there, to be looked at before they are taken."""
    return tuple(_filled(action, place) for action in actions)


def _filled(action: Action, place: Place) -> Action:
    if isinstance(action, AddNote | Reply):
        return action.model_copy(update={"text": fill(action.text, place) or action.text})
    if isinstance(action, AddTask):
        return action.model_copy(update={"title": fill(action.title, place) or action.title})
    return action
