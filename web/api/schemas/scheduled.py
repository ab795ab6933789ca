"""Shapes of answers that wait for their time."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from core.staff.people import user_ref
from ticketing.messages.reading import AttachmentView
from ticketing.replies.scheduled import ScheduledKind, ScheduledState, ScheduledView
from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import View
from web.api.schemas.messages import Addr, Attachment, attachment_shape
from web.api.schemas.staff import UserRef


class ScheduledReply(View):
    """An answer, or a mail to somebody outside, that waits for its time; nobody has got it yet.

    `state` stopped: a person decides; `reason` is customer_wrote, colleague_answered, author_gone, or the code of what
    would refuse it now.
    """

    id: UUID
    ticket_id: UUID
    kind: ScheduledKind
    author: UserRef
    subject: str | None
    text: str
    to: list[Addr]
    cc: list[Addr]
    bcc: list[Addr]
    attachments: list[Attachment]
    set_status: Status | None
    set_status_id: UUID | None
    due_at: datetime
    state: ScheduledState
    reason: str
    created_at: datetime
    version: int


def scheduled_shape(view: ScheduledView, files: Mapping[UUID, AttachmentView]) -> ScheduledReply:
    """One as the API shows it; `files` holds what it carries by id."""
    new = view.request
    return ScheduledReply(
        id=view.id,
        ticket_id=view.ticket_id,
        kind=view.kind,
        author=user_ref(view.author_id, view.author_name),
        subject=new.subject,
        text=new.body.text,
        to=[Addr.model_validate(address, from_attributes=True) for address in new.to],
        cc=[Addr.model_validate(address, from_attributes=True) for address in new.cc],
        bcc=[Addr.model_validate(address, from_attributes=True) for address in new.bcc],
        attachments=[attachment_shape(files[file_id]) for file_id in new.attachment_ids if file_id in files],
        set_status=Status(new.set_status) if new.set_status else None,
        set_status_id=new.set_status_id,
        due_at=view.due_at,
        state=view.state,
        reason=view.reason,
        created_at=view.created_at,
        version=view.version,
    )
