"""Checklists: tasks that belong together, kept by the administration and put on a ticket at one stroke."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import timedelta
from typing import Any, Final, Literal, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import ChecklistTemplateChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.versions import require_version
from ticketing.tasks import repository
from ticketing.tasks.models import ChecklistTemplate
from ticketing.tasks.reading import TaskView
from ticketing.tasks.service import NewTask, add_tasks
from ticketing.tickets.access import get_visible_ticket

MOST_TEMPLATES: Final = 100
MOST_ITEMS: Final = 50
ADDER: Final = "adder"
TICKET_OWNER: Final = "ticket_owner"
Owner: TypeAlias = UUID | Literal["adder", "ticket_owner"] | None


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One task of a checklist; `due_hours` after it is put on a ticket, None without a date.

    `owner` is a person, ADDER, TICKET_OWNER, or None for nobody yet. A person who left gives it to nobody.
    """

    title_th: str = ""
    title_en: str = ""
    due_hours: int | None = None
    owner: Owner = None


@dataclass(frozen=True, slots=True)
class TemplateSettings:
    """What an administrator decides about a checklist."""

    name_th: str = ""
    name_en: str = ""
    items: tuple[ChecklistItem, ...] = ()
    is_archived: bool = False


@dataclass(frozen=True, slots=True)
class TemplateView:
    """A checklist as it is kept."""

    id: UUID
    name_th: str
    name_en: str
    items: tuple[ChecklistItem, ...]
    is_archived: bool
    version: int


async def list_templates(session: AsyncSession) -> list[TemplateView]:
    """Every checklist in its order, archived ones too."""
    return [_view(row) for row in await repository.list_templates(session)]


async def create_template(session: AsyncSession, principal: Principal, wanted: TemplateSettings) -> TemplateView:
    """Add a checklist at the end.

    Raises NotPermitted; Conflict(code="too_many_checklists"); Invalid(code="name_missing" | "no_items" |
    "title_missing").
    """
    principal.require(Permission.ADMINISTER)
    every = await repository.list_templates(session, lock=True)
    if len(every) >= MOST_TEMPLATES:
        raise Conflict("There are enough checklists.", code="too_many_checklists", data={"most": MOST_TEMPLATES})
    row = ChecklistTemplate(
        id=ids.new_id(),
        position=max((one.position for one in every), default=-1) + 1,
        created_at=clock.utc_now(),
        version=1,
    )
    _write(row, wanted)
    session.add(row)
    await session.flush()
    await _tell(session, principal, row, "created", [])
    return _view(row)


async def change_template(
    session: AsyncSession, principal: Principal, template_id: UUID, changes: Mapping[str, Any], version: int | None
) -> TemplateView:
    """Change fields of TemplateSettings; tickets that have its tasks keep them.

    Raises NotFound, PreconditionFailed, and as `create_template`.
    """
    principal.require(Permission.ADMINISTER)
    rows = await repository.list_templates(session, lock=True)
    row = next((one for one in rows if one.id == template_id), None)
    if row is None:
        raise template_not_found()
    require_version(row.version, version)
    view = _view(row)
    before = TemplateSettings(**{one.name: getattr(view, one.name) for one in fields(TemplateSettings)})
    wanted = replace(before, **changes)
    news = sorted(one.name for one in fields(before) if getattr(before, one.name) != getattr(wanted, one.name))
    if news:
        _write(row, wanted)
        row.version += 1
        await session.flush()
        await _tell(session, principal, row, "changed", news)
    return _view(row)


async def apply_template(
    session: AsyncSession, principal: Principal, ticket_id: UUID, template_id: UUID, language: str
) -> list[TaskView]:
    """Put a checklist's tasks on a ticket, in a language as far as they are written in it.

    Raises NotFound, also for an archived checklist, and as `ticketing.tasks.service.add_tasks`.
    """
    rows = await repository.list_templates(session)
    row = next((one for one in rows if one.id == template_id and not one.is_archived), None)
    if row is None:
        raise template_not_found()
    items, now = _view(row).items, clock.utc_now()
    ticket = await get_visible_ticket(session, principal, ticket_id)
    people = {ADDER: principal.user_id, TICKET_OWNER: ticket.owner_id}
    owners = [people.get(item.owner) if isinstance(item.owner, str) else item.owner for item in items]
    here = await repository.active_among(session, {owner for owner in owners if owner is not None})
    new = [
        NewTask(
            (item.title_en or item.title_th) if language == "en" else (item.title_th or item.title_en),
            owner_id=owner if owner in here else None,
            due_at=now + timedelta(hours=item.due_hours) if item.due_hours is not None else None,
        )
        for item, owner in zip(items, owners, strict=True)
    ]
    return await add_tasks(session, principal, ticket_id, new)


def template_not_found() -> NotFound:
    """The error for a checklist that is not there."""
    return NotFound("There is no such checklist.", code="checklist_not_found")


def _write(row: ChecklistTemplate, wanted: TemplateSettings) -> None:
    if not (wanted.name_th.strip() or wanted.name_en.strip()):
        raise Invalid("Name the checklist in Thai or in English.", code="name_missing", data={"field": "name_th"})
    if not wanted.items:
        raise Invalid("Say what is to be done.", code="no_items", data={"field": "items"})
    _require_titles(wanted.items)
    row.name_th, row.name_en = wanted.name_th.strip(), wanted.name_en.strip()
    row.items = [asdict(item) | {"owner": str(item.owner) if item.owner else None} for item in wanted.items]
    row.is_archived = wanted.is_archived


def _require_titles(items: Sequence[ChecklistItem]) -> None:
    if any(not (item.title_th.strip() or item.title_en.strip()) for item in items):
        raise Invalid("Say what is to be done.", code="title_missing", data={"field": "items"})


async def _tell(
    session: AsyncSession, principal: Principal, row: ChecklistTemplate, change: str, changed: list[str]
) -> None:
    fact = ChecklistTemplateChanged(change=change, fields=changed)
    event = NewEvent(fact, "checklist_template", row.id, row.version, principal.actor, EVERYONE)
    await record_events(session, [event])


def _view(row: ChecklistTemplate) -> TemplateView:
    items = tuple(ChecklistItem(**(item | {"owner": _owner(item.get("owner"))})) for item in row.items)
    return TemplateView(row.id, row.name_th, row.name_en, items, row.is_archived, row.version)


def _owner(kept: str | None) -> Owner:
    if kept is None:
        return None
    if kept == ADDER:
        return "adder"
    return "ticket_owner" if kept == TICKET_OWNER else UUID(kept)
