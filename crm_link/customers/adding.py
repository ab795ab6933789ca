"""Customers that people add by hand, and the addresses they give to and take from customers.

What a colleague writes down is believed, but not proven: mail from such an address is the customer's as long as it is
nobody else's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_missing_rows
from core.errors import Conflict, Invalid, NotFound
from core.events.facts.desk import ContactChanged, ContactCreated
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from core.text.phones import phone_numbers
from crm_link.customers import accounts_repository, adding_repository, repository, service
from crm_link.customers.accounts import account_not_found
from crm_link.customers.claiming import mail_address
from crm_link.customers.domains import choose_company, company_domains
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact, ContactAccount, ContactIdentity, Identity
from crm_link.customers.repository import IdentityKey, IdentityRow
from crm_link.customers.service import ContactView

BY_STAFF: Final = "staff"
AddressKind = Literal["email", "phone"]


@dataclass(frozen=True, slots=True)
class NewContact:
    """A customer as somebody typed him in. Without `account_id` the mail domain tells of the company.

    `is_shared`: an address may be another customer's, too, who keeps what comes from there (a switchboard).
    """

    name: str
    email: str = ""
    phone: str = ""
    language: str = ""
    account_id: UUID | None = None
    is_shared: bool = False


async def create_contact(session: AsyncSession, principal: Principal, new: NewContact) -> ContactView:
    """A new customer.

    Raises NotPermitted, Invalid(bad_email, bad_phone), NotFound(account_not_found), Conflict(identity_taken,
    data.contact_id, .name and .address: whose address it is).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    typed: list[tuple[AddressKind, str]] = [("email", new.email), ("phone", new.phone)]
    keys = [clean_address(kind, address) for kind, address in typed if address.strip()]
    rows = await _identities(session, keys, is_shared=new.is_shared)
    account_id = await _company(session, new)
    contact = Contact(id=ids.new_id(), name=new.name, language=new.language, created_at=clock.utc_now())
    session.add(contact)
    await session.flush()
    session.add_all([_link(row, contact.id) for row in rows])
    if account_id is not None:
        session.add(ContactAccount(contact_id=contact.id, account_id=account_id))
    await session.flush()
    await record_events(session, [contact_event(contact.id, 1, ContactCreated(), principal.actor)])
    return await service.get_contact(session, contact.id)


async def add_identity(
    session: AsyncSession,
    principal: Principal,
    contact_id: UUID,
    kind: AddressKind,
    address: str,
    *,
    is_shared: bool = False,
) -> ContactView:
    """Another way to reach a customer; one that he had before is his again as it was.

    Raises NotPermitted, NotFound, Invalid(bad_email, bad_phone), Conflict(already_merged), Conflict(identity_taken).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    contact = await service.lock_contact(session, contact_id)
    [row] = await _identities(session, [clean_address(kind, address)], is_shared=is_shared, own_id=contact_id)
    link = await adding_repository.find_link(session, row.identity_id, contact_id)
    is_free = row.contact_id in (None, contact_id)
    if link is None:
        session.add(_link(row, contact_id))
    elif link.until is not None:
        link.until = None
        link.is_routing_default = link.is_routing_default and is_free
    elif is_free and not link.is_routing_default:  # he had only typed it, and somebody asked him
        link.is_routing_default, link.evidence = True, BY_STAFF
    else:
        return await service.get_contact(session, contact_id)
    detail = {"address": row.external_id, "how": "added"}
    await service.record_change(session, contact, ContactChanged(fields=["identities"]), principal, detail)
    return await service.get_contact(session, contact_id)


async def remove_identity(
    session: AsyncSession, principal: Principal, contact_id: UUID, identity_id: UUID
) -> ContactView:
    """The customer is not reached there any more; whoever writes from there next is somebody new.

    Raises NotPermitted, NotFound (also identity_not_found), Conflict(already_merged).
    """
    principal.require(Permission.EDIT_CUSTOMERS)
    contact = await service.lock_contact(session, contact_id)
    link = await adding_repository.find_link(session, identity_id, contact_id)
    if link is None or link.until is not None:
        raise NotFound("The customer has no such address.", code="identity_not_found")
    link.until = clock.utc_now()
    detail = {"address": await adding_repository.get_address(session, identity_id), "how": "removed"}
    await service.record_change(session, contact, ContactChanged(fields=["identities"]), principal, detail)
    return await service.get_contact(session, contact_id)


def clean_address(kind: AddressKind, typed: str) -> IdentityKey:
    """What was typed in canonical form. Raises Invalid(bad_email), Invalid(bad_phone)."""
    if kind == "email":
        email = mail_address(typed)
        if not email:
            raise Invalid("This is no mail address.", code="bad_email", data={"field": "email"})
        return ("email", "", email)
    numbers = phone_numbers(typed)
    if len(numbers) != 1:
        raise Invalid("This is no telephone number.", code="bad_phone", data={"field": "phone"})
    return ("phone", "", f"+{numbers[0]}")


async def _identities(
    session: AsyncSession, keys: Sequence[IdentityKey], *, is_shared: bool, own_id: UUID | None = None
) -> list[IdentityRow]:
    """These identities, made if need be and locked, so that two colleagues cannot give one to two customers."""
    now = clock.utc_now()
    new = [
        {"id": ids.new_id(), "kind": kind, "scope": scope, "external_id": external_id, "created_at": now}
        for kind, scope, external_id in sorted(keys)
    ]
    await insert_missing_rows(session, Identity, new)
    found = await repository.find_identities(session, keys)
    await repository.lock_identities(session, [row.identity_id for row in found.values()])
    found = await repository.find_identities(session, keys)
    for row in found.values():
        if not is_shared and row.contact_id not in (None, own_id):
            raise Conflict(
                "Another customer has this address.",
                code="identity_taken",
                data={"contact_id": str(row.contact_id), "name": row.name, "address": row.external_id},
            )
    return [found[key] for key in keys]


async def _company(session: AsyncSession, new: NewContact) -> UUID | None:
    if new.account_id is not None:
        if await accounts_repository.find_account(session, new.account_id, lock=True) is None:
            raise account_not_found()
        return new.account_id
    companies = await repository.find_accounts_by_domain(session, company_domains(new.email.strip()))
    return choose_company(new.email.strip(), companies)


def _link(row: IdentityRow, contact_id: UUID) -> ContactIdentity:
    return ContactIdentity(
        identity_id=row.identity_id,
        contact_id=contact_id,
        evidence=BY_STAFF,
        is_routing_default=row.contact_id in (None, contact_id),
        since=clock.utc_now(),
    )
