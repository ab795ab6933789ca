"""A talk as a plain mail, in the visitor's language and at his hours. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from channels.webchat.frames import CanceledDocument, FrameSender, MessageDocument, StateCode, StateDocument
from channels.webchat.stream import Frame

_BUDDHIST_ERA: Final = 543
_THAI_MONTHS: Final = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_SUBJECT: Final = {"th": "สำเนาการสนทนากับ {company}", "en": "Your chat with {company}"}
_OPENING: Final = {
    "th": "สวัสดีค่ะ\n\nนี่คือสำเนาการสนทนาของคุณกับ {company} เวลาที่แสดงเป็นเวลาของ {zone}",
    "en": "Hello,\n\nhere is a copy of your chat with {company}. Times are those of {zone}.",
}
_CLOSING: Final = {
    "th": "คุณได้รับอีเมลฉบับนี้เพราะมีผู้ขอสำเนาการสนทนาจากหน้าเว็บของเราโดยใช้อีเมลนี้ หากไม่ใช่คุณ ลบทิ้งได้เลยค่ะ",
    "en": "You get this mail because somebody asked for it on our web page with your address. If it was not you, "
    "simply delete it.",
}
_YOU: Final = {"th": "คุณ", "en": "You"}
_BY_MAIL: Final = {"th": "คุณ (ทางอีเมล)", "en": "You (by mail)"}
_FILE: Final = {"th": "[ไฟล์: {name}]", "en": "[File: {name}]"}
_STATES: Final = {
    (StateCode.CHAT_ACCEPTED.value, "th"): "{agent} เข้าร่วมการสนทนา",
    (StateCode.CHAT_ACCEPTED.value, "en"): "{agent} joined the chat",
    (StateCode.CHAT_TRANSFERRED.value, "th"): "โอนการสนทนาให้เจ้าหน้าที่ท่านอื่น",
    (StateCode.CHAT_TRANSFERRED.value, "en"): "The chat was handed on to a colleague",
    (StateCode.CHAT_ENDED.value, "th"): "จบการสนทนา",
    (StateCode.CHAT_ENDED.value, "en"): "The chat ended",
}


@dataclass(frozen=True, slots=True)
class Transcript:
    """A plain-text mail."""

    subject: str
    text: str


def is_worth_sending(frames: Iterable[Frame]) -> bool:
    """Whether somebody of ours said something: what only a visitor wrote is not mailed to strangers in our name."""
    return any(frame.document.get("from") == FrameSender.AGENT for frame in _standing(list(frames)))


def transcript_of(frames: Sequence[Frame], *, language: str, company: str, time_zone: str) -> Transcript:
    """The mail of these frames. Any language but 'th' reads English; an unknown time zone reads UTC."""
    language = "th" if language == "th" else "en"
    zone = _zone(time_zone)
    facts = {"company": company, "zone": zone.key}
    lines = [line for frame in _standing(frames) if (line := _line(frame, language, company, zone))]
    text = "\n\n".join([_OPENING[language].format(**facts), *lines, _CLOSING[language]]) + "\n"
    return Transcript(" ".join(_SUBJECT[language].format(**facts).split()), text)


def _standing(frames: Sequence[Frame]) -> list[Frame]:
    """Without what was taken back."""
    canceled = {frame.document.get("message_id") for frame in frames if frame.kind == CanceledDocument.kind}
    return [
        frame
        for frame in frames
        if frame.kind in {MessageDocument.kind, StateDocument.kind} and frame.document.get("id") not in canceled
    ]


def _line(frame: Frame, language: str, company: str, zone: ZoneInfo) -> str:
    document, at = frame.document, _instant(frame.created_at.astimezone(zone), language)
    if frame.kind == StateDocument.kind:
        words = _STATES.get((str(document.get("code")), language), "")
        agent = (document.get("agent") or {}).get("name") or company
        return f"[{at}] — {words.format(agent=agent)} —" if words else ""
    files = [_FILE[language].format(name=file["file_name"]) for file in document.get("attachments", ())]
    said = "\n".join(part for part in (document.get("text", ""), *files) if part)
    return f"[{at}] {_speaker(document, language, company)}:\n{said}"


def _speaker(document: Any, language: str, company: str) -> str:
    match document.get("from"):
        case FrameSender.VISITOR:
            return _YOU[language]
        case FrameSender.MAIL:
            return _BY_MAIL[language]
        case _:
            return (document.get("author") or {}).get("name") or company


def _instant(at: datetime, language: str) -> str:
    if language == "th":
        return f"{at.day} {_THAI_MONTHS[at.month - 1]} {at.year + _BUDDHIST_ERA} {at:%H:%M}"
    return f"{at.day} {at:%b %Y %H:%M}"


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
