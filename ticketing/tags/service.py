"""Making, renaming and deleting tags, and putting them on tickets."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound, PreconditionFailed
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import TagChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from ticketing.tags import repository
from ticketing.tags.models import Tag
from ticketing.tags.reading import TagView


@dataclass(frozen=True, slots=True)
class Retagged:
    """The tags that came and went: their names, sorted, and their ids."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    added_ids: tuple[UUID, ...] = ()
    removed_ids: tuple[UUID, ...] = ()


async def create_tag(session: AsyncSession, principal: Principal, name: str, color: str) -> TagView:
    """A new tag. Raises NotPermitted, Conflict(code="name_taken")."""
    principal.require(Permission.MANAGE_TAGS)
    await _require_free(session, name, None)
    tag = Tag(
        id=ids.new_id(), name=name, folded_name=fold_name(name), color=color, created_at=clock.utc_now(), version=1
    )
    session.add(tag)
    await session.flush()
    await _announce(session, principal, tag, "created", ["name", "color"])
    return _view(tag)


async def change_tag(
    session: AsyncSession, principal: Principal, tag_id: UUID, changes: dict[str, Any], expected_version: int | None
) -> TagView:
    """Rename or recolour a tag (`name`, `color`).

    Raises NotPermitted, NotFound, PreconditionFailed, Conflict(code="name_taken").
    """
    tag = await _lock(session, principal, tag_id, expected_version)
    news = {name: value for name, value in changes.items() if getattr(tag, name) != value}
    if not news:
        return _view(tag)
    if "name" in news:
        await _require_free(session, news["name"], tag.id)
        tag.name, tag.folded_name = news["name"], fold_name(news["name"])
    tag.color = news.get("color", tag.color)
    tag.version += 1
    await _announce(session, principal, tag, "changed", sorted(news))
    return _view(tag)


async def delete_tag(session: AsyncSession, principal: Principal, tag_id: UUID, expected_version: int | None) -> None:
    """Delete a tag and take it off every ticket. The tickets' history keeps its name. Raises as `change_tag`."""
    tag = await _lock(session, principal, tag_id, expected_version)
    tag.version += 1
    await _announce(session, principal, tag, "deleted", [])
    await repository.remove_everywhere(session, tag_id)
    await session.flush()
    await session.delete(tag)
    await session.flush()


async def retag(session: AsyncSession, ticket_id: UUID, add: Collection[UUID], remove: Collection[UUID]) -> Retagged:
    """Change the tags of a locked ticket; a tag in both lists is put on. Raises Invalid(code="unknown_tag")."""
    wanted, unwanted = set(add), set(remove) - set(add)
    names = await repository.find_tags(session, wanted | unwanted)
    _require_known(wanted, names)
    added = await repository.add_to_ticket(session, ticket_id, sorted(wanted))
    removed = await repository.remove_from_ticket(session, ticket_id, unwanted & names.keys())
    return Retagged(_named(names, added), _named(names, removed), tuple(sorted(added)), tuple(sorted(removed)))


async def require_tags(session: AsyncSession, tag_ids: Collection[UUID]) -> None:
    """Raise Invalid(code="unknown_tag") unless all of these exist."""
    _require_known(set(tag_ids), await repository.find_tags(session, tag_ids))


def fold_name(name: str) -> str:
    """The form in which two names are the same tag."""
    return unicodedata.normalize("NFKC", name).casefold().strip()


def _require_known(wanted: set[UUID], names: dict[UUID, str]) -> None:
    unknown = sorted(str(tag_id) for tag_id in wanted - names.keys())
    if unknown:
        raise Invalid("There is no such tag.", code="unknown_tag", data={"tag_ids": unknown})


def _named(names: dict[UUID, str], tag_ids: set[UUID]) -> tuple[str, ...]:
    return tuple(sorted(names[tag_id] for tag_id in tag_ids))


async def _lock(session: AsyncSession, principal: Principal, tag_id: UUID, expected_version: int | None) -> Tag:
    principal.require(Permission.MANAGE_TAGS)
    tag = await repository.lock_tag(session, tag_id)
    if tag is None:
        raise NotFound("There is no such tag.", code="tag_not_found")
    if expected_version is not None and expected_version != tag.version:
        raise PreconditionFailed("Somebody else changed this tag.", data={"version": tag.version})
    return tag


async def _require_free(session: AsyncSession, name: str, own_id: UUID | None) -> None:
    holder = await repository.find_by_name(session, fold_name(name))
    if holder is not None and holder != own_id:
        raise Conflict("There is a tag of this name.", code="name_taken", data={"id": str(holder)})


async def _announce(session: AsyncSession, principal: Principal, tag: Tag, change: str, fields: list[str]) -> None:
    event = NewEvent(
        fact=TagChanged(change=change, fields=fields),
        aggregate_kind="tag",
        aggregate_id=tag.id,
        version=tag.version,
        actor=principal.actor,
        audience=EVERYONE,
    )
    await record_events(session, [event])


def _view(tag: Tag) -> TagView:
    return TagView(tag.id, tag.name, tag.color, tag.version)
