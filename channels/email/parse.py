"""From the bytes of a mail to the normalized message. Pure CPU: about a millisecond for an ordinary mail."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from channels.email import threading
from channels.email.addresses import email_address, parse_addresses
from channels.email.attachments import FilePart
from channels.email.autoreply import machine_verdict
from channels.email.body import Body, read_body
from channels.email.dates import parse_date
from channels.email.headers import charset_of
from channels.email.mime import Entity, parse_mail
from channels.email.quoting import split_text
from channels.email.words import decode_header
from core.messages import Address, Attachment, AttachmentState, InboundMessage, Machine, ThreadHints
from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.language import guess_language

TRUNCATED_HEADER = "X-Sawasdesk-Truncated"
NOBODY = "unknown@invalid"

_CID_USE = re.compile(r'data-cid="([^"]*)"')
_LONGEST_EVENT_ID = 180


@dataclass(frozen=True, slots=True)
class Receiver:
    """The mailbox a mail came to, as far as reading it needs to know."""

    channel_account_id: UUID
    address: str
    own_domains: tuple[str, ...] = ()
    signing_key: bytes = b""


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """The message and the bytes of its attachments by blob key (sha-256 hex)."""

    message: InboundMessage
    blobs: Mapping[str, bytes]


def parse_raw(raw: bytes, receiver: Receiver, received_at: datetime) -> ParsedMail:
    """Everything ingest wants to know of one mail."""
    root = parse_mail(raw)
    hint = _charset_hint(root)
    body = read_body(root, hint)
    html = clean_html(body.html) if body.htmls else ""
    text = body.text or html_to_text(html)
    subject = decode_header(root.first("subject"), hint)
    parts = split_text(text)
    sender = _sender(root, hint)
    recipients = parse_addresses([*root.every("to"), *root.every("delivered-to"), *root.every("x-original-to")], hint)
    attachments, blobs = _attachments(body, html, _real_size(root))
    machine = machine_verdict(root, sender.external_id, receiver.address)
    message_id = threading.first_message_id(decode_header(root.first("message-id")))
    message = InboundMessage(
        channel_account_id=receiver.channel_account_id,
        external_event_id=event_id(raw, root, message_id),
        lane=f"{receiver.channel_account_id}:{sender.external_id}",
        sender=sender,
        hints=_hints(root, message_id, subject, recipients, receiver.signing_key),
        received_at=received_at,
        external_message_id=message_id,
        date=parse_date(decode_header(root.first("date"))),
        subject=subject,
        text=text.strip("\n"),
        html=html,
        reply_text=parts.reply_text,
        quoted_text=parts.quoted_text,
        signature=parts.signature,
        to=parse_addresses(root.every("to"), hint),
        cc=parse_addresses(root.every("cc"), hint),
        reply_to=parse_addresses(root.every("reply-to"), hint),
        attachments=attachments,
        machine=machine,
        may_auto_reply=may_auto_reply(machine, sender),
        language=guess_language(parts.reply_text, subject, text),
    )
    return ParsedMail(message, blobs)


def event_id(raw: bytes, root: Entity, message_id: str) -> str:
    """What dedupe compares: Message-ID and a digest of Date, From and body, line ends aside.

    A re-used or missing Message-ID never makes two different mails one, and the same mail fetched twice, or from two
    of our mailboxes, is one.
    """
    digest = sha256()
    for name in ("date", "from"):
        digest.update(root.first(name) + b"\x00")
    start = raw.find(b"\n\r\n")
    body = raw[start + 3 :] if start >= 0 else raw[raw.find(b"\n\n") + 2 :]
    digest.update(body.replace(b"\r\n", b"\n").rstrip())
    return f"{message_id[:_LONGEST_EVENT_ID]}:{digest.hexdigest()[:32]}"


def may_auto_reply(machine: Machine | None, sender: Address) -> bool:
    """Whether an automatic answer is allowed at all (RFC 3834 section 2)."""
    return machine is None and sender.external_id != NOBODY


def _charset_hint(root: Entity) -> str:
    """The first charset the mail declares: what its raw 8-bit headers are probably in."""
    for entity in root.walk():
        label = charset_of(entity)
        if label and label.lower() not in ("us-ascii", "ascii"):
            return label
    return ""


def _sender(root: Entity, hint: str) -> Address:
    for name in ("from", "reply-to", "sender", "x-original-from", "return-path"):
        found = parse_addresses(root.every(name), hint)
        if found:
            return found[0]
    return email_address(NOBODY, decode_header(root.first("from"), hint))


def _hints(root: Entity, message_id: str, subject: str, recipients: tuple[Address, ...], key: bytes) -> ThreadHints:
    references = threading.message_ids(b" ".join(root.every("references")).decode("ascii", "replace"))
    in_reply_to = threading.message_ids(b" ".join(root.every("in-reply-to")).decode("ascii", "replace"))
    chain = threading.reference_chain(in_reply_to, references)
    own = threading.own_ids_among(chain, key)
    root_id = references[0] if references else in_reply_to[0] if in_reply_to else message_id
    return ThreadHints(
        thread_key=root_id[:500],
        reply_token=threading.token_among(recipients, key),
        own_message_ids=own,
        references=tuple(one for one in chain if threading.read_own_message_id(one, key) is None),
        ticket_numbers=threading.ticket_numbers(subject),
        clean_subject=threading.clean_subject(subject),
    )


def _attachments(body: Body, html: str, real_size: str) -> tuple[tuple[Attachment, ...], dict[str, bytes]]:
    """The files as attachments, and their bytes. `real_size` is set when the mail was cut at the mailbox."""
    used = set(_CID_USE.findall(html))
    blobs: dict[str, bytes] = {}
    attachments: list[Attachment] = []
    for part in body.files:
        is_inline = _is_inline(part, used)
        if real_size and part.is_cut:
            attachments.append(
                _refused(part.name, part.content_type, f"over the limit: the mail has {real_size} bytes")
            )
            continue
        key = sha256(part.content).hexdigest()
        blobs[key] = part.content
        content_id = part.content_id or None
        attachments.append(
            Attachment(part.name, part.content_type, len(part.content), key, content_id, is_inline=is_inline)
        )
    if body.files_left_out:
        reason = f"{body.files_left_out} more files are in the raw mail only"
        attachments.append(_refused("more-files", "application/octet-stream", reason))
    return tuple(attachments), blobs


def _refused(name: str, content_type: str, reason: str) -> Attachment:
    return Attachment(name, content_type, 0, state=AttachmentState.REFUSED, reason=reason)


def _is_inline(part: FilePart, used: set[str]) -> bool:
    """Inline is what the text shows: used by its id, or a picture that says so of itself."""
    if part.content_id and part.content_id in used:
        return True
    return part.disposition == "inline" and part.content_type.startswith("image/")


def _real_size(root: Entity) -> str:
    """The size of a mail that the mailbox watcher cut; only its own mark counts, which is always the first field."""
    if root.headers and root.headers[0][0] == TRUNCATED_HEADER.lower():
        return root.headers[0][1].decode("ascii", "replace")[:20]
    return ""
