"""What an automatic acknowledgement says, and whether one is due at all. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from core.messages import InboundMessage
from ticketing.tickets.lifecycle import HIDDEN

MOST_PER_HOUR: Final = 5
_LONGEST_SUBJECT: Final = 200
_TEXTS: Final = {
    "th": (
        "สวัสดีค่ะ {name}\n\nเราได้รับข้อความของคุณแล้ว หมายเลขเรื่องของคุณคือ #{number}\n"
        "เจ้าหน้าที่จะตอบกลับโดยเร็วที่สุด หากต้องการแจ้งรายละเอียดเพิ่มเติม ตอบกลับอีเมลฉบับนี้ได้เลยค่ะ"
    ),
    "en": (
        "Hello {name}\n\nWe have received your message. Your case number is #{number}.\n"
        "One of us will answer as soon as possible. To add anything, simply reply to this e-mail."
    ),
}
_SUBJECTS: Final = {"th": "ได้รับเรื่องแล้ว [#{number}] {subject}", "en": "We got your message [#{number}] {subject}"}


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A channel account's settings for it; an empty text or subject means our own."""

    is_enabled: bool
    texts: Mapping[str, str]
    subjects: Mapping[str, str]

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Self:
        """Read from the account's column: {is_enabled, text_th, text_en, subject_th?, subject_en?}."""

        def words(kind: str, ours: Mapping[str, str]) -> dict[str, str]:
            return {code: str(document.get(f"{kind}_{code}") or "").strip() or ours[code] for code in ("th", "en")}

        return cls(bool(document.get("is_enabled")), words("text", _TEXTS), words("subject", _SUBJECTS))


def is_due(settings: Acknowledgement, message: InboundMessage, ticket_status: str) -> bool:
    """Whether a case just opened by `message` gets one: only a human's, who may be answered by a machine (RFC 3834)."""
    return (
        settings.is_enabled
        and message.machine is None
        and message.may_auto_reply
        and bool(message.sender.external_id)
        and ticket_status not in HIDDEN
    )


def language_of(message: InboundMessage, account_language: str) -> str:
    """Either th or en: the customer's if we know it, else the account's."""
    return next((code for code in (message.language, account_language) if code in _TEXTS), "th")


def write(settings: Acknowledgement, language: str, *, number: int, subject: str, name: str) -> tuple[str, str]:
    """Subject and text with {number}, {subject} and {name} filled in; other braces stay as they are."""

    def fill(template: str) -> str:
        for place, value in (("{number}", str(number)), ("{subject}", subject), ("{name}", name)):
            template = template.replace(place, value)
        return "\n".join(line.rstrip() for line in template.splitlines()).strip()

    return " ".join(fill(settings.subjects[language]).split())[:_LONGEST_SUBJECT], fill(settings.texts[language])


def allowed(totals: Mapping[str, int], wanted: Mapping[str, int]) -> dict[str, int]:
    """Per address, how many of the `wanted` ones fit under the hourly cap when `totals` already include them."""
    return {address: max(0, min(count, MOST_PER_HOUR - (totals[address] - count))) for address, count in wanted.items()}
