"""The web chat. The visitor's token is checked at its door, so the raw delivery is our own server's document."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import delete

from channels.adapter import AccountContext, VisitorStreams
from channels.registry import load_adapter
from channels.webchat import stream
from channels.webchat.identity import HostIdentity, identity_hash, prove_identity
from channels.webchat.models import Visitor, VisitorFrame
from channels.webchat.posts import PostedFile, VisitorPost, encode_post
from channels.webchat.stream import DatabaseStreams
from channels.webchat.tokens import VisitorTokens
from channels.webchat.visitors import Visit, VisitorRecord, begin_visit
from core import clock, ids
from core.db.session import Database
from core.errors import AppError
from core.messages import Address, InboundMessage
from tests.contract.profile import Heard, Proof
from tests.contract.sayings import Saying, SentFile

VISITOR = ids.new_id()
SECRET = "a secret that the shop's server knows"
TOKENS = VisitorTokens([b"a key that only tests know about"])


class PageSide:
    """A visitor's stream in a real database."""

    def __init__(self, database: Database, visitor: VisitorRecord) -> None:
        self._database = database
        self._visitor = visitor
        self.streams: VisitorStreams = DatabaseStreams(database)
        self.recipient = Address("webchat", str(visitor.id), "มานี", scope=str(visitor.account_id))
        self.account = AccountContext(
            visitor.account_id, "webchat", "Shop", "widget-key", load_adapter("webchat").parse_config({})
        )

    async def heard(self) -> list[Heard]:
        async with self._database.read() as session:
            frames = await stream.read_after(session, self._visitor.id, 0, 100)
        return [
            Heard(
                frame.document["text"],
                tuple(
                    (file["file_name"], file["content_type"], file["blob_key"])
                    for file in frame.document["attachments"]
                ),
            )
            for frame in frames
        ]

    async def make_gone(self) -> None:
        """Erased, as when somebody asks to be forgotten."""
        async with self._database.write() as session:
            await session.execute(delete(VisitorFrame).where(VisitorFrame.visitor_id == self._visitor.id))
            await session.execute(delete(Visitor).where(Visitor.id == self._visitor.id))


class WebchatProfile:
    kind = "webchat"
    address = "widget-key"
    config: dict[str, Any] = {"identity_secret": SECRET}
    wrong_configs = ({"nonsense": 1}, {"theme": {"color": "red"}}, {"allowed_origins": ["*"]})
    proof_notion = "the signed visitor token, and the host page's HMAC of who is signed in"
    batch_notion = "a page sends one message at a time; several are several deliveries"
    way_out_notion = ""
    refused_types: frozenset[str] = frozenset()

    def said(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        uploads = tuple(_uploaded(file) for file in saying.files)
        post = VisitorPost(
            visitor_id=VISITOR, client_id=event, text=saying.text, uploads=uploads, sent_at=clock.utc_now()
        )
        return encode_post(post)

    def said_again(self, account: AccountContext, saying: Saying, event: str) -> bytes:
        """The page lost its connection before our answer came and sends it again, a moment later."""
        return self.said(account, saying, event)

    def batch(self, account: AccountContext, sayings: Sequence[Saying]) -> Sequence[bytes]:
        return [self.said(account, saying, f"batch-{number}") for number, saying in enumerate(sayings)]

    def unknown(self, account: AccountContext) -> Sequence[bytes]:
        known = self.said(account, Saying("hello"), "x")
        return [
            b"",
            b"{}",
            b"[]",
            b"\xff\xfe",
            known.replace(b'"version":1', b'"version":2'),
            known.replace(b'"text"', b'"sticker"'),
        ]

    def words(self, message: InboundMessage) -> str:
        return message.text

    def brings_bytes(self) -> bool:
        return False

    def genuine(self, account: AccountContext) -> Proof:
        token = TOKENS.sign(VISITOR, account.id)
        return Proof("his token", lambda: _is_accepted(lambda: TOKENS.read(token, account.id)))

    def forged(self, account: AccountContext) -> Sequence[Proof]:
        theirs = VisitorTokens([b"the key of somebody else"]).sign(VISITOR, account.id)
        other_widget = TOKENS.sign(VISITOR, ids.new_id())
        told = HostIdentity("7", "สมชาย", "somchai@customer.example", hash=identity_hash("guessed", "7", ""))
        return [
            Proof("signed by somebody else", lambda: _is_accepted(lambda: TOKENS.read(theirs, account.id))),
            Proof("of another widget", lambda: _is_accepted(lambda: TOKENS.read(other_widget, account.id))),
            Proof("no token", lambda: _is_accepted(lambda: TOKENS.read("", account.id))),
            Proof("a forged identity", lambda: _is_accepted(lambda: prove_identity(SECRET, told))),
        ]

    @asynccontextmanager
    async def far_side(self, request: pytest.FixtureRequest) -> AsyncIterator[PageSide]:
        database = Database(request.getfixturevalue("sqlite_url"))
        async with database.write() as session:
            visitor = await begin_visit(session, Visit(account_id=ids.new_id()))
        yield PageSide(database, visitor)
        await database.close()


PROFILE = WebchatProfile()


def _files(documents: Sequence[dict[str, Any]]) -> tuple[tuple[str, str, str], ...]:
    return tuple((file["file_name"], file["content_type"], file["blob_key"]) for file in documents)


def _uploaded(file: SentFile) -> PostedFile:
    return PostedFile(
        id=ids.new_id(),
        file_name=file.name,
        content_type=file.content_type,
        size=len(file.content),
        blob_key=file.key,
    )


def _is_accepted(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except AppError:
        return False
    return True
