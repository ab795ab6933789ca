"""The SQL of finding contacts that may be the same person."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from crm_link.customers.models import Contact, ContactIdentity, Identity

_TELLING_KINDS = ("email", "phone", "host_user", "webchat")
_MOST = 100


@dataclass(frozen=True, slots=True)
class Shared:
    """An identity that two contacts share. `is_mine`, `is_theirs`: proven, or what comes from there is his."""

    contact_id: UUID
    kind: str
    external_id: str
    is_mine: bool
    is_theirs: bool


async def shared_identities(session: AsyncSession, contact_id: UUID) -> list[Shared]:
    """What other contacts share with this one, at most a hundred, the longest known first."""
    mine, theirs = aliased(ContactIdentity), aliased(ContactIdentity)
    query = (
        select(
            theirs.contact_id,
            Identity.kind,
            Identity.external_id,
            or_(mine.is_verified, mine.is_routing_default).label("is_mine"),
            or_(theirs.is_verified, theirs.is_routing_default).label("is_theirs"),
        )
        .join_from(mine, theirs, theirs.identity_id == mine.identity_id)
        .join(Identity, Identity.id == mine.identity_id)
        .join(Contact, Contact.id == theirs.contact_id)
        .where(
            mine.contact_id == contact_id,
            theirs.contact_id != contact_id,
            mine.until.is_(None),
            theirs.until.is_(None),
            Identity.kind.in_(_TELLING_KINDS),
            Contact.merged_into_id.is_(None),
        )
        .order_by(theirs.since, theirs.contact_id, Identity.id)
        .limit(_MOST)
    )
    rows = (await session.execute(query)).all()
    return [Shared(row[0], row[1], row[2], bool(row[3]), bool(row[4])) for row in rows]
