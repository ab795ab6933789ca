"""Who wrote: from addresses to identities and contacts, for a whole batch at once, creating what is new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_missing_rows, insert_rows
from core.events.base import Actor, NewEvent
from core.events.facts.desk import ContactCreated
from core.messages import Address
from crm_link.customers import repository
from crm_link.customers.domains import choose_company, company_domains
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact, ContactAccount, ContactIdentity, Identity
from crm_link.customers.repository import IdentityKey, IdentityRow

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who wrote. `language` th|en|''. `is_person` is False for a mail system: it becomes no contact."""

    address: Address
    channel_kind: str
    language: str = ""
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class Customer:
    """The contact behind a sender; none behind a mail system. `is_blocked`: the contact or the address is blocked."""

    contact_id: UUID | None
    identity_id: UUID
    name: str
    language: str
    account_id: UUID | None
    is_vip: bool
    is_blocked: bool
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """Everybody of a batch by identity key, and the events that creating the new ones is worth."""

    customers: Mapping[IdentityKey, Customer]
    identity_ids: Mapping[IdentityKey, UUID]
    events: Sequence[NewEvent]


def identity_key(address: Address) -> IdentityKey:
    """What makes an identity unique."""
    return (address.kind, address.scope, address.external_id)


async def resolve_customers(
    session: AsyncSession, senders: Iterable[Sender], others: Iterable[Address] = ()
) -> Resolution:
    """The contact of every sender, and the identity of everybody else named (they and mail systems get no contact).

    Two transactions that meet the same new address at once make one contact: the second waits for the first.
    """
    writing: dict[IdentityKey, Sender] = {}
    for sender in senders:
        key = identity_key(sender.address)
        if key not in writing or (sender.is_person and not writing[key].is_person):
            writing[key] = sender
    addresses = {key: sender.address for key, sender in writing.items()}
    for address in others:
        addresses.setdefault(identity_key(address), address)
    known = await repository.find_identities(session, addresses)
    unknown = sorted(key for key in addresses if key not in known)
    lonely = [key for key, one in writing.items() if one.is_person and (key not in known or not known[key].contact_id)]
    if unknown or lonely:
        now = clock.utc_now()
        rows = [_identity_row(addresses[key], now) for key in unknown]
        await insert_missing_rows(session, Identity, rows)
        known |= await repository.find_identities(session, [*unknown, *lonely])
        mine = {row["id"] for row in rows}
        if unguarded := [k for k in lonely if known[k].contact_id is None and known[k].identity_id not in mine]:
            await repository.lock_identities(session, [known[key].identity_id for key in unguarded])
            known |= await repository.find_identities(session, unguarded)
    identity_ids = {key: row.identity_id for key, row in known.items()}
    customers = {key: _known(known[key]) for key in writing if known[key].contact_id is not None}
    customers |= {
        key: _machine(known[key], one) for key, one in writing.items() if not one.is_person and key not in customers
    }
    newcomers = [(known[key], sender) for key, sender in writing.items() if key not in customers]
    events = await _create_contacts(session, newcomers, customers) if newcomers else []
    return Resolution(customers, identity_ids, events)


async def _create_contacts(
    session: AsyncSession, newcomers: Sequence[tuple[IdentityRow, Sender]], customers: dict[IdentityKey, Customer]
) -> list[NewEvent]:
    now = clock.utc_now()
    domains = [d for _, sender in newcomers if sender.address.kind == "email" for d in _domains(sender)]
    companies = await repository.find_accounts_by_domain(session, domains)
    contacts: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    events: list[NewEvent] = []
    for identity, sender in newcomers:
        account_id = choose_company(sender.address.external_id, companies) if _domains(sender) else None
        contact_id = ids.new_id()
        name = display_name(sender.address)
        himself = Actor("contact", contact_id, name)
        contacts.append(
            {"id": contact_id, "name": name, "language": sender.language, "origin": sender.channel_kind,
             "created_at": now}
        )  # fmt: skip
        links.append(
            {"identity_id": identity.identity_id, "contact_id": contact_id, "evidence": sender.channel_kind,
             "is_verified": False, "since": now}
        )  # fmt: skip
        if account_id is not None:
            members.append({"contact_id": contact_id, "account_id": account_id})
        events.append(contact_event(contact_id, 1, ContactCreated(channel_kind=sender.channel_kind), himself))
        customers[identity.key] = Customer(
            contact_id=contact_id, identity_id=identity.identity_id, name=name, language=sender.language,
            account_id=account_id, is_vip=False, is_blocked=identity.identity_is_blocked, is_new=True,
        )  # fmt: skip
    await insert_rows(session, Contact, contacts)
    await insert_rows(session, ContactIdentity, links)
    await insert_rows(session, ContactAccount, members)
    return events


def display_name(address: Address) -> str:
    """What to call somebody: the name he writes under, else the part of his address before the @."""
    name = " ".join(address.name.split())
    return (name or address.external_id.partition("@")[0] or address.external_id)[:LONGEST_NAME]


def _domains(sender: Sender) -> list[str]:
    return company_domains(sender.address.external_id) if sender.address.kind == "email" else []


def _identity_row(address: Address, now: datetime) -> dict[str, Any]:
    return {
        "id": ids.new_id(),
        "kind": address.kind,
        "scope": address.scope,
        "external_id": address.external_id,
        "name": address.name[:LONGEST_NAME],
        "created_at": now,
    }


def _machine(row: IdentityRow, sender: Sender) -> Customer:
    return Customer(
        contact_id=None,
        identity_id=row.identity_id,
        name=display_name(sender.address),
        language="",
        account_id=None,
        is_vip=False,
        is_blocked=row.identity_is_blocked,
    )


def _known(row: IdentityRow) -> Customer:
    assert row.contact_id is not None
    return Customer(
        contact_id=row.contact_id,
        identity_id=row.identity_id,
        name=row.name or "",
        language=row.language or "",
        account_id=row.account_id,
        is_vip=bool(row.is_vip),
        is_blocked=bool(row.contact_is_blocked) or row.identity_is_blocked,
    )
