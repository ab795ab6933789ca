"""The mail that follows a visitor who left: what it says. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

_LONGEST_SUBJECT: Final = 200
_SUBJECTS: Final = {"th": "ข้อความจาก {brand} ถึงคุณในแชท", "en": "{brand} answered you in the chat"}
_GREETINGS: Final = {"th": "สวัสดีค่ะ {name}", "en": "Hello {name}"}
_OPENINGS: Final = {
    "th": "คุณออกจากแชทไปก่อนที่จะได้อ่านข้อความจากเรา เราจึงส่งตามมาให้ทางอีเมลนี้",
    "en": "You left the chat before you could read what we wrote, so here it is by e-mail.",
}
_FILES: Final = {"th": "ไฟล์แนบ: {names}", "en": "Attached: {names}"}
_CLOSINGS: Final = {
    "th": "ตอบกลับอีเมลฉบับนี้ได้เลย คำตอบของคุณจะไปอยู่ในแชทเดิม และเราจะเห็นทันที",
    "en": "Simply reply to this e-mail: your answer goes on in the same chat and reaches us at once.",
}


@dataclass(frozen=True, slots=True)
class UnreadMessage:
    """One message that the visitor has not seen: who wrote it, its words, and the names of its files."""

    author_name: str
    text: str
    file_names: tuple[str, ...] = ()


def write_mail(unread: Sequence[UnreadMessage], *, brand: str, name: str, language: str) -> tuple[str, str]:
    """Subject and text of one mail with all these messages in their order. `language` th, anything else is English.

    Who wrote stands once above what he wrote one after the other.
    """
    code = "th" if language == "th" else "en"
    parts = [_GREETINGS[code].format(name=name).strip(), _OPENINGS[code]]
    for author, group in groupby(unread, key=lambda one: one.author_name):
        said = "\n\n".join(_said(one, code) for one in group)
        parts.append(f"{author or brand}:\n{said}")
    parts += [_CLOSINGS[code], brand]
    subject = " ".join(_SUBJECTS[code].format(brand=brand).split())[:_LONGEST_SUBJECT]
    return subject, "\n\n".join(parts).strip()


def _said(one: UnreadMessage, code: str) -> str:
    files = _FILES[code].format(names=", ".join(one.file_names)) if one.file_names else ""
    return "\n".join(part for part in (one.text.strip(), files) if part)
