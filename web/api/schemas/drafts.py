"""Shapes of what a person is writing."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from core.signatures.choosing import SignatureChoice
from core.staff.people import UserRef, user_ref
from ticketing.messages.reading import AttachmentView
from ticketing.replies.drafts import DraftKind, DraftView
from ticketing.replies.shared_drafts import SharedDraft as SharedView
from web.api.schemas.common import Body, Ids, LongText, View
from web.api.schemas.messages import Addr, AddrInputs, Attachment, QuickReplies, attachment_shape


class DraftExtras(View):
    """What was chosen beside the words. Of a forward: what it quotes, the files that go along, from where."""

    signature: SignatureChoice
    subject: str | None
    quick_replies: list[str]
    quoted_message_ids: list[UUID]
    kept_attachment_ids: list[UUID]
    channel_account_id: UUID | None
    conversation_id: UUID | None
    via: str | None


class DraftExtrasInput(Body):
    """What is chosen beside the words."""

    signature: SignatureChoice = SignatureChoice.AUTO
    subject: Annotated[str, StringConstraints(max_length=500)] | None = None
    quick_replies: QuickReplies = Field(default_factory=list)
    quoted_message_ids: Ids = Field(default_factory=list)
    kept_attachment_ids: Ids = Field(default_factory=list)
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    via: Annotated[str, StringConstraints(max_length=60)] | None = None


class DraftWriter(View):
    """Somebody who had a shared draft before, until `at`."""

    id: UUID
    name: str
    at: datetime


class Draft(View):
    """A kept draft of the reader; `version` is for If-Match. Since `shared_at` everybody on the ticket sees it."""

    kind: DraftKind
    html: str
    text: str
    to: list[Addr]
    cc: list[Addr]
    bcc: list[Addr]
    attachments: list[Attachment]
    last_seen_message_id: UUID | None
    extras: DraftExtras
    shared_at: datetime | None
    writers: list[DraftWriter]
    updated_at: datetime
    version: int


def draft_shape(view: DraftView, files: dict[UUID, AttachmentView]) -> Draft:
    """A draft as the API shows it; `files` holds its attachments by id."""
    content = view.content
    return Draft(
        kind=view.kind,
        html=content.html,
        text=content.text,
        to=[Addr.model_validate(address, from_attributes=True) for address in content.to],
        cc=[Addr.model_validate(address, from_attributes=True) for address in content.cc],
        bcc=[Addr.model_validate(address, from_attributes=True) for address in content.bcc],
        attachments=[attachment_shape(files[file_id]) for file_id in content.attachment_ids if file_id in files],
        last_seen_message_id=content.last_seen_message_id,
        extras=DraftExtras(
            signature=content.extras.signature,
            subject=content.extras.subject,
            quick_replies=list(content.extras.quick_replies),
            quoted_message_ids=list(content.extras.quoted_message_ids),
            kept_attachment_ids=list(content.extras.kept_attachment_ids),
            channel_account_id=content.extras.channel_account_id,
            conversation_id=content.extras.conversation_id,
            via=content.extras.via,
        ),
        shared_at=view.shared_at,
        writers=[DraftWriter(id=one.id, name=one.name, at=one.at) for one in view.writers],
        updated_at=view.updated_at,
        version=view.version,
    )


class SharedDraft(View):
    """What a colleague shares on a ticket: its words, and who had it before him. `version` is for taking it over."""

    kind: DraftKind
    author: UserRef
    text: str
    to: list[Addr]
    cc: list[Addr]
    attachments: list[Attachment]
    writers: list[DraftWriter]
    updated_at: datetime
    version: int


def shared_draft_shape(shared: SharedView, files: dict[UUID, AttachmentView]) -> SharedDraft:
    """A colleague's draft as the API shows it."""
    view, content = shared.draft, shared.draft.content
    return SharedDraft(
        kind=view.kind,
        author=user_ref(view.user_id, shared.author_name),
        text=content.text,
        to=[Addr.model_validate(address, from_attributes=True) for address in content.to],
        cc=[Addr.model_validate(address, from_attributes=True) for address in content.cc],
        attachments=[attachment_shape(files[file_id]) for file_id in content.attachment_ids if file_id in files],
        writers=[DraftWriter(id=one.id, name=one.name, at=one.at) for one in view.writers],
        updated_at=view.updated_at,
        version=view.version,
    )


class SharingInput(Body):
    """Whether everybody who sees the ticket sees the draft."""

    is_shared: bool


class TakeOverInput(Body):
    """`version` is that of the draft on the screen; `force` takes it although its author is writing right now."""

    version: int | None = None
    force: bool = False


class DraftInput(Body):
    """What is written so far, replacing what was kept."""

    html: LongText = ""
    text: LongText = ""
    to: AddrInputs = Field(default_factory=list)
    cc: AddrInputs = Field(default_factory=list)
    bcc: AddrInputs = Field(default_factory=list)
    attachment_ids: Ids = Field(default_factory=list)
    last_seen_message_id: UUID | None = None
    extras: DraftExtrasInput = Field(default_factory=DraftExtrasInput)
