"""The SQL of merging contacts, beside what core.references moves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.db.base import Base
from core.db.types import Uuid
from crm_link.customers.models import Contact, ContactAccount, ContactIdentity, ContactMerge


@dataclass(frozen=True, slots=True)
class Change:
    """New values of a row, and what they were; `key` is its primary key in JSON types."""

    table: str
    key: Mapping[str, str]
    before: Mapping[str, Any]
    after: Mapping[str, Any]

    @classmethod
    def on(cls, table: str, key: Mapping[str, UUID], row: object, values: Mapping[str, Any]) -> Self:
        """Change `row` of a table with these keys to `values`."""
        before = {name: getattr(row, name) for name in values}
        for name, value in values.items():
            setattr(row, name, value)
        return cls(table, {name: str(one) for name, one in key.items()}, before, dict(values))

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> Self:
        """What `document` wrote."""
        return cls(document["table"], document["key"], document["before"], document["after"])

    def document(self) -> dict[str, Any]:
        """As the ledger keeps it."""
        return {"table": self.table, "key": dict(self.key), "before": dict(self.before), "after": dict(self.after)}


async def lock_contacts(session: AsyncSession, *contact_ids: UUID) -> dict[UUID, Contact]:
    """These contacts, locked in the order of their ids against everybody who points at them."""
    query = select(Contact).where(Contact.id.in_(contact_ids)).order_by(Contact.id).with_for_update()
    rows = (await session.execute(query.execution_options(populate_existing=True))).scalars()
    return {contact.id: contact for contact in rows}


async def find_merge(session: AsyncSession, merge_id: UUID) -> ContactMerge | None:
    """A merge."""
    return await session.get(ContactMerge, merge_id)


async def lock_merge(session: AsyncSession, merge_id: UUID) -> ContactMerge:
    """A merge that exists, locked. Take the contacts' locks first."""
    return await session.get_one(ContactMerge, merge_id, with_for_update=True, populate_existing=True)


async def shared_links(
    session: AsyncSession, kept_id: UUID, gone_id: UUID
) -> Sequence[tuple[ContactIdentity, ContactIdentity]]:
    """The ties of both contacts to the same identities."""
    mine, his = aliased(ContactIdentity), aliased(ContactIdentity)
    query = (
        select(mine, his)
        .join(his, his.identity_id == mine.identity_id)
        .where(mine.contact_id == kept_id, his.contact_id == gone_id)
        .order_by(mine.identity_id)
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def has_company(session: AsyncSession, contact_id: UUID) -> bool:
    """Whether a contact belongs to one."""
    return bool((await session.execute(select(exists().where(ContactAccount.contact_id == contact_id)))).scalar())


async def primary_companies(session: AsyncSession, contact_id: UUID) -> Sequence[ContactAccount]:
    """A contact's main companies."""
    query = select(ContactAccount).where(ContactAccount.contact_id == contact_id, ContactAccount.is_primary)
    return (await session.execute(query)).scalars().all()


async def restore(session: AsyncSession, changes: Sequence[Change]) -> None:
    """Give rows their earlier values, where they still have those of the change."""
    for change in changes:
        table = Base.metadata.tables[change.table]
        columns = table.columns
        key = [columns[name] == _value(columns[name].type, value) for name, value in change.key.items()]
        row = (await session.execute(select(*(columns[name] for name in change.after)).where(*key))).first()
        if row is None:
            continue
        unchanged = {name: change.before[name] for name, value in change.after.items() if row._mapping[name] == value}
        if unchanged and "version" in columns and table.name != Contact.__tablename__:
            unchanged["version"] = columns["version"] + 1  # the contact's own is counted with the event
        if unchanged:
            await session.execute(update(table).where(*key).values(unchanged))


def _value(column_type: object, text: str) -> object:
    return UUID(text) if isinstance(column_type, Uuid) else text
