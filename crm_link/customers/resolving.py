"""Who wrote: from addresses to identities and contacts, for a whole batch at once, creating what is new."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.bulk import insert_missing_rows, insert_rows
from core.events.base import Actor, NewEvent
from core.events.facts.desk import ContactCreated
from core.messages import Address, Claims, Touch
from crm_link.customers import repository
from crm_link.customers.claiming import (
    HOST_PAGE,
    NOTHING,
    Claimed,
    fold_claims,
    is_nameless,
    read_claims,
    stand_in_name,
)
from crm_link.customers.domains import choose_company, company_domains
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact, ContactAccount, ContactIdentity, Identity
from crm_link.customers.origin import Origins, first_and_last
from crm_link.customers.repository import IdentityKey, IdentityRow
from crm_link.customers.tying import Said, keep_said, verify_answers

LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who wrote. `language` th|en|''. `is_person` is False for a mail system: it becomes no contact.

    `claims` and the touches are what our own pages tell of him. `answers_contact_id` is the contact on whose thread he
    answers a mail that we signed: if that contact had typed his address, it is proven now.
    """

    address: Address
    channel_kind: str
    language: str = ""
    is_person: bool = True
    claims: Claims | None = None
    first_touch: Touch | None = None
    last_touch: Touch | None = None
    answers_contact_id: UUID | None = None


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


@dataclass(frozen=True, slots=True)
class _Writer:
    """One sender of a batch with everything his messages say about him."""

    address: Address
    channel_kind: str
    language: str
    is_person: bool
    claimed: Claimed
    origins: Origins
    answers_contact_id: UUID | None

    @property
    def proven(self) -> list[IdentityKey]:
        """The identities that say who he is, the strongest first."""
        return [identity_key(address) for address in self.claimed.proven]


def identity_key(address: Address) -> IdentityKey:
    """What makes an identity unique."""
    return (address.kind, address.scope, address.external_id)


async def resolve_customers(
    session: AsyncSession, senders: Iterable[Sender], others: Iterable[Address] = ()
) -> Resolution:
    """The contact of every sender, and the identity of everybody else named (they and mail systems get no contact).

    Somebody whom the host page vouches for is the contact that has his user id or mail address; what is only typed
    stays with his own contact. Two transactions that meet the same new address at once make one contact: the second
    waits for the first.
    """
    writing = _writers(senders)
    addresses = {key: one.address for key, one in writing.items()}
    said = [address for one in writing.values() for address in (*one.claimed.proven, *one.claimed.typed)]
    for address in (*said, *others):
        addresses.setdefault(identity_key(address), address)
    known = await _known_identities(session, writing, addresses)
    proofs = [
        (known[key], one.answers_contact_id) for key, one in writing.items() if one.answers_contact_id is not None
    ]
    verified = await verify_answers(session, proofs)
    if verified.identity_keys:
        known |= await repository.find_identities(session, verified.identity_keys)
    customers = _known_customers(writing, known)
    if await repository.hold_contacts(session, {one.contact_id for one in customers.values() if one.contact_id}):
        known |= await repository.find_identities(session, known)
        customers = _known_customers(writing, known)
    newcomers = [(key, one) for key, one in writing.items() if key not in customers]
    events = await _create_contacts(session, newcomers, known, customers) if newcomers else []
    events += await keep_said(session, _said(writing, known, customers), verified.contact_ids)
    return Resolution(customers, {key: row.identity_id for key, row in known.items()}, events)


async def _known_identities(
    session: AsyncSession, writing: Mapping[IdentityKey, _Writer], addresses: Mapping[IdentityKey, Address]
) -> dict[IdentityKey, IdentityRow]:
    """Every identity, made where it was missing; those that will get a contact are locked or our own."""
    known = await repository.find_identities(session, addresses)
    unknown = sorted(key for key in addresses if key not in known)
    wanted = dict.fromkeys(key for own, one in writing.items() if one.is_person for key in (own, *one.proven))
    lonely = [key for key in wanted if key not in known or not known[key].contact_id]
    if unknown or lonely:
        now = clock.utc_now()
        rows = [_identity_row(addresses[key], now) for key in unknown]
        await insert_missing_rows(session, Identity, rows)
        known |= await repository.find_identities(session, [*unknown, *lonely])
        mine = {row["id"] for row in rows}
        if unguarded := [k for k in lonely if known[k].contact_id is None and known[k].identity_id not in mine]:
            await repository.lock_identities(session, [known[key].identity_id for key in unguarded])
            known |= await repository.find_identities(session, unguarded)
    return known


def _writers(senders: Iterable[Sender]) -> dict[IdentityKey, _Writer]:
    """One writer for all messages of a sender. A person is a person whatever his mail system sent beside him."""
    groups: dict[IdentityKey, list[Sender]] = {}
    for sender in senders:
        groups.setdefault(identity_key(sender.address), []).append(sender)
    return {key: _writer(group) for key, group in groups.items()}


def _writer(group: Sequence[Sender]) -> _Writer:
    main = next((one for one in group if one.is_person), group[0])
    claims = [read_claims(one.claims, one.address) for one in group if one.claims is not None]
    answers = [one.answers_contact_id for one in group if one.answers_contact_id is not None]
    return _Writer(
        address=main.address,
        channel_kind=main.channel_kind,
        language=main.language,
        is_person=main.is_person,
        claimed=fold_claims(claims) if claims else NOTHING,
        origins=first_and_last((one.first_touch, one.last_touch) for one in group),
        answers_contact_id=answers[-1] if answers else None,
    )


def _known_customers(
    writing: Mapping[IdentityKey, _Writer], known: Mapping[IdentityKey, IdentityRow]
) -> dict[IdentityKey, Customer]:
    customers = {}
    for key, one in writing.items():
        owner = next((known[k] for k in (*one.proven, key) if known[k].contact_id is not None), None)
        if owner is not None:
            customers[key] = _known(owner, known[key])
        elif not one.is_person:
            customers[key] = _machine(known[key], one)
    return customers


async def _create_contacts(
    session: AsyncSession,
    newcomers: Sequence[tuple[IdentityKey, _Writer]],
    known: Mapping[IdentityKey, IdentityRow],
    customers: dict[IdentityKey, Customer],
) -> list[NewEvent]:
    now = clock.utc_now()
    companies = await repository.find_accounts_by_domain(
        session, [domain for _, one in newcomers for domain in company_domains(_believed_mail(one))]
    )
    contacts: list[dict[str, Any]] = []
    links: list[dict[str, Any]] = []
    members: list[dict[str, Any]] = []
    events: list[NewEvent] = []
    made: dict[IdentityKey, Customer] = {}
    for key, one in newcomers:
        twin = next((made[proven] for proven in one.proven if proven in made), None)
        if twin is not None:  # the same person on another browser, in this very batch
            customers[key] = replace(twin, identity_id=known[key].identity_id)
            continue
        contact_id = ids.new_id()
        name = (one.claimed.name or display_name(one.address, one.language))[:LONGEST_NAME]
        account_id = choose_company(_believed_mail(one), companies)
        contacts.append(
            {"id": contact_id, "name": name, "language": one.language, "origin": one.channel_kind,
             "first_touch": one.origins.first, "last_touch": one.origins.last, "created_at": now}
        )  # fmt: skip
        links.append(
            {"identity_id": known[key].identity_id, "contact_id": contact_id, "is_verified": bool(one.proven),
             "evidence": HOST_PAGE if one.proven else one.channel_kind, "since": now}
        )  # fmt: skip
        if account_id is not None:
            members.append({"contact_id": contact_id, "account_id": account_id})
        himself = Actor("contact", contact_id, name)
        events.append(contact_event(contact_id, 1, ContactCreated(channel_kind=one.channel_kind), himself))
        customers[key] = Customer(
            contact_id=contact_id, identity_id=known[key].identity_id, name=name, language=one.language,
            account_id=account_id, is_vip=False, is_blocked=known[key].identity_is_blocked, is_new=True,
        )  # fmt: skip
        made |= dict.fromkeys(one.proven, customers[key])
    await insert_rows(session, Contact, contacts)
    await insert_rows(session, ContactIdentity, links)
    await insert_rows(session, ContactAccount, members)
    return events


def _said(
    writing: Mapping[IdentityKey, _Writer],
    known: Mapping[IdentityKey, IdentityRow],
    customers: Mapping[IdentityKey, Customer],
) -> list[Said]:
    """What is to be kept of everybody who said something about himself, or came from somewhere."""
    found = []
    for key, one in writing.items():
        contact_id = customers[key].contact_id
        if contact_id is not None and (one.claimed != NOTHING or one.origins.last is not None):
            found.append(
                Said(
                    contact_id=contact_id,
                    name=customers[key].name,
                    is_new=customers[key].is_new,
                    address=one.address,
                    identity=known[key],
                    claimed=one.claimed,
                    proven=tuple(known[proven] for proven in one.proven),
                    typed=tuple(known[identity_key(address)] for address in one.claimed.typed),
                    origins=one.origins,
                )
            )
    return found


def display_name(address: Address, language: str = "") -> str:
    """What to call somebody: the name he writes under, else the part of his address before the @."""
    if is_nameless(address):
        return stand_in_name(address, language)
    name = " ".join(address.name.split())
    return (name or address.external_id.partition("@")[0] or address.external_id)[:LONGEST_NAME]


def _believed_mail(one: _Writer) -> str:
    """The mail address that is really his, '' when there is none: only that one tells of a company."""
    return next((address.external_id for address in (one.address, *one.claimed.proven) if address.kind == "email"), "")


def _identity_row(address: Address, now: datetime) -> dict[str, Any]:
    return {
        "id": ids.new_id(),
        "kind": address.kind,
        "scope": address.scope,
        "external_id": address.external_id,
        "name": address.name[:LONGEST_NAME],
        "created_at": now,
    }


def _machine(row: IdentityRow, one: _Writer) -> Customer:
    return Customer(
        contact_id=None,
        identity_id=row.identity_id,
        name=display_name(one.address),
        language="",
        account_id=None,
        is_vip=False,
        is_blocked=row.identity_is_blocked,
    )


def _known(owner: IdentityRow, own: IdentityRow) -> Customer:
    """The contact behind `owner`, writing from the identity `own`."""
    assert owner.contact_id is not None
    return Customer(
        contact_id=owner.contact_id,
        identity_id=own.identity_id,
        name=owner.name or "",
        language=owner.language or "",
        account_id=owner.account_id,
        is_vip=bool(owner.is_vip),
        is_blocked=bool(owner.contact_is_blocked) or own.identity_is_blocked,
    )
