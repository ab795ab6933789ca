"""Postal addresses of customers and companies: written as on an envelope, each with what it is for. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class PostalKind(StrEnum):
    """What an address is for."""

    HOME = "home"
    WORK = "work"
    DELIVERY = "delivery"
    BILLING = "billing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """`text` is the address as on an envelope, in lines."""

    kind: PostalKind
    text: str


def postal_addresses(documents: Iterable[dict[str, Any]]) -> tuple[PostalAddress, ...]:
    """The addresses of a row, in the order in which they were noted."""
    return tuple(PostalAddress(PostalKind(one["kind"]), one["text"]) for one in documents)


def address_documents(addresses: Iterable[PostalAddress]) -> list[dict[str, Any]]:
    """As a row keeps them; one that is there twice is kept once."""
    return [asdict(one) for one in dict.fromkeys(addresses)]


def combine_addresses(kept: Sequence[dict[str, Any]], gone: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The addresses of two who are one: nobody's is lost, none is there twice."""
    return [*kept, *(one for one in gone if one not in kept)]
