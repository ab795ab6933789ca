"""Whether a machine wrote this mail, and whether it may be answered automatically.

RFC 3834 (Auto-Submitted), RFC 5230 (vacation), RFC 2919 and 2369 (lists), RFC 8098 (read receipts), RFC 5965
(feedback reports), and the headers that Exchange, Gmail and older responders set instead. A human's mail must never
be taken for a machine's, so words in a subject count only together with another sign.
"""

from dataclasses import dataclass

from channels.email import machine_words as words
from channels.email import threading
from channels.email.mime import Entity
from channels.email.words import decode_header
from core.messages import Machine, MachineKind

LOOP_HEADER = "X-Sawasdesk-Loop"


@dataclass(frozen=True, slots=True)
class SenderFacts:
    """What the verdict needs beside the headers. `is_own`: the From is one of our own mailboxes' address."""

    address: str
    subject: str
    is_own: bool = False
    own_domains: tuple[str, ...] = ()


def machine_verdict(root: Entity, facts: SenderFacts, signing_key: bytes) -> Machine | None:
    """The verdict with its proof, None for a human's mail. Bounces are recognised by `bounce`, before this."""
    return _loop(root, facts, signing_key) or _report(root) or _automatic(root, facts) or _list(root, facts.own_domains)


def forbids_answer(root: Entity, sender: str, own_domains: tuple[str, ...] = ()) -> bool:
    """Whether an automatic answer must not be sent even to what may be a human (RFC 3834 section 2, Exchange's own)."""
    if root.first("return-path").strip() == b"<>" or is_machine_address(sender):
        return True
    suppress = decode_header(root.first("x-auto-response-suppress")).lower()
    if any(word in suppress for word in ("all", "autoreply", "oof")):
        return True
    if _is_own_list(root, own_domains):
        return False
    if root.first("list-unsubscribe") or root.first("feedback-id"):
        return True
    return _precedence(root) in ("bulk", "junk", "list", "auto_reply")


def is_machine_address(address: str) -> bool:
    """Addresses nobody reads: no-reply, mailer-daemon and the like."""
    return words.MACHINE_LOCAL_PART.match(address.partition("@")[0]) is not None


def _loop(root: Entity, facts: SenderFacts, signing_key: bytes) -> Machine | None:
    if any(threading.is_own_loop_mark(decode_header(value), signing_key) for value in root.every(LOOP_HEADER.lower())):
        return Machine(MachineKind.LOOP, LOOP_HEADER)
    own_id = threading.first_message_id(decode_header(root.first("message-id")))
    if own_id and threading.read_own_message_id(own_id, signing_key) is not None:
        return Machine(MachineKind.LOOP, "Message-ID is one of ours")
    if facts.is_own and root.first("auto-submitted") and not _is_no(root.first("auto-submitted")):
        return Machine(MachineKind.LOOP, "automatic mail from our own address")
    return None


def _is_no(value: bytes) -> bool:
    return decode_header(value).lower().partition(";")[0].partition("(")[0].strip() in ("no", "")


def _report(root: Entity) -> Machine | None:
    """Reports by type: read receipts and feedback reports (delivery reports are `bounce`'s)."""
    report_type = root.parameters.get("report-type", "").lower() if root.content_type == "multipart/report" else ""
    if report_type == "feedback-report":
        return Machine(MachineKind.FEEDBACK, "multipart/report; report-type=feedback-report")
    if report_type == "disposition-notification":
        return Machine(MachineKind.DELIVERY_REPORT, "multipart/report; report-type=disposition-notification")
    if b"content-classes:mdn" in root.first("content-class").lower():
        return Machine(MachineKind.DELIVERY_REPORT, "Content-Class: mdn")
    for entity in _shallow(root):
        if entity.content_type == "message/feedback-report":
            return Machine(MachineKind.FEEDBACK, "message/feedback-report")
        if entity.content_type == "message/disposition-notification":
            return Machine(MachineKind.DELIVERY_REPORT, "message/disposition-notification")
    return None


def _shallow(root: Entity) -> list[Entity]:
    return [root, *root.children[:10]]


def _automatic(root: Entity, facts: SenderFacts) -> Machine | None:
    submitted = root.first("auto-submitted")
    if submitted and not _is_no(submitted):
        return Machine(MachineKind.AUTO_REPLY, f"Auto-Submitted: {decode_header(submitted)[:80]}")
    for name in words.FLAG_HEADERS:
        value = root.first(name)
        if value and decode_header(value).strip().lower() not in ("no", "false", "0"):
            return Machine(MachineKind.AUTO_REPLY, name)
    precedence = _precedence(root)
    if precedence in ("auto_reply", "auto-reply", "autoreply"):
        return Machine(MachineKind.AUTO_REPLY, f"Precedence: {precedence}")
    programs = decode_header(root.first("x-mailer") + b" " + root.first("user-agent")).lower()
    if "vacation" in programs or root.first("x-vacation"):
        return Machine(MachineKind.AUTO_REPLY, "a vacation program")
    if decode_header(root.first("x-ms-exchange-generated-message-source")).lower().startswith("mailbox rules agent"):
        return Machine(MachineKind.AUTO_REPLY, "X-MS-Exchange-Generated-Message-Source")
    if words.DAEMON_LOCAL_PART.match(facts.address.partition("@")[0]) is not None:
        return Machine(MachineKind.AUTO_REPLY, f"From: {facts.address}"[:80])
    if "autoresponder" in decode_header(root.first("x-post-messageclass") + root.first("delivered-to")).lower():
        return Machine(MachineKind.AUTO_REPLY, "an autoresponder")
    is_answer = bool(root.first("in-reply-to") or root.first("references"))
    if any(root.first(name) for name in words.CHALLENGE_HEADERS) and words.CHALLENGE_SUBJECT.search(facts.subject):
        return Machine(MachineKind.AUTO_REPLY, "a challenge to prove that we are people")
    if precedence == "junk" and is_answer:
        return Machine(MachineKind.AUTO_REPLY, "Precedence: junk")
    if words.AUTOMATIC_SUBJECT.match(facts.subject) is not None:
        suppress = root.first("x-auto-response-suppress")
        null_sender = root.first("return-path").strip() == b"<>"
        if is_answer or suppress or null_sender or precedence in ("bulk", "junk"):
            return Machine(MachineKind.AUTO_REPLY, f"Subject: {facts.subject[:80]}")
    return None


def _precedence(root: Entity) -> str:
    return decode_header(root.first("precedence") or root.first("x-precedence")).strip().lower()


def _is_own_list(root: Entity, own_domains: tuple[str, ...]) -> bool:
    """A list of our own is an address of ours: many companies' support@ is a group that hands mail on."""
    names = decode_header(root.first("list-id") or root.first("list-post")).lower().rstrip("> ")
    return any(names.endswith(f"{separator}{domain}") for domain in own_domains for separator in ".@")


def _list(root: Entity, own_domains: tuple[str, ...]) -> Machine | None:
    if _is_own_list(root, own_domains):
        return None
    for name in words.LIST_HEADERS:
        value = root.first(name)
        if value and value.strip().upper() != b"NO":
            return Machine(MachineKind.LIST, name.title())
    precedence = _precedence(root)
    if precedence in words.LIST_PRECEDENCE:
        return Machine(MachineKind.LIST, f"Precedence: {precedence}")
    if root.first("list-unsubscribe"):
        return Machine(MachineKind.LIST, "List-Unsubscribe")
    return None
