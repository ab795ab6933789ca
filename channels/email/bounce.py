"""What a mail server reports about a mail of ours: RFC 3464 delivery status notifications, RFC 8098 read receipts,
and the free forms in `bounce_forms`.
"""

import re
from dataclasses import dataclass, replace

from channels.email import threading
from channels.email.addresses import is_address
from channels.email.bounce_forms import is_daemon, read_free_form, recipients_in
from channels.email.bounce_status import diagnostic_line, status_from_text
from channels.email.mime import Entity, parse_headers
from channels.email.transfer import decode_transfer, encoding_name
from channels.email.words import decode_header
from core.messages import DeliveryReceipt, Machine, MachineKind, ReceiptState

_MOST_BLOCKS = 200
_LONGEST_TEXT = 30_000
_ADDRESS = re.compile(r"[^\s<>;:\"']+@[^\s<>;:\"']+")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_MESSAGE_ID_LINE = re.compile(r"(?im)^[>\s]{0,4}message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{1,500}>)")
_ADDRESS_MAY_BE_FINE = ("5.2.2", "5.2.3", "5.3", "5.4.6", "5.5", "5.6", "5.7")
_STATUS_TYPES = ("message/delivery-status", "message/global-delivery-status")
_LOST_ITS_TYPE = re.compile(
    rb"(?im)^(?:reporting-mta|arrival-date|received-from-mta):[^\n]*\n(?s:.{0,400}?)^final-recipient:"
)
_ACTIONS = frozenset({"failed", "delayed", "delivered", "relayed", "expanded"})


@dataclass(frozen=True, slots=True)
class Bounce:
    """A report about a mail that did (not) arrive. `hard`: failed for good (a 5.x.x status).

    `original_message_id` with <>, '' when the report does not say.
    """

    recipients: tuple[str, ...]
    action: str
    status: str
    hard: bool
    diagnostic: str
    original_message_id: str


def read_bounce(root: Entity, text: str, sender: str, subject: str) -> Bounce | None:
    """The report in a mail, None when it is none."""
    original = original_message_id(root, text)
    for entity in root.walk():
        if entity.content_type in _STATUS_TYPES or (is_daemon(root, sender) and _LOST_ITS_TYPE.search(entity.body)):
            found = _from_delivery_status(entity, original, text)
            if found is not None:
                return found if found.recipients else replace(found, recipients=recipients_in(root, text, sender))
    form = read_free_form(root, text, sender, subject)
    if form is None:
        return None
    hard = form.action == "failed" and form.status.startswith("5")
    return Bounce(form.recipients, form.action, form.status, hard, form.diagnostic, original)


def machine_of(bounce: Bounce) -> Machine:
    """The verdict that goes with a report."""
    kind = MachineKind.BOUNCE if bounce.action in ("failed", "delayed") else MachineKind.DELIVERY_REPORT
    return Machine(kind, f"delivery status: {bounce.action} {bounce.status}".strip())


def receipts_of(bounce: Bounce, signing_key: bytes) -> tuple[DeliveryReceipt, ...]:
    """Receipts for our own message; none when the id is not ours, or when delivery is only delayed.

    Permanent is what says that the address is no use: a full mailbox, a mail too large or a filter's refusal is not.
    """
    own = threading.read_own_message_id(bounce.original_message_id, signing_key) if bounce.original_message_id else None
    states = {
        "failed": ReceiptState.BOUNCED,
        "delivered": ReceiptState.DELIVERED,
        "relayed": ReceiptState.SENT,
        "expanded": ReceiptState.SENT,
    }
    if own is None or bounce.action not in states:
        return ()
    is_permanent = bounce.hard and not bounce.status.startswith(_ADDRESS_MAY_BE_FINE)
    return tuple(
        DeliveryReceipt(
            own, states[bounce.action], recipient, bounce.status or None, bounce.diagnostic or None, is_permanent
        )
        for recipient in bounce.recipients or (None,)
    )


def read_receipt_of(root: Entity, signing_key: bytes) -> tuple[DeliveryReceipt, ...]:
    """The receipt in a read notification (RFC 8098) about a message of ours."""
    for entity in root.walk():
        if entity.content_type != "message/disposition-notification":
            continue
        fields = dict(reversed(parse_headers(_content(entity))[0]))
        own = threading.read_own_message_id(decode_header(fields.get("original-message-id", b"")), signing_key)
        disposition = decode_header(fields.get("disposition", b"")).lower()
        if own is not None and "displayed" in disposition:
            recipient = _recipient(fields.get("final-recipient", b""))
            return (DeliveryReceipt(own, ReceiptState.READ, recipient or None),)
    return ()


def original_message_id(root: Entity, text: str) -> str:
    """The Message-ID of the mail a report is about: from the returned mail, its headers, or the report's own fields."""
    for entity in root.walk():
        if entity is root and not entity.content_type.startswith(("message/", "text/rfc822")):
            continue
        if entity.content_type in ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers", "message/global"):
            headers, _ = parse_headers(_content(entity)[:200_000])
            found = threading.first_message_id(decode_header(dict(reversed(headers)).get("message-id", b"")))
            if found:
                return found
        elif entity.content_type == "message/delivery-status":
            match = re.search(rb"(?im)^x-original-message-id:\s*(<[^<>\s]+>)", _content(entity)[:100_000])
            if match is not None:
                return match[1].decode("ascii", "replace")
    match_in_text = _MESSAGE_ID_LINE.search(text)
    if match_in_text is not None:
        return match_in_text[1]
    for name in ("in-reply-to", "references", "x-original-message-id"):
        ids = threading.message_ids(decode_header(root.first(name)))
        if ids:
            return ids[-1]
    return ""


def _content(entity: Entity) -> bytes:
    return decode_transfer(entity.body, encoding_name(entity.first("content-transfer-encoding")), is_text=True)


def _recipient(value: bytes) -> str:
    """`rfc822; <user@example.com>` as a bare lower-case address."""
    text = decode_header(value)
    match = _ADDRESS.search(text.partition(";")[2] or text)
    if match is not None:
        return match[0].strip("<>.,").lower()
    bare = (text.partition(";")[2] or text).strip().strip("<>")
    return bare.lower() if is_address(bare) else ""


def _from_delivery_status(entity: Entity, original: str, text: str) -> Bounce | None:
    """RFC 3464: a block about the message, then one about each recipient. The worst action speaks for the report."""
    blocks = re.split(rb"\r?\n[ \t]*\r?\n+", _content(entity).strip())[:_MOST_BLOCKS]
    recipients: dict[str, None] = {}
    action, status, diagnostic = "", "", ""
    for block in blocks:
        fields = dict(reversed(parse_headers(block)[0]))
        named = (fields.get(name, b"") for name in ("final-recipient", "original-recipient", "x-actual-recipient"))
        recipient = next(filter(None, map(_recipient, named)), "")
        described = decode_header(fields.get("action", b"")).lower().partition(" ")[0].strip("();,")
        if not recipient and not described and "status" not in fields:
            continue
        block_status = _STATUS.search(decode_header(fields.get("status", b"")))
        block_diagnostic = decode_header(fields.get("diagnostic-code", b""))
        described = described if described in _ACTIONS else _action_by_status(block_status)
        if not action or _severity(described) > _severity(action):
            if action and _severity(described) > _severity(action):
                recipients.clear()
            action, diagnostic = described, _sentence(block_diagnostic)
            status = block_status[1] if block_status is not None else status_from_text(block_diagnostic)
        if recipient and described == action:
            recipients[recipient] = None
    if not action:
        return None
    precise = status_from_text(diagnostic)
    if (not status or status.endswith(".0.0")) and precise and precise[0] == (status or precise)[0]:
        status = precise
    if not status or status.endswith(".0.0"):
        meant = status_from_text(text[:5000])
        status = meant if not status or (meant and meant[0] == status[0]) else status
    hard = action == "failed" and not status.startswith("4")
    diagnostic = diagnostic or diagnostic_line(text[:_LONGEST_TEXT])
    return Bounce(tuple(recipients), action, status, hard, diagnostic, original)


def _action_by_status(status: re.Match[str] | None) -> str:
    if status is None:
        return "failed"
    return {"2": "delivered", "4": "delayed", "5": "failed"}[status[1][0]]


def _severity(action: str) -> int:
    return {"failed": 3, "delayed": 2, "relayed": 1, "expanded": 1, "delivered": 1}.get(action, 0)


def _sentence(diagnostic: str) -> str:
    """`smtp; 550 5.1.1 no such user` without the type."""
    kind, separator, rest = diagnostic.partition(";")
    return (rest if separator and len(kind) < 30 and " " not in kind.strip() else diagnostic).strip()[:1000]
