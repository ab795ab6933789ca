"""The time of a task comes: its owner is told, once."""

from datetime import datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import SYSTEM
from core.events.facts.task import TaskDue
from ticketing.tasks import repository
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about

MOST_AT_ONCE: Final = 200


async def has_due(session: AsyncSession, now: datetime) -> bool:
    """Whether any task has become due; for a look that takes no lock."""
    return await repository.has_due(session, now)


async def tell_due(session: AsyncSession) -> int:
    """Record `ticket.task_due` for tasks whose time has come, on at most `MOST_AT_ONCE` tickets; how many tickets.

    The tickets are claimed by their locks: what another worker is telling right now is left to it.
    """
    now = clock.utc_now()
    tickets = {one.id: one for one in await repository.lock_tickets_with_due(session, now, MOST_AT_ONCE)}
    tasks = await repository.due_tasks_of(session, tickets, now)
    names = await repository.names_of(session, {task.owner_id for task in tasks if task.owner_id})
    listeners = await listeners_of(session, tickets)
    recorder = TicketRecorder()
    for task in tasks:
        task.due_told_at = now
        fact = fact_about(
            TaskDue,
            tickets[task.ticket_id],
            task_id=task.id,
            task_owner_id=task.owner_id,
            task_owner_name=names.get(task.owner_id, "") if task.owner_id else "",
        )
        recorder.add(
            tickets[task.ticket_id],
            fact,
            SYSTEM,
            follower_ids=listeners[task.ticket_id],
            detail={"title": task.title},
        )
    await recorder.flush(session)
    return len(tickets)
