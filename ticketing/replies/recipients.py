"""Who an answer goes to: addresses in canonical form, each person once. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.messages import Address


@dataclass(frozen=True, slots=True)
class Envelope:
    """The recipients of one message by role; nobody stands in two of them."""

    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()

    @property
    def by_role(self) -> list[tuple[str, Address]]:
        """Everybody with his role, to before cc before bcc."""
        return [
            *(("to", address) for address in self.to),
            *(("cc", address) for address in self.cc),
            *(("bcc", address) for address in self.bcc),
        ]


def envelope_of(to: Sequence[Address], cc: Sequence[Address] = (), bcc: Sequence[Address] = ()) -> Envelope:
    """Canonical addresses; somebody named twice keeps the first and most visible role."""
    seen: set[tuple[str, str]] = set()

    def keep(addresses: Sequence[Address]) -> tuple[Address, ...]:
        kept = []
        for address in map(canonical, addresses):
            if (address.kind, address.external_id) not in seen:
                seen.add((address.kind, address.external_id))
                kept.append(address)
        return tuple(kept)

    return Envelope(keep(to), keep(cc), keep(bcc))


def canonical(address: Address) -> Address:
    """Mail addresses in lower case without spaces around; others as they are."""
    external_id = address.external_id.strip()
    if address.kind == "email":
        external_id = external_id.lower()
    return replace(address, external_id=external_id, name=address.name.strip())


def as_documents(addresses: Sequence[Address]) -> list[dict[str, Any]]:
    """Addresses as message rows keep them."""
    return [{"kind": a.kind, "external_id": a.external_id, "name": a.name, "scope": a.scope} for a in addresses]


def from_documents(documents: Sequence[dict[str, Any]]) -> tuple[Address, ...]:
    """The addresses that `as_documents` wrote."""
    return tuple(
        Address(
            kind=str(document["kind"]),
            external_id=str(document["external_id"]),
            name=str(document.get("name") or ""),
            scope=str(document.get("scope") or ""),
        )
        for document in documents
    )


def reply_subject(subject: str) -> str:
    """The subject with one "Re: " in front, whatever the customer's mail program had put there."""
    clean = " ".join(subject.split())
    return clean if clean[:3].lower() == "re:" else f"Re: {clean}".rstrip()
