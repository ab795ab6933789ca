"""The bytes of a mail we send. Pure: message, settings and file contents in, one RFC 5322 message out."""

import html as html_module
import re
from collections.abc import Mapping
from dataclasses import dataclass

import css_inline

from channels.adapter import AccountContext
from channels.email import mime_writer, threading
from channels.email.autoreply import LOOP_HEADER
from channels.email.manifest import EmailConfig
from channels.email.mime_writer import Part
from channels.email.outgoing_headers import (
    encode_address,
    encode_addresses,
    encode_date,
    encode_ids,
    encode_text,
    one_line,
    unsubscribe_fields,
    validated_address,
)
from core import clock
from core.messages import Address, Attachment, OutboundMessage
from core.text.html import clean_html
from core.text.html_text import html_to_text

_STYLE = """
body { font-family: 'IBM Plex Sans Thai', 'Noto Sans Thai', 'Leelawadee UI', Tahoma, Arial, sans-serif;
  font-size: 15px; line-height: 1.6; color: #1f2937; }
p { margin: 0 0 12px 0; }
a { color: #0f766e; }
blockquote { margin: 0 0 12px 0; padding: 0 0 0 12px; border-left: 3px solid #d1d5db; color: #4b5563; }
pre, code { font-family: Consolas, monospace; white-space: pre-wrap; }
table { border-collapse: collapse; }
td, th { padding: 4px 8px; border: 1px solid #d1d5db; text-align: left; vertical-align: top; }
img { max-width: 100%; height: auto; }
"""
_DATA_CID = re.compile(r' data-cid="([^"]*)"')
_REMOTE = re.compile(r' data-remote-src="([^"]*)"')
_CID_USE = re.compile(r'src="cid:([^"]*)"')
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False, keep_style_tags=False)


@dataclass(frozen=True, slots=True)
class Composed:
    """A mail ready for SMTP: envelope sender and recipients, the Message-ID with <>, and the bytes.

    `archive` is the one envelope recipient the message was not written to, '' when there is none.
    """

    envelope_sender: str
    envelope_recipients: tuple[str, ...]
    message_id: str
    raw: bytes
    archive: str = ""


def compose(message: OutboundMessage, account: AccountContext, contents: Mapping[str, bytes]) -> Composed:
    """Write the mail. `contents` holds the bytes of every attachment by blob key. Raises InvalidAddress."""
    config = account.config
    assert isinstance(config, EmailConfig)
    mailbox = validated_address(account.address)
    domain = mailbox.rpartition("@")[2]
    message_id = threading.own_message_id(message.message_id, account.signing_key, domain)
    recipients = _unique((*message.recipients, *message.cc, *message.bcc))
    archive = validated_address(config.archive_address) if config.archive_address else ""
    if archive in recipients:
        archive = ""
    fields = _fields(message, account, config, mailbox, message_id)
    head = "".join(f"{name}: {value}\r\n" for name, value in fields if value)
    body = _body(message, config, contents)
    envelope = (*recipients, archive) if archive else recipients
    return Composed(mailbox, envelope, message_id, head.encode() + mime_writer.write(body), archive)


def subject_line(message: OutboundMessage) -> str:
    """The subject with the ticket's tag once and `Re: ` once when this answers something."""
    subject = threading.clean_subject(message.subject) if message.in_reply_to else one_line(message.subject)
    if message.ticket_number is not None and message.ticket_number not in threading.ticket_numbers(subject):
        subject = f"{subject} [#{message.ticket_number}]".strip()
    return f"Re: {subject}" if message.in_reply_to else subject


def _fields(
    message: OutboundMessage, account: AccountContext, config: EmailConfig, mailbox: str, message_id: str
) -> list[tuple[str, str]]:
    key = account.signing_key
    sender = Address("email", mailbox, message.sender_name or config.sender_name or account.brand)
    reply_to = threading.reply_address(mailbox, message.conversation_id, key) if config.plus_addressing else mailbox
    references = tuple(dict.fromkeys((*message.references, *filter(None, (message.in_reply_to,)))))
    if len(references) > threading.MOST_REFERENCES:
        references = (references[0], *references[-threading.MOST_REFERENCES + 1 :])
    fields = [
        ("From", encode_address(sender)),
        ("To", encode_addresses(message.recipients)),
        ("Cc", encode_addresses(message.cc)),
        ("Subject", encode_text(subject_line(message), len("Subject: "))),
        ("Date", encode_date(message.created_at or clock.utc_now())),
        ("Message-ID", message_id),
        ("In-Reply-To", encode_ids((message.in_reply_to,)) if message.in_reply_to else ""),
        ("References", encode_ids(references)),
        ("Reply-To", encode_address(Address("email", reply_to, sender.name)) if reply_to != mailbox else ""),
        (LOOP_HEADER, threading.loop_mark(key, mailbox) if key else ""),
    ]
    if message.automatic:
        fields += [("Auto-Submitted", "auto-replied"), ("X-Auto-Response-Suppress", "All")]
        fields += unsubscribe_fields(config.unsubscribe_url, config.unsubscribe_address, message.recipients)
    fields.append(("MIME-Version", "1.0"))
    return fields


def _unique(addresses: tuple[Address, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(validated_address(address.external_id) for address in addresses))


def _body(message: OutboundMessage, config: EmailConfig, contents: Mapping[str, bytes]) -> Part:
    boundary = f"=_{message.message_id.hex}"
    signature = "" if message.automatic else config.signature.get(message.language, "").strip()
    html = _outgoing_html(message, signature) if message.html.strip() else ""
    text = message.text.strip() or html_to_text(clean_html(message.html))
    if signature:
        text = f"{text}\n\n-- \n{signature}"
    used = set(_CID_USE.findall(html))
    inline = [a for a in message.attachments if a.content_id and a.content_id in used]
    files = [a for a in message.attachments if a not in inline]
    readable = [mime_writer.text_part(text, "plain")]
    if html:
        related = [mime_writer.text_part(html, "html"), *(_file(a, contents, is_inline=True) for a in inline)]
        readable.append(mime_writer.container("related", related, boundary + "_r"))
    alternative = mime_writer.container("alternative", readable, boundary + "_a")
    return mime_writer.container(
        "mixed", [alternative, *(_file(a, contents, is_inline=False) for a in files)], boundary + "_m"
    )


def _file(attachment: Attachment, contents: Mapping[str, bytes], *, is_inline: bool) -> Part:
    return mime_writer.file_part(
        attachment.file_name,
        attachment.content_type,
        contents[attachment.blob_key or ""],
        content_id=one_line(attachment.content_id or "").strip("<>") or None,
        is_inline=is_inline,
    )


def _outgoing_html(message: OutboundMessage, signature: str) -> str:
    """A whole document with our styles on its elements; pictures point at their parts again."""
    body = clean_html(message.html)
    body = _DATA_CID.sub(r' src="cid:\1"', body)
    body = _REMOTE.sub(r' src="\1"', body)
    if signature:
        lines = "<br>".join(html_module.escape(line) for line in signature.split("\n"))
        body += f'<div class="sawasdesk-signature" style="margin-top:16px;color:#6b7280">-- <br>{lines}</div>'
    language = "th" if message.language == "th" else "en"
    document = (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><style>{_STYLE}</style></head>'
        f"<body>{body}</body></html>"
    )
    return _INLINER.inline(document)
