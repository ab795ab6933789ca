"""The mail that tells a person why his answer by mail was not taken, with his own words so that none is lost. Pure."""

import html as html_module
from dataclasses import dataclass
from typing import Final

from ticketing.notifications.answers import REPLY_ABOVE, Refusal
from ticketing.notifications.letters import Page

LONGEST_QUOTE: Final = 20_000
_TITLES: Final = {"th": "คำตอบของคุณยังไม่ถูกส่ง", "en": "Your answer was not taken"}
_YOUR_WORDS: Final = {"th": "สิ่งที่คุณเขียน:", "en": "What you wrote:"}
_OPEN: Final = {"th": "เปิดเรื่องนี้", "en": "Open the ticket"}
_REASONS: Final[dict[tuple[Refusal, str], str]] = {
    (Refusal.EXPIRED, "th"): "อีเมลแจ้งเตือนที่คุณตอบเก่าเกิน 30 วัน กรุณาเปิดเรื่องเพื่อตอบ",
    (Refusal.EXPIRED, "en"): "The notification you answered is older than 30 days. Open the ticket to answer.",
    (Refusal.NO_ANSWERS, "th"): "อีเมลแจ้งเตือนฉบับนั้นตอบกลับไม่ได้ กรุณาเปิดเรื่องเพื่อตอบ",
    (Refusal.NO_ANSWERS, "en"): "That notification takes no answers. Open the ticket to answer.",
    (Refusal.EMPTY, "th"): "ไม่พบข้อความใหม่ในอีเมลของคุณ กรุณาเขียนเหนือข้อความที่อ้างถึง แล้วตอบอีเมลนี้อีกครั้ง",
    (Refusal.EMPTY, "en"): "Your mail has no new text. Write above the quoted text and answer this mail.",
    (Refusal.STALE, "th"): (
        "มีเพื่อนร่วมงานตอบลูกค้าไปแล้วหลังจากที่คุณได้รับแจ้งเตือน กรุณาเปิดเรื่องอ่านก่อน หากยังต้องการส่ง ให้ตอบอีเมลฉบับนี้พร้อมข้อความของคุณ"
    ),
    (Refusal.STALE, "en"): (
        "A colleague has answered the customer since you were told. Read the ticket first; "
        "if your answer should still go out, answer this mail with it."
    ),
}
_OTHERWISE: Final = {
    "th": "ระบบรับคำตอบนี้ไม่ได้ ({cause}) กรุณาเปิดเรื่องเพื่อตอบ",
    "en": "This answer could not be taken ({cause}). Open the ticket to answer.",
}
_CAUSES: Final[dict[tuple[str, str], str]] = {
    ("not_permitted", "th"): "บทบาทของคุณตอบลูกค้าไม่ได้",
    ("not_permitted", "en"): "your role does not answer customers",
    ("ticket_not_found", "th"): "คุณไม่มีสิทธิ์ดูเรื่องนี้แล้ว",
    ("ticket_not_found", "en"): "you cannot see this ticket any more",
    ("ticket_state", "th"): "สถานะของเรื่องนี้ตอบไม่ได้",
    ("ticket_state", "en"): "the ticket is in a state that takes no answers",
    ("no_conversation", "th"): "เรื่องนี้ไม่มีช่องทางให้ตอบลูกค้า",
    ("no_conversation", "en"): "the ticket has no thread to answer in",
    ("policy_problems", "th"): "ช่องทางนี้ส่งข้อความแบบนี้ไม่ได้",
    ("policy_problems", "en"): "the channel cannot carry it as it is",
    ("fields_missing", "th"): "ต้องกรอกข้อมูลให้ครบก่อนปิดเรื่อง",
    ("fields_missing", "en"): "fields must be filled in before the ticket can be solved",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """What was refused and why. `link` is '' when the person does not see the ticket any more."""

    language: str
    subject: str
    refusal: Refusal
    cause_code: str
    words: str
    link: str
    takes_answers: bool


def write_refusal(refused: Refused) -> Page:
    """The mail."""
    language = "th" if refused.language == "th" else "en"
    reason = _reason(refused, language)
    words = refused.words.strip()[:LONGEST_QUOTE]
    above = f"— {REPLY_ABOVE[language]} —" if refused.takes_answers else ""
    lines = [above, "", _TITLES[language], "", reason, refused.link, "", _YOUR_WORDS[language]]
    lines += [f"    {line}".rstrip() for line in words.split("\n")]
    quoted = _escape(words).replace("\n", "<br>")
    html = (
        f'<div style="color:#6b7280;font-size:13px">{_escape(above)}</div>'
        f'<div style="font-size:18px;font-weight:600;margin:14px 0 8px 0">{_escape(_TITLES[language])}</div>'
        f"<p>{_escape(reason)}</p>"
    )
    if refused.link:
        html += f'<p><a href="{_escape(refused.link)}" style="color:#0f766e">{_escape(_OPEN[language])}</a></p>'
    html += (
        f'<p style="margin:16px 0 6px 0"><strong>{_escape(_YOUR_WORDS[language])}</strong></p>'
        f'<div style="border-left:3px solid #d1d5db;padding:2px 0 2px 14px">{quoted}</div>'
    )
    return Page(refused.subject, "\n".join(lines).strip("\n") + "\n", html)


def _reason(refused: Refused, language: str) -> str:
    if (reason := _REASONS.get((refused.refusal, language))) is not None:
        return reason
    cause = _CAUSES.get((refused.cause_code, language), refused.cause_code or refused.refusal.value)
    return _OTHERWISE[language].format(cause=cause)


def _escape(text: str) -> str:
    return html_module.escape(text)
