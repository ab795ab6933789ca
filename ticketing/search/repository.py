"""The SQL of searching: the texts to index, the hits a person may see, and what is shown of them."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Subquery, and_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.paging import AnyRow
from core.db.repository import is_sqlite
from core.search.index import Document, newest_matches, newest_row
from core.search.models import SearchDocument
from core.search.query import SearchQuery
from core.staff.principal import Principal
from crm_link.customers.models import Account, Contact, ContactAccount, ContactIdentity, Identity
from ticketing.messages.models import Message
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket

TICKETS_OF_A_CUSTOMER = 5
_RECENT_ROWS = 4000


async def ticket_documents(session: AsyncSession, ticket_ids: Collection[UUID]) -> list[Document]:
    """Number, subject and customer of tickets, as one document each, so that words may come from all of them."""
    query = (
        select(Ticket.id, Ticket.number, Ticket.subject, Ticket.created_at, Contact.name)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .where(Ticket.id.in_(padded(ticket_ids)))
    )
    return [
        Document("ticket", row.id, "subject", f"{row.number} {row.subject} {row.name or ''}", row.created_at, row.id)
        for row in (await session.execute(query)).all()
    ]


async def tickets_of_contacts(session: AsyncSession, contact_ids: Collection[UUID]) -> set[UUID]:
    """The newest few thousand tickets of these contacts."""
    query = select(Ticket.id).where(Ticket.contact_id.in_(padded(contact_ids)))
    query = query.order_by(Ticket.last_message_at.desc(), Ticket.id.desc()).limit(_RECENT_ROWS)
    return set((await session.execute(query)).scalars())


async def message_documents(session: AsyncSession, message_ids: Collection[UUID]) -> list[Document]:
    """Author and whole readable text of messages that lie on a ticket; notes are told apart by their field."""
    query = select(
        Message.id, Message.ticket_id, Message.direction, Message.author_name, Message.text, Message.created_at
    ).where(Message.id.in_(padded(message_ids)), Message.ticket_id.is_not(None))
    return [
        Document(
            "message",
            row.id,
            "note" if row.direction == "internal" else "text",
            f"{row.author_name}\n{row.text}",
            row.created_at,
            row.ticket_id,
        )
        for row in (await session.execute(query)).all()
    ]


async def follow_messages(session: AsyncSession, ticket_ids: Collection[UUID]) -> None:
    """Messages that left these tickets are found on the tickets where they lie now."""
    lies_on = select(Message.ticket_id).where(Message.id == SearchDocument.entity_id).scalar_subquery()
    await session.execute(
        update(SearchDocument)
        .where(SearchDocument.kind == "message", SearchDocument.ticket_id.in_(padded(ticket_ids)))
        .values(ticket_id=lies_on)
        .execution_options(synchronize_session=False)
    )


async def contact_documents(session: AsyncSession, contact_ids: Collection[UUID]) -> list[Document]:
    """Names and addresses of contacts."""
    keys = padded(contact_ids)
    contacts = select(Contact.id, Contact.name, Contact.created_at)
    contacts = contacts.where(Contact.id.in_(keys), Contact.merged_into_id.is_(None))
    addresses = (
        select(ContactIdentity.contact_id, Identity.kind, Identity.external_id, Contact.created_at)
        .join(Identity, Identity.id == ContactIdentity.identity_id)
        .join(Contact, Contact.id == ContactIdentity.contact_id)
        .where(ContactIdentity.contact_id.in_(keys), ContactIdentity.until.is_(None), Contact.merged_into_id.is_(None))
    )
    return [
        *(
            Document("contact", row.id, "name", row.name, row.created_at)
            for row in (await session.execute(contacts)).all()
        ),
        *(
            Document(
                "contact",
                row.contact_id,
                "phone" if row.kind == "phone" else "address",
                row.external_id,
                row.created_at,
            )
            for row in (await session.execute(addresses)).all()
        ),
    ]


async def account_documents(
    session: AsyncSession, contact_ids: Collection[UUID], account_ids: Collection[UUID] = ()
) -> list[Document]:
    """Names and domains of the companies these contacts belong to, and of these companies."""
    theirs = select(ContactAccount.account_id).where(ContactAccount.contact_id.in_(padded(contact_ids)))
    query = select(Account.id, Account.name, Account.domain, Account.created_at).where(
        or_(Account.id.in_(theirs), Account.id.in_(padded(account_ids)))
    )
    return [
        Document("account", row.id, "name", f"{row.name} {row.domain or ''}", row.created_at)
        for row in (await session.execute(query)).all()
    ]


async def match_rows(
    session: AsyncSession,
    principal: Principal,
    query: SearchQuery,
    before: int | None,
    limit: int,
    *,
    include_hidden: bool,
) -> Sequence[AnyRow]:
    """The newest visible matches older than row `before`: (id, kind, entity_id, ticket_id, field, occurred_at).

    PostgreSQL reads all matches of a query before it can sort them, which is slow for words that are everywhere. Such
    words are also in the newest few thousand rows, and reading those is quick, so they are asked first.
    """
    if not is_sqlite(session):
        newest = before - 1 if before is not None else await newest_row(session)
        recent = newest_matches(session, query, before, since=newest - _RECENT_ROWS)
        rows = await _visible_matches(session, principal, recent, limit, include_hidden=include_hidden)
        if len(rows) == limit or newest <= _RECENT_ROWS:
            return rows
    everything = newest_matches(session, query, before)
    return await _visible_matches(session, principal, everything, limit, include_hidden=include_hidden)


async def _visible_matches(
    session: AsyncSession, principal: Principal, matches: Subquery, limit: int, *, include_hidden: bool
) -> Sequence[AnyRow]:
    found, visible = matches.c, _visible(principal, include_hidden=include_hidden)
    statement = (
        select(found.id, found.kind, found.entity_id, found.ticket_id, found.field, found.occurred_at)
        .outerjoin(Ticket, Ticket.id == found.ticket_id)
        .where(or_(found.ticket_id.is_(None), visible))
        .order_by(found.id.desc())
        .limit(limit)
    )
    return (await session.execute(statement)).all()


async def ticket_rows(session: AsyncSession, ticket_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(id, number, subject, status, snippet, last_message_at) of tickets that the asker is known to see."""
    if not ticket_ids:
        return []
    query = select(
        Ticket.id, Ticket.number, Ticket.subject, Ticket.status, Ticket.snippet, Ticket.last_message_at
    ).where(Ticket.id.in_(padded(ticket_ids)))
    return (await session.execute(query)).all()


async def message_texts(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, str]:
    """The texts that matched."""
    if not message_ids:
        return {}
    query = select(Message.id, Message.text).where(Message.id.in_(padded(message_ids)))
    return {row.id: row.text for row in (await session.execute(query)).all()}


async def contact_rows(session: AsyncSession, contact_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(id, name, created_at, external_id) of contacts, one row for each of their addresses."""
    if not contact_ids:
        return []
    query = (
        select(Contact.id, Contact.name, Contact.created_at, Identity.external_id)
        .outerjoin(ContactIdentity, and_(ContactIdentity.contact_id == Contact.id, ContactIdentity.until.is_(None)))
        .outerjoin(Identity, Identity.id == ContactIdentity.identity_id)
        .where(Contact.id.in_(padded(contact_ids)), Contact.merged_into_id.is_(None))
        .order_by(Contact.created_at.desc(), Contact.id, Identity.kind, Identity.external_id)
    )
    return (await session.execute(query)).all()


async def account_rows(session: AsyncSession, account_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(id, name, domain, created_at) of accounts."""
    if not account_ids:
        return []
    query = select(Account.id, Account.name, Account.domain, Account.created_at)
    return (await session.execute(query.where(Account.id.in_(padded(account_ids))))).all()


async def find_ticket_by_number(
    session: AsyncSession, principal: Principal, number: int, *, include_hidden: bool
) -> UUID | None:
    """The ticket with this number, if the asker may see it."""
    query = select(Ticket.id).where(Ticket.number == number, _visible(principal, include_hidden=include_hidden))
    return (await session.execute(query)).scalar_one_or_none()


async def contacts_at(session: AsyncSession, kind: str, external_id: str) -> list[UUID]:
    """The people who use exactly this address."""
    query = (
        select(ContactIdentity.contact_id)
        .join(Identity, Identity.id == ContactIdentity.identity_id)
        .join(Contact, Contact.id == ContactIdentity.contact_id)
        .where(
            Identity.kind == kind,
            Identity.external_id == external_id,
            ContactIdentity.until.is_(None),
            Contact.merged_into_id.is_(None),
        )
        .order_by(ContactIdentity.contact_id)
        .limit(TICKETS_OF_A_CUSTOMER)
    )
    return list((await session.execute(query)).scalars())


async def newest_tickets_of(
    session: AsyncSession, principal: Principal, contact_ids: Collection[UUID], *, include_hidden: bool
) -> list[UUID]:
    """The newest few visible tickets of customers."""
    query = (
        select(Ticket.id)
        .where(Ticket.contact_id.in_(padded(contact_ids)), _visible(principal, include_hidden=include_hidden))
        .order_by(Ticket.last_message_at.desc(), Ticket.id.desc())
        .limit(TICKETS_OF_A_CUSTOMER)
    )
    return list((await session.execute(query)).scalars())


def _visible(principal: Principal, *, include_hidden: bool) -> ColumnElement[bool]:
    visible = visible_to(principal)
    return visible if include_hidden else and_(visible, Ticket.status.not_in(HIDDEN_STATUSES))
