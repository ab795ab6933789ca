"""What an adapter makes of what comes in: whole words, whole files, one id per event, and never an exception."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from channels.adapter import AccountContext, ChannelAdapter, ParsedDeliveryWithBlobs, RawDelivery
from channels.registry import kinds, load_adapter
from core import clock, ids
from core.messages import AttachmentState, InboundMessage, decode_inbound, encode_inbound
from tests.contract.profile import ChannelProfile, profile_of
from tests.contract.sayings import FILES, LONG_TEXT, WORDS, Saying, SentFile


def parse(adapter: ChannelAdapter, account: AccountContext, raw: bytes) -> ParsedDeliveryWithBlobs:
    return adapter.parse(RawDelivery(ids.new_id(), account.id, raw, clock.utc_now()), account)


def one(adapter: ChannelAdapter, account: AccountContext, raw: bytes) -> InboundMessage:
    [message] = parse(adapter, account, raw).parsed.messages
    return message


def test_every_kind_of_the_registry_is_under_contract() -> None:
    assert [profile_of(kind).kind for kind in kinds()] == list(kinds())


def test_the_adapter_is_what_its_profile_says(adapter: ChannelAdapter, profile: ChannelProfile) -> None:
    assert adapter.kind == profile.kind
    for document in profile.wrong_configs:
        with pytest.raises(ValidationError):
            adapter.parse_config(document)


# --- proofs -----------------------------------------------------------------------------------------------------------


def test_what_is_genuine_is_believed(profile: ChannelProfile, account: AccountContext) -> None:
    assert profile.proof_notion
    proof = profile.genuine(account)
    assert proof.is_believed(), proof.what


def test_what_is_forged_is_not(profile: ChannelProfile, account: AccountContext) -> None:
    forged = profile.forged(account)
    assert len(forged) >= 2
    assert [proof.what for proof in forged if proof.is_believed()] == []


# --- events -----------------------------------------------------------------------------------------------------------


def test_a_message_says_who_wrote_where_and_when(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    message = one(adapter, account, profile.said(account, Saying("สวัสดีค่ะ"), "e1"))
    assert message.channel_account_id == account.id
    assert message.sender.kind == profile.kind
    assert message.sender.external_id
    assert all((message.lane, message.external_event_id, message.hints.thread_key))
    assert message.received_at.tzinfo is not None
    assert message.machine is None
    assert decode_inbound(encode_inbound(message)) == message


def test_the_same_event_has_the_same_id_however_often_it_comes(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    saying = Saying("ลำโพงไม่มีเสียง")
    first, again = profile.said(account, saying, "e1"), profile.said_again(account, saying, "e1")
    other = profile.said(account, saying, "e2")
    known = one(adapter, account, first)
    repeated, different = one(adapter, account, again), one(adapter, account, other)
    assert (repeated.external_event_id, repeated.lane) == (known.external_event_id, known.lane)
    assert repeated.hints.thread_key == known.hints.thread_key
    assert different.external_event_id != known.external_event_id


def test_what_cannot_be_understood_is_parked_with_a_reason(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    unknown = profile.unknown(account)
    assert unknown
    keys = set()
    for raw in unknown:
        parsed = parse(adapter, account, raw).parsed
        assert parsed.messages == ()
        [part] = parsed.parked
        assert part.reason
        assert part.external_event_id not in keys
        keys.add(part.external_event_id)
        [again] = parse(adapter, account, raw).parsed.parked
        assert again == part


@pytest.mark.parametrize("kind", kinds())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_bytes_whatever_raise(kind: str, data: st.DataObject) -> None:
    profile, adapter = profile_of(kind), load_adapter(kind)
    account = _account(profile, adapter)
    whole = profile.said(account, Saying("สวัสดี", FILES[:1]), "e1")
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    raw = data.draw(st.one_of(st.binary(max_size=300), st.just(whole[:start] + whole[end:])))
    parsed = parse(adapter, account, raw).parsed
    assert parsed.messages or parsed.parked


def test_several_messages_come_out_in_their_order(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    sayings = [Saying(f"ข้อความที่ {number}") for number in range(5)]
    raws = profile.batch(account, sayings)
    assert len(raws) == (len(sayings) if profile.batch_notion else 1)
    messages = [message for raw in raws for message in parse(adapter, account, raw).parsed.messages]
    assert [profile.words(message) for message in messages] == [saying.text for saying in sayings]
    assert len({message.external_event_id for message in messages}) == len(sayings)


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS.keys())
def test_every_character_arrives(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext, words: str
) -> None:
    message = one(adapter, account, profile.said(account, Saying(words), "e1"))
    assert profile.words(message) == words


def test_five_thousand_characters_arrive_whole(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    assert len(LONG_TEXT) == 5_000
    message = one(adapter, account, profile.said(account, Saying(LONG_TEXT), "e1"))
    assert profile.words(message) == LONG_TEXT
    assert message.language == "th"


# --- files ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.rpartition(".")[2])
def test_every_type_of_file_arrives_whole(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext, file: SentFile
) -> None:
    if file.content_type in profile.refused_types:
        assert not adapter.capabilities.can_attach or adapter.capabilities.allowed_content_types
        return
    result = parse(adapter, account, profile.said(account, Saying("ดูไฟล์นี้ค่ะ", (file,)), "e1"))
    [message] = result.parsed.messages
    [attachment] = message.attachments
    assert (attachment.file_name, attachment.size) == (file.name, len(file.content))
    assert attachment.content_type == file.content_type
    if attachment.state is AttachmentState.STORED:
        assert attachment.blob_key == file.key
        assert result.blobs == ({file.key: file.content} if profile.brings_bytes() else {})
    else:
        assert attachment.state is AttachmentState.PENDING
        assert attachment.external_id


def test_files_keep_their_order_and_need_no_words(
    adapter: ChannelAdapter, profile: ChannelProfile, account: AccountContext
) -> None:
    files = tuple(file for file in FILES if file.content_type not in profile.refused_types)[:5]
    message = one(adapter, account, profile.said(account, Saying("", files), "e1"))
    assert [attachment.file_name for attachment in message.attachments] == [file.name for file in files]


def _account(profile: ChannelProfile, adapter: ChannelAdapter) -> AccountContext:
    config = adapter.parse_config(profile.config)
    return AccountContext(ids.new_id(), profile.kind, "Help", profile.address, config, ("shop.example",), b"k" * 32)
