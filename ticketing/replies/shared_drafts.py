"""Drafts shared with the team: others read them on the ticket, and one of them may take a draft over and send it.

A draft has one writer at a time, so nobody's words are lost in somebody else's; who had it before is remembered.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict, NotFound, PreconditionFailed
from core.staff.principal import Principal
from ticketing.replies import draft_repository as rows
from ticketing.replies import repository
from ticketing.replies.composition import compose_body, html_for_composer
from ticketing.replies.drafts import DraftKind, DraftView, Writer, announce, draft_columns, draft_view, laid_above
from ticketing.tickets.access import get_visible_ticket, require_on


@dataclass(frozen=True, slots=True)
class SharedDraft:
    """What a colleague shares on a ticket."""

    author_name: str
    draft: DraftView


async def set_sharing(
    session: AsyncSession, principal: Principal, ticket_id: UUID, kind: DraftKind, *, is_shared: bool
) -> DraftView:
    """Show one's draft to everybody who sees the ticket, or to nobody else. Raises NotFound(code="draft_not_found")."""
    ticket = await get_visible_ticket(session, principal, ticket_id)
    shared_at = clock.utc_now() if is_shared else None
    draft = await rows.set_shared(session, principal.user_id, ticket_id, kind.value, shared_at)
    if draft is None:
        raise _not_found()
    await announce(session, principal, ticket_id, kind, is_gone=not is_shared, shown_to=ticket)
    return draft_view(draft)


async def shared_on(session: AsyncSession, principal: Principal, ticket_id: UUID) -> list[SharedDraft]:
    """What colleagues share on a ticket whose gate was passed, the last changed first."""
    found = await rows.list_shared(session, ticket_id, principal.user_id)
    return [SharedDraft(name, draft_view(draft)) for draft, name in found]


async def take_over(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    author_id: UUID,
    kind: DraftKind,
    *,
    expected_version: int | None = None,
    writing: Collection[UUID] = (),
) -> DraftView:
    """Make a colleague's shared draft one's own, above what one has begun; it stays shared.

    `writing` are those who are writing on the ticket right now: their drafts are not taken from under their hands.
    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate; NotFound(draft_not_found);
    Conflict(being_written); PreconditionFailed when it is no longer what `expected_version` names.
    """
    ticket = await get_visible_ticket(session, principal, ticket_id)
    require_on(principal, ticket, "note" if kind is DraftKind.NOTE else "reply")
    draft = await rows.lock_draft(session, author_id, ticket_id, kind.value)
    if draft is None or draft.shared_at is None or author_id == principal.user_id:
        raise _not_found()
    if author_id in writing:
        raise Conflict("Its author is writing right now.", code="being_written")
    if expected_version is not None and expected_version != draft.version:
        raise PreconditionFailed("The draft has been changed.", data={"version": draft.version})
    theirs, now = draft_view(draft), clock.utc_now()
    mine = await rows.lock_draft(session, principal.user_id, ticket_id, kind.value)
    # his editor's HTML was for nobody's eyes but his: what goes on is cleaned as if it were sent
    content = replace(theirs.content, html=html_for_composer(compose_body(theirs.content.html, "").html))
    if mine is not None and (mine.text.strip() or mine.attachment_ids):
        content = laid_above(content, draft_view(mine).content)
    await rows.delete_draft(session, author_id, ticket_id, kind.value)
    await repository.hand_uploads(session, theirs.content.attachment_ids, author_id, principal.user_id)
    writers = (*theirs.writers, Writer(author_id, await rows.name_of(session, author_id), now))
    columns = draft_columns(content, now) | {"shared_at": now, "writers": [_document(one) for one in writers]}
    saved = await rows.put_draft(session, principal.user_id, ticket_id, kind.value, columns)
    await announce(session, principal, ticket_id, kind, shown_to=ticket)
    return draft_view(saved)


def _document(writer: Writer) -> dict[str, str]:
    return {"id": str(writer.id), "name": writer.name, "at": writer.at.isoformat()}


def _not_found() -> NotFound:
    return NotFound("There is no such shared draft.", code="draft_not_found")
