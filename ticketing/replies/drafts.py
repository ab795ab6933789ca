"""What a person is writing, kept on the server per ticket, so that it waits on every screen. Only he sees it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import PreconditionFailed
from core.events.base import Audience, NewEvent
from core.events.facts.desk import DraftChanged
from core.events.log import record_events
from core.messages import Address
from core.staff.principal import Principal
from ticketing.replies import draft_repository as repository
from ticketing.replies.models import Draft
from ticketing.replies.recipients import as_documents, from_documents
from ticketing.tickets.access import get_visible_ticket

_QUIET: Final = timedelta(seconds=15)


class DraftKind(StrEnum):
    """What it is going to be."""

    REPLY = "reply"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What is written so far. `html` is the composer's own and is shown to nobody but its author."""

    html: str = ""
    text: str = ""
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    attachment_ids: tuple[UUID, ...] = ()
    last_seen_message_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class DraftView:
    """A kept draft; `version` is what If-Match names."""

    ticket_id: UUID
    kind: DraftKind
    content: DraftContent
    updated_at: datetime
    version: int


async def save_draft(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    kind: DraftKind,
    content: DraftContent,
    *,
    expected_version: int | None = None,
) -> DraftView:
    """Keep what is written. Raises NotFound for an invisible ticket, PreconditionFailed when another screen of the
    same person saved meanwhile and `expected_version` (0: none yet) names what it was before.
    """
    await get_visible_ticket(session, principal, ticket_id)
    now = clock.utc_now()
    draft = await repository.lock_draft(session, principal.user_id, ticket_id, kind.value)
    if expected_version is not None and expected_version != (draft.version if draft else 0):
        raise PreconditionFailed(
            "The draft was changed on another screen.", data={"version": draft.version if draft else 0}
        )
    is_news = draft is None or now - draft.updated_at >= _QUIET
    saved = await repository.put_draft(session, principal.user_id, ticket_id, kind.value, _columns(content, now))
    if is_news:
        await _announce(session, principal, ticket_id, kind)
    return _view(saved)


async def delete_draft(session: AsyncSession, principal: Principal, ticket_id: UUID, kind: DraftKind) -> bool:
    """Throw a draft away; False when there was none. Asks nothing about the ticket: the draft is his own."""
    gone = await repository.delete_draft(session, principal.user_id, ticket_id, kind.value)
    if gone:
        await _announce(session, principal, ticket_id, kind, is_gone=True)
    return gone


async def return_to_draft(
    session: AsyncSession, principal: Principal, ticket_id: UUID, content: DraftContent
) -> DraftView:
    """Put a reply that was taken back into the composer, above anything begun since."""
    draft = await repository.lock_draft(session, principal.user_id, ticket_id, DraftKind.REPLY.value)
    if draft is not None and (draft.text.strip() or draft.attachment_ids):
        begun = _view(draft).content
        content = DraftContent(
            html=content.html + begun.html,
            text=f"{content.text}\n\n{begun.text}",
            to=content.to,
            cc=content.cc,
            bcc=content.bcc,
            attachment_ids=tuple(dict.fromkeys((*content.attachment_ids, *begun.attachment_ids))),
            last_seen_message_id=content.last_seen_message_id,
        )
    columns = _columns(content, clock.utc_now())
    saved = await repository.put_draft(session, principal.user_id, ticket_id, DraftKind.REPLY.value, columns)
    await _announce(session, principal, ticket_id, DraftKind.REPLY)
    return _view(saved)


async def drafts_on(session: AsyncSession, user_id: UUID, ticket_id: UUID) -> list[DraftView]:
    """The person's drafts on one ticket."""
    return [_view(draft) for draft in await repository.list_drafts(session, user_id, [ticket_id])]


async def tickets_with_drafts(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> frozenset[UUID]:
    """On which of these tickets the person is writing."""
    return frozenset(draft.ticket_id for draft in await repository.list_drafts(session, user_id, ticket_ids))


def _columns(content: DraftContent, now: datetime) -> dict[str, object]:
    return {
        "html": content.html,
        "text": content.text,
        "to": as_documents(content.to),
        "cc": as_documents(content.cc),
        "bcc": as_documents(content.bcc),
        "attachment_ids": [str(attachment_id) for attachment_id in content.attachment_ids],
        "last_seen_message_id": content.last_seen_message_id,
        "updated_at": now,
    }


def _view(draft: Draft) -> DraftView:
    content = DraftContent(
        html=draft.html,
        text=draft.text,
        to=from_documents(draft.to),
        cc=from_documents(draft.cc),
        bcc=from_documents(draft.bcc),
        attachment_ids=_ids(draft.attachment_ids),
        last_seen_message_id=draft.last_seen_message_id,
    )
    return DraftView(draft.ticket_id, DraftKind(draft.kind), content, draft.updated_at, draft.version)


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)


async def _announce(
    session: AsyncSession, principal: Principal, ticket_id: UUID, kind: DraftKind, *, is_gone: bool = False
) -> None:
    """Tell the person's other screens. A draft has no history, so each event is an aggregate of its own."""
    event = NewEvent(
        fact=DraftChanged(kind=kind.value, is_gone=is_gone),
        aggregate_kind="draft",
        aggregate_id=ids.new_id(),
        version=1,
        actor=principal.actor,
        audience=Audience(users=frozenset({principal.user_id})),
        ticket_id=ticket_id,
    )
    await record_events(session, [event])
