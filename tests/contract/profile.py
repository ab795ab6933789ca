"""How the suite speaks a channel: what each kind of the registry tells about itself, beside its adapter."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

import pytest

from channels.adapter import AccountContext, VisitorStreams
from core.messages import Address, InboundMessage
from tests.contract.sayings import Saying


@dataclass(frozen=True)
class Proof:
    """Something that says who wrote or where a message belongs. `is_believed` tries it where the product does."""

    what: str
    is_believed: Callable[[], bool]


@dataclass(frozen=True)
class Heard:
    """A message of ours as it arrived on the other side; files as (name, media type, sha-256 hex of the bytes)."""

    text: str
    files: tuple[tuple[str, str, str], ...] = ()


class FarSide(Protocol):
    """The other end of the channel: a server of the vendor's kind, or our own page."""

    account: AccountContext
    recipient: Address
    streams: VisitorStreams

    async def heard(self) -> list[Heard]:
        """What arrived so far, in order."""
        ...

    async def make_gone(self) -> None:
        """From now on the receiver does not exist: he left the platform, blocked us, or his mailbox is closed."""
        ...


class ChannelProfile(Protocol):
    """One kind. What a channel has no notion of is declared, with the nearest thing it has."""

    kind: str
    address: str
    """The account's own address."""
    config: dict[str, Any]
    """A document that `parse_config` takes."""
    wrong_configs: Sequence[dict[str, Any]]
    """Documents that it refuses."""
    proof_notion: str
    """What proves an event here: a signature over the body, a token, …"""
    batch_notion: str
    """'' when one delivery can carry several events; else why it cannot, and what comes nearest."""
    way_out_notion: str
    """'' when the adapter sends; else how answers reach the customer instead."""
    refused_types: frozenset[str]
    """Media types of sayings.FILES that customers cannot send here."""

    def said(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """The raw delivery of one message. `event` is what tells it from others."""
        ...

    def said_again(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """The same event as it comes a second time."""
        ...

    def batch(self, account: AccountContext, sayings: Sequence[Saying]) -> Sequence[bytes]:
        """The deliveries of several messages: one where the channel can, else one each."""
        ...

    def unknown(self, account: AccountContext) -> Sequence[bytes]:
        """Deliveries that this version cannot understand."""
        ...

    def words(self, message: InboundMessage) -> str:
        """What the customer typed."""
        ...

    def brings_bytes(self) -> bool:
        """Whether files come inside the delivery; else they were stored by their door, or are fetched later."""
        ...

    def genuine(self, account: AccountContext) -> Proof:
        """A proof that holds."""
        ...

    def forged(self, account: AccountContext) -> Sequence[Proof]:
        """Proofs that must not be believed."""
        ...

    def far_side(self, request: pytest.FixtureRequest) -> AbstractAsyncContextManager[FarSide]:
        """The other end, for as long as a test needs it."""
        ...


def profile_of(kind: str) -> ChannelProfile:
    """The profile of a kind of the registry. A kind without one fails the suite."""
    profile: ChannelProfile = import_module(f"tests.contract.profiles.{kind}").PROFILE
    assert profile.kind == kind
    return profile
