"""Who is reached at an address: several people may share a switchboard or a family's number."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import table_of
from crm_link.customers.models import Account, Contact, ContactAccount, ContactIdentity, Identity

_MOST_PEOPLE = 10
_CONTACT, _LINK = table_of(Contact).c, table_of(ContactIdentity).c
_IDENTITY, _MEMBER, _ACCOUNT = table_of(Identity).c, table_of(ContactAccount).c, table_of(Account).c


@dataclass(frozen=True, slots=True)
class PersonAt:
    """Somebody who uses the address. `is_blocked`: he, or the address; `company` is his first, '' for none.

    `is_default`: what comes from the address is taken for his.
    """

    contact_id: UUID
    identity_id: UUID
    name: str
    is_vip: bool
    is_blocked: bool
    company_id: UUID | None
    company: str
    role: str
    is_default: bool


async def people_at(session: AsyncSession, kind: str, external_id: str) -> list[PersonAt]:
    """The people at an address in canonical form, whose it is by default first; one query by its unique key."""
    query = (
        select(
            _CONTACT.id,
            _IDENTITY.id.label("identity_id"),
            _CONTACT.name,
            _CONTACT.is_vip,
            (_CONTACT.is_blocked | _IDENTITY.is_blocked).label("is_blocked"),
            _ACCOUNT.id.label("company_id"),
            _ACCOUNT.name.label("company"),
            _MEMBER.role,
            _LINK.is_routing_default,
        )
        .select_from(
            table_of(Identity)
            .join(table_of(ContactIdentity), and_(_LINK.identity_id == _IDENTITY.id, _LINK.until.is_(None)))
            .join(table_of(Contact), and_(_CONTACT.id == _LINK.contact_id, _CONTACT.merged_into_id.is_(None)))
            .outerjoin(table_of(ContactAccount), _MEMBER.contact_id == _CONTACT.id)
            .outerjoin(table_of(Account), _ACCOUNT.id == _MEMBER.account_id)
        )
        .where(_IDENTITY.kind == kind, _IDENTITY.scope == "", _IDENTITY.external_id == external_id)
        .order_by(_LINK.is_routing_default.desc(), _LINK.since, _CONTACT.id, _MEMBER.is_primary.desc(), _ACCOUNT.name)
        .limit(_MOST_PEOPLE * 3)
    )
    people: dict[UUID, PersonAt] = {}
    for row in (await session.execute(query)).all():
        person = PersonAt(
            contact_id=row.id,
            identity_id=row.identity_id,
            name=row.name,
            is_vip=row.is_vip,
            is_blocked=row.is_blocked,
            company_id=row.company_id,
            company=row.company or "",
            role=row.role or "",
            is_default=row.is_routing_default,
        )
        people.setdefault(row.id, person)
    return list(people.values())[:_MOST_PEOPLE]
