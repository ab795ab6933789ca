"""The web form. Its token is checked at its door, so the raw delivery is our own server's document."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from channels.adapter import AccountContext
from channels.registry import load_adapter
from channels.webform.manifest import MapsTo
from channels.webform.proof import FormToken, read_token, write_token
from channels.webform.submission import Answer, FormSubmission, SubmittedFile
from core import clock, ids
from core.messages import Address, InboundMessage
from tests.contract.profile import Heard, Proof
from tests.contract.sayings import Saying, SentFile

_QUESTION = {"key": "message", "type": "textarea", "label_th": "ข้อความ", "label_en": "Message", "maps_to": "body"}


class NoSide:
    """There is nobody at the other end of a form."""

    streams: Any = None
    recipient = Address("webform", "0", "มานี")

    def __init__(self) -> None:
        settings = load_adapter("webform").parse_config(PROFILE.config)
        self.account = AccountContext(ids.new_id(), "webform", "Contact", PROFILE.address, settings)

    async def heard(self) -> list[Heard]:
        return []

    async def make_gone(self) -> None:
        """He always is."""


class WebformProfile:
    kind = "webform"
    address = "contact"
    config: dict[str, Any] = {"title_en": "Contact us", "title_th": "ติดต่อเรา", "fields": [_QUESTION]}
    wrong_configs: Sequence[dict[str, Any]] = ({}, {"title_en": "x", "fields": []}, {**config, "color": "red"})
    proof_notion = "the signed form token, which names the submission"
    batch_notion = "a form is sent once; several submissions are several deliveries"
    way_out_notion = "answers leave by the account's reply mailbox"
    refused_types: frozenset[str] = frozenset()

    def said(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        answer = Answer(key="message", label="ข้อความ", values=(saying.text,), text=saying.text, maps_to=MapsTo.BODY)
        files = tuple(_uploaded(file) for file in saying.files)
        submission = FormSubmission(
            submission_id=uuid5(NAMESPACE_URL, event),
            form_title="ติดต่อเรา",
            language="th",
            answers=(answer,),
            files=files,
            sent_at=clock.utc_now(),
        )
        return submission.to_raw()

    def said_again(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """The visitor pressed the button twice: the token makes both one submission."""
        return self.said(account, saying, event)

    def batch(self, account: AccountContext, sayings: Sequence[Saying]) -> Sequence[bytes]:
        return [self.said(account, saying, f"batch-{number}") for number, saying in enumerate(sayings)]

    def unknown(self, account: AccountContext) -> Sequence[bytes]:
        known = self.said(account, Saying("hello"), "x")
        return [b"", b"{}", b"[]", b"\xff\xfe", known.replace(b'"version":1', b'"version":2')]

    def words(self, message: InboundMessage) -> str:
        """His words come first; a list of the other answers follows."""
        return message.text.rpartition("\n\n")[0]

    def brings_bytes(self) -> bool:
        return False

    def genuine(self, account: AccountContext) -> Proof:
        return Proof("the token of this form", lambda: _is_read(account, _token(account)))

    def forged(self, account: AccountContext) -> Sequence[Proof]:
        other_form = write_token(account.signing_key, FormToken(ids.new_id(), ids.new_id(), clock.utc_now()))
        return [
            Proof("signed by somebody else", lambda: _is_read(account, _token(account, b"the key of somebody else"))),
            Proof("of another form", lambda: _is_read(account, other_form)),
            Proof("no token", lambda: _is_read(account, "")),
        ]

    @asynccontextmanager
    async def far_side(self, request: pytest.FixtureRequest) -> AsyncIterator[NoSide]:
        yield NoSide()


PROFILE = WebformProfile()


def _uploaded(file: SentFile) -> SubmittedFile:
    return SubmittedFile(
        label="ไฟล์",
        file_name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        blob_key=file.key,
    )


def _token(account: AccountContext, key: bytes = b"") -> str:
    return write_token(key or account.signing_key, FormToken(account.id, ids.new_id(), clock.utc_now()))


def _is_read(account: AccountContext, token: str) -> bool:
    return isinstance(read_token(account.signing_key, token, account.id, clock.utc_now()), FormToken)
