"""The JSON of a visitor's socket: what his page may say, and what it is told (docs/realtime.md)."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from web.widget.schemas import ClientId, MessageText, PageInput, UploadIds

BIGGEST_SEQ = 2**62
LONGEST_TOKEN = 4_000
Seq = Annotated[int, Field(ge=0, le=BIGGEST_SEQ)]
Json = Mapping[str, Any]


class _FromPage(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hello(_FromPage):
    """The first word: who it is, and up to where his page has the stream."""

    type: Literal["hello"]
    token: Annotated[str, Field(max_length=LONGEST_TOKEN)]
    after: Seq = 0


class SayMessage(_FromPage):
    """A message; saying it again with the same client id changes nothing."""

    type: Literal["message"]
    client_id: ClientId
    text: MessageText = ""
    uploads: UploadIds = ()
    page: PageInput | None = None


class SayTyping(_FromPage):
    """He writes, or he stopped. Repeated every few seconds while it lasts."""

    type: Literal["typing"]
    is_typing: bool


class SayAck(_FromPage):
    """His page has the stream up to here."""

    type: Literal["ack"]
    seq: Seq


class SayRead(_FromPage):
    """He saw the stream up to here."""

    type: Literal["read"]
    seq: Seq


class SayPage(PageInput):
    """He went to another page."""

    type: Literal["page"]


class SayEnd(_FromPage):
    """He ends the talk."""

    type: Literal["end"]


class Ping(_FromPage):
    """Are you there?"""

    type: Literal["ping"]


Said = Annotated[
    Hello | SayMessage | SayTyping | SayAck | SayRead | SayPage | SayEnd | Ping, Field(discriminator="type")
]
_SAID: TypeAdapter[Said] = TypeAdapter(Said)


def read_said(text: str) -> Said:
    """What a page said. Raises pydantic.ValidationError."""
    return _SAID.validate_json(text)


def welcome(last_seq: int, chat: Json | None, *, is_available: bool) -> str:
    """The answer to hello: frames after the number given there follow."""
    return _dump({"type": "welcome", "last_seq": last_seq, "chat": chat, "is_available": is_available})


def frames(shown: Sequence[str]) -> str:
    """Several frames, each as `frame` made it."""
    return '{"type":"frames","frames":[' + ",".join(shown) + "]}"


def frame(seq: int, kind: str, document: Json) -> str:
    """One frame as pages get it. Made once, whoever many pages of the visitor receive it."""
    return _dump({"seq": seq, "kind": kind, "document": document})


def accepted(client_id: str, seq: int) -> str:
    """The message is kept, and stands at `seq` in the stream."""
    return _dump({"type": "accepted", "client_id": client_id, "seq": seq})


def refused(client_id: str, code: str, message: str, data: Json) -> str:
    """The message was not taken, and why; `code` and `data` are those of the API's problem documents."""
    return _dump({"type": "refused", "client_id": client_id, "code": code, "message": message, "data": dict(data)})


def typing(agent: Json, *, is_typing: bool) -> str:
    """An agent writes, or stopped; without a repetition for some seconds he stopped, too."""
    return _dump({"type": "typing", "agent": dict(agent), "is_typing": is_typing})


def queue(position: int, seconds: int | None) -> str:
    """Where the visitor stands in the queue (1 is next) and how long that takes by experience, in seconds."""
    return _dump({"type": "queue", "position": position, "seconds": seconds})


def availability(opens_at: datetime | None, *, is_available: bool) -> str:
    """Somebody can be talked to, or not, and from when on."""
    opens = opens_at.isoformat().replace("+00:00", "Z") if opens_at is not None else None
    return _dump({"type": "availability", "is_available": is_available, "opens_at": opens})


def agent_read(seq: int) -> str:
    """An agent saw what the visitor wrote up to `seq`."""
    return _dump({"type": "agent_read", "seq": seq})


def refused_hello(code: str, message: str) -> str:
    """Why the socket is about to be closed."""
    return _dump({"type": "error", "code": code, "message": message})


PONG = '{"type":"pong"}'


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
