"""What a contact takes over from the one that turns out to be the same person, beside what points at him. Pure.

Nothing that a colleague wrote is lost and nothing he decided is weakened: gaps are filled, marks and proofs are kept.
"""

from typing import Any, Protocol

from crm_link.customers.addresses import combine_addresses
from crm_link.customers.claiming import is_made_up

Values = dict[str, Any]


class Person(Protocol):
    """What of a contact counts here. Touches and addresses are documents."""

    name: str
    language: str
    note: str
    addresses: list[dict[str, Any]]
    is_vip: bool
    is_blocked: bool
    first_touch: dict[str, Any] | None
    last_touch: dict[str, Any] | None


class Link(Protocol):
    """What of a contact's tie to an identity counts here."""

    role: str
    evidence: str
    is_verified: bool
    is_routing_default: bool


def combine_people(kept: Person, gone: Person) -> Values:
    """The new values of the kept contact's fields that change."""
    wanted: Values = {
        "name": gone.name if is_made_up(kept.name) and not is_made_up(gone.name) else kept.name,
        "language": kept.language or gone.language,
        "note": "\n\n".join(dict.fromkeys(note for note in (kept.note.strip(), gone.note.strip()) if note)),
        "addresses": combine_addresses(kept.addresses, gone.addresses),
        "is_vip": kept.is_vip or gone.is_vip,
        "is_blocked": kept.is_blocked or gone.is_blocked,
        "first_touch": _chosen(kept.first_touch, gone.first_touch, min),
        "last_touch": _chosen(kept.last_touch, gone.last_touch, max),
    }
    if gone.note.strip() == "":
        wanted["note"] = kept.note
    return {name: value for name, value in wanted.items() if value != getattr(kept, name)}


def combine_links(kept: Link, gone: Link) -> Values:
    """The new values of a tie that both contacts have to the same identity: the stronger proof counts."""
    wanted: Values = {
        "role": kept.role or gone.role,
        "is_verified": kept.is_verified or gone.is_verified,
        "is_routing_default": kept.is_routing_default or gone.is_routing_default,
    }
    if _strength(gone) > _strength(kept):
        wanted["evidence"] = gone.evidence
    return {name: value for name, value in wanted.items() if value != getattr(kept, name)}


def _strength(link: Link) -> tuple[bool, bool]:
    return (link.is_verified, link.is_routing_default)


def _chosen(one: dict[str, Any] | None, other: dict[str, Any] | None, choose: Any) -> dict[str, Any] | None:
    """The earlier (`min`) or later (`max`) of two touches; their instants are written alike, so they sort as text."""
    touches = [touch for touch in (one, other) if touch is not None]
    chosen: dict[str, Any] | None = choose(touches, key=lambda touch: str(touch["at"])) if touches else None
    return chosen
