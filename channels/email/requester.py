"""Who really asks: the From of a mail, or the person it speaks for.

Contact forms, ticket systems and mailing lists send as themselves and name the writer in Reply-To or X-Original-From;
an agent who forwards a customer's mail quotes the customer's From line.
"""

import re

from channels.email import quote_markers as markers
from channels.email.addresses import email_address, is_address, parse_addresses
from channels.email.autoreply import is_machine_address
from channels.email.machine_words import FORM_LOCAL_PART
from channels.email.mime import Entity
from channels.email.quote_separators import is_forward_line
from channels.email.words import decode_header
from core.messages import Address

NOBODY = "unknown@invalid"

_VIA = re.compile(r"(?i)\s+(?:via|through|ผ่าน|über|par|por|tramite)\s+.{1,80}$")
_FORWARD_SUBJECT = re.compile(r"(?i)^\s*(?:\[?(?:fwd?|fw|wg|tr|rv|enc|i|vs|vl|ส่งต่อ|转发|轉寄|転送|전달)\s*[:：\]])")
_LABEL_VALUE = re.compile(r"^[^:：]{1,40}[:：]\s*[*_]*\s*(.+)$")
_QUOTE_PREFIX = re.compile(r"^[\s>]*")


def sender_of(root: Entity, hint: str = "") -> Address:
    """The From address; without one whoever else the mail names, `unknown@invalid` at last, never nothing."""
    for name in (
        "from",
        "reply-to",
        "sender",
        "x-original-from",
        "x-sender",
        "x-envelope-from",
        "resent-from",
        "return-path",
    ):
        found = parse_addresses(root.every(name), hint)
        if found:
            shown = found[0]
            if name != "from" and not shown.name:
                return Address(shown.kind, shown.external_id, decode_header(root.first("from"), hint)[:200])
            return shown
    return email_address(NOBODY, decode_header(root.first("from"), hint)[:200].replace("<>", "").strip(" \"'"))


def requester_of(root: Entity, sender: Address, own_domains: tuple[str, ...], hint: str = "") -> Address:
    """Whom to answer: the sender, or the Reply-To / X-Original-From of a mail sent on someone's behalf.

    A Reply-To replaces the sender only when the sender cannot be the person: an address nobody reads, one of our own
    domains (a contact form), or "Somchai via List". Else a newsletter's Reply-To would open a new customer.
    """
    original = parse_addresses(root.every("x-original-from"), hint) or parse_addresses(
        root.every("x-original-sender"), hint
    )
    reply_to = parse_addresses(root.every("reply-to"), hint)
    speaks_for_other = (
        is_machine_address(sender.external_id)
        or FORM_LOCAL_PART.match(sender.external_id.partition("@")[0]) is not None
        or domain_of(sender.external_id) in own_domains
        or _VIA.search(sender.name) is not None
    )
    if not speaks_for_other:
        return sender
    for candidate in (*original, *reply_to):
        is_other = candidate.external_id != sender.external_id
        if (
            is_other
            and domain_of(candidate.external_id) not in own_domains
            and not is_machine_address(candidate.external_id)
        ):
            name = candidate.name or _VIA.sub("", sender.name).strip("'\" ")
            is_own = domain_of(sender.external_id) in own_domains
            return Address("email", candidate.external_id, candidate.name if is_own else name)
    return sender


def says_forward(subject: str) -> bool:
    """Whether a subject begins with a forward prefix (`Re: Fwd:` is an answer to one)."""
    return _FORWARD_SUBJECT.match(subject) is not None


def forwarded_from(subject: str, text: str) -> Address | None:
    """The writer of a mail that was forwarded by hand: the first quoted From line with an address."""
    lines = text[:20_000].split("\n")[:200]
    is_forward = says_forward(subject)
    for index, raw in enumerate(lines):
        if is_forward_line(raw[: markers.LONGEST_LINE]):
            is_forward = True
        line = _QUOTE_PREFIX.sub("", raw[: markers.LONGEST_LINE])
        if is_forward and markers.FROM_LABEL.match(line) is not None:
            value = _LABEL_VALUE.match(line)
            following = _QUOTE_PREFIX.sub("", lines[index + 1]) if index + 1 < len(lines) else ""
            for candidate in (value[1] if value is not None else "", f"{value[1] if value else ''} {following}"):
                found = parse_addresses([_without_mailto(candidate).encode()])
                if found and is_address(found[0].external_id):
                    return Address("email", found[0].external_id, found[0].name.strip("*_ "))
    return None


def _without_mailto(text: str) -> str:
    """Outlook writes `Name [mailto:a@b.c]`, HTML turned to text `a@b.c <mailto:a@b.c>`."""
    return re.sub(r"[\[<(]\s*mailto:([^\]>)]+)[\]>)]", r"<\1>", text, flags=re.IGNORECASE).replace("*", "")


def domain_of(address: str) -> str:
    """The part after the last @, in lower case."""
    return address.rpartition("@")[2].lower()
