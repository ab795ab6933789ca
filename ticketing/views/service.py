"""Saving, changing and deleting views, and how each person keeps his side bar."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, NotFound, NotPermitted
from core.events.base import Audience, NewEvent
from core.events.facts.desk import SavedViewChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal, Role
from core.staff.sharing import Sharing, sharing_audience
from core.staff.teams import require_team
from core.versions import require_version
from ticketing.criteria.catalogue import catalogue_of, parse_criteria
from ticketing.fields.reading import list_fields
from ticketing.views import repository
from ticketing.views.columns import KnownFields
from ticketing.views.model import MOST_VIEWS, Column, Layout, Order, SavedViewItem, ViewFields, require_sensible
from ticketing.views.models import SavedView, SavedViewOrder

SAVED: Final = "saved:"
_NO_ORDER: Final = SavedViewOrder(shown=[], hidden=[])


async def list_views(session: AsyncSession, principal: Principal) -> list[SavedViewItem]:
    """The views somebody sees: those of his side bar first, in the order in which he keeps them; two queries."""
    rows = await repository.list_visible(session, principal)
    kept = await repository.find_order(session, principal.user_id) or _NO_ORDER
    places = {UUID(view_id): place for place, view_id in enumerate(kept.shown)}
    items = [_item(row, principal, kept) for row in rows]
    return sorted(
        items, key=lambda item: (not item.is_pinned, places.get(item.id, len(places)), item.fields.position, item.id)
    )


async def find_start_view(session: AsyncSession, principal: Principal) -> str | None:
    """The view (`saved:<id>`) that somebody of this role finds first after signing in, None for his own tickets."""
    views = await list_views(session, principal)
    return next((f"{SAVED}{view.id}" for view in views if principal.role in view.fields.default_roles), None)


async def get_view(session: AsyncSession, principal: Principal, view_id: UUID) -> SavedViewItem:
    """One view. Raises NotFound when there is none or it is not for this person's eyes."""
    row = await repository.find_visible(session, principal, view_id)
    if row is None:
        raise view_not_found()
    return _item(row, principal, await repository.find_order(session, principal.user_id) or _NO_ORDER)


async def get_fields(session: AsyncSession, principal: Principal, view_id: UUID) -> ViewFields:
    """What one view asks for; one query. Raises NotFound."""
    row = await repository.find_visible(session, principal, view_id)
    if row is None:
        raise view_not_found()
    return fields_of(row)


async def create_view(session: AsyncSession, principal: Principal, wanted: ViewFields) -> SavedViewItem:
    """A new view of this person, behind the others.

    Raises NotPermitted, Conflict(code="too_many_views"), Invalid(code="bad_condition" | "bad_columns" | "bad_order" |
    "bad_board" | "bad_default" | "team_missing" | "unknown_team").
    """
    if await repository.count_of_owner(session, principal.user_id) >= MOST_VIEWS:
        raise Conflict("These are very many views; delete some first.", code="too_many_views")
    position = await repository.next_position(session)
    row = SavedView(id=ids.new_id(), owner_id=principal.user_id, created_at=clock.utc_now(), version=1)
    await _write(session, principal, row, replace(wanted, position=position))
    session.add(row)
    await session.flush()
    await _announce(session, principal, row, "created", ["name"], sharing_audience(row))
    return _item(row, principal, _NO_ORDER)


async def change_view(
    session: AsyncSession,
    principal: Principal,
    view_id: UUID,
    changes: Mapping[str, Any],
    expected_version: int | None,
) -> SavedViewItem:
    """Change fields of ViewFields. Raises NotFound, PreconditionFailed, and as `create_view`."""
    row = await _lock(session, principal, view_id, expected_version)
    kept = await repository.find_order(session, principal.user_id) or _NO_ORDER
    before = fields_of(row)
    wanted = replace(before, **changes)
    news = sorted(one.name for one in fields(before) if getattr(before, one.name) != getattr(wanted, one.name))
    if not news:
        return _item(row, principal, kept)
    audience = sharing_audience(row)
    await _write(session, principal, row, wanted)
    row.version += 1
    await session.flush()
    await _announce(session, principal, row, "changed", news, audience.joined(sharing_audience(row)))
    return _item(row, principal, kept)


async def delete_view(session: AsyncSession, principal: Principal, view_id: UUID, expected_version: int | None) -> None:
    """Delete a view; its tickets stay where they are. Raises NotFound, NotPermitted, PreconditionFailed."""
    row = await _lock(session, principal, view_id, expected_version)
    row.version += 1
    await _announce(session, principal, row, "deleted", [], sharing_audience(row))
    await session.delete(row)
    await session.flush()


async def arrange_views(
    session: AsyncSession, principal: Principal, shown: Sequence[UUID], hidden: Sequence[UUID]
) -> None:
    """Keep the person's side bar: `shown` in this order, `hidden` not, and new shared views behind them."""
    shown = list(dict.fromkeys(shown))
    await repository.put_order(session, principal.user_id, shown, sorted(set(hidden) - set(shown)))


def view_not_found() -> NotFound:
    """The error for a view that is not there or must not be known."""
    return NotFound("There is no such view.", code="view_not_found")


def fields_of(row: SavedView) -> ViewFields:
    """The row as a plain value."""
    return ViewFields(
        name=row.name,
        icon=row.icon,
        conditions=row.conditions,
        order=Order(row.sort_field, row.sort_descending),
        columns=tuple(Column(one["name"], one.get("width")) for one in row.columns),
        layout=Layout(row.layout),
        board_field=row.board_field,
        visibility=Sharing(row.visibility),
        team_id=row.team_id,
        position=row.position,
        is_pinned=row.is_pinned,
        default_roles=tuple(Role(role) for role in row.default_roles),
    )


async def _write(session: AsyncSession, principal: Principal, row: SavedView, wanted: ViewFields) -> None:
    _require_right(principal, wanted.visibility)
    require_sensible(wanted)
    known = KnownFields(await list_fields(session))
    parse_criteria(wanted.conditions, catalogue_of(known.criteria()))
    for column in wanted.columns:
        known.require_column(column.name)
    known.require_sortable(wanted.order.field)
    known.require_board(wanted.board_field)
    if wanted.visibility is Sharing.TEAM and wanted.team_id is not None and wanted.team_id != row.team_id:
        await require_team(session, wanted.team_id)
    if wanted.visibility is Sharing.PERSONAL and row.visibility not in (None, Sharing.PERSONAL):
        row.owner_id = principal.user_id
    row.name, row.icon, row.conditions = wanted.name, wanted.icon, dict(wanted.conditions)
    row.sort_field, row.sort_descending = wanted.order.field, wanted.order.is_descending
    row.columns = [asdict(column) for column in wanted.columns]
    row.layout, row.board_field = wanted.layout.value, wanted.board_field
    row.visibility = wanted.visibility.value
    row.team_id = wanted.team_id if wanted.visibility is Sharing.TEAM else None
    row.position, row.is_pinned = wanted.position, wanted.is_pinned
    row.default_roles = sorted(role.value for role in set(wanted.default_roles))


def _item(row: SavedView, principal: Principal, kept: SavedViewOrder) -> SavedViewItem:
    view = fields_of(row)
    concerns = view.visibility is not Sharing.TEAM or row.team_id in principal.team_ids
    is_hidden = str(row.id) in kept.hidden
    return SavedViewItem(
        id=row.id,
        fields=view,
        owner_id=row.owner_id,
        is_pinned=str(row.id) in kept.shown or (view.is_pinned and concerns and not is_hidden),
        can_change=_may_keep(principal, view.visibility),
        version=row.version,
    )


async def _lock(session: AsyncSession, principal: Principal, view_id: UUID, expected_version: int | None) -> SavedView:
    row = await repository.find_visible(session, principal, view_id, lock=True)
    if row is None:
        raise view_not_found()
    _require_right(principal, Sharing(row.visibility))
    require_version(row.version, expected_version)
    return row


def _may_keep(principal: Principal, visibility: Sharing) -> bool:
    return visibility is Sharing.PERSONAL or principal.may(Permission.MANAGE_VIEWS)


def _require_right(principal: Principal, visibility: Sharing) -> None:
    if not _may_keep(principal, visibility):
        raise NotPermitted("Your role does not allow this.", data={"visibility": visibility.value})


async def _announce(
    session: AsyncSession, principal: Principal, row: SavedView, change: str, names: list[str], audience: Audience
) -> None:
    event = NewEvent(
        fact=SavedViewChanged(change=change, fields=names),
        aggregate_kind="saved_view",
        aggregate_id=row.id,
        version=row.version,
        actor=principal.actor,
        audience=audience,
    )
    await record_events(session, [event])
