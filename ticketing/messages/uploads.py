"""Files that a person uploads for a message he is writing: his alone until it is sent."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import NotFound
from core.messages import AttachmentState
from core.staff.principal import Permission, Principal
from ticketing.messages.models import Attachment
from ticketing.messages.reading import AttachmentView


@dataclass(frozen=True, slots=True)
class NewUpload:
    """A stored blob that becomes an attachment. `content_type` is what its bytes prove; `size` in bytes."""

    file_name: str
    content_type: str
    size: int
    blob_key: str


async def record_upload(session: AsyncSession, principal: Principal, new: NewUpload) -> AttachmentView:
    """Keep an upload for its person. Raises NotPermitted for who may write nothing."""
    principal.require(Permission.NOTE_TICKETS)
    attachment = Attachment(
        id=ids.new_id(),
        message_id=None,
        uploaded_by=principal.user_id,
        position=0,
        file_name=new.file_name,
        content_type=new.content_type,
        size=new.size,
        blob_key=new.blob_key,
        content_id=None,
        is_inline=False,
        state=AttachmentState.STORED.value,
        reason=None,
        created_at=clock.utc_now(),
    )
    session.add(attachment)
    await session.flush()
    return AttachmentView(
        id=attachment.id,
        message_id=None,
        uploaded_by=principal.user_id,
        file_name=new.file_name,
        content_type=new.content_type,
        size=new.size,
        blob_key=new.blob_key,
        content_id=None,
        is_inline=False,
        state=attachment.state,
        reason=None,
    )


async def delete_upload(session: AsyncSession, principal: Principal, attachment_id: UUID) -> None:
    """Throw an own upload away that is on no message yet. Raises NotFound for any other attachment.

    The blob stays: the same bytes may be somebody else's attachment too.
    """
    statement = delete(Attachment).where(
        Attachment.id == attachment_id,
        Attachment.uploaded_by == principal.user_id,
        Attachment.message_id.is_(None),
    )
    if (await session.execute(statement.returning(Attachment.id))).first() is None:
        raise attachment_not_found()


def attachment_not_found() -> NotFound:
    """The error for an attachment that is not there or must not be known."""
    return NotFound("There is no such attachment.", code="attachment_not_found")
