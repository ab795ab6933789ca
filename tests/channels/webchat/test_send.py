"""An agent's answer goes into its visitor's stream, once, and into nobody else's."""

from dataclasses import replace
from uuid import UUID

import pytest

from channels.adapter import StreamFrame
from channels.registry import load_adapter
from channels.webchat import stream
from channels.webchat.stream import DatabaseStreams
from channels.webchat.visitors import VisitorRecord
from core import clock, ids
from core.db.session import Database
from core.errors import NotFound
from core.messages import Address, OutboundMessage, SendOutcome, SendResult
from tests.channels.email.accounts import MemoryBlobs, Transmitting
from tests.channels.webchat.widgets import account, another_visitor, visitor_of_new_widget


def answer(visitor: VisitorRecord, **changes: object) -> OutboundMessage:
    message = OutboundMessage(
        delivery_id=ids.new_id(),
        message_id=ids.new_id(),
        conversation_id=ids.new_id(),
        channel_account_id=visitor.account_id,
        recipients=(Address("webchat", str(visitor.id), "มานี", str(visitor.account_id)),),
        sender_name="นก",
        subject="",
        text="ลองเปิดใหม่นะคะ",
        author_id=ids.new_id(),
        created_at=clock.utc_now(),
        quick_replies=("ได้แล้ว", "ยังไม่ได้"),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


async def send(database: Database, message: OutboundMessage, account_id: UUID) -> SendResult:
    return await load_adapter("webchat").send(
        message,
        account(account_id),
        blobs=MemoryBlobs(),
        before_transmit=Transmitting(),
        streams=DatabaseStreams(database),
    )


async def test_the_frame_says_who_wrote_and_what_can_be_tapped(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    message = answer(visitor)
    result = await send(database, message, visitor.account_id)
    assert (result.outcome, result.external_message_id) == (SendOutcome.SENT, f"{visitor.id}:1")
    async with database.read() as session:
        [frame] = await stream.read_after(session, visitor.id, 0, 10)
    assert (frame.kind, frame.message_id) == ("message", message.message_id)
    assert frame.document["from"] == "agent"
    assert frame.document["author"] == {"id": str(message.author_id), "name": "นก"}
    assert frame.document["quick_replies"] == ["ได้แล้ว", "ยังไม่ได้"]


@pytest.mark.parametrize("changes", [{"automatic": True}, {"author_id": None}])
async def test_what_nobody_wrote_is_the_systems(database: Database, changes: dict[str, object]) -> None:
    visitor = await visitor_of_new_widget(database)
    await send(database, answer(visitor, **changes), visitor.account_id)
    async with database.read() as session:
        [frame] = await stream.read_after(session, visitor.id, 0, 10)
    assert frame.document["from"] == "system"


async def test_a_second_attempt_keeps_the_first_ones_place(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    message = answer(visitor)
    first = await send(database, message, visitor.account_id)
    await send(database, answer(visitor), visitor.account_id)
    assert await send(database, message, visitor.account_id) == first
    async with database.read() as session:
        assert len(await stream.read_after(session, visitor.id, 0, 10)) == 2


async def test_a_visitor_of_another_widget_is_not_reached(database: Database) -> None:
    visitor = await visitor_of_new_widget(database)
    other = await another_visitor(database, ids.new_id())
    result = await send(database, answer(other), visitor.account_id)
    assert (result.outcome, result.diagnostic) == (SendOutcome.FAILED, "The visitor is gone.")
    with pytest.raises(NotFound):
        await DatabaseStreams(database).append(
            visitor.account_id, other.id, StreamFrame("message", "delivery:1", {"text": "x"})
        )


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": (Address("email", "somchai@example.com"),)},
        {"recipients": (Address("webchat", "no id"),)},
        {"text": "ก" * 5_001},
    ],
)
async def test_what_cannot_arrive_fails_before_it_leaves(database: Database, changes: dict[str, object]) -> None:
    visitor = await visitor_of_new_widget(database)
    result = await send(database, answer(visitor, **changes), visitor.account_id)
    assert result.outcome is SendOutcome.FAILED
    assert result.diagnostic
    async with database.read() as session:
        assert await stream.read_after(session, visitor.id, 0, 10) == []


async def test_a_database_in_trouble_is_tried_again_and_never_leaves_doubt() -> None:
    class NoDatabase:
        async def append(self, _channel_account_id: UUID, _visitor_id: UUID, _frame: StreamFrame) -> int:
            raise ConnectionError("the database is away")

    adapter, visitor_id = load_adapter("webchat"), ids.new_id()
    message = OutboundMessage(
        delivery_id=ids.new_id(),
        message_id=ids.new_id(),
        conversation_id=ids.new_id(),
        channel_account_id=ids.new_id(),
        recipients=(Address("webchat", str(visitor_id)),),
        sender_name="นก",
        subject="",
        text="hello",
    )
    result = await adapter.send(
        message, account(ids.new_id()), blobs=MemoryBlobs(), before_transmit=Transmitting(), streams=NoDatabase()
    )
    assert result.outcome is SendOutcome.RETRY
    assert "the database is away" in result.diagnostic
