"""Writing, changing and deleting canned replies."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import Page
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.base import Audience, NewEvent
from core.events.facts.desk import CannedReplyChanged
from core.events.log import record_events
from core.staff.principal import Principal
from core.staff.sharing import Sharing, sharing_audience
from core.staff.teams import require_team
from core.text.placeholders import unknown_placeholders
from core.versions import require_version
from ticketing.actions.model import Action, as_documents, parse_actions
from ticketing.macros import repository
from ticketing.macros.attachments import kept_files, take_files
from ticketing.macros.models import CannedReply
from ticketing.macros.rendering import PLACEHOLDERS
from ticketing.macros.views import UNWRITTEN, CannedReplyView, Words, may_keep, reply_view


@dataclass(frozen=True, slots=True)
class CannedReplyFields:
    """What a person decides about a reply. `team_id` counts for visibility team only.

    `actions` are done to the ticket on which it is used; with them it needs no words.
    """

    name: str
    shortcut: str
    th: Words = UNWRITTEN
    en: Words = UNWRITTEN
    folder: str = ""
    visibility: Sharing = Sharing.PERSONAL
    team_id: UUID | None = None
    attachment_ids: tuple[UUID, ...] = ()
    actions: tuple[Action, ...] = ()
    is_enabled: bool = True


async def list_replies(
    session: AsyncSession, principal: Principal, text: str = "", *, cursor: str | None = None, limit: int = 50
) -> Page[CannedReplyView]:
    """The replies somebody may look at, most used first; with `text` those in which all its words occur."""
    page = await repository.page_of_replies(session, principal, text, cursor=cursor, limit=limit)
    return Page([reply_view(row, principal) for row in page.items], page.next_cursor)


async def get_reply(session: AsyncSession, principal: Principal, reply_id: UUID) -> CannedReplyView:
    """One reply. Raises NotFound when there is none or it is not for this person's eyes."""
    row = await repository.find_visible(session, principal, reply_id)
    if row is None:
        raise reply_not_found()
    return reply_view(row, principal)


async def create_reply(session: AsyncSession, principal: Principal, wanted: CannedReplyFields) -> CannedReplyView:
    """A new reply of this person.

    Raises NotPermitted, Conflict(code="shortcut_taken"), Invalid(code="no_words" | "unknown_placeholders" |
    "team_missing" | "unknown_team" | "unknown_attachment").
    """
    row = CannedReply(
        id=ids.new_id(),
        owner_id=principal.user_id,
        attachments=[],
        actions=[],
        use_count=0,
        created_at=clock.utc_now(),
        version=1,
    )
    await _write(session, principal, row, wanted)
    session.add(row)
    await session.flush()
    await _announce(session, principal, row, "created", ["name"], sharing_audience(row))
    return reply_view(row, principal)


async def change_reply(
    session: AsyncSession,
    principal: Principal,
    reply_id: UUID,
    changes: Mapping[str, Any],
    expected_version: int | None,
) -> CannedReplyView:
    """Change fields of CannedReplyFields. Raises NotFound, PreconditionFailed, and as `create_reply`."""
    row = await _lock(session, principal, reply_id, expected_version)
    before = _fields_of(row)
    wanted = replace(before, **changes)
    news = sorted(one.name for one in fields(before) if getattr(before, one.name) != getattr(wanted, one.name))
    if not news:
        return reply_view(row, principal)
    audience = sharing_audience(row)
    await _write(session, principal, row, wanted)
    row.version += 1
    await session.flush()
    await _announce(session, principal, row, "changed", news, audience.joined(sharing_audience(row)))
    return reply_view(row, principal)


async def delete_reply(
    session: AsyncSession, principal: Principal, reply_id: UUID, expected_version: int | None
) -> None:
    """Delete a reply; answers that were written with it stay. Raises NotFound, NotPermitted, PreconditionFailed."""
    row = await _lock(session, principal, reply_id, expected_version)
    row.version += 1
    await _announce(session, principal, row, "deleted", [], sharing_audience(row))
    await session.delete(row)
    await session.flush()


def reply_not_found() -> NotFound:
    """The error for a reply that is not there or must not be known."""
    return NotFound("There is no such canned reply.", code="canned_reply_not_found")


async def _write(session: AsyncSession, principal: Principal, row: CannedReply, wanted: CannedReplyFields) -> None:
    _require_right(principal, wanted.visibility)
    if wanted.th.is_empty and wanted.en.is_empty and not wanted.actions:
        raise Invalid("Write the reply in Thai or in English.", code="no_words", data={"field": "th"})
    for language, words in (("th", wanted.th), ("en", wanted.en)):
        _require_known_placeholders(language, words)
    await _require_free(session, wanted.shortcut, row.id)
    if wanted.visibility is Sharing.TEAM:
        await _require_team(session, row, wanted.team_id)
    files = await take_files(session, principal, kept_files(row.attachments), wanted.attachment_ids)
    row.name, row.folder, row.is_enabled = wanted.name, wanted.folder, wanted.is_enabled
    row.shortcut, row.folded_shortcut = wanted.shortcut, repository.fold_shortcut(wanted.shortcut)
    row.html_th, row.text_th = wanted.th.html, wanted.th.text
    row.html_en, row.text_en = wanted.en.html, wanted.en.text
    if wanted.visibility is Sharing.PERSONAL and row.visibility not in (None, Sharing.PERSONAL):
        row.owner_id = principal.user_id
    row.visibility = wanted.visibility.value
    row.team_id = wanted.team_id if wanted.visibility is Sharing.TEAM else None
    row.attachments = [file.as_document() for file in files]
    row.actions = as_documents(wanted.actions)
    row.search_tokens = repository.search_tokens(
        wanted.name, wanted.shortcut, wanted.folder, wanted.th.text, wanted.en.text
    )


def _fields_of(row: CannedReply) -> CannedReplyFields:
    return CannedReplyFields(
        name=row.name,
        shortcut=row.shortcut,
        th=Words(row.html_th, row.text_th),
        en=Words(row.html_en, row.text_en),
        folder=row.folder,
        visibility=Sharing(row.visibility),
        team_id=row.team_id,
        attachment_ids=tuple(file.id for file in kept_files(row.attachments)),
        actions=parse_actions(row.actions),
        is_enabled=row.is_enabled,
    )


async def _lock(
    session: AsyncSession, principal: Principal, reply_id: UUID, expected_version: int | None
) -> CannedReply:
    row = await repository.find_visible(session, principal, reply_id, lock=True)
    if row is None:
        raise reply_not_found()
    _require_right(principal, Sharing(row.visibility))
    require_version(row.version, expected_version)
    return row


def _require_right(principal: Principal, visibility: Sharing) -> None:
    if not may_keep(principal, visibility):
        raise NotPermitted("Your role does not allow this.", data={"visibility": visibility.value})


def _require_known_placeholders(language: str, words: Words) -> None:
    unknown = unknown_placeholders(words.text, PLACEHOLDERS)
    if unknown:
        data = {"field": language, "placeholders": list(unknown), "names": ", ".join(unknown)}
        raise Invalid("There are no such placeholders.", code="unknown_placeholders", data=data)


async def _require_free(session: AsyncSession, shortcut: str, own_id: UUID) -> None:
    holder = await repository.find_by_shortcut(session, repository.fold_shortcut(shortcut))
    if holder is not None and holder != own_id:
        raise Conflict("Another reply has this shortcut.", code="shortcut_taken", data={"field": "shortcut"})


async def _require_team(session: AsyncSession, row: CannedReply, team_id: UUID | None) -> None:
    if team_id is None:
        raise Invalid("Say which team.", code="team_missing", data={"field": "team_id"})
    if team_id != row.team_id:
        await require_team(session, team_id)


async def _announce(
    session: AsyncSession, principal: Principal, row: CannedReply, change: str, names: list[str], audience: Audience
) -> None:
    event = NewEvent(
        fact=CannedReplyChanged(change=change, fields=names),
        aggregate_kind="canned_reply",
        aggregate_id=row.id,
        version=row.version,
        actor=principal.actor,
        audience=audience,
    )
    await record_events(session, [event])
