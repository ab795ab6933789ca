"""The mail that administrators get when a webhook was switched off by itself, in Thai and English. Pure."""

from core.staff.mail_texts import MailText

_TEXTS = {
    "th": (
        "เว็บฮุก “{name}” ถูกปิดโดยอัตโนมัติ",
        """เว็บฮุก “{name}” ({host}) ไม่ตอบรับต่อเนื่องกันสามวัน ระบบจึงปิดการส่งไว้ก่อน

ข้อผิดพลาดล่าสุด: {error}

เมื่อปลายทางกลับมาทำงานแล้ว เปิดใช้อีกครั้งได้ที่ การตั้งค่า > เว็บฮุก
และสั่งส่งเหตุการณ์ที่พลาดไปซ้ำได้จากประวัติการส่งในหน้าเดียวกัน
""",
    ),
    "en": (
        "The webhook “{name}” was switched off",
        """The webhook “{name}” ({host}) has not taken anything for three days, so nothing more is sent to it.

The last error: {error}

When it works again, switch it on under Settings > Webhooks. What it missed can be sent again from its log there.
""",
    ),
}


def switched_off(language: str, name: str, host: str, error: str) -> MailText:
    """The mail in the person's language; any but 'th' reads English."""
    subject, text = _TEXTS["th" if language == "th" else "en"]
    facts = {"name": name, "host": host, "error": error}
    return MailText(" ".join(subject.format(**facts).split()), text.format(**facts))
