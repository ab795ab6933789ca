"""A mail, a reply or an HTML body as ingest sees it, without a database: what `sawasdesk inspect` prints."""

import json
import re
from datetime import UTC
from hashlib import sha256
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from channels.email import threading
from channels.email.addresses import parse_addresses
from channels.email.authentication import authentication_of
from channels.email.charsets import decode_bytes
from channels.email.dates import parse_date
from channels.email.parse import Receiver, is_inline, read_mail, used_content_ids
from channels.email.quoting import split_html, split_text
from channels.email.words import decode_header
from core.messages import Address
from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.language import guess_language

_LONE = re.compile("[\ud800-\udfff]")
_NO_ACCOUNT = UUID(int=0)


class _Printed(BaseModel):
    model_config = ConfigDict(frozen=True)


class InspectedAddress(_Printed):
    """A mailbox: display name as written, address in lower case."""

    name: str
    address: str


class InspectedAttachment(_Printed):
    """A file of the mail; `size` in bytes, `sha256` of its decoded content."""

    filename: str
    content_type: str
    size: int
    sha256: str
    content_id: str | None
    inline: bool


class InspectedMachine(_Printed):
    """Why the mail counts as a machine's."""

    kind: str
    reason: str


class InspectedBounce(_Printed):
    """The delivery report in the mail."""

    recipients: list[str]
    action: str
    status: str
    hard: bool
    diagnostic: str
    original_message_id: str


class InspectedMail(_Printed):
    """The normalized mail; `date` is ISO 8601 in UTC, ids carry their <>."""

    file: str
    message_id: str
    in_reply_to: list[str]
    references: list[str]
    sender: InspectedAddress | None
    reply_to: list[InspectedAddress]
    to: list[InspectedAddress]
    cc: list[InspectedAddress]
    requester: InspectedAddress | None
    subject: str
    clean_subject: str
    date: str | None
    text: str
    html: str
    reply_text: str
    quoted_text: str
    signature: str
    attachments: list[InspectedAttachment]
    machine: InspectedMachine | None
    may_auto_reply: bool
    bounce: InspectedBounce | None
    language: str
    authentication: str

    def to_json(self) -> str:
        """One JSON object on one line; `sender` is printed as `from`."""
        document = self.model_dump(mode="json")
        ordered = {("from" if key == "sender" else key): value for key, value in document.items()}
        return _dump(ordered)


class InspectedReply(_Printed):
    """The parts of a reply."""

    file: str
    reply_text: str
    quoted_text: str
    signature: str

    def to_json(self) -> str:
        """One JSON object on one line."""
        return _dump(self.model_dump(mode="json"))


class InspectedHtml(_Printed):
    """Cleaned HTML and its text."""

    file: str
    html: str
    text: str

    def to_json(self) -> str:
        """One JSON object on one line."""
        return _dump(self.model_dump(mode="json"))


def inspect_mail(raw: bytes, own_domains: tuple[str, ...] = (), *, file: str = "") -> InspectedMail:
    """Everything ingest understands of a mail. Pure; never raises on any bytes."""
    domains = tuple(domain.lower().lstrip("@") for domain in own_domains)
    read = read_mail(raw, Receiver(_NO_ACCOUNT, "", domains, unwrap_forwards=True))
    root, hint = read.root, read.hint
    used = used_content_ids(read.html)
    date = parse_date(decode_header(root.first("date")))
    bounce = read.bounce
    return InspectedMail(
        file=file,
        message_id=read.message_id,
        in_reply_to=list(threading.message_ids(b" ".join(root.every("in-reply-to")).decode("ascii", "replace"))),
        references=list(threading.message_ids(b" ".join(root.every("references")).decode("ascii", "replace"))),
        sender=_address(read.sender),
        reply_to=_addresses(parse_addresses(root.every("reply-to"), hint)),
        to=_addresses(parse_addresses(root.every("to"), hint)),
        cc=_addresses(parse_addresses(root.every("cc"), hint)),
        requester=_address(read.requester),
        subject=read.subject,
        clean_subject=threading.clean_subject(read.subject),
        date=date.astimezone(UTC).isoformat() if date is not None else None,
        text=read.text,
        html=read.html,
        reply_text=read.parts.reply_text,
        quoted_text=read.parts.quoted_text,
        signature=read.parts.signature,
        attachments=[
            InspectedAttachment(
                filename=part.name,
                content_type=part.content_type,
                size=len(part.content),
                sha256=sha256(part.content).hexdigest(),
                content_id=part.content_id or None,
                inline=is_inline(part, used),
            )
            for part in read.body.files
        ],
        machine=InspectedMachine(kind=read.machine.kind.value, reason=read.machine.reason) if read.machine else None,
        may_auto_reply=read.may_auto_reply,
        bounce=InspectedBounce(
            recipients=list(bounce.recipients),
            action=bounce.action,
            status=bounce.status,
            hard=bounce.hard,
            diagnostic=bounce.diagnostic,
            original_message_id=bounce.original_message_id,
        )
        if bounce is not None
        else None,
        language=guess_language(read.parts.reply_text, read.subject, read.text),
        authentication=authentication_of(root),
    )


def inspect_reply(data: bytes, *, is_html: bool = False, file: str = "") -> InspectedReply:
    """The parts of a bare text or HTML body."""
    body = decode_bytes(data).replace("\r\n", "\n").replace("\r", "\n")
    parts = split_html(clean_html(body)) if is_html else split_text(body)
    return InspectedReply(
        file=file, reply_text=parts.reply_text, quoted_text=parts.quoted_text, signature=parts.signature
    )


def inspect_html(data: bytes, *, file: str = "") -> InspectedHtml:
    """A bare HTML body cleaned, and its text."""
    cleaned = clean_html(decode_bytes(data))
    return InspectedHtml(file=file, html=cleaned, text=html_to_text(cleaned))


def _dump(document: dict[str, object]) -> str:
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    # A file's name may hold bytes that are no UTF-8: they are written as JSON escapes.
    return _LONE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) if not text.isascii() else text


def _address(address: Address) -> InspectedAddress | None:
    if address.external_id.endswith("@invalid") and address.external_id.startswith("unknown@"):
        return InspectedAddress(name=address.name, address="") if address.name else None
    return InspectedAddress(name=address.name, address=address.external_id)


def _addresses(addresses: tuple[Address, ...]) -> list[InspectedAddress]:
    return [InspectedAddress(name=address.name, address=address.external_id) for address in addresses]
