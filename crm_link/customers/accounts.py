"""Companies: made, corrected, deleted while nobody belongs to them, and who belongs to which."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import AccountChanged, ContactChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.versions import require_version
from crm_link.customers import accounts_repository as repository
from crm_link.customers import service
from crm_link.customers.addresses import PostalAddress, postal_addresses
from crm_link.customers.domains import FREE_MAIL_DOMAINS
from crm_link.customers.models import Account, ContactAccount
from crm_link.customers.service import ContactView

_DOMAIN = re.compile(r"(?=.{4,253}$)[^\s@/:.,]{1,63}(\.[^\s@/:.,]{1,63})+$")


@dataclass(frozen=True, slots=True)
class AccountView:
    """A company. Whoever writes from its mail domain for the first time belongs to it."""

    id: UUID
    name: str
    domain: str | None
    note: str
    addresses: tuple[PostalAddress, ...]
    created_at: datetime
    version: int


async def get_account(session: AsyncSession, account_id: UUID) -> AccountView:
    """One company. Raises NotFound."""
    account = await repository.find_account(session, account_id)
    if account is None:
        raise account_not_found()
    return account_view(account)


async def create_account(
    session: AsyncSession, principal: Principal, name: str, domain: str | None = None, note: str = ""
) -> AccountView:
    """A new company.

    Raises NotPermitted, Invalid(bad_domain, free_mail_domain), Conflict(domain_taken, data.account_id and .name).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    account = Account(
        id=ids.new_id(),
        name=name,
        domain=await _free_domain(session, domain, None),
        note=note,
        addresses=[],
        created_at=clock.utc_now(),
        version=1,
    )
    session.add(account)
    await session.flush()
    await _announce(session, principal, account, "created", ["domain", "name", "note"], {})
    return account_view(account)


async def change_account(
    session: AsyncSession,
    principal: Principal,
    account_id: UUID,
    changes: Mapping[str, Any],
    version: int | None = None,
) -> AccountView:
    """Change some of name, domain, note and addresses (as documents).

    Raises as `create_account`, NotFound, PreconditionFailed.
    """
    account = await _lock(session, principal, account_id, version)
    wanted = dict(changes)
    if "domain" in wanted:
        wanted["domain"] = await _free_domain(session, wanted["domain"], account.id)
    real = {name: value for name, value in wanted.items() if value != getattr(account, name)}
    if real:
        before = {name: getattr(account, name) for name in real}
        for name, value in real.items():
            setattr(account, name, value)
        account.version += 1
        await _announce(session, principal, account, "changed", sorted(real), {"before": before, "after": real})
    return account_view(account)


async def delete_account(
    session: AsyncSession, principal: Principal, account_id: UUID, version: int | None = None
) -> None:
    """Delete a company that has neither people nor tickets.

    Raises NotPermitted, NotFound, PreconditionFailed, Conflict(account_in_use).
    """
    account = await _lock(session, principal, account_id, version)
    if await repository.is_referred_to(session, account_id):
        raise Conflict("The company has people or tickets.", code="account_in_use")
    account.version += 1
    await _announce(session, principal, account, "deleted", [], {"before": {"name": account.name}})
    await session.delete(account)
    await session.flush()


async def link_account(
    session: AsyncSession, principal: Principal, contact_id: UUID, account_id: UUID, role: str = ""
) -> ContactView:
    """The contact belongs to the company, as `role`; the first company of a contact is his primary one.

    Raises NotPermitted, NotFound, Conflict(already_merged).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    account = await repository.find_account(session, account_id, lock=True)
    if account is None:
        raise account_not_found()
    contact = await service.lock_contact(session, contact_id)
    ties = await repository.find_memberships(session, contact_id)
    tie = ties.get(account_id)
    if tie is not None and tie.role == role:
        return await service.get_contact(session, contact_id)
    detail = {"account": account.name, "role": role}
    if tie is None:
        is_primary = not any(one.is_primary for one in ties.values())
        session.add(ContactAccount(contact_id=contact_id, account_id=account_id, role=role, is_primary=is_primary))
        detail["how"] = "linked"
    else:
        tie.role = role
        detail["how"] = "role"
    await service.record_change(session, contact, ContactChanged(fields=["accounts"]), principal, detail)
    return await service.get_contact(session, contact_id)


async def unlink_account(
    session: AsyncSession, principal: Principal, contact_id: UUID, account_id: UUID
) -> ContactView:
    """The contact does not belong to the company any more; another one of his becomes the primary one.

    Raises NotPermitted, NotFound (also when he does not belong to it), Conflict(already_merged).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    account = await repository.find_account(session, account_id)
    if account is None:
        raise account_not_found()
    contact = await service.lock_contact(session, contact_id)
    ties = await repository.find_memberships(session, contact_id)
    tie = ties.pop(account_id, None)
    if tie is None:
        raise account_not_found()
    if tie.is_primary and ties:
        next(iter(ties.values())).is_primary = True
    await session.flush()
    await repository.remove_membership(session, contact_id, account_id)
    detail = {"account": account.name, "role": tie.role, "how": "unlinked"}
    await service.record_change(session, contact, ContactChanged(fields=["accounts"]), principal, detail)
    return await service.get_contact(session, contact_id)


def account_view(account: Account) -> AccountView:
    """A company as it is told."""
    return AccountView(
        id=account.id,
        name=account.name,
        domain=account.domain,
        note=account.note,
        addresses=postal_addresses(account.addresses),
        created_at=account.created_at,
        version=account.version,
    )


def account_not_found() -> NotFound:
    """The error for a company that is not there."""
    return NotFound("There is no such company.", code="account_not_found")


def clean_domain(written: str | None) -> str | None:
    """A mail domain in canonical form, None for nothing: people paste addresses and links of all kinds.

    Raises Invalid(bad_domain), Invalid(free_mail_domain) for a provider where anybody gets an address.
    """
    text = (written or "").strip().lower()
    text = text.removeprefix("https://").removeprefix("http://").partition("/")[0]
    domain = text.rpartition("@")[2].removeprefix("www.").strip(".")
    if not domain:
        return None
    if not _DOMAIN.match(domain):
        raise Invalid("This is no domain.", code="bad_domain", data={"field": "domain"})
    if domain in FREE_MAIL_DOMAINS:
        raise Invalid("Anybody gets an address there.", code="free_mail_domain", data={"field": "domain"})
    return domain


async def _free_domain(session: AsyncSession, written: str | None, own_id: UUID | None) -> str | None:
    domain = clean_domain(written)
    taken = await repository.find_account_of_domain(session, domain) if domain else None
    if taken is not None and taken.id != own_id:
        raise Conflict(
            "Another company has this domain.",
            code="domain_taken",
            data={"field": "domain", "account_id": str(taken.id), "name": taken.name},
        )
    return domain


async def _lock(session: AsyncSession, principal: Principal, account_id: UUID, version: int | None) -> Account:
    principal.require(Permission.EDIT_CUSTOMERS)
    account = await repository.find_account(session, account_id, lock=True)
    if account is None:
        raise account_not_found()
    require_version(account.version, version)
    return account


async def _announce(
    session: AsyncSession,
    principal: Principal,
    account: Account,
    change: str,
    fields: list[str],
    detail: dict[str, Any],
) -> None:
    event = NewEvent(
        fact=AccountChanged(change=change, fields=fields),
        aggregate_kind="account",
        aggregate_id=account.id,
        version=account.version,
        actor=principal.actor,
        audience=EVERYONE,
        detail=detail,
    )
    await record_events(session, [event])
