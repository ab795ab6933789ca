"""The SQL of calls."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.db.paging import AnyRow
from core.staff.models import User
from core.staff.principal import Principal
from crm_link.customers.models import Contact
from ticketing.calls.models import Call
from ticketing.messages.models import Message
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket

PHONE = "phone"
TICKETS_SHOWN = 6


async def find_line(session: AsyncSession, line_id: UUID) -> ChannelAccount | None:
    """A telephone line in use."""
    query = select(ChannelAccount).where(
        ChannelAccount.id == line_id, ChannelAccount.kind == PHONE, ChannelAccount.deleted_at.is_(None)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def lines(session: AsyncSession) -> Sequence[AnyRow]:
    """(id, name, address) of the lines in use, the oldest first."""
    query = (
        select(ChannelAccount.id, ChannelAccount.name, ChannelAccount.address)
        .where(ChannelAccount.kind == PHONE, ChannelAccount.deleted_at.is_(None), ChannelAccount.is_enabled)
        .order_by(ChannelAccount.created_at, ChannelAccount.id)
    )
    return (await session.execute(query)).all()


async def newest_tickets_of(
    session: AsyncSession, principal: Principal, contact_ids: Collection[UUID]
) -> Sequence[AnyRow]:
    """The newest few visible tickets of customers: those that are still worked on first."""
    query = (
        select(
            Ticket.id, Ticket.number, Ticket.subject, Ticket.status, Ticket.channel_kind, Ticket.contact_id,
            Ticket.last_message_at,
        )
        .where(Ticket.contact_id.in_(padded(contact_ids)), visible_to(principal), Ticket.status.not_in(HIDDEN_STATUSES))
        .order_by(Ticket.is_active.desc(), Ticket.last_message_at.desc(), Ticket.id.desc())
        .limit(TICKETS_SHOWN)
    )  # fmt: skip
    return (await session.execute(query)).all()


async def find_call(session: AsyncSession, call_id: UUID) -> tuple[Call, Message] | None:
    """A call and its message, both locked until the transaction ends."""
    query = select(Call, Message).join(Message, Message.id == Call.message_id).where(Call.id == call_id)
    query = query.with_for_update().execution_options(populate_existing=True)
    row = (await session.execute(query)).one_or_none()
    return (row[0], row[1]) if row else None


async def find_ticket_of(session: AsyncSession, call_id: UUID) -> UUID | None:
    """The ticket a call lies on."""
    query = select(Message.ticket_id).join(Call, Call.message_id == Message.id).where(Call.id == call_id)
    return (await session.execute(query)).scalar_one_or_none()


async def call_rows(session: AsyncSession, condition: ColumnElement[bool]) -> Sequence[AnyRow]:
    """Calls with who talked and on which line."""
    query = (
        select(
            Call.id, Call.message_id, Call.direction, Call.number, Call.channel_account_id, Call.contact_id,
            Call.noted_by, Call.began_at, Call.ended_at, Call.is_missed, Call.outcome_code, Call.created_at,
            Call.version, Contact.name.label("contact_name"), ChannelAccount.name.label("line_name"),
            User.name.label("noted_by_name"),
        )
        .outerjoin(Contact, Contact.id == Call.contact_id)
        .outerjoin(ChannelAccount, ChannelAccount.id == Call.channel_account_id)
        .outerjoin(User, User.id == Call.noted_by)
        .where(condition)
    )  # fmt: skip
    return (await session.execute(query)).all()
