"""The customer record as people use it: look up, correct, block, find somebody to write to."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Conflict, NotFound
from core.events.base import Fact
from core.events.facts.desk import ContactBlocked, ContactChanged, ContactUnblocked
from core.events.log import record_events
from core.messages import Touch, touch_of
from core.staff.principal import Permission, Principal
from core.versions import require_version
from crm_link.customers import repository
from crm_link.customers.addresses import PostalAddress, postal_addresses
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact

CHANGEABLE = ("name", "language", "note", "addresses", "is_vip")


@dataclass(frozen=True, slots=True)
class IdentityView:
    """One way to reach a contact. `evidence` tells how it is known to be his: typed, host_page, or a channel's kind.

    `is_verified`: that is proven. `is_routing_default`: what comes from there is his.
    """

    id: UUID
    kind: str
    external_id: str
    name: str
    role: str
    evidence: str
    is_verified: bool
    is_routing_default: bool
    is_blocked: bool
    is_undeliverable: bool


@dataclass(frozen=True, slots=True)
class CompanyView:
    """A company that a contact belongs to, and as what."""

    id: UUID
    name: str
    domain: str | None
    role: str


@dataclass(frozen=True, slots=True)
class ContactView:
    """A person outside the company. `origin` is the kind of channel he first came through, the touches where from."""

    id: UUID
    name: str
    language: str
    note: str
    addresses: tuple[PostalAddress, ...]
    is_vip: bool
    is_blocked: bool
    origin: str
    first_touch: Touch | None
    last_touch: Touch | None
    created_at: datetime
    identities: tuple[IdentityView, ...]
    accounts: tuple[CompanyView, ...]
    version: int


async def get_contact(session: AsyncSession, contact_id: UUID) -> ContactView:
    """One contact with everything about him, or the one he was merged into; four queries at most. Raises NotFound."""
    contact = await repository.find_contact(session, contact_id)
    if contact is not None and contact.merged_into_id is not None:
        contact = await repository.find_contact(session, contact.merged_into_id)
    if contact is None:
        raise contact_not_found()
    return (await _views(session, [contact]))[0]


async def get_shown_id(session: AsyncSession, contact_id: UUID) -> UUID:
    """The id of the contact that this one is shown as: his own unless he was merged. Raises NotFound."""
    contact = await repository.find_contact(session, contact_id)
    if contact is None:
        raise contact_not_found()
    return contact.merged_into_id or contact.id


async def load_contacts(session: AsyncSession, contact_ids: Collection[UUID]) -> dict[UUID, ContactView]:
    """These contacts, in three queries; those that do not exist are left out."""
    rows = await repository.load_contacts(session, contact_ids)
    return {view.id: view for view in await _views(session, rows)}


async def change_contact(
    session: AsyncSession,
    principal: Principal,
    contact_id: UUID,
    changes: Mapping[str, Any],
    version: int | None = None,
) -> ContactView:
    """Change some of name, language, note, addresses (as documents) and is_vip.

    Raises NotPermitted, NotFound, Conflict(already_merged), PreconditionFailed.
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    contact = await lock_contact(session, contact_id)
    require_version(contact.version, version)
    real = {name: value for name, value in changes.items() if name in CHANGEABLE and value != getattr(contact, name)}
    if real:
        before = {name: getattr(contact, name) for name in real}
        for name, value in real.items():
            setattr(contact, name, value)
        detail = {"before": before, "after": real}
        await record_change(session, contact, ContactChanged(fields=sorted(real)), principal, detail)
    return (await _views(session, [contact]))[0]


async def block_contact(session: AsyncSession, principal: Principal, contact_id: UUID) -> ContactView:
    """What this person sends goes to spam from now on; twice is as good as once. Raises NotPermitted, NotFound."""
    return await _set_blocked(session, principal, contact_id, blocked=True)


async def unblock_contact(session: AsyncSession, principal: Principal, contact_id: UUID) -> ContactView:
    """This person may write to us again. Raises NotPermitted, NotFound."""
    return await _set_blocked(session, principal, contact_id, blocked=False)


def contact_not_found() -> NotFound:
    """The error for a contact that is not there."""
    return NotFound("There is no such contact.", code="contact_not_found")


def already_merged(into_id: UUID) -> Conflict:
    """The error for a contact that is shown as another one by now."""
    return Conflict(
        "This contact was merged into another one.", code="already_merged", data={"contact_id": str(into_id)}
    )


async def _set_blocked(session: AsyncSession, principal: Principal, contact_id: UUID, *, blocked: bool) -> ContactView:
    principal.require(Permission.BLOCK_CUSTOMERS)
    contact = await lock_contact(session, contact_id)
    if contact.is_blocked is not blocked:
        contact.is_blocked = blocked
        await record_change(session, contact, ContactBlocked() if blocked else ContactUnblocked(), principal)
    return (await _views(session, [contact]))[0]


async def lock_contact(session: AsyncSession, contact_id: UUID) -> Contact:
    """A contact who is shown as himself, locked. Raises NotFound, Conflict(already_merged)."""
    contact = await repository.find_contact(session, contact_id, lock=True)
    if contact is None:
        raise contact_not_found()
    if contact.merged_into_id is not None:
        raise already_merged(contact.merged_into_id)
    return contact


async def record_change(
    session: AsyncSession, contact: Contact, fact: Fact, principal: Principal, detail: dict[str, Any] | None = None
) -> None:
    """Tell what was done to a locked contact; that is his next version."""
    contact.version += 1
    await session.flush()
    await record_events(session, [contact_event(contact.id, contact.version, fact, principal.actor, detail=detail)])


async def _views(session: AsyncSession, contacts: Sequence[Contact]) -> list[ContactView]:
    contact_ids = [contact.id for contact in contacts]
    identities = await repository.load_identities_of(session, contact_ids)
    accounts = await repository.load_accounts_of(session, contact_ids)
    return [
        ContactView(
            id=contact.id,
            name=contact.name,
            language=contact.language,
            note=contact.note,
            addresses=postal_addresses(contact.addresses),
            is_vip=contact.is_vip,
            is_blocked=contact.is_blocked,
            origin=contact.origin,
            first_touch=touch_of(contact.first_touch) if contact.first_touch else None,
            last_touch=touch_of(contact.last_touch) if contact.last_touch else None,
            created_at=contact.created_at,
            identities=tuple(
                IdentityView(
                    id=identity.id,
                    kind=identity.kind,
                    external_id=identity.external_id,
                    name=identity.name,
                    role=link.role,
                    evidence=link.evidence,
                    is_verified=link.is_verified,
                    is_routing_default=link.is_routing_default,
                    is_blocked=identity.is_blocked,
                    is_undeliverable=identity.is_undeliverable,
                )
                for identity, link in identities.get(contact.id, ())
            ),
            accounts=tuple(
                CompanyView(account.id, account.name, account.domain, link.role)
                for account, link in accounts.get(contact.id, ())
            ),
            version=contact.version,
        )
        for contact in contacts
    ]
