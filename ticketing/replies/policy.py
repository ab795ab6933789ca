"""What speaks against sending an answer, decided before anything leaves. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from core.messages import Address, AttachmentState, Capabilities

MOST_RECIPIENTS: Final = 100
MOST_QUICK_REPLIES: Final = 10
LONGEST_QUICK_REPLY: Final = 60
LONGEST_TEXT: Final = 500_000
LONGEST_SUBJECT: Final = 998  # a header line cannot be longer (RFC 5322 section 2.1.1)
_MAIL_ADDRESS: Final = re.compile(r"[^\s@<>,;\"\x00-\x1f]{1,64}@[^\s@<>,;\"\x00-\x1f]{1,253}$")


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file on the answer as the policy sees it; `size` in bytes."""

    id: UUID
    content_type: str
    size: int
    state: str = AttachmentState.STORED


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer about to be accepted. `text` is the readable text without mark-up.

    `channel_kind` is the kind of channel it leaves through: only addresses of that kind can be reached there.
    `way_problems` are codes of what its way out lacks (see ticketing.replies.way_out).
    """

    text: str
    to: Sequence[Address]
    cc: Sequence[Address] = ()
    bcc: Sequence[Address] = ()
    subject: str = ""
    attachments: Sequence[AttachedFile] = ()
    last_inbound_at: datetime | None = None
    is_account_enabled: bool = True
    channel_kind: str = "email"
    quick_replies: Sequence[str] = ()
    way_problems: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason. `code` is stable for programs; `limit` is in the unit the code speaks of (bytes, characters, hours,
    files, people); `address` or `attachment_id` says which one is meant.
    """

    code: str
    limit: int | None = None
    attachment_id: UUID | None = None
    address: str | None = field(default=None)


def problems(proposal: Proposal, capabilities: Capabilities, now: datetime) -> list[Problem]:
    """Everything a person must change before this can be sent; empty when it can go."""
    return [
        *_channel_problems(proposal, capabilities, now),
        *_recipient_problems(proposal, capabilities),
        *_content_problems(proposal, capabilities),
        *_attachment_problems(proposal.attachments, capabilities),
    ]


def _channel_problems(proposal: Proposal, capabilities: Capabilities, now: datetime) -> list[Problem]:
    found = [Problem(code) for code in proposal.way_problems]
    if not proposal.is_account_enabled:
        found.append(Problem("channel_disabled"))
    hours = capabilities.reply_window_hours
    if hours is not None:
        last = proposal.last_inbound_at
        if last is None or now - last > timedelta(hours=hours):
            found.append(Problem("window_closed", limit=hours))
    return found


def _recipient_problems(proposal: Proposal, capabilities: Capabilities) -> list[Problem]:
    found = []
    everybody = [*proposal.to, *proposal.cc, *proposal.bcc]
    if not proposal.to and not proposal.way_problems:
        found.append(Problem("no_recipient"))
    if len(everybody) > MOST_RECIPIENTS:
        found.append(Problem("too_many_recipients", limit=MOST_RECIPIENTS))
    if (proposal.cc or proposal.bcc) and not capabilities.can_cc:
        found.append(Problem("copies_not_possible"))
    found += [
        Problem("invalid_address", address=a.external_id[:320])
        for a in everybody
        if not _is_usable(a, proposal.channel_kind)
    ]
    return found


def _content_problems(proposal: Proposal, capabilities: Capabilities) -> list[Problem]:
    found = []
    if not proposal.text.strip() and not proposal.attachments:
        found.append(Problem("empty_message"))
    limit = capabilities.max_text_length or LONGEST_TEXT
    if len(proposal.text) > limit:
        found.append(Problem("text_too_long", limit=limit))
    if len(proposal.subject) > LONGEST_SUBJECT:
        found.append(Problem("subject_too_long", limit=LONGEST_SUBJECT))
    return found + _quick_reply_problems(proposal.quick_replies, capabilities)


def _quick_reply_problems(quick_replies: Sequence[str], capabilities: Capabilities) -> list[Problem]:
    if not quick_replies:
        return []
    if not capabilities.can_quick_reply:
        return [Problem("quick_replies_not_possible")]
    found = []
    if len(quick_replies) > MOST_QUICK_REPLIES:
        found.append(Problem("too_many_quick_replies", limit=MOST_QUICK_REPLIES))
    if any(not one.strip() or len(one) > LONGEST_QUICK_REPLY for one in quick_replies):
        found.append(Problem("bad_quick_reply", limit=LONGEST_QUICK_REPLY))
    return found


def _attachment_problems(attachments: Sequence[AttachedFile], capabilities: Capabilities) -> list[Problem]:
    if not attachments:
        return []
    if not capabilities.can_attach:
        return [Problem("attachments_not_possible")]
    found = []
    if len(attachments) > capabilities.max_attachments:
        found.append(Problem("too_many_attachments", limit=capabilities.max_attachments))
    limit = capabilities.max_attachment_bytes
    allowed = capabilities.allowed_content_types
    for file in attachments:
        if file.state != AttachmentState.STORED:
            found.append(Problem("attachment_not_ready", attachment_id=file.id))
        if file.size > limit:
            found.append(Problem("attachment_too_large", limit=limit, attachment_id=file.id))
        if allowed and not _is_allowed(file.content_type, allowed):
            found.append(Problem("file_type_not_allowed", attachment_id=file.id))
    if sum(file.size for file in attachments) > limit and all(file.size <= limit for file in attachments):
        found.append(Problem("attachments_too_large", limit=limit))
    return found


def _is_allowed(content_type: str, allowed: Sequence[str]) -> bool:
    family = content_type.partition("/")[0]
    return content_type in allowed or f"{family}/*" in allowed


def _is_usable(address: Address, channel_kind: str) -> bool:
    if address.kind != channel_kind:
        return False
    if address.kind != "email":
        return bool(address.external_id.strip())
    return bool(_MAIL_ADDRESS.match(address.external_id)) and not address.external_id.endswith(".")
