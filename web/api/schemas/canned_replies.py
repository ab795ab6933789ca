"""Shapes of canned replies."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from ticketing.macros.views import CannedReplyView, Visibility
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.messages import Attachment

Written = Annotated[str, StringConstraints(max_length=50_000)]


Shortcut = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^/?[^\s/]+$"),
    AfterValidator(lambda shortcut: shortcut.removeprefix("/")),
]
ReplyName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Folder = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Files = Annotated[list[UUID], Field(max_length=20)]


class WordsInput(Body):
    """A reply in one language: `html` as an editor made it, or plain `text`. Placeholders as `{{name|fallback}}`."""

    html: Written = ""
    text: Written = ""


class CannedWords(View):
    """A reply in one language, placeholders unfilled; `html` is empty for plain text."""

    html: str
    text: str


class CannedFile(View):
    """A file that goes with a reply; `size` in bytes."""

    id: UUID
    file_name: str
    content_type: str
    size: int


class CannedReply(View):
    """An answer kept ready. `can_change` says whether the reader may change or delete it."""

    id: UUID
    name: str
    shortcut: str
    folder: str
    th: CannedWords
    en: CannedWords
    visibility: Visibility
    owner_id: UUID
    team_id: UUID | None
    attachments: list[CannedFile]
    is_enabled: bool
    use_count: int
    last_used_at: datetime | None
    can_change: bool
    version: int


class CannedReplyInput(Body):
    """A new reply. `attachment_ids` are own uploads, which the reply takes over."""

    name: ReplyName
    shortcut: Shortcut
    folder: Folder = ""
    th: WordsInput = Field(default_factory=WordsInput)
    en: WordsInput = Field(default_factory=WordsInput)
    visibility: Visibility = Visibility.PERSONAL
    team_id: UUID | None = None
    attachment_ids: Files = Field(default_factory=list)
    is_enabled: bool = True


class CannedReplyPatch(Patch):
    """Changes of a reply. `attachment_ids` are files it has already and own uploads; others are dropped."""

    name: ReplyName = omitted()
    shortcut: Shortcut = omitted()
    folder: Folder = omitted()
    th: WordsInput = omitted()
    en: WordsInput = omitted()
    visibility: Visibility = omitted()
    team_id: UUID | None = omitted()
    attachment_ids: Files = omitted()
    is_enabled: bool = omitted()


class CannedReplyOffer(View):
    """A reply to choose on a ticket. `preview` is its text as it would read there, in `language` (th or en)."""

    id: UUID
    name: str
    shortcut: str
    folder: str
    visibility: Visibility
    language: str
    preview: str
    attachment_count: int


class CannedReplyOffers(View):
    """What there is to choose among, the best fit first."""

    items: list[CannedReplyOffer]


class RenderedReply(View):
    """A reply filled in for one ticket. Use `text` where the channel carries no HTML (`composer.capabilities`).

    `attachments` are uploads of the caller from now on: name them in `attachment_ids` of the answer.
    """

    html: str
    text: str
    language: str
    attachments: list[Attachment]


def canned_reply_shape(view: CannedReplyView) -> CannedReply:
    """A reply as the API shows it."""
    return CannedReply(
        id=view.id,
        name=view.name,
        shortcut=view.shortcut,
        folder=view.folder,
        th=CannedWords.model_validate(view.th, from_attributes=True),
        en=CannedWords.model_validate(view.en, from_attributes=True),
        visibility=view.visibility,
        owner_id=view.owner_id,
        team_id=view.team_id,
        attachments=[
            CannedFile(id=file.id, file_name=file.file_name, content_type=file.content_type, size=file.size)
            for file in view.attachments
        ],
        is_enabled=view.is_enabled,
        use_count=view.use_count,
        last_used_at=view.last_used_at,
        can_change=view.can_change,
        version=view.version,
    )
