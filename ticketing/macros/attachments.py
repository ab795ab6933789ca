"""Files of canned replies: kept with the reply, and given to whoever uses it as uploads of his own."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from core.staff.principal import Principal
from ticketing.messages.reading import AttachmentView, load_attachments
from ticketing.messages.uploads import NewUpload, delete_upload, record_upload


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a canned reply; `size` in bytes."""

    id: UUID
    file_name: str
    content_type: str
    size: int
    blob_key: str

    def as_document(self) -> dict[str, Any]:
        """The form in which a reply's row keeps it."""
        return {**asdict(self), "id": str(self.id)}


def kept_files(documents: Sequence[dict[str, Any]]) -> tuple[KeptFile, ...]:
    """The files that a row keeps."""
    return tuple(KeptFile(**{**document, "id": UUID(document["id"])}) for document in documents)


async def take_files(
    session: AsyncSession, principal: Principal, kept: Sequence[KeptFile], wanted: Sequence[UUID]
) -> tuple[KeptFile, ...]:
    """The files a reply has from now on: those it keeps, and own uploads, which it takes over.

    Raises Invalid(code="unknown_attachment") for anything else.
    """
    known = {file.id: file for file in kept}
    new = [file_id for file_id in dict.fromkeys(wanted) if file_id not in known]
    for upload in await load_attachments(session, new):
        if upload.uploaded_by == principal.user_id and upload.message_id is None and upload.blob_key is not None:
            known[upload.id] = KeptFile(upload.id, upload.file_name, upload.content_type, upload.size, upload.blob_key)
    missing = [str(file_id) for file_id in new if file_id not in known]
    if missing:
        raise Invalid("There is no such file.", code="unknown_attachment", data={"attachment_ids": missing})
    for file_id in new:
        await delete_upload(session, principal, file_id)
    return tuple(known[file_id] for file_id in dict.fromkeys(wanted))


async def hand_out(session: AsyncSession, principal: Principal, files: Sequence[KeptFile]) -> list[AttachmentView]:
    """Copies of the files as this person's own uploads, which his answer may carry."""
    return [
        await record_upload(session, principal, NewUpload(one.file_name, one.content_type, one.size, one.blob_key))
        for one in files
    ]
