"""The mails that staff get from the installation itself, in Thai and English."""

from dataclasses import dataclass

INVITATION = "invitation"
PASSWORD_RESET = "password_reset"  # noqa: S105 - the name of a kind of mail


@dataclass(frozen=True, slots=True)
class MailText:
    """A plain-text mail."""

    subject: str
    text: str


def mail_text(kind: str, language: str, *, name: str, organization: str, link: str, hours: int) -> MailText:
    """The mail of this kind with its one link, valid for `hours`. Any language but 'th' reads English."""
    subject, text = _TEXTS[kind, "th" if language == "th" else "en"]
    facts = {"name": name, "organization": organization, "link": link, "hours": hours, "days": hours // 24}
    return MailText(" ".join(subject.format(**facts).split()), text.format(**facts))


_TEXTS = {
    (INVITATION, "th"): (
        "คำเชิญเข้าร่วมทีม {organization} บน Sawasdesk",
        """สวัสดี {name}

คุณได้รับเชิญให้ร่วมดูแลลูกค้ากับทีม {organization} บน Sawasdesk
ตั้งรหัสผ่านและเริ่มใช้งานได้ที่ลิงก์นี้

{link}

ลิงก์นี้ใช้ได้ {days} วัน และใช้ได้เพียงครั้งเดียว
หากคุณไม่ทราบว่าใครเชิญ ไม่ต้องทำอะไร และลบอีเมลฉบับนี้ได้เลย
""",
    ),
    (INVITATION, "en"): (
        "Your invitation to {organization} on Sawasdesk",
        """Hello {name},

You are invited to look after customers together with {organization} on Sawasdesk.
Choose your password and start here:

{link}

The link works once, within {days} days.
If you do not know who invited you, do nothing and delete this mail.
""",
    ),
    (PASSWORD_RESET, "th"): (
        "ตั้งรหัสผ่านใหม่สำหรับ Sawasdesk",
        """สวัสดี {name}

มีผู้ขอตั้งรหัสผ่านใหม่ให้บัญชีของคุณที่ {organization}
ถ้าเป็นคุณเอง ตั้งรหัสผ่านใหม่ได้ที่ลิงก์นี้

{link}

ลิงก์นี้ใช้ได้ {hours} ชั่วโมง และใช้ได้เพียงครั้งเดียว
ถ้าไม่ใช่คุณ ไม่ต้องทำอะไร รหัสผ่านเดิมยังใช้ได้ตามปกติ
""",
    ),
    (PASSWORD_RESET, "en"): (
        "Choose a new Sawasdesk password",
        """Hello {name},

Somebody asked for a new password for your account at {organization}.
If it was you, choose it here:

{link}

The link works once, within {hours} hours.
If it was not you, do nothing: your password stays as it is.
""",
    ),
}
