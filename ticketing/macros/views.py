"""Canned replies as others read them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from core.staff.principal import Permission, Principal
from core.staff.sharing import Sharing
from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.placeholders import mend_html
from ticketing.actions.model import Action, parse_actions
from ticketing.macros.attachments import KeptFile, kept_files
from ticketing.macros.models import CannedReply
from ticketing.messages.reading import AttachmentView


@dataclass(frozen=True, slots=True)
class Words:
    """A reply in one language; `html` is '' for plain text. Both are '' where it is not written in that language."""

    html: str = ""
    text: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not self.text.strip()


UNWRITTEN: Final = Words()


@dataclass(frozen=True, slots=True)
class CannedReplyView:
    """A reply as it is kept, placeholders unfilled. `can_change` is about the reader."""

    id: UUID
    name: str
    shortcut: str
    folder: str
    th: Words
    en: Words
    visibility: Sharing
    owner_id: UUID
    team_id: UUID | None
    attachments: tuple[KeptFile, ...]
    actions: tuple[Action, ...]
    is_enabled: bool
    use_count: int
    last_used_at: datetime | None
    can_change: bool
    version: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A reply to choose on one ticket; `preview` is its text as it would read there, `language` th or en.

    `actions` are what choosing it does to the ticket, their words filled in. `language` and `preview` are '' for one
    that only acts.
    """

    id: UUID
    name: str
    shortcut: str
    folder: str
    visibility: Sharing
    language: str
    preview: str
    attachment_count: int
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A reply filled in for one ticket, and its files as uploads of whoever used it."""

    html: str
    text: str
    language: str
    attachments: tuple[AttachmentView, ...]


def words_of(html: str, text: str) -> Words:
    """What an editor handed in, ready to be kept: cleaned, its placeholders whole. `text` counts without `html`."""
    if not html.strip():
        return Words("", text.replace("\r\n", "\n").strip())
    cleaned = clean_html(mend_html(html))
    readable = html_to_text(cleaned).strip()
    return Words(cleaned, readable) if readable else UNWRITTEN


def reply_view(row: CannedReply, principal: Principal) -> CannedReplyView:
    """A row as its reader sees it."""
    return CannedReplyView(
        id=row.id,
        name=row.name,
        shortcut=row.shortcut,
        folder=row.folder,
        th=Words(row.html_th, row.text_th),
        en=Words(row.html_en, row.text_en),
        visibility=Sharing(row.visibility),
        owner_id=row.owner_id,
        team_id=row.team_id,
        attachments=kept_files(row.attachments),
        actions=parse_actions(row.actions),
        is_enabled=row.is_enabled,
        use_count=row.use_count,
        last_used_at=row.last_used_at,
        can_change=may_keep(principal, Sharing(row.visibility)),
        version=row.version,
    )


def may_keep(principal: Principal, visibility: Sharing) -> bool:
    """Whether somebody may write replies of this reach: own ones who answers customers, others who is trusted to."""
    if visibility is Sharing.PERSONAL:
        return principal.may(Permission.WORK_TICKETS)
    return principal.may(Permission.MANAGE_CANNED_REPLIES)
