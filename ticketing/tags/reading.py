"""Tags as others read them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from ticketing.tags.models import Tag, TicketTag


@dataclass(frozen=True, slots=True)
class TagView:
    """A tag: its name and one of the desk's colours. `version` is for If-Match."""

    id: UUID
    name: str
    color: str
    version: int = 1


_TAGS_OF: Final = (
    select(TicketTag.ticket_id, Tag.id, Tag.name, Tag.color, Tag.version)
    .join(Tag, Tag.id == TicketTag.tag_id)
    .where(TicketTag.ticket_id.in_(bindparam("asked_ids", expanding=True)))
    .order_by(Tag.folded_name)
)


async def list_tags(session: AsyncSession) -> list[TagView]:
    """Every tag, by name."""
    query = select(Tag.id, Tag.name, Tag.color, Tag.version).order_by(Tag.folded_name)
    return [TagView(*row) for row in (await session.execute(query)).all()]


async def names_of_tags(session: AsyncSession, tag_ids: Collection[UUID]) -> dict[UUID, str]:
    """What tags are called; those that are gone are left out."""
    if not tag_ids:
        return {}
    query = select(Tag.id, Tag.name).where(Tag.id.in_(padded(tag_ids)))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def tags_of(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, tuple[TagView, ...]]:
    """The tags of each ticket that has any, by name; one query."""
    if not ticket_ids:
        return {}
    found: defaultdict[UUID, list[TagView]] = defaultdict(list)
    for ticket_id, tag_id, name, color, version in (
        await session.execute(_TAGS_OF, {"asked_ids": padded(ticket_ids)})
    ).all():
        found[ticket_id].append(TagView(tag_id, name, color, version))
    return {ticket_id: tuple(tags) for ticket_id, tags in found.items()}
