"""Keeping what people said about themselves: proven identities are tied, typed ones noted, empty fields filled."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import Actor, NewEvent
from core.events.facts.desk import ContactChanged
from core.messages import Address
from crm_link.customers import linking_repository as links
from crm_link.customers.claiming import HOST_PAGE, TYPED, Claimed, is_stand_in
from crm_link.customers.events import contact_event
from crm_link.customers.linking_repository import NewLink, NewOrigin
from crm_link.customers.origin import Origins
from crm_link.customers.repository import IdentityKey, IdentityRow


@dataclass(frozen=True, slots=True)
class Said:
    """What one sender of a batch said about himself, and the contact he was found to be.

    `identity` is the one he wrote from; `proven` and `typed` are those of his claims, as they were before.
    """

    contact_id: UUID
    name: str
    is_new: bool
    address: Address
    identity: IdentityRow
    claimed: Claimed
    proven: tuple[IdentityRow, ...]
    typed: tuple[IdentityRow, ...]
    origins: Origins


@dataclass(frozen=True, slots=True)
class Verified:
    """Addresses that answers have proven, and the contacts that had typed them."""

    identity_keys: Sequence[IdentityKey] = ()
    contact_ids: frozenset[UUID] = frozenset()


async def verify_answers(session: AsyncSession, proofs: Iterable[tuple[IdentityRow, UUID]]) -> Verified:
    """Each (identity, contact): somebody answered from there what we had mailed to that contact alone.

    If the contact had typed the address it is verified now, and mail from there is his when it was nobody's. The
    identities that were nobody's must be locked.
    """
    keys, contacts = [], set()
    for identity, contact_id in proofs:
        if identity.contact_id == contact_id and identity.is_verified:
            continue
        if await links.verify_typed(
            session, identity.identity_id, contact_id, is_routing_default=identity.contact_id in (None, contact_id)
        ):
            keys.append(identity.key)
            contacts.add(contact_id)
    return Verified(keys, frozenset(contacts))


async def keep_said(session: AsyncSession, said: Sequence[Said], changed: Iterable[UUID] = ()) -> list[NewEvent]:
    """Write down what senders said about themselves; `changed` are contacts whose addresses changed before.

    Returns `contact.changed` for everybody who was known and is told apart from before by it.
    """
    fields: dict[UUID, set[str]] = defaultdict(set, {contact_id: {"identities"} for contact_id in changed})
    new = {one.contact_id for one in said if one.is_new}
    for contact_id in await _tie(session, said):
        fields[contact_id].add("identities")
    names = {}
    for one in said:
        if not one.is_new and one.claimed.name and is_stand_in(one.name, one.address, one.claimed):
            names[one.contact_id] = one.claimed.name[:200]
            fields[one.contact_id].add("name")
    origins = [
        NewOrigin(one.contact_id, one.origins.first, one.origins.last)
        for one in said
        if one.origins.first is not None and one.origins.last is not None and not one.is_new
    ]
    await links.move_touches(session, origins)
    events = []
    for contact in await links.lock_contacts(session, fields.keys() - new):
        before, contact.name = contact.name, names.get(contact.id, contact.name)
        contact.version += 1
        detail = {"before": {"name": before}, "after": {"name": contact.name}} if before != contact.name else {}
        fact, actor = ContactChanged(fields=sorted(fields[contact.id])), Actor("contact", contact.id, contact.name)
        events.append(contact_event(contact.id, contact.version, fact, actor, detail=detail))
    return events


async def _tie(session: AsyncSession, said: Sequence[Said]) -> set[UUID]:
    """Make the links; the contacts that got one."""
    now, proven, typed = clock.utc_now(), [], []
    left: list[tuple[UUID, UUID]] = []
    for one in said:
        for identity in (one.identity, *one.proven) if one.proven else ():
            is_own = identity is one.identity
            is_his = identity.contact_id == one.contact_id
            if is_his and identity.is_verified:
                continue
            is_default = is_own or is_his or identity.contact_id is None
            proven.append(NewLink(identity.identity_id, one.contact_id, HOST_PAGE, True, is_default, now))
            if is_own and not is_his and identity.contact_id is not None:
                left.append((identity.identity_id, one.contact_id))
        typed += [NewLink(identity.identity_id, one.contact_id, TYPED, False, False, now) for identity in one.typed]
    await links.leave_others(session, left)
    return await links.put_verified(session, proven) | await links.insert_missing(session, typed)
