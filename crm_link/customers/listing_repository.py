"""The SQL of the lists of customers and companies: who matches what was typed, a page at a time."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded, table_of
from core.db.paging import AnyRow, after
from core.text.phones import phone_prefix
from core.text.thai import fold, is_thai, normalize
from crm_link.customers.models import Account, Contact, ContactAccount, ContactIdentity, Identity

_LINK = table_of(ContactIdentity).c
_IDENTITY = table_of(Identity).c
_TONE_MARKS = "่้๊๋"
_LOOK_ALIKES = (("ํา", "ำ"), ("เเ", "แ"))


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts a list holds: None and '' ask for nothing. `channel` is the kind of an address they have."""

    words: tuple[str, ...] = ()
    is_vip: bool | None = None
    is_blocked: bool | None = None
    account_id: UUID | None = None
    channel: str = ""


async def list_contacts(
    session: AsyncSession, wanted: ContactFilter, cursor: str | None, limit: int
) -> Sequence[AnyRow]:
    """(id,) of contacts that are shown as themselves, the newest first; one more than `limit`."""
    query = select(Contact.id).where(Contact.merged_into_id.is_(None))
    for column, value in ((Contact.is_vip, wanted.is_vip), (Contact.is_blocked, wanted.is_blocked)):
        if value is not None:
            query = query.where(column if value else ~column)
    if wanted.account_id is not None:
        members = select(ContactAccount.contact_id).where(ContactAccount.account_id == wanted.account_id)
        query = query.where(Contact.id.in_(members))
    if wanted.channel:
        query = query.where(_reached_by(_IDENTITY.kind == wanted.channel))
    if wanted.words:
        query = query.where(_person_matches(wanted.words))
    return (await session.execute(after(query, [Contact.id], cursor, limit=limit))).all()


async def list_accounts(
    session: AsyncSession,
    words: Sequence[str],
    is_vip: bool | None,
    has_people: bool | None,
    cursor: str | None,
    limit: int,
) -> Sequence[Account]:
    """Companies whose name or domain holds all words, by name; one more than `limit`.

    `is_vip`: with a customer who is a VIP, or without; `has_people`: with anybody, or without.
    """
    query = select(Account)
    for wanted, person in ((is_vip, Contact.is_vip), (has_people, true())):
        if wanted is not None:
            theirs = select(ContactAccount.account_id).join(Contact, Contact.id == ContactAccount.contact_id)
            theirs = theirs.where(Contact.merged_into_id.is_(None), person)
            query = query.where(Account.id.in_(theirs) if wanted else Account.id.not_in(theirs))
    for word in words:
        query = query.where(or_(_name_holds(Account.name, word), Account.domain.icontains(word, autoescape=True)))
    query = after(query, [Account.name, Account.id], cursor, descending=False, limit=limit)
    return (await session.execute(query)).scalars().all()


async def count_people(session: AsyncSession, account_ids: Collection[UUID]) -> dict[UUID, int]:
    """How many contacts belong to each of these companies; those with nobody are left out."""
    if not account_ids:
        return {}
    query = (
        select(ContactAccount.account_id, func.count())
        .join(Contact, Contact.id == ContactAccount.contact_id)
        .where(ContactAccount.account_id.in_(padded(account_ids)), Contact.merged_into_id.is_(None))
        .group_by(ContactAccount.account_id)
    )
    return {account_id: int(count) for account_id, count in (await session.execute(query)).all()}


def _person_matches(words: Sequence[str]) -> ColumnElement[bool]:
    """Every word is in the name or an address; or all of them together are the beginning of a telephone number."""
    each = and_(*(or_(_name_holds(Contact.name, word), _reached_by(_address_holds([word]))) for word in words))
    number = phone_prefix(" ".join(words))
    if number is None:
        return each
    return or_(each, _reached_by(and_(_IDENTITY.kind == "phone", _IDENTITY.external_id.startswith(f"+{number}"))))


def _address_holds(words: Iterable[str]) -> ColumnElement[bool]:
    return and_(*(_IDENTITY.external_id.icontains(word.lower(), autoescape=True) for word in words))


def _reached_by(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Who has an address of which this is true."""
    owners = (
        select(_LINK.contact_id)
        .join_from(table_of(ContactIdentity), table_of(Identity), _LINK.identity_id == _IDENTITY.id)
        .where(_LINK.until.is_(None), condition)
    )
    return Contact.id.in_(owners)


def _name_holds(name: ColumnElement[str] | object, word: str) -> ColumnElement[bool]:
    """The word is somewhere in the name. Thai is compared without tone marks, as in core.text.thai.fold: people type
    them wrong or leave them out, and the two spellings of some vowels look alike.
    """
    stored: ColumnElement[str] = name  # type: ignore[assignment]
    if not any(map(is_thai, word)):
        return stored.icontains(word, autoescape=True)
    folded: ColumnElement[str] = func.lower(stored)
    for mark in _TONE_MARKS:
        folded = func.replace(folded, mark, "")
    for typed, meant in _LOOK_ALIKES:
        folded = func.replace(folded, typed, meant)
    return folded.contains(fold(normalize(word)), autoescape=True)
