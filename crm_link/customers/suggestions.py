"""Contacts that may be the same person as a given one, with what speaks for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from crm_link.customers import service, suggestions_repository
from crm_link.customers.service import ContactView
from crm_link.customers.suggestions_repository import Shared

MOST_SUGGESTIONS = 5


class Certainty(StrEnum):
    """Who has what two contacts share for certain, because it was proven or he writes from there: both, one of them,
    or neither, as both only typed it.
    """

    BOTH = "both"
    ONE = "one"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something both have. kind: email|phone|host_user|webchat. `certainty` says who of the two has it for certain."""

    kind: str
    external_id: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A contact that may be the same person. `keeps_other`: a merge should keep that one rather than the given one."""

    contact: ContactView
    evidence: tuple[Evidence, ...]
    keeps_other: bool


_CERTAINTIES = (Certainty.NEITHER, Certainty.ONE, Certainty.BOTH)


async def suggest_merges(session: AsyncSession, contact_id: UUID) -> list[Suggestion]:
    """At most five, what is certain first. Raises NotFound."""
    contact = await service.get_contact(session, contact_id)
    shared = await suggestions_repository.shared_identities(session, contact.id)
    others = choose_others(shared)
    views = await service.load_contacts(session, others)
    return [
        Suggestion(
            contact=views[other],
            evidence=evidence_of([one for one in shared if one.contact_id == other]),
            keeps_other=keeps_other(
                [one for one in shared if one.contact_id == other], contact.created_at, views[other].created_at
            ),
        )
        for other in others
        if other in views
    ]


def choose_others(shared: Sequence[Shared]) -> list[UUID]:
    """The contacts to suggest: those with the most certain evidence first, then those with more of it. Pure."""

    def weight(contact_id: UUID) -> tuple[int, int]:
        strengths = [one.is_mine + one.is_theirs for one in shared if one.contact_id == contact_id]
        return (max(strengths), sum(strengths))

    everybody = list(dict.fromkeys(one.contact_id for one in shared))
    return sorted(everybody, key=weight, reverse=True)[:MOST_SUGGESTIONS]


def evidence_of(shared: Sequence[Shared]) -> tuple[Evidence, ...]:
    """What speaks for it, the certain first. Pure."""
    found = [Evidence(one.kind, one.external_id, _CERTAINTIES[one.is_mine + one.is_theirs]) for one in shared]
    order = list(reversed(_CERTAINTIES))
    return tuple(sorted(found, key=lambda one: (order.index(one.certainty), one.kind, one.external_id)))


def keeps_other(shared: Sequence[Shared], created_at: datetime, other_created_at: datetime) -> bool:
    """Whoever really has what they share is kept; when both or neither do, the one known for longer. Pure."""
    mine, theirs = sum(one.is_mine for one in shared), sum(one.is_theirs for one in shared)
    return theirs > mine if theirs != mine else other_created_at < created_at
