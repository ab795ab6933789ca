"""What is asked before an answer or a forwarded mail is accepted, and what happens to its files."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, Invalid
from core.messages import Capabilities
from ticketing.messages.models import Attachment
from ticketing.replies import policy, repository
from ticketing.replies.composition import Body, content_id


def require_sendable(proposal: policy.Proposal, capabilities: Capabilities, now: datetime) -> None:
    """Raise Conflict(policy_problems, data.problems) with every reason that speaks against sending this."""
    found = policy.problems(proposal, capabilities, now)
    if found:
        raise Conflict(
            "This cannot be sent as it is.",
            code="policy_problems",
            data={"problems": [_document(problem) for problem in found]},
        )


def require_all(uploads: Sequence[Attachment], wanted: Sequence[UUID]) -> None:
    """Raise Invalid(unknown_attachment) when one of the wanted files is not among the author's uploads."""
    missing = set(wanted) - {upload.id for upload in uploads}
    if missing:
        raise Invalid(
            "An attachment is not yours, or is on another message already.",
            code="unknown_attachment",
            data={"attachment_ids": sorted(str(attachment_id) for attachment_id in missing)},
        )


async def require_uploads(session: AsyncSession, user_id: UUID, wanted: Sequence[UUID]) -> list[Attachment]:
    """One's own uploads that are on no message yet. Raises Invalid(unknown_attachment) when one of them is not."""
    uploads = await repository.find_uploads(session, wanted, user_id)
    require_all(uploads, wanted)
    return uploads


def attach(uploads: Sequence[Attachment], order: Sequence[UUID], message_id: UUID, body: Body) -> None:
    """Put uploads on their message, pictures of its text as such."""
    positions = {attachment_id: position for position, attachment_id in enumerate(order)}
    for upload in uploads:
        upload.message_id = message_id
        upload.position = positions[upload.id]
        if upload.id in body.inline_ids:
            upload.is_inline, upload.content_id = True, content_id(upload.id)


def attached_files(files: Sequence[Attachment]) -> list[policy.AttachedFile]:
    """Files as the policy sees them."""
    return [policy.AttachedFile(file.id, file.content_type, file.size, file.state) for file in files]


def _document(problem: policy.Problem) -> dict[str, Any]:
    facts = {name: value for name, value in asdict(problem).items() if value is not None}
    return {name: str(value) if isinstance(value, UUID) else value for name, value in facts.items()}
