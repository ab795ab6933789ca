"""Rules that act by themselves: events that wait for them, and episodes whose time has come.

One process at a time acts (a lease), so that events are worked off in their order; each in a transaction of its own.
"""

import socket
from collections.abc import Awaitable, Callable
from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from channels.registry import load_adapter
from core.context import AppContext
from core.db.lease import HeldLease, claim_lease, release_lease, renew_lease
from core.jobs import Nudge
from core.messages import Capabilities
from ticketing.automation import waiting
from ticketing.automation.running import run_episode, run_event
from ticketing.automation.subscriber import AUTOMATION_JOB
from ticketing.automation.waiting import Episode

_LEASE: Final = "automation"
_LEASE_SECONDS: Final = 20.0
_BATCH: Final = 25
_log = structlog.get_logger(__name__)


async def look(context: AppContext, _key: str = "") -> None:
    """Find the episodes whose time has come. Writes nothing when there is none."""
    async with context.database.read() as session:
        found = await waiting.find_new_episodes(session)
    if found:
        async with context.database.write() as session:
            await waiting.keep_episodes(session, found)
    context.jobs.nudge(Nudge(AUTOMATION_JOB))


async def run(context: AppContext, _key: str = "") -> None:
    """Work off what waits, unless another process is at it."""
    async with context.database.read() as session:
        if not await waiting.events_due(session, 1) and not await waiting.episodes_due(session, 1):
            return
    async with context.database.write() as session:
        lease = await claim_lease(session, _LEASE, socket.gethostname(), _LEASE_SECONDS)
    if lease is None:
        return
    try:
        await _work_off(context, lease)
    finally:
        async with context.database.write() as session:
            await release_lease(session, lease)


async def _work_off(context: AppContext, lease: HeldLease) -> None:
    while True:
        async with context.database.read() as session:
            events = await waiting.events_due(session, _BATCH)
            episodes = await waiting.episodes_due(session, _BATCH)
        if not events and not episodes:
            return
        for publish_seq in events:
            await _event(context, publish_seq)
        for episode in episodes:
            await _episode(context, episode)
        async with context.database.write() as session:
            if not await renew_lease(session, lease, _LEASE_SECONDS):
                return


async def _event(context: AppContext, publish_seq: int) -> None:
    async def act(session: AsyncSession) -> None:
        await run_event(session, publish_seq, capabilities_of=_capabilities_of)

    async def fail(session: AsyncSession, error: Exception) -> None:
        await waiting.fail_event(session, publish_seq, error)

    await _attempt(context, act, fail)


async def _episode(context: AppContext, one: Episode) -> None:
    async def act(session: AsyncSession) -> None:
        await run_episode(session, one.rule_id, one.ticket_id, one.began_at, capabilities_of=_capabilities_of)

    async def fail(session: AsyncSession, error: Exception) -> None:
        await waiting.fail_episode(session, one, error)

    await _attempt(context, act, fail)


async def _attempt(
    context: AppContext,
    act: Callable[[AsyncSession], Awaitable[None]],
    fail: Callable[[AsyncSession, Exception], Awaitable[None]],
) -> None:
    try:
        async with context.database.write() as session:
            await act(session)
    except Exception as error:  # noqa: BLE001 - one rule or ticket must not stop the others; the log tells
        _log.exception("automation_failed")
        async with context.database.write() as session:
            await fail(session, error)


def _capabilities_of(channel_kind: str) -> Capabilities:
    return load_adapter(channel_kind).capabilities
