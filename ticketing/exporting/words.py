"""What a file calls its columns and the codes in them, in both languages. Pure."""

from collections.abc import Mapping
from typing import Final, TypeAlias

_Words: TypeAlias = Mapping[str, tuple[str, str]]

_COLUMNS: Final[_Words] = {
    "number": ("เลขที่", "Number"),
    "subject": ("เรื่อง", "Subject"),
    "status": ("สถานะ", "Status"),
    "status_id": ("สถานะของบริษัท", "Company status"),
    "priority": ("ความสำคัญ", "Priority"),
    "type": ("ประเภท", "Type"),
    "contact": ("ลูกค้า", "Customer"),
    "account": ("บริษัทลูกค้า", "Company"),
    "owner": ("ผู้รับผิดชอบ", "Owner"),
    "team": ("ทีม", "Team"),
    "tags": ("ป้ายกำกับ", "Tags"),
    "channel": ("ช่องทาง", "Channel"),
    "language": ("ภาษา", "Language"),
    "last_message_at": ("ข้อความล่าสุด", "Last message"),
    "created_at": ("เปิดเมื่อ", "Opened"),
    "updated_at": ("เปลี่ยนล่าสุด", "Last changed"),
    "waiting_since": ("ลูกค้ารอตั้งแต่", "Customer waiting since"),
    "first_replied_at": ("ตอบครั้งแรก", "First reply"),
    "due_at": ("กำหนดเสร็จ", "Due"),
    "snoozed_until": ("เลื่อนถึง", "Snoozed until"),
    "solved_at": ("แก้ไขเมื่อ", "Solved"),
    "closed_at": ("ปิดเมื่อ", "Closed"),
    "inbound_count": ("ข้อความจากลูกค้า", "Customer messages"),
    "delivery_trouble": ("ปัญหาการส่ง", "Delivery trouble"),
}
_CODES: Final[Mapping[str, _Words]] = {
    "status": {
        "new": ("ใหม่", "New"),
        "open": ("เปิดอยู่", "Open"),
        "waiting": ("รอลูกค้า", "Waiting"),
        "on_hold": ("พักไว้", "On hold"),
        "solved": ("แก้ไขแล้ว", "Solved"),
        "closed": ("ปิดแล้ว", "Closed"),
        "spam": ("สแปม", "Spam"),
        "trash": ("ถังขยะ", "Trash"),
    },
    "priority": {
        "urgent": ("ด่วนมาก", "Urgent"),
        "high": ("สูง", "High"),
        "normal": ("ปกติ", "Normal"),
        "low": ("ต่ำ", "Low"),
    },
    "type": {
        "question": ("คำถาม", "Question"),
        "problem": ("ปัญหา", "Problem"),
        "request": ("คำขอ", "Request"),
        "complaint": ("ร้องเรียน", "Complaint"),
    },
    "channel": {
        "email": ("อีเมล", "E-mail"),
        "webchat": ("แชตบนเว็บ", "Web chat"),
        "webform": ("แบบฟอร์ม", "Web form"),
        "phone": ("โทรศัพท์", "Telephone"),
        "line": ("LINE", "LINE"),
        "messenger": ("Messenger", "Messenger"),
        "telegram": ("Telegram", "Telegram"),
    },
    "language": {"th": ("ไทย", "Thai"), "en": ("อังกฤษ", "English")},
    "delivery_trouble": {
        "failed": ("ส่งไม่สำเร็จ", "Failed"),
        "bounced": ("ตีกลับ", "Bounced"),
        "uncertain": ("ไม่แน่ว่าส่งถึง", "Uncertain"),
        "retry": ("กำลังลองใหม่", "Trying again"),
    },
    "yes": {"yes": ("ใช่", "Yes")},
    "snoozed": {"until_reply": ("จนกว่าลูกค้าจะตอบ", "Until the customer replies")},
}


def heading(column: str, language: str) -> str:
    """The name of a column that every company has."""
    return _pick(_COLUMNS[column], language)


def word(kind: str, code: str | None, language: str) -> str | None:
    """What a code is called; a code that nobody named stays itself."""
    if code is None:
        return None
    known = _CODES[kind].get(code)
    return _pick(known, language) if known else code


def _pick(pair: tuple[str, str], language: str) -> str:
    return pair[1] if language == "en" else pair[0]
