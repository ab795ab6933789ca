"""The telephone. Nothing comes through a door of its own yet: the raw delivery is our document of a recorded call."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from channels.adapter import AccountContext
from channels.phone.parse import to_message
from channels.phone.recorded import RecordedCall, Recording
from channels.registry import load_adapter
from core import clock, ids
from core.messages import Address, InboundMessage
from tests.contract.profile import Heard, Proof
from tests.contract.sayings import Saying, SentFile

_NUMBER = "+66812345678"


class NoSide:
    """Nothing is written to a telephone."""

    streams: Any = None
    recipient = Address("phone", _NUMBER, "มานี")

    def __init__(self) -> None:
        settings = load_adapter("phone").parse_config(PROFILE.config)
        self.account = AccountContext(ids.new_id(), "phone", "Hotline", PROFILE.address, settings)

    async def heard(self) -> list[Heard]:
        return []

    async def make_gone(self) -> None:
        """Nothing reaches him anyway."""


class PhoneProfile:
    kind = "phone"
    address = "+6621234567"
    config: dict[str, Any] = {"note": "Monday to Friday"}
    wrong_configs: Sequence[dict[str, Any]] = ({"note": 5}, {"number": "02-123-4567"}, {"note": "x" * 501})
    proof_notion = "only our own server writes recorded calls; each says its version, its own id and a whole number"
    batch_notion = "a telephone system tells of one call at a time; several calls are several deliveries"
    way_out_notion = "people call back, or write on another channel"
    refused_types: frozenset[str] = frozenset()

    def said(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        recordings = tuple(_recording(file) for file in saying.files)
        call = RecordedCall(
            call_id=event,
            number=_NUMBER,
            text=saying.text,
            language="th",
            recordings=recordings,
            called_at=clock.utc_now(),
        )
        return call.to_raw()

    def said_again(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """The telephone system tells of the same call once more."""
        return self.said(account, saying, event)

    def batch(self, account: AccountContext, sayings: Sequence[Saying]) -> Sequence[bytes]:
        return [self.said(account, saying, f"batch-{number}") for number, saying in enumerate(sayings)]

    def unknown(self, account: AccountContext) -> Sequence[bytes]:
        known = self.said(account, Saying("hello"), "x")
        return [b"", b"{}", b"[]", b"\xff\xfe", known.replace(b'"version":1', b'"version":2')]

    def words(self, message: InboundMessage) -> str:
        return message.text

    def brings_bytes(self) -> bool:
        return False

    def genuine(self, account: AccountContext) -> Proof:
        return Proof("a call with a whole number", lambda: _is_read(self.said(account, Saying("x"), "e"), account))

    def forged(self, account: AccountContext) -> Sequence[Proof]:
        said = self.said(account, Saying("x"), "e")
        nowhere, nameless = said.replace(_NUMBER.encode(), b"unknown"), said.replace(b'"call_id":"e"', b'"call_id":""')
        return [
            Proof("no number", lambda: _is_read(nowhere, account)),
            Proof("no id of its own", lambda: _is_read(nameless, account)),
        ]

    @asynccontextmanager
    async def far_side(self, request: pytest.FixtureRequest) -> AsyncIterator[NoSide]:
        yield NoSide()


PROFILE = PhoneProfile()


def _recording(file: SentFile) -> Recording:
    return Recording(file_name=file.name, content_type=file.content_type, size=len(file.content), blob_key=file.key)


def _is_read(raw: bytes, account: AccountContext) -> bool:
    try:
        return bool(to_message(RecordedCall.from_raw(raw), account.id).sender.external_id)
    except ValueError:
        return False
