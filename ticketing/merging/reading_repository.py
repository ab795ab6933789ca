"""The SQL of what screens read about merges, splits, parents and children."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import case, literal, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.db.bulk import padded
from core.db.paging import AnyRow, AnySelect
from core.staff.models import User
from core.staff.principal import Principal
from crm_link.customers.models import Contact
from ticketing.merging.models import TicketOperation
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket

_MOST_OPERATIONS = 100
_MOST_RELATIVES = 200
_COLUMNS = (
    Ticket.id,
    Ticket.number,
    Ticket.subject,
    Ticket.status,
    Ticket.merged_into_id,
    Ticket.contact_id,
    Contact.name.label("contact_name"),
    User.name.label("owner_name"),
    Ticket.last_message_at,
)


def _cases(*columns: object) -> AnySelect:
    query: AnySelect = (
        select(*columns, *_COLUMNS)  # type: ignore[call-overload]
        .select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(User, User.id == Ticket.owner_id)
    )
    return query


async def case_rows(session: AsyncSession, principal: Principal, ticket_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Those of these cases that `principal` sees."""
    query = _cases().where(Ticket.id.in_(padded(ticket_ids)), visible_to(principal))
    return (await session.execute(query)).all()


async def family_rows(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Sequence[AnyRow]:
    """The visible cases around one, by role: parent, child (those that were merged are left out) or merged."""
    own = aliased(Ticket)
    above = select(own.parent_id).where(own.id == ticket_id).scalar_subquery()
    role = case(
        (Ticket.merged_into_id == ticket_id, literal("merged")),
        (Ticket.parent_id == ticket_id, literal("child")),
        else_=literal("parent"),
    ).label("role")
    around = or_(
        Ticket.id == above,
        (Ticket.parent_id == ticket_id) & Ticket.merged_into_id.is_(None),
        Ticket.merged_into_id == ticket_id,
    )
    query = _cases(role).where(around, visible_to(principal)).order_by(Ticket.number).limit(_MOST_RELATIVES)
    return (await session.execute(query)).all()


async def operation_rows(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Sequence[AnyRow]:
    """The ledger's entries about a case, newest first, where both cases are visible."""
    source, target = aliased(Ticket), aliased(Ticket)
    columns = (
        TicketOperation.id,
        TicketOperation.kind,
        TicketOperation.source_id,
        source.number.label("source_number"),
        source.merged_into_id.label("source_merged_into_id"),
        TicketOperation.target_id,
        target.number.label("target_number"),
        target.merged_into_id.label("target_merged_into_id"),
        TicketOperation.record,
        User.name.label("done_by_name"),
        TicketOperation.done_at,
        TicketOperation.undone_at,
    )
    ids = union_all(
        select(TicketOperation.id).where(TicketOperation.source_id == ticket_id),
        select(TicketOperation.id).where(TicketOperation.target_id == ticket_id),
    )
    query = (
        select(*columns)
        .join(source, source.id == TicketOperation.source_id)
        .join(target, target.id == TicketOperation.target_id)
        .outerjoin(User, User.id == TicketOperation.done_by)
        .where(TicketOperation.id.in_(ids), visible_to(principal, source), visible_to(principal, target))
        .order_by(TicketOperation.id.desc())
        .limit(_MOST_OPERATIONS)
    )
    return (await session.execute(query)).all()
