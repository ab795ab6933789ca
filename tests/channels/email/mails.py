"""Mails built for tests, byte by byte where bytes matter."""

import base64

from channels.email.inspect import InspectedMail, inspect_mail

PDF = base64.b64encode(b"%PDF-1.4 content").decode()

OWN = ("shop.example",)
HEAD = "From: Somchai <somchai@example.co.th>\r\nTo: help@shop.example\r\nSubject: hi\r\nMIME-Version: 1.0\r\n"


def read(raw: bytes | str) -> InspectedMail:
    return inspect_mail(raw.encode() if isinstance(raw, str) else raw, OWN)


def with_text(content: bytes, content_type: str = "text/plain", encoding: str = "8bit") -> bytes:
    head = f"{HEAD}Content-Type: {content_type}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    return head.encode() + content


def multipart(subtype: str, *parts: str | bytes, boundary: str = "b1", closing: bool = True) -> bytes:
    out = f'{HEAD}Content-Type: multipart/{subtype}; boundary="{boundary}"\r\n\r\n'.encode()
    for part in parts:
        out += f"--{boundary}\r\n".encode() + (part.encode() if isinstance(part, str) else part) + b"\r\n"
    return out + (f"--{boundary}--\r\n".encode() if closing else b"")


def nested(subtype: str, *parts: str, boundary: str) -> str:
    return multipart(subtype, *parts, boundary=boundary).decode().split("MIME-Version: 1.0\r\n", 1)[1]


def file(headers: str, content: str = PDF, encoding: str = "base64") -> str:
    """A part that is a file."""
    return f"{headers}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{content}"


def names(mail: InspectedMail) -> list[str]:
    """What the files of a mail are called."""
    return [attachment.filename for attachment in mail.attachments]
