"""Subject and sender of raw bytes that nobody could read, as well as can be told. Pure."""

from contextlib import suppress
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.parser import BytesHeaderParser
from email.policy import compat32

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list shows of a parked delivery; empty where nothing can be told."""

    subject: str = ""
    sender: str = ""


def preview_of(raw: bytes) -> Preview:
    """Read the header block of a mail; anything else gives an empty preview. Never raises."""
    try:
        headers = BytesHeaderParser(policy=compat32).parsebytes(raw)
    except (MessageError, ValueError, LookupError):
        return Preview()
    return Preview(_readable(headers.get("Subject")), _readable(headers.get("From")))


def _readable(value: object) -> str:
    text = str(value or "")
    with suppress(MessageError, ValueError, LookupError):
        text = str(make_header(decode_header(text)))
    return " ".join(text.encode("utf-8", "replace").decode().split())[:_LONGEST]
