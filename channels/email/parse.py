"""From the bytes of a mail to the normalized message. Pure CPU: about a millisecond for an ordinary mail."""

import html as html_module
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from urllib.parse import unquote
from uuid import UUID

from channels.email import threading
from channels.email.addresses import parse_addresses
from channels.email.attachments import FilePart
from channels.email.authentication import authentication_of
from channels.email.autoreply import SenderFacts, forbids_answer, machine_verdict
from channels.email.body import Body, read_body
from channels.email.bounce import Bounce, machine_of, read_bounce, read_receipt_of, receipts_of
from channels.email.dates import parse_date
from channels.email.headers import charset_of
from channels.email.mime import Entity, parse_mail
from channels.email.quoting import ReplyParts, quotable_lines, split_html, split_lines, split_text
from channels.email.requester import NOBODY, domain_of, forwarded_from, requester_of, says_forward, sender_of
from channels.email.words import decode_header
from core.messages import (
    Address,
    Attachment,
    AttachmentState,
    DeliveryReceipt,
    InboundMessage,
    Machine,
    MachineKind,
    ThreadHints,
)
from core.text.html import clean_html
from core.text.html_text import lines_to_text
from core.text.language import guess_language

TRUNCATED_HEADER = "X-Sawasdesk-Truncated"

_CID_USE = re.compile(r'data-cid="([^"]*)"')
_DELIVERED_TO = ("to", "cc", "delivered-to", "x-original-to", "x-forwarded-to", "envelope-to", "x-envelope-to")
_LONGEST_EVENT_ID = 180
_LONGEST_THREAD_KEY = 500
_LONGEST_STUB = 600
_STUB = re.compile(
    r"(?i)(?:does ?n[o']t support|do(?:es)? not (?:support|display)|cannot display|can't display"
    r"|unable to (?:display|view)"
    r"|to view (?:this|the) (?:message|e-?mail)|view (?:this|it) (?:message|e-?mail)? ?(?:in|with) (?:your"
    r"|a) (?:web )?browser"
    r"|html[- ](?:enabled|compatible|capable|version|format|mail)|in html format|ไม่รองรับ html|รูปแบบ html)"
)
_QUOTE_IN_HTML = re.compile(
    r"gmail_quote|yahoo_quoted|protonmail_quote|moz-cite-prefix|divRplyFwdMsg|type=\"cite\"|zmail_extra|appendonsend"
    r"|mail-editor-reference-message|ms-outlook-mobile-reference-message|border-top:solid"
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """The mailbox a mail came to, as far as reading it needs to know.

    `unwrap_forwards`: a mail that one of us forwards by hand is taken as written by the customer it quotes.
    """

    channel_account_id: UUID
    address: str
    own_domains: tuple[str, ...] = ()
    signing_key: bytes = b""
    unwrap_forwards: bool = False


@dataclass(frozen=True, slots=True)
class ReadMail:
    """A mail understood, before it is put into a normalized form. `html` is cleaned, `text` the whole readable text."""

    root: Entity
    hint: str
    body: Body
    html: str
    text: str
    subject: str
    message_id: str
    sender: Address
    requester: Address
    parts: ReplyParts
    bounce: Bounce | None
    machine: Machine | None
    may_auto_reply: bool


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """The message and the bytes of its attachments by blob key (sha-256 hex)."""

    message: InboundMessage
    blobs: Mapping[str, bytes]


def parse_raw(raw: bytes, receiver: Receiver, received_at: datetime) -> ParsedMail:
    """Everything ingest wants to know of one mail."""
    read = read_mail(raw, receiver)
    root, hint = read.root, read.hint
    sender = read.requester
    delivered_to = [value for name in _DELIVERED_TO for value in root.every(name)]
    attachments, blobs = _attachments(read.body, read.html, _real_size(root))
    message = InboundMessage(
        channel_account_id=receiver.channel_account_id,
        external_event_id=event_id(raw, root, read.message_id),
        lane=f"{receiver.channel_account_id}:{sender.external_id}",
        sender=sender,
        hints=_hints(read, parse_addresses(delivered_to, hint), receiver.signing_key),
        received_at=received_at,
        external_message_id=read.message_id,
        date=parse_date(decode_header(root.first("date"))),
        subject=read.subject,
        text=read.text,
        html=read.html,
        reply_text=read.parts.reply_text,
        quoted_text=read.parts.quoted_text,
        signature=read.parts.signature,
        to=_without_tokens(parse_addresses(root.every("to"), hint)),
        cc=_without_tokens(parse_addresses(root.every("cc"), hint)),
        reply_to=parse_addresses(root.every("reply-to"), hint),
        attachments=attachments,
        machine=read.machine,
        may_auto_reply=read.may_auto_reply,
        receipts=_receipts(read, receiver.signing_key),
        language=guess_language(read.parts.reply_text, read.subject, read.text),
        authentication=authentication_of(root),
    )
    return ParsedMail(message, blobs)


def read_mail(raw: bytes, receiver: Receiver) -> ReadMail:
    """The judgements about a mail that ingest and `inspect` share."""
    root = parse_mail(raw)
    hint = _charset_hint(root)
    body = read_body(root, hint)
    html = clean_html(body.html) if body.htmls else ""
    plain = body.text
    is_plain = bool(plain) and not (html and (body.lone_htmls or _is_stub(plain)))
    lines = [] if is_plain else quotable_lines(html)
    text = plain if is_plain else lines_to_text(lines) or plain
    subject = decode_header(root.first("subject"), hint)
    sender = sender_of(root, hint)
    requester = requester_of(root, sender, receiver.own_domains, hint)
    if receiver.unwrap_forwards and domain_of(sender.external_id) in receiver.own_domains:
        requester = forwarded_from(subject, text) or requester
    is_forward = says_forward(subject)
    if text is plain:
        parts = split_text(text, sender.name, is_forward=is_forward)
    else:
        parts = split_lines(lines, sender.name, is_forward=is_forward)
    if text is plain and html and not parts.quoted_text and _QUOTE_IN_HTML.search(html) is not None:
        parts = split_html(html, sender.name, is_forward=is_forward)
    bounce = read_bounce(root, text, sender.external_id, subject)
    is_own = sender.external_id == receiver.address.lower()
    facts = SenderFacts(sender.external_id, subject, is_own, receiver.own_domains)
    machine = machine_of(bounce) if bounce is not None else machine_verdict(root, facts, receiver.signing_key)
    return ReadMail(
        root=root,
        hint=hint,
        body=body,
        html=html,
        text=text.strip("\n"),
        subject=subject,
        message_id=threading.first_message_id(decode_header(root.first("message-id"))),
        sender=sender,
        requester=requester,
        parts=parts,
        bounce=bounce,
        machine=machine,
        may_auto_reply=(
            machine is None
            and requester.external_id != NOBODY
            and not forbids_answer(root, requester.external_id, receiver.own_domains)
            and requester.external_id != receiver.address.lower()
        ),
    )


def _without_tokens(addresses: tuple[Address, ...]) -> tuple[Address, ...]:
    """Our reply addresses as people know them; the token in them is between us and the conversation."""
    if not any("+" in address.external_id for address in addresses):
        return addresses
    return tuple(
        Address(address.kind, threading.without_plus_token(address.external_id), address.name) for address in addresses
    )


def _is_stub(plain: str) -> bool:
    """A plain part that only says there is an HTML part."""
    return len(plain) < _LONGEST_STUB and _STUB.search(plain) is not None


def _receipts(read: ReadMail, signing_key: bytes) -> tuple[DeliveryReceipt, ...]:
    if read.bounce is not None:
        return receipts_of(read.bounce, signing_key)
    if read.machine is not None and read.machine.kind is MachineKind.DELIVERY_REPORT:
        return read_receipt_of(read.root, signing_key)
    return ()


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


def _charset_hint(root: Entity) -> str:
    """The first charset the mail declares: what its raw 8-bit headers are probably in."""
    for entity in root.walk():
        label = charset_of(entity)
        if label and label.lower() not in ("us-ascii", "ascii"):
            return label
    return ""


def _hints(read: ReadMail, recipients: tuple[Address, ...], key: bytes) -> ThreadHints:
    references = threading.message_ids(b" ".join(read.root.every("references")).decode("ascii", "replace"))
    in_reply_to = threading.message_ids(b" ".join(read.root.every("in-reply-to")).decode("ascii", "replace"))
    chain = threading.reference_chain(in_reply_to, references)
    root_id = references[0] if references else in_reply_to[0] if in_reply_to else read.message_id
    own_ids = threading.own_ids_among(chain, key)
    return ThreadHints(
        thread_key=root_id[:_LONGEST_THREAD_KEY],
        reply_token=threading.token_among(recipients, key),
        own_message_ids=own_ids,
        references=tuple(one for one in chain if threading.read_own_message_id(one, key) is None),
        ticket_numbers=threading.ticket_numbers(read.subject),
        clean_subject=threading.clean_subject(read.subject),
        is_own_nearest=bool(own_ids) and threading.read_own_message_id(chain[0], key) is not None,
    )


def _attachments(body: Body, html: str, real_size: str) -> tuple[tuple[Attachment, ...], dict[str, bytes]]:
    """The files as attachments, and their bytes. `real_size` is set when the mail was cut at the mailbox."""
    used = used_content_ids(html)
    blobs: dict[str, bytes] = {}
    attachments: list[Attachment] = []
    for part in body.files:
        is_shown = is_inline(part, used)
        if real_size and part.is_cut:
            attachments.append(
                _refused(part.name, part.content_type, f"over the limit: the mail has {real_size} bytes")
            )
            continue
        key = sha256(part.content).hexdigest()
        blobs[key] = part.content
        content_id = part.content_id or None
        attachments.append(
            Attachment(part.name, part.content_type, len(part.content), key, content_id, is_inline=is_shown)
        )
    if body.files_left_out:
        reason = f"{body.files_left_out} more files are in the raw mail only"
        attachments.append(_refused("more-files", "application/octet-stream", reason))
    return tuple(attachments), blobs


def _refused(name: str, content_type: str, reason: str) -> Attachment:
    return Attachment(name, content_type, 0, state=AttachmentState.REFUSED, reason=reason)


def used_content_ids(html: str) -> frozenset[str]:
    """The content ids that cleaned HTML shows pictures of."""
    return frozenset(unquote(html_module.unescape(one)) for one in _CID_USE.findall(html)) if html else frozenset()


def is_inline(part: FilePart, used: frozenset[str]) -> bool:
    """Inline is what the text shows: used by its id, or a picture that says so of itself."""
    if part.content_id and part.content_id in used:
        return True
    return part.disposition == "inline" and part.content_type.startswith("image/")


def _real_size(root: Entity) -> str:
    """The size of a mail that the mailbox watcher cut; only its own mark counts, which is always the first field."""
    if root.headers and root.headers[0][0] == TRUNCATED_HEADER.lower():
        return root.headers[0][1].decode("ascii", "replace")[:20]
    return ""
