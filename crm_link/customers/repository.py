"""All SQL of the customer record."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded, table_of
from core.db.repository import is_sqlite
from crm_link.customers.models import Account, Contact, ContactAccount, ContactIdentity, Identity

IdentityKey: TypeAlias = tuple[str, str, str]

_ACCOUNT = table_of(Account).c
_CONTACT = table_of(Contact).c
_LINK = table_of(ContactIdentity).c
_MEMBER = table_of(ContactAccount).c
_IDENTITY = table_of(Identity).c


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """An identity with the contact that what comes from it belongs to, if anybody.

    Somebody who only typed the address owns nothing of it. `is_verified`: that contact has proven that it is his.
    """

    identity_id: UUID
    kind: str
    scope: str
    external_id: str
    identity_is_blocked: bool
    contact_id: UUID | None
    name: str | None
    language: str | None
    is_vip: bool | None
    contact_is_blocked: bool | None
    account_id: UUID | None
    is_verified: bool | None

    @property
    def key(self) -> IdentityKey:
        """What makes the identity unique."""
        return (self.kind, self.scope, self.external_id)

    def without_contact(self) -> "IdentityRow":
        """The same for a contact who is shown as another one: that one has his ties."""
        return IdentityRow(
            self.identity_id, self.kind, self.scope, self.external_id, self.identity_is_blocked,
            None, None, None, None, None, None, None,
        )  # fmt: skip


async def find_identities(session: AsyncSession, keys: Collection[IdentityKey]) -> dict[IdentityKey, IdentityRow]:
    """The known ones among `keys`; of several contacts behind one identity the routing default, then the oldest."""
    found: dict[IdentityKey, IdentityRow] = {}
    for (kind, scope), external_ids in _grouped(keys).items():
        query = (
            _identity_query()
            .where(_IDENTITY.kind == kind, _IDENTITY.scope == scope, _IDENTITY.external_id.in_(padded(external_ids)))
            .order_by(_LINK.is_routing_default.desc(), _LINK.since, _MEMBER.is_primary.desc())
        )
        for *values, merged_into_id in (await session.execute(query)).all():
            row = IdentityRow(*values)
            if merged_into_id is not None:
                row = row.without_contact()
            if row.key not in found or found[row.key].contact_id is None:
                found[row.key] = row
    return found


async def lock_identities(session: AsyncSession, identity_ids: Collection[UUID]) -> None:
    """Make other transactions that want to give these identities a contact wait. SQLite has one writer anyway."""
    if identity_ids and not is_sqlite(session):
        query = select(_IDENTITY.id).where(_IDENTITY.id.in_(padded(sorted(identity_ids))))
        await session.execute(query.order_by(_IDENTITY.id).with_for_update())


async def find_accounts_by_domain(session: AsyncSession, domains: Iterable[str]) -> dict[str, UUID]:
    """The oldest account of each domain."""
    wanted = padded(domains)
    if not wanted:
        return {}
    query = select(_ACCOUNT.domain, _ACCOUNT.id).where(_ACCOUNT.domain.in_(wanted)).order_by(_ACCOUNT.id.desc())
    return {str(domain): account_id for domain, account_id in (await session.execute(query)).all()}


async def load_contacts(session: AsyncSession, contact_ids: Collection[UUID]) -> Sequence[Contact]:
    """These contacts."""
    if not contact_ids:
        return []
    return (await session.execute(select(Contact).where(Contact.id.in_(padded(contact_ids))))).scalars().all()


async def hold_contacts(session: AsyncSession, contact_ids: Collection[UUID]) -> set[UUID]:
    """Keep these contacts from being merged until the transaction ends; those that have been merged just now.

    SQLite has one writer, so there nothing can have happened since they were looked up.
    """
    if not contact_ids or is_sqlite(session):
        return set()
    query = select(_CONTACT.id, _CONTACT.merged_into_id).where(_CONTACT.id.in_(padded(sorted(contact_ids))))
    rows = (await session.execute(query.order_by(_CONTACT.id).with_for_update(read=True, key_share=True))).all()
    return {row.id for row in rows if row.merged_into_id is not None}


async def find_contact(session: AsyncSession, contact_id: UUID, *, lock: bool = False) -> Contact | None:
    """One contact, locked until the transaction ends when `lock`."""
    query = select(Contact).where(Contact.id == contact_id)
    return (await session.execute(query.with_for_update() if lock else query)).scalar_one_or_none()


async def load_identities_of(
    session: AsyncSession, contact_ids: Collection[UUID]
) -> dict[UUID, list[tuple[Identity, ContactIdentity]]]:
    """How each of these contacts is reached, oldest first."""
    result: dict[UUID, list[tuple[Identity, ContactIdentity]]] = defaultdict(list)
    if contact_ids:
        query = (
            select(Identity, ContactIdentity)
            .join_from(ContactIdentity, Identity, ContactIdentity.identity_id == Identity.id)
            .where(ContactIdentity.contact_id.in_(padded(contact_ids)), ContactIdentity.until.is_(None))
            .order_by(ContactIdentity.since, Identity.id)
        )
        for identity, link in (await session.execute(query)).all():
            result[link.contact_id].append((identity, link))
    return result


async def load_accounts_of(
    session: AsyncSession, contact_ids: Collection[UUID]
) -> dict[UUID, list[tuple[Account, ContactAccount]]]:
    """The companies of each of these contacts, the primary one first."""
    result: dict[UUID, list[tuple[Account, ContactAccount]]] = defaultdict(list)
    if contact_ids:
        query = (
            select(Account, ContactAccount)
            .join_from(ContactAccount, Account, ContactAccount.account_id == Account.id)
            .where(ContactAccount.contact_id.in_(padded(contact_ids)))
            .order_by(ContactAccount.is_primary.desc(), Account.name)
        )
        for account, link in (await session.execute(query)).all():
            result[link.contact_id].append((account, link))
    return result


def _identity_query() -> Select[Any]:
    identities = table_of(Identity)
    return select(
        _IDENTITY.id,
        _IDENTITY.kind,
        _IDENTITY.scope,
        _IDENTITY.external_id,
        _IDENTITY.is_blocked,
        _CONTACT.id,
        _CONTACT.name,
        _CONTACT.language,
        _CONTACT.is_vip,
        _CONTACT.is_blocked,
        _MEMBER.account_id,
        _LINK.is_verified,
        _CONTACT.merged_into_id,
    ).select_from(
        identities.outerjoin(
            table_of(ContactIdentity),
            and_(
                _LINK.identity_id == _IDENTITY.id,
                _LINK.until.is_(None),
                or_(_LINK.is_routing_default, _LINK.is_verified),
            ),
        )
        .outerjoin(table_of(Contact), _CONTACT.id == _LINK.contact_id)
        .outerjoin(table_of(ContactAccount), _MEMBER.contact_id == _CONTACT.id)
    )


def _grouped(keys: Iterable[IdentityKey]) -> dict[tuple[str, str], list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, scope, external_id in keys:
        groups[kind, scope].append(external_id)
    return groups
