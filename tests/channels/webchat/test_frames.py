"""What goes over the wire: addresses made for this visitor now, and nothing that is only ours."""

from datetime import UTC, datetime
from uuid import UUID

from channels.webchat.frames import (
    CanceledDocument,
    FrameFile,
    FramePerson,
    FrameSender,
    MessageDocument,
    StateCode,
    StateDocument,
    TalkState,
    frame_of,
    is_image,
    people_in,
    shown,
)

AT = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
NOK, SOMBAT = UUID(int=1), UUID(int=2)
PICTURE = FrameFile(id="7", file_name="ภาพ.png", content_type="image/png", size=3, is_image=True, blob_key="a" * 64)


def file_url(file: FrameFile) -> str:
    return f"/chat/v1/files/{file.id}?token=signed-{file.blob_key[:4]}"


def avatar_url(user_id: UUID) -> str | None:
    return "/chat/v1/avatars/nok?s=signed" if user_id == NOK else None


def said_by(person: UUID) -> MessageDocument:
    return MessageDocument(
        id="m1",
        sender=FrameSender.AGENT,
        text="สวัสดีค่ะ",
        author=FramePerson(id=person, name="นก"),
        attachments=(PICTURE,),
        quick_replies=("ใช่", "ไม่ใช่"),
        at=AT,
    )


def test_a_stored_message_holds_no_address() -> None:
    frame = frame_of(said_by(NOK), "delivery:1", UUID(int=9))
    assert (frame.kind, frame.source_key, frame.message_id) == ("message", "delivery:1", UUID(int=9))
    assert frame.document["from"] == "agent"
    assert "url" not in str(frame.document).replace("'url': ''", "")
    assert people_in(frame.document) == {NOK}


def test_a_shown_message_has_addresses_and_hides_where_the_bytes_are() -> None:
    stored = frame_of(said_by(NOK), "delivery:1").document
    document = shown("message", stored, file_url, avatar_url)
    assert document["attachments"] == [
        {
            "id": "7",
            "file_name": "ภาพ.png",
            "content_type": "image/png",
            "size": 3,
            "is_image": True,
            "url": "/chat/v1/files/7?token=signed-aaaa",
        }
    ]
    assert document["author"] == {"id": str(NOK), "name": "นก", "avatar_url": "/chat/v1/avatars/nok?s=signed"}
    assert document["quick_replies"] == ["ใช่", "ไม่ใช่"]
    assert document["from"] == "agent"
    assert "a" * 64 not in str(document)


def test_who_has_no_picture_has_none() -> None:
    document = shown("message", frame_of(said_by(SOMBAT), "delivery:1").document, file_url, avatar_url)
    assert document["author"] == {"id": str(SOMBAT), "name": "นก", "avatar_url": None}


def test_a_visitors_own_message_has_no_author() -> None:
    own = MessageDocument(id="m2", sender=FrameSender.VISITOR, client_id="c1", text="สวัสดี", at=AT)
    document = shown("message", frame_of(own, "client:c1").document, file_url, avatar_url)
    assert (document["from"], document["client_id"], document["author"]) == ("visitor", "c1", None)


def test_states_show_the_agent() -> None:
    accepted = StateDocument(
        state=TalkState.ACTIVE, code=StateCode.CHAT_ACCEPTED, agent=FramePerson(id=NOK, name="นก"), at=AT
    )
    stored = frame_of(accepted, "event:1").document
    assert people_in(stored) == {NOK}
    document = shown("state", stored, file_url, avatar_url)
    assert (document["state"], document["code"]) == ("active", "chat_accepted")
    assert document["agent"]["avatar_url"] == "/chat/v1/avatars/nok?s=signed"


def test_what_has_no_people_goes_as_it_is() -> None:
    stored = frame_of(CanceledDocument(message_id=NOK), "event:2").document
    assert shown("canceled", stored, file_url, avatar_url) == {"message_id": str(NOK)}
    assert shown("of tomorrow", {"x": 1}, file_url, avatar_url) == {"x": 1}


def test_pictures_that_can_carry_scripts_are_files() -> None:
    assert is_image("image/png")
    assert not is_image("image/svg+xml")
