"""Writes a customer's mail the way a mail program does (RFC 5322), and reads the desk's answers back."""

from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, make_msgid, parseaddr

from core import clock
from demo.corner.mailbox import KeptMail


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that the customer attaches."""

    file_name: str
    content_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What the customer writes. `answers` is the mail he answers, if any."""

    sender_name: str
    sender_address: str
    recipient: str
    subject: str
    text: str
    answers: KeptMail | None = None
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail of the desk as the pretend mailbox shows it."""

    id: str
    sender: str
    subject: str
    text: str
    html: str
    received_at: str
    attachments: tuple[str, ...]


def write_letter(letter: Letter) -> bytes:
    """The raw bytes of the mail. An answer quotes the mail before it and names it in In-Reply-To and References."""
    mail = EmailMessage()
    mail["From"] = formataddr((letter.sender_name, letter.sender_address))
    mail["To"] = letter.recipient
    mail["Date"] = format_datetime(clock.utc_now())
    mail["Message-ID"] = make_msgid(domain=letter.sender_address.rpartition("@")[2] or "mail.example")
    text = letter.text
    if letter.answers is not None:
        before = letter.answers.parsed()
        subject = str(before["Subject"] or letter.subject)
        mail["Subject"] = subject if subject.lower().startswith("re:") else f"Re: {subject}"
        mail["In-Reply-To"] = str(before["Message-ID"])
        mail["References"] = f"{before['References'] or ''} {before['Message-ID']}".strip()
        mail.replace_header("To", parseaddr(str(before["Reply-To"] or before["From"]))[1])
        text = f"{text}\n\n{_quoted(letter.answers)}"
    else:
        mail["Subject"] = letter.subject
    mail.set_content(text, cte="base64")
    for enclosure in letter.enclosures:
        main, _, sub = enclosure.content_type.partition("/")
        mail.add_attachment(
            enclosure.content, maintype=main, subtype=sub or "octet-stream", filename=enclosure.file_name
        )
    return mail.as_bytes()


def read_mail(kept: KeptMail) -> ReadMail:
    """A mail of the desk, decoded for the screen."""
    mail = kept.parsed()
    text, html = mail.get_body(("plain",)), mail.get_body(("html",))
    return ReadMail(
        id=kept.id,
        sender=str(mail["From"]),
        subject=str(mail["Subject"]),
        text=str(text.get_content()) if text else "",
        html=str(html.get_content()) if html else "",
        received_at=kept.received_at.isoformat(),
        attachments=tuple(part.get_filename() or "attachment" for part in mail.iter_attachments()),
    )


def _quoted(kept: KeptMail) -> str:
    mail = kept.parsed()
    body = mail.get_body(("plain",))
    lines = str(body.get_content()).splitlines() if body else []
    when = kept.received_at.astimezone().strftime("%d/%m/%Y %H:%M")
    return "\n".join([f"เมื่อ {when} {mail['From']} เขียนว่า:", *(f"> {line}" for line in lines)])
