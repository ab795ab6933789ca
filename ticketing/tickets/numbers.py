"""Ticket numbers: small, rising, each given out once."""

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.repository import upsert
from ticketing.tickets.models import TicketNumber

FIRST_NUMBER = 1
_ROW = 1


async def take_numbers(session: AsyncSession, count: int) -> range:
    """The next `count` numbers, in order.

    The counter's row stays locked until the transaction ends, so ask late: after every other row is locked. Numbers of
    a transaction that rolls back are given out again.
    """
    if count <= 0:
        return range(0)
    statement = upsert(session, TicketNumber).values(id=_ROW, next_number=FIRST_NUMBER + count)
    statement = statement.on_conflict_do_update(
        index_elements=[TicketNumber.id], set_={"next_number": TicketNumber.next_number + count}
    ).returning(TicketNumber.next_number)
    following = (await session.execute(statement)).scalar_one()
    return range(following - count, following)
