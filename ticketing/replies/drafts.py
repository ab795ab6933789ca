"""What a person is writing, kept on the server per ticket, so that it waits on every screen.

Only he sees it, until he shares it (see shared_drafts).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import PreconditionFailed
from core.events.base import Audience, NewEvent
from core.events.facts.desk import DraftChanged
from core.events.log import record_events
from core.messages import Address
from core.signatures.choosing import SignatureChoice
from core.staff.principal import Principal
from ticketing.replies import draft_repository as repository
from ticketing.replies.models import Draft
from ticketing.replies.recipients import as_documents, from_documents
from ticketing.replies.repository import follower_ids
from ticketing.tickets.access import get_visible_ticket
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import ticket_audience

_QUIET: Final = timedelta(seconds=15)
_QUIET_WHEN_SHARED: Final = timedelta(seconds=3)


class DraftKind(StrEnum):
    """What it is going to be."""

    REPLY = "reply"
    NOTE = "note"
    FORWARD = "forward"


@dataclass(frozen=True, slots=True)
class DraftExtras:
    """What was chosen beside the words. `subject` None keeps the thread's, `via` None the ticket's own thread.

    Of a forward: the messages it quotes, the files of the ticket that go along, the account it leaves through and the
    side conversation it goes on in.
    """

    signature: SignatureChoice = SignatureChoice.AUTO
    subject: str | None = None
    quick_replies: tuple[str, ...] = ()
    quoted_message_ids: tuple[UUID, ...] = ()
    kept_attachment_ids: tuple[UUID, ...] = ()
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    via: str | None = None


NO_EXTRAS: Final = DraftExtras()


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
    extras: DraftExtras = NO_EXTRAS


_CONTENT: Final[TypeAdapter[DraftContent]] = TypeAdapter(DraftContent)
_EXTRAS: Final[TypeAdapter[DraftExtras]] = TypeAdapter(DraftExtras)
_WRITERS: Final[TypeAdapter[tuple["Writer", ...]]] = TypeAdapter(tuple["Writer", ...])


def written_document(content: DraftContent) -> dict[str, Any]:
    """What a delivery keeps of how it was written, JSON-ready."""
    document: dict[str, Any] = _CONTENT.dump_python(content, mode="json")
    return document


def written_content(document: dict[str, Any]) -> DraftContent:
    """The content that `written_document` wrote."""
    return _CONTENT.validate_python(document)


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who had a shared draft before, until `at`."""

    id: UUID
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftView:
    """A kept draft; `version` is what If-Match names. Others see it since `shared_at`; `writers` had it before."""

    user_id: UUID
    ticket_id: UUID
    kind: DraftKind
    content: DraftContent
    updated_at: datetime
    version: int
    shared_at: datetime | None = None
    writers: tuple[Writer, ...] = ()


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
    ticket = await get_visible_ticket(session, principal, ticket_id)
    now = clock.utc_now()
    draft = await repository.lock_draft(session, principal.user_id, ticket_id, kind.value)
    if expected_version is not None and expected_version != (draft.version if draft else 0):
        raise PreconditionFailed(
            "The draft was changed on another screen.", data={"version": draft.version if draft else 0}
        )
    is_shared = draft is not None and draft.shared_at is not None
    is_news = draft is None or now - draft.updated_at >= (_QUIET_WHEN_SHARED if is_shared else _QUIET)
    saved = await repository.put_draft(session, principal.user_id, ticket_id, kind.value, draft_columns(content, now))
    if is_news:
        await announce(session, principal, ticket_id, kind, shown_to=ticket if is_shared else None)
    return draft_view(saved)


async def delete_draft(session: AsyncSession, principal: Principal, ticket_id: UUID, kind: DraftKind) -> bool:
    """Throw a draft away; False when there was none. Asks nothing about the ticket: the draft is his own."""
    gone = await repository.delete_draft(session, principal.user_id, ticket_id, kind.value)
    if gone is not None:
        shown_to = await repository.find_ticket(session, ticket_id) if gone.was_shared else None
        await announce(session, principal, ticket_id, kind, is_gone=True, shown_to=shown_to)
    return gone is not None


async def return_to_draft(
    session: AsyncSession, principal: Principal, ticket_id: UUID, content: DraftContent, kind: DraftKind
) -> DraftView:
    """Put what was taken back into the composer, above anything begun since."""
    draft = await repository.lock_draft(session, principal.user_id, ticket_id, kind.value)
    if draft is not None and (draft.text.strip() or draft.attachment_ids):
        begun = draft_view(draft).content
        content = laid_above(content, begun)
    columns = draft_columns(content, clock.utc_now())
    saved = await repository.put_draft(session, principal.user_id, ticket_id, kind.value, columns)
    await announce(session, principal, ticket_id, kind)
    return draft_view(saved)


def laid_above(content: DraftContent, begun: DraftContent) -> DraftContent:
    """One draft out of two: the recipients and choices of the first, the words and files of both."""
    return replace(
        content,
        html=content.html + begun.html,
        text=f"{content.text}\n\n{begun.text}",
        attachment_ids=tuple(dict.fromkeys((*content.attachment_ids, *begun.attachment_ids))),
    )


async def drafts_on(session: AsyncSession, user_id: UUID, ticket_id: UUID) -> list[DraftView]:
    """The person's drafts on one ticket."""
    return [draft_view(draft) for draft in await repository.list_drafts(session, user_id, [ticket_id])]


async def tickets_with_drafts(session: AsyncSession, user_id: UUID, ticket_ids: Collection[UUID]) -> frozenset[UUID]:
    """On which of these tickets the person is writing."""
    return frozenset(await repository.ids_with_drafts(session, user_id, ticket_ids))


def draft_columns(content: DraftContent, now: datetime) -> dict[str, object]:
    """A draft's content as its row keeps it."""
    return {
        "html": content.html,
        "text": content.text,
        "to": as_documents(content.to),
        "cc": as_documents(content.cc),
        "bcc": as_documents(content.bcc),
        "attachment_ids": [str(attachment_id) for attachment_id in content.attachment_ids],
        "last_seen_message_id": content.last_seen_message_id,
        "about": None if content.extras == NO_EXTRAS else _EXTRAS.dump_python(content.extras, mode="json"),
        "updated_at": now,
    }


def draft_view(draft: Draft) -> DraftView:
    """A row as others read it."""
    content = DraftContent(
        html=draft.html,
        text=draft.text,
        to=from_documents(draft.to),
        cc=from_documents(draft.cc),
        bcc=from_documents(draft.bcc),
        attachment_ids=_ids(draft.attachment_ids),
        last_seen_message_id=draft.last_seen_message_id,
        extras=_EXTRAS.validate_python(draft.about) if draft.about else NO_EXTRAS,
    )
    return DraftView(
        user_id=draft.user_id,
        ticket_id=draft.ticket_id,
        kind=DraftKind(draft.kind),
        content=content,
        updated_at=draft.updated_at,
        version=draft.version,
        shared_at=draft.shared_at,
        writers=_WRITERS.validate_python(draft.writers),
    )


def _ids(texts: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(UUID(text) for text in texts)


async def announce(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    kind: DraftKind,
    *,
    is_gone: bool = False,
    shown_to: Ticket | None = None,
) -> None:
    """Tell the person's other screens, and everybody who sees the ticket when it is given.

    A draft has no history, so each event is an aggregate of its own.
    """
    audience = Audience(users=frozenset({principal.user_id}))
    if shown_to is not None:
        followers = await follower_ids(session, ticket_id)
        audience = audience.joined(ticket_audience(shown_to, followers))
    event = NewEvent(
        fact=DraftChanged(kind=kind.value, is_gone=is_gone, is_shared=shown_to is not None),
        aggregate_kind="draft",
        aggregate_id=ids.new_id(),
        version=1,
        actor=principal.actor,
        audience=audience,
        ticket_id=ticket_id,
    )
    await record_events(session, [event])
