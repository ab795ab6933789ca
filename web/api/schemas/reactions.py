"""Shapes of reactions on notes."""

from core.staff.people import UserRef
from ticketing.replies.reactions import ReactionKind, ReactionView
from web.api.schemas.common import View


class Reaction(View):
    """One reaction and everybody who gave it."""

    reaction: ReactionKind
    people: list[UserRef]


def reaction_shape(view: ReactionView) -> Reaction:
    """A reaction as the API shows it."""
    return Reaction(reaction=view.reaction, people=list(view.people))
