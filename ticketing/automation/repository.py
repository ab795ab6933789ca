"""The SQL of rules, of what waits for them, and of their log."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.bulk import insert_missing_rows, padded, table_of
from core.db.paging import AnyRow, Page, after, page_of
from ticketing.automation.models import AutomationEpisode, AutomationEvent, AutomationRule, AutomationRun
from ticketing.tickets.models import Ticket

_LONGEST_PAUSE = 3600.0
_RULE_COLUMNS = tuple(table_of(AutomationRule).columns)


async def list_rules(session: AsyncSession, *, lock: bool = False) -> list[AutomationRule]:
    """All rules in their order, locked until the transaction ends when `lock`."""
    query = select(AutomationRule).order_by(AutomationRule.position, AutomationRule.id)
    return list((await session.execute(query.with_for_update() if lock else query)).scalars())


async def enabled_rules(session: AsyncSession, kind: str | None = None) -> list[AutomationRule]:
    """The rules that are switched on, in their order, as objects outside the session."""
    query = select(*_RULE_COLUMNS).where(AutomationRule.is_enabled)
    if kind is not None:
        query = query.where(AutomationRule.kind == kind)
    rows = (await session.execute(query.order_by(AutomationRule.position, AutomationRule.id))).all()
    return [AutomationRule(**row._mapping) for row in rows]


async def find_rule(session: AsyncSession, rule_id: UUID) -> AutomationRule | None:
    """One rule, locked until the transaction ends."""
    query = select(AutomationRule).where(AutomationRule.id == rule_id).with_for_update()
    return (await session.execute(query)).scalar_one_or_none()


async def drop_episodes(session: AsyncSession, rule_id: UUID, *, only_due: bool = False) -> None:
    """Forget what a rule has met; with `only_due` what it has not acted on yet."""
    statement = delete(AutomationEpisode).where(AutomationEpisode.rule_id == rule_id)
    await session.execute(statement.where(AutomationEpisode.state == "due") if only_due else statement)


async def runs_on(session: AsyncSession, ticket_ids: Collection[UUID], since_version: int) -> Sequence[AutomationRun]:
    """What rules did to these tickets from a version on."""
    query = select(AutomationRun).where(
        AutomationRun.ticket_id.in_(padded(ticket_ids)), AutomationRun.version_after >= since_version
    )
    return list((await session.execute(query)).scalars())


async def count_acted(session: AsyncSession, rule_id: UUID, ticket_id: UUID, since: datetime) -> int:
    """How often a rule has changed a ticket since then."""
    query = select(func.count()).where(
        AutomationRun.ticket_id == ticket_id,
        AutomationRun.rule_id == rule_id,
        AutomationRun.created_at > since,
        AutomationRun.result == "applied",
    )
    return (await session.execute(query)).scalar_one()


async def due_events(session: AsyncSession, limit: int) -> list[int]:
    """Sequences of the events that wait, oldest first."""
    query = (
        select(AutomationEvent.publish_seq)
        .where(AutomationEvent.next_attempt_at <= clock.utc_now())
        .order_by(AutomationEvent.publish_seq)
        .limit(limit)
    )
    return list((await session.execute(query)).scalars())


async def claim_event(session: AsyncSession, publish_seq: int) -> AutomationEvent | None:
    """A waiting event, its row held until the transaction ends; None when somebody else has it or had it."""
    query = select(AutomationEvent).where(AutomationEvent.publish_seq == publish_seq)
    return (await session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()


async def due_episodes(session: AsyncSession, limit: int) -> list[tuple[UUID, UUID, datetime]]:
    """(rule, ticket, beginning) of episodes that wait, in the order of the rules, oldest first."""
    query = (
        select(AutomationEpisode.rule_id, AutomationEpisode.ticket_id, AutomationEpisode.began_at)
        .join(AutomationRule, AutomationRule.id == AutomationEpisode.rule_id)
        .where(AutomationEpisode.state == "due", AutomationEpisode.next_attempt_at <= clock.utc_now())
        .order_by(AutomationRule.position, AutomationEpisode.began_at, AutomationEpisode.ticket_id)
        .limit(limit)
    )
    return [(row[0], row[1], row[2]) for row in (await session.execute(query)).all()]


async def claim_episode(
    session: AsyncSession, rule_id: UUID, ticket_id: UUID, began_at: datetime
) -> AutomationEpisode | None:
    """A waiting episode, its row held until the transaction ends; None when somebody else has it or had it."""
    query = select(AutomationEpisode).where(
        AutomationEpisode.rule_id == rule_id,
        AutomationEpisode.ticket_id == ticket_id,
        AutomationEpisode.began_at == began_at,
        AutomationEpisode.state == "due",
    )
    return (await session.execute(query.with_for_update(skip_locked=True))).scalar_one_or_none()


async def record_episodes(session: AsyncSession, rule_id: UUID, found: Sequence[tuple[UUID, datetime]]) -> None:
    """Keep (ticket, beginning) pairs for a rule; those it has met already stay as they are."""
    now = clock.utc_now()
    await insert_missing_rows(
        session,
        AutomationEpisode,
        [
            {
                "rule_id": rule_id,
                "ticket_id": ticket_id,
                "began_at": began_at,
                "state": "due",
                "attempts": 0,
                "next_attempt_at": now,
                "error": "",
                "created_at": now,
            }
            for ticket_id, began_at in sorted(found)
        ],
    )


async def postpone_event(session: AsyncSession, publish_seq: int, error: str) -> int:
    """Try an event again later, each time after a longer pause; how often it has been tried."""
    event = await session.get(AutomationEvent, publish_seq)
    return _postpone(event, error) if event is not None else 0


async def postpone_episode(
    session: AsyncSession, rule_id: UUID, ticket_id: UUID, began_at: datetime, error: str
) -> int:
    """Try an episode again later, each time after a longer pause; how often it has been tried."""
    episode = await session.get(AutomationEpisode, (rule_id, ticket_id, began_at))
    return _postpone(episode, error) if episode is not None else 0


def _postpone(waiting: AutomationEvent | AutomationEpisode, error: str) -> int:
    waiting.attempts += 1
    waiting.next_attempt_at = clock.ahead(min(_LONGEST_PAUSE, 4.0**waiting.attempts))
    waiting.error = error
    return waiting.attempts


async def page_of_runs(
    session: AsyncSession, rule_id: UUID | None, ticket_id: UUID | None, cursor: str | None, limit: int
) -> Page[AnyRow]:
    """The log, newest first, with the number and subject of each ticket."""
    query = select(*table_of(AutomationRun).columns, Ticket.number, Ticket.subject).outerjoin(
        Ticket, Ticket.id == AutomationRun.ticket_id
    )
    if rule_id is not None:
        query = query.where(AutomationRun.rule_id == rule_id)
    if ticket_id is not None:
        query = query.where(AutomationRun.ticket_id == ticket_id)
    rows = (await session.execute(after(query, [AutomationRun.id], cursor, limit=limit))).all()
    return page_of(rows, limit, lambda row: [row.id])


async def activity(session: AsyncSession, since: datetime) -> dict[UUID, tuple[int, datetime]]:
    """Per rule, how often it has acted since then, and when it did last."""
    query = (
        select(AutomationRun.rule_id, func.count(), func.max(AutomationRun.created_at))
        .where(AutomationRun.created_at > since, AutomationRun.result == "applied")
        .group_by(AutomationRun.rule_id)
    )
    return {row[0]: (row[1], row[2]) for row in (await session.execute(query)).all()}


async def drop_runs(session: AsyncSession, before: datetime, limit: int) -> int:
    """Delete a batch of the log's oldest entries; how many."""
    old = select(AutomationRun.id).where(AutomationRun.created_at < before).limit(limit)
    keys = list((await session.execute(old)).scalars())
    if keys:
        await session.execute(delete(AutomationRun).where(AutomationRun.id.in_(padded(keys))))
    return len(keys)
