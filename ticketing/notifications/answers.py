"""What an answer to a notification mail says: whether it may count as the person's, and what he wants done. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol
from uuid import UUID

from core.messages import Attachment, AttachmentState, InboundMessage

REPLY_ABOVE: Final[Mapping[str, str]] = {"th": "ตอบกลับเหนือบรรทัดนี้", "en": "Reply above this line"}
LARGEST_LOGO: Final = 20_000  # bytes; smaller pictures inside a mail are signatures' logos and not shown to customers

_COMMAND = re.compile(r"\s*[#/!]?(?P<word>[^\s:：]+)\s*(?P<mark>[:：])?\s*(?P<rest>.*)$")
_WORDS: Final[Mapping[str, str]] = {
    "note": "note",
    "โน้ต": "note",
    "โน๊ต": "note",
    "บันทึก": "note",
    "หมายเหตุ": "note",
    "reply": "reply",
    "ตอบ": "reply",
    "ตอบลูกค้า": "reply",
    "solved": "solved",
    "ปิดเรื่อง": "solved",
    "แก้ไขแล้ว": "solved",
}


class Refusal(StrEnum):
    """Why an answer was not taken; also the code under which it is set aside."""

    EXPIRED = "notice_expired"
    OTHER_SENDER = "notice_other_sender"
    NOT_AUTHENTIC = "notice_not_authentic"
    NO_ANSWERS = "notice_takes_no_answers"
    EMPTY = "notice_empty"
    STALE = "notice_stale"
    NOT_POSSIBLE = "notice_not_possible"


class SentMail(Protocol):
    """What is remembered of a notification mail."""

    @property
    def answers_as(self) -> str:
        """What an answer becomes: reply|note|none."""
        ...

    @property
    def expires_at(self) -> datetime:
        """Until when an answer counts."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What the author wants: his words, as an answer to the customer or a note, and whether the case is solved."""

    text: str
    is_note: bool
    is_solved: bool = False


def mail_ids(message: InboundMessage) -> tuple[UUID, ...]:
    """The ids of ours that a mail names with a valid signature, strongest first. Any of them may be a notice's."""
    if message.sender.kind != "email":
        return ()
    hints = message.hints
    named = (*((hints.reply_token,) if hints.reply_token else ()), *hints.own_message_ids)
    return tuple(dict.fromkeys((*named, *(receipt.own_message_id for receipt in message.receipts))))


def find_refusal(message: InboundMessage, mail: SentMail, address: str, now: datetime) -> Refusal | None:
    """Why this mail does not count as an answer of the person with this address; None when it does.

    The signed id is the proof. The address beside it keeps out whoever got hold of the mail; where the receiving server
    says that the address was forged, that is believed.
    """
    if message.sender.external_id.lower() != address.lower():
        return Refusal.OTHER_SENDER
    if is_forged(message.authentication):
        return Refusal.NOT_AUTHENTIC
    if now > mail.expires_at:
        return Refusal.EXPIRED
    if mail.answers_as == "none":
        return Refusal.NO_ANSWERS
    return None


def is_forged(authentication: str) -> bool:
    """Whether the receiving server says that the sender is not who he claims (see channels.email.authentication)."""
    found = dict(part.split("=", 1) for part in authentication.split() if "=" in part)
    if "dmarc" in found:
        return found["dmarc"] == "fail"
    return found.get("spf") == "fail" and found.get("dkim") != "pass"


def own_words(reply_text: str) -> str:
    """What the author wrote himself; '' when our own first line stands in it.

    Quotes are never cut down to nothing: of a mail with no new words everything is left, ours included, and that must
    not reach a customer.
    """
    folded = reply_text.lower()
    return "" if any(line.lower() in folded for line in REPLY_ABOVE.values()) else reply_text


def read_wish(text: str, answers_as: str) -> Wish:
    """The words without the commands in front of them.

    A command is a first line that is nothing but the word (`note`, `#note`), or begins with it and a colon. What only
    takes notes stays a note whatever the first line says.
    """
    lines = text.strip().split("\n")
    is_note, is_solved = answers_as != "reply", False
    while lines:
        match = _COMMAND.match(lines[0])
        word = _WORDS.get(match["word"].lower()) if match is not None else None
        if match is None or word is None or (match["rest"] and not match["mark"]):
            break
        if word == "solved":
            is_solved = True
        else:
            is_note = is_note or word == "note"
        lines[0] = match["rest"]
        if not lines[0]:
            lines = lines[1:]
        while lines and not lines[0].strip():
            lines = lines[1:]
    return Wish("\n".join(lines).strip(), is_note, is_solved)


def files_to_keep(message: InboundMessage) -> list[Attachment]:
    """The files that belong to the answer: stored ones, without the small pictures of a mail signature."""
    return [
        one
        for one in message.attachments
        if one.state is AttachmentState.STORED and one.blob_key and not (one.is_inline and one.size <= LARGEST_LOGO)
    ]
