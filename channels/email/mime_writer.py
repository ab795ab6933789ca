"""MIME parts written out (RFC 2045, 2046). Boundaries come from the caller, so the same message is the same bytes."""

import base64
import binascii
from dataclasses import dataclass, field

from channels.email.outgoing_headers import encode_parameter

_LONGEST_LINE = 998


@dataclass(slots=True)
class Part:
    """A part to be written: its own header lines (name, value), and either content or children."""

    content_type: str
    headers: list[tuple[str, str]] = field(default_factory=list)
    content: bytes = b""
    children: list["Part"] = field(default_factory=list)
    boundary: str = ""


def text_part(text: str, subtype: str) -> Part:
    """A UTF-8 text part in the encoding that suits it: 7bit, quoted-printable for mostly ASCII, else base64."""
    data = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\r\n").encode("utf-8", "replace")
    if not data.endswith(b"\r\n"):
        data += b"\r\n"
    lines = data.split(b"\r\n")
    if data.isascii() and all(len(line) <= _LONGEST_LINE - 8 for line in lines) and b"\nFrom " not in data:
        return Part(f"text/{subtype}; charset=utf-8", [("Content-Transfer-Encoding", "7bit")], data)
    exotic = sum(1 for byte in data if byte > 0x7F)
    if exotic * 6 < len(data):
        encoded = b"\r\n".join(binascii.b2a_qp(line, istext=True).replace(b"=\n", b"=\r\n") for line in lines)
        return Part(f"text/{subtype}; charset=utf-8", [("Content-Transfer-Encoding", "quoted-printable")], encoded)
    return Part(f"text/{subtype}; charset=utf-8", [("Content-Transfer-Encoding", "base64")], _base64_lines(data))


def file_part(
    name: str, content_type: str, content: bytes, *, content_id: str | None = None, is_inline: bool = False
) -> Part:
    """A file. message/* keeps its own form (RFC 2046 forbids base64 there), so a mail is sent as an opaque file."""
    kind = content_type if _may_be_base64(content_type) else "application/octet-stream"
    headers = [
        ("Content-Transfer-Encoding", "base64"),
        ("Content-Disposition", ("inline" if is_inline else "attachment") + encode_parameter("filename", name)),
    ]
    if content_id:
        headers.append(("Content-ID", f"<{content_id}>"))
    return Part(kind + encode_parameter("name", name), headers, _base64_lines(content))


def container(subtype: str, children: list[Part], boundary: str) -> Part:
    """A multipart; one child alone needs none and is returned itself."""
    if len(children) == 1:
        return children[0]
    return Part(f"multipart/{subtype}", children=children, boundary=boundary)


def write(part: Part) -> bytes:
    """The part's header fields, an empty line and its body, with CRLF line ends."""
    out: list[bytes] = []
    _write_into(out, part)
    return b"".join(out)


def _write_into(out: list[bytes], part: Part) -> None:
    kind = f'{part.content_type};\r\n boundary="{part.boundary}"' if part.children else part.content_type
    out.append(f"Content-Type: {kind}\r\n".encode())
    out.extend(f"{name}: {value}\r\n".encode() for name, value in part.headers)
    out.append(b"\r\n")
    if not part.children:
        out.append(part.content)
        return
    for child in part.children:
        out.append(f"--{part.boundary}\r\n".encode())
        _write_into(out, child)
        out.append(b"\r\n")
    out.append(f"--{part.boundary}--\r\n".encode())


def _base64_lines(data: bytes) -> bytes:
    encoded = base64.b64encode(data)
    return b"\r\n".join(encoded[start : start + 76] for start in range(0, len(encoded), 76)) + b"\r\n"


def _may_be_base64(content_type: str) -> bool:
    main = content_type.partition("/")[0].lower()
    safe = all(character.isalnum() or character in "/.+-_" for character in content_type)
    return safe and content_type.count("/") == 1 and main not in ("message", "multipart")
