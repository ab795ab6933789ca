"""The SQL of recurring tickets."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import padded
from core.db.paging import AnyRow
from core.db.repository import upsert
from crm_link.customers.models import Contact, ContactAccount
from ticketing.recurring.models import RecurringOccurrence, RecurringTicket
from ticketing.tags.models import Tag
from ticketing.tickets.models import Ticket


async def list_recurring(session: AsyncSession) -> Sequence[RecurringTicket]:
    """Every recurring ticket by its name."""
    return (
        (await session.execute(select(RecurringTicket).order_by(RecurringTicket.name, RecurringTicket.id)))
        .scalars()
        .all()
    )


async def find_recurring(session: AsyncSession, recurring_id: UUID) -> RecurringTicket | None:
    """One of them, locked until the transaction ends."""
    query = select(RecurringTicket).where(RecurringTicket.id == recurring_id).with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def due_ids(session: AsyncSession, now: datetime) -> list[UUID]:
    """Those whose time has come, the oldest first."""
    query = select(RecurringTicket.id).where(RecurringTicket.is_enabled, RecurringTicket.next_at <= now)
    return list((await session.execute(query.order_by(RecurringTicket.next_at, RecurringTicket.id))).scalars())


async def claim_occurrence(session: AsyncSession, recurring_id: UUID, due_at: datetime) -> bool:
    """Take one time for oneself; False when it had been taken."""
    row = {"recurring_id": recurring_id, "due_at": due_at, "problem": "", "created_at": clock.utc_now()}
    statement = upsert(session, RecurringOccurrence).values(row).on_conflict_do_nothing()
    return (await session.execute(statement.returning(RecurringOccurrence.due_at))).first() is not None


async def get_occurrence(session: AsyncSession, recurring_id: UUID, due_at: datetime) -> RecurringOccurrence:
    """The row of a time that was taken."""
    return await session.get_one(RecurringOccurrence, (recurring_id, due_at))


async def last_occurrences(session: AsyncSession, count: int) -> Sequence[AnyRow]:
    """(recurring_id, due_at, problem, ticket_id, number, status) of the newest times of each, newest first."""
    place = func.row_number().over(
        partition_by=RecurringOccurrence.recurring_id, order_by=RecurringOccurrence.due_at.desc()
    )
    ranked = select(
        RecurringOccurrence.recurring_id,
        RecurringOccurrence.due_at,
        RecurringOccurrence.problem,
        RecurringOccurrence.ticket_id,
        place.label("place"),
    ).subquery()
    query = (
        select(
            ranked.c.recurring_id, ranked.c.due_at, ranked.c.problem, ranked.c.ticket_id, Ticket.number, Ticket.status
        )
        .outerjoin(Ticket, Ticket.id == ranked.c.ticket_id)
        .where(ranked.c.place <= count)
        .order_by(ranked.c.recurring_id, ranked.c.due_at.desc())
    )
    return (await session.execute(query)).all()


async def delete_recurring(session: AsyncSession, row: RecurringTicket) -> None:
    """Remove one with what is known of its times; the tickets stay."""
    await session.execute(delete(RecurringOccurrence).where(RecurringOccurrence.recurring_id == row.id))
    await session.delete(row)
    await session.flush()


async def known_tags(session: AsyncSession, tag_ids: Collection[UUID]) -> list[UUID]:
    """Those among these tags that there still are."""
    keys = padded(tag_ids)
    return list((await session.execute(select(Tag.id).where(Tag.id.in_(keys)))).scalars()) if keys else []


async def customer_of(session: AsyncSession, contact_id: UUID | None) -> tuple[UUID | None, UUID | None, str]:
    """(contact, his company, his language); a contact that turned out to be another is the other one."""
    if contact_id is None:
        return None, None, ""
    query = (
        select(Contact.id, Contact.merged_into_id, Contact.language, ContactAccount.account_id)
        .outerjoin(ContactAccount, and_(ContactAccount.contact_id == Contact.id, ContactAccount.is_primary))
        .where(Contact.id == contact_id)
        .limit(1)
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None, None, ""
    return row.merged_into_id or row.id, row.account_id, row.language


async def contact_names(session: AsyncSession, contact_ids: Collection[UUID]) -> dict[UUID, str]:
    """The names of contacts."""
    keys = padded(contact_ids)
    if not keys:
        return {}
    query = select(Contact.id, Contact.name).where(Contact.id.in_(keys))
    return {row[0]: row[1] for row in (await session.execute(query)).all()}
