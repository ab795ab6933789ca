"""What an adapter does with an answer: whole words, whole files, and an honest word about what became of it."""

from dataclasses import replace

import pytest

from channels.adapter import ChannelAdapter, VisitorStreams
from core import clock, ids
from core.errors import NotFound
from core.messages import OutboundMessage, SendOutcome, SendResult
from tests.contract.profile import ChannelProfile, FarSide
from tests.contract.sayings import FILES, LONG_TEXT, WORDS, Saying, SentFile


class StoredBlobs:
    """The files of the suite."""

    async def read(self, blob_key: str) -> bytes:
        for file in FILES:
            if file.key == blob_key:
                return file.content
        raise NotFound("no such blob")


class Gate:
    """What the caller does just before the content leaves; `error` is what goes wrong there."""

    def __init__(self, error: Exception | None = None) -> None:
        self.passed = 0
        self._error = error

    async def __call__(self) -> None:
        if self._error is not None:
            raise self._error
        self.passed += 1


def answer(side: FarSide, saying: Saying, **changes: object) -> OutboundMessage:
    message = OutboundMessage(
        delivery_id=ids.new_id(),
        message_id=ids.new_id(),
        conversation_id=ids.new_id(),
        channel_account_id=side.account.id,
        recipients=(side.recipient,),
        sender_name="นก",
        subject="ลำโพงเสีย",
        text=saying.text,
        attachments=tuple(file.attachment for file in saying.files),
        created_at=clock.utc_now(),
        author_id=ids.new_id(),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


async def send(adapter: ChannelAdapter, side: FarSide, message: OutboundMessage, gate: Gate) -> SendResult:
    streams: VisitorStreams = side.streams
    return await adapter.send(message, side.account, blobs=StoredBlobs(), before_transmit=gate, streams=streams)


async def test_an_answer_arrives_and_its_sender_is_told_once_that_it_leaves(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        gate = Gate()
        result = await send(adapter, side, answer(side, Saying("เรียบร้อยแล้วค่ะ")), gate)
        if profile.way_out_notion:
            assert (result.outcome, gate.passed, await side.heard()) == (SendOutcome.FAILED, 0, [])
            assert result.diagnostic
            return
        assert (result.outcome, gate.passed) == (SendOutcome.SENT, 1)
        assert result.external_message_id
        assert {one.outcome for one in result.recipients} == {SendOutcome.SENT}
        assert [one.external_id for one in result.recipients] == [side.recipient.external_id]
        assert [heard.text for heard in await side.heard()] == ["เรียบร้อยแล้วค่ะ"]


@pytest.mark.parametrize("words", [*WORDS.values(), LONG_TEXT], ids=[*WORDS, "five thousand characters"])
async def test_words_arrive_whole_or_are_refused_and_never_cut(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest, words: str
) -> None:
    async with profile.far_side(request) as side:
        result = await send(adapter, side, answer(side, Saying(words)), Gate())
        longest = adapter.capabilities.max_text_length
        is_possible = not profile.way_out_notion and (longest is None or len(words) <= longest)
        assert result.outcome is (SendOutcome.SENT if is_possible else SendOutcome.FAILED)
        assert [heard.text for heard in await side.heard()] == ([words] if is_possible else [])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.rpartition(".")[2])
async def test_every_type_of_file_arrives_whole_or_is_refused(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest, file: SentFile
) -> None:
    async with profile.far_side(request) as side:
        result = await send(adapter, side, answer(side, Saying("ไฟล์ค่ะ", (file,))), Gate())
        allowed = adapter.capabilities.allowed_content_types
        is_possible = not profile.way_out_notion and (not allowed or file.content_type in allowed)
        assert result.outcome is (SendOutcome.SENT if is_possible else SendOutcome.FAILED)
        arrived = [heard.files for heard in await side.heard()]
        assert arrived == ([((file.name, file.content_type, file.key),)] if is_possible else [])


async def test_a_receiver_who_is_gone_is_a_failure_with_a_reason(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        await side.make_gone()
        result = await send(adapter, side, answer(side, Saying("ยังอยู่ไหมคะ")), Gate())
        assert result.outcome is SendOutcome.FAILED
        assert result.diagnostic


async def test_a_message_without_a_receiver_is_a_failure(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        gate = Gate()
        result = await send(adapter, side, answer(side, Saying("ถึงใคร"), recipients=()), gate)
        assert (result.outcome, gate.passed, await side.heard()) == (SendOutcome.FAILED, 0, [])


async def test_a_file_whose_bytes_are_lost_lets_nothing_leave(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        lost = replace(FILES[0].attachment, blob_key=None)
        gate = Gate()
        result = await send(adapter, side, answer(side, Saying("ไฟล์ค่ะ"), attachments=(lost,)), gate)
        assert (result.outcome, gate.passed, await side.heard()) == (SendOutcome.FAILED, 0, [])
        assert result.diagnostic


async def test_what_goes_wrong_at_the_gate_is_passed_on_and_nothing_leaves(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        if not profile.way_out_notion:
            with pytest.raises(RuntimeError, match="lease lost"):
                await send(adapter, side, answer(side, Saying("ไม่ควรไปถึง")), Gate(RuntimeError("lease lost")))
        assert await side.heard() == []


async def test_a_channel_that_claims_a_key_takes_the_same_delivery_once(
    adapter: ChannelAdapter, profile: ChannelProfile, request: pytest.FixtureRequest
) -> None:
    async with profile.far_side(request) as side:
        message = answer(side, Saying("หนึ่งครั้งพอ"))
        results = [await send(adapter, side, message, Gate()) for _ in range(2)]
        if adapter.capabilities.has_idempotency_key:
            assert [result.outcome for result in results] == [SendOutcome.SENT] * 2
            assert results[0].external_message_id == results[1].external_message_id
            assert len(await side.heard()) == 1
