"""Files that visitors upload: each is its visitor's alone, and on one message at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository
from channels.webchat.manifest import Limits
from channels.webchat.models import VisitorUpload
from channels.webchat.posts import PostedFile
from core import clock, ids
from core.errors import Invalid, NotFound, TooManyRequests


@dataclass(frozen=True, slots=True)
class NewUpload:
    """A stored blob. `content_type` is what its bytes prove; `size` in bytes."""

    file_name: str
    content_type: str
    size: int
    blob_key: str


async def require_room(session: AsyncSession, visitor_id: UUID, limits: Limits, size: int) -> None:
    """Whether the visitor may upload `size` more bytes. Raises TooManyRequests(code="upload_limit").

    Asked before the bytes are stored, and again by nobody: two uploads at once may pass together.
    """
    count, total = await repository.count_uploads(session, visitor_id, clock.ago(3600), clock.ago(86_400))
    if count >= limits.uploads_per_hour:
        raise TooManyRequests("Too many files in an hour.", code="upload_limit", data={"retry_after": 3600})
    if total + size > limits.upload_bytes_per_day:
        raise TooManyRequests("Too many bytes in a day.", code="upload_limit", data={"retry_after": 86_400})


async def record_upload(session: AsyncSession, visitor_id: UUID, new: NewUpload) -> PostedFile:
    """Keep a file for its visitor until a message carries it, at most a day."""
    row = VisitorUpload(
        id=ids.new_id(),
        visitor_id=visitor_id,
        file_name=new.file_name,
        content_type=new.content_type,
        size=new.size,
        blob_key=new.blob_key,
        created_at=clock.utc_now(),
        used_at=None,
    )
    session.add(row)
    await session.flush()
    return _file(row)


async def get_upload(session: AsyncSession, visitor_id: UUID, upload_id: UUID) -> PostedFile:
    """One of the visitor's own files. Raises NotFound(code="unknown_upload")."""
    row = await repository.find_upload(session, visitor_id, upload_id)
    if row is None:
        raise NotFound("There is no such upload.", code="unknown_upload")
    return _file(row)


async def take_uploads(session: AsyncSession, visitor_id: UUID, upload_ids: Sequence[UUID]) -> list[PostedFile]:
    """Put files on a message, in this order.

    Raises Invalid(code="unknown_upload", data.uploads) for one that is not his, is on a message already, or is gone.
    """
    taken = await repository.take_uploads(session, visitor_id, upload_ids, clock.utc_now())
    files = {row.id: _file(row) for row in taken}
    missing = [str(upload_id) for upload_id in upload_ids if upload_id not in files]
    if missing:
        raise Invalid("A file of this message is not there.", code="unknown_upload", data={"uploads": missing})
    return [files[upload_id] for upload_id in dict.fromkeys(upload_ids)]


def _file(row: VisitorUpload) -> PostedFile:
    return PostedFile(
        id=row.id, file_name=row.file_name, content_type=row.content_type, size=row.size, blob_key=row.blob_key
    )
