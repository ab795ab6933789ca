"""The SQL of tying identities to contacts, and of where customers came from."""

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded, table_of
from core.db.repository import upsert
from core.db.types import JsonDoc
from crm_link.customers.claiming import TYPED
from crm_link.customers.models import Contact, ContactIdentity

_CONTACT = table_of(Contact).c
_LINK = table_of(ContactIdentity).c


@dataclass(frozen=True, slots=True)
class NewLink:
    """An identity for a contact, and how it is known to be his."""

    identity_id: UUID
    contact_id: UUID
    evidence: str
    is_verified: bool
    is_routing_default: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class NewOrigin:
    """Where a contact came from: the first touch counts if he has none, the last one in any case."""

    contact_id: UUID
    first: dict[str, Any]
    last: dict[str, Any]


async def insert_missing(session: AsyncSession, links: Collection[NewLink]) -> set[UUID]:
    """Note links that are not there yet; the contacts that got one."""
    rows = _rows(links)
    if not rows:
        return set()
    statement = upsert(session, ContactIdentity).values(rows).on_conflict_do_nothing()
    return set((await session.execute(statement.returning(ContactIdentity.contact_id))).scalars())


async def put_verified(session: AsyncSession, links: Collection[NewLink]) -> set[UUID]:
    """Put links down, verifying those that are there; the contacts they belong to."""
    rows = _rows(links)
    if not rows:
        return set()
    statement = upsert(session, ContactIdentity).values(rows)
    statement = statement.on_conflict_do_update(
        index_elements=[ContactIdentity.identity_id, ContactIdentity.contact_id],
        set_={
            "is_verified": True,
            "evidence": statement.excluded.evidence,
            "is_routing_default": statement.excluded.is_routing_default,
            "until": None,
        },
    )
    await session.execute(statement)
    return {link.contact_id for link in links}


async def leave_others(session: AsyncSession, kept: Collection[tuple[UUID, UUID]]) -> None:
    """What comes from each of these identities belongs to the contact beside it and to nobody else any more."""
    for identity_id, contact_id in sorted(kept):
        statement = update(ContactIdentity).where(
            ContactIdentity.identity_id == identity_id, ContactIdentity.contact_id != contact_id
        )
        await session.execute(statement.values(is_routing_default=False).execution_options(synchronize_session=False))


async def verify_typed(session: AsyncSession, identity_id: UUID, contact_id: UUID, *, is_routing_default: bool) -> bool:
    """An address that the contact had only typed has proven to be his; False when he had not, or it was known."""
    statement = (
        update(ContactIdentity)
        .where(
            ContactIdentity.identity_id == identity_id,
            ContactIdentity.contact_id == contact_id,
            ContactIdentity.evidence == TYPED,
            ContactIdentity.is_verified.is_(False),
        )
        .values(is_verified=True, is_routing_default=is_routing_default)
        .returning(ContactIdentity.identity_id)
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def move_touches(session: AsyncSession, origins: Collection[NewOrigin]) -> None:
    """Keep the first touch of contacts that have none; the last one is always the newest."""
    rows = [
        {"key_id": one.contact_id, "first": one.first, "last": one.last}
        for one in sorted(origins, key=lambda one: one.contact_id)
    ]
    if rows:
        await session.execute(_MOVE_TOUCHES, rows)


async def lock_contacts(session: AsyncSession, contact_ids: Collection[UUID]) -> Sequence[Contact]:
    """These contacts in the order of their ids, locked until the transaction ends."""
    if not contact_ids:
        return []
    query = select(Contact).where(Contact.id.in_(padded(sorted(contact_ids)))).order_by(Contact.id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return (await session.execute(query)).scalars().all()


def _rows(links: Collection[NewLink]) -> list[dict[str, Any]]:
    """One row for each link, in the order of the key, so that two transactions cannot wait for each other."""
    rows = {(link.identity_id, link.contact_id): {**asdict(link), "role": ""} for link in links}
    return [rows[key] for key in sorted(rows)]


_MOVE_TOUCHES = (
    update(table_of(Contact))
    .where(_CONTACT.id == bindparam("key_id"))
    .values(
        first_touch=func.coalesce(_CONTACT.first_touch, bindparam("first", type_=JsonDoc())),
        last_touch=bindparam("last", type_=JsonDoc()),
    )
)
