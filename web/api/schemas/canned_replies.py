"""Shapes of canned replies."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field, StringConstraints

from core.staff.sharing import Sharing
from ticketing.actions.applying import Result
from ticketing.actions.model import MOST_ACTIONS, Action
from ticketing.macros.views import CannedReplyView, Offer, Rendered
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.messages import Attachment, attachment_shape
from web.api.schemas.tickets import Ticket

Written = Annotated[str, StringConstraints(max_length=50_000)]


Shortcut = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=r"^/?[^\s/]+$"),
    AfterValidator(lambda shortcut: shortcut.removeprefix("/")),
]
ReplyName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Folder = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]
Files = Annotated[list[UUID], Field(max_length=20)]
Actions = Annotated[list[Action], Field(max_length=MOST_ACTIONS)]


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
    visibility: Sharing
    owner_id: UUID
    team_id: UUID | None
    attachments: list[CannedFile]
    actions: list[Action]
    is_enabled: bool
    use_count: int
    last_used_at: datetime | None
    can_change: bool
    version: int


class CannedReplyInput(Body):
    """A new reply. `attachment_ids` are own uploads, which the reply takes over.

    `actions` are done to the ticket on which it is used (`POST …/run`); a reply that only acts needs no words.
    """

    name: ReplyName
    shortcut: Shortcut
    folder: Folder = ""
    th: WordsInput = Field(default_factory=WordsInput)
    en: WordsInput = Field(default_factory=WordsInput)
    visibility: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    attachment_ids: Files = Field(default_factory=list)
    actions: Actions = Field(default_factory=list)
    is_enabled: bool = True


class CannedReplyPatch(Patch):
    """Changes of a reply. `attachment_ids` are files it has already and own uploads; others are dropped."""

    name: ReplyName = omitted()
    shortcut: Shortcut = omitted()
    folder: Folder = omitted()
    th: WordsInput = omitted()
    en: WordsInput = omitted()
    visibility: Sharing = omitted()
    team_id: UUID | None = omitted()
    attachment_ids: Files = omitted()
    actions: Actions = omitted()
    is_enabled: bool = omitted()


class CannedReplyOffer(View):
    """A reply to choose on a ticket. `preview` is its text as it would read there, in `language` (th or en).

    `actions` are what it does besides: then it is run, not rendered. Both texts are empty for one that only acts.
    """

    id: UUID
    name: str
    shortcut: str
    folder: str
    visibility: Sharing
    language: str
    preview: str
    attachment_count: int
    actions: list[Action]


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


class RunInput(Body):
    """`client_id` makes a double click one stroke."""

    client_id: UUID


class ActionOutcome(View):
    """What one action came to. result: done | unchanged (it was so already)."""

    kind: str
    result: Result


class RanReply(View):
    """A reply that was run: its words, null when it has none; what became of its actions; the ticket afterwards.

    `undo` are the events that `POST /tickets/{ticket_id}/undo` takes back; what was sent (`has_sent`) stays sent.
    """

    name: str
    rendered: RenderedReply | None
    outcomes: list[ActionOutcome]
    has_sent: bool
    undo: list[int]
    ticket: Ticket


def offer_shape(offer: Offer) -> CannedReplyOffer:
    """A reply to choose, as the API shows it."""
    return CannedReplyOffer(
        id=offer.id,
        name=offer.name,
        shortcut=offer.shortcut,
        folder=offer.folder,
        visibility=offer.visibility,
        language=offer.language,
        preview=offer.preview,
        attachment_count=offer.attachment_count,
        actions=list(offer.actions),
    )


def rendered_shape(rendered: Rendered) -> RenderedReply:
    """A filled-in reply as the API shows it."""
    return RenderedReply(
        html=rendered.html,
        text=rendered.text,
        language=rendered.language,
        attachments=[attachment_shape(one) for one in rendered.attachments],
    )


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
        actions=list(view.actions),
        is_enabled=view.is_enabled,
        use_count=view.use_count,
        last_used_at=view.last_used_at,
        can_change=view.can_change,
        version=view.version,
    )
