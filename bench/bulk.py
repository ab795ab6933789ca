"""A bulk operation over thousands of tickets and its way back, as a person at the desk sees them: from the click to the
end, while other people go on reading their lists.
"""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from sqlalchemy import select

from bench.clients import Latencies
from bench.company import Company
from bench.ground import Ground
from ticketing.tickets.models import Ticket
from workers.bootstrap import open_context

TICKETS = 5_000
_API = "/api/v1"
_LONGEST_SECONDS = 120.0
_LOOK_SECONDS = 0.1


@dataclass
class BulkTimes:
    """Seconds per operation and for its way back, and what a list took meanwhile."""

    seconds: dict[str, float] = field(default_factory=dict)
    undo_seconds: dict[str, float] = field(default_factory=dict)
    lists: Latencies = field(default_factory=Latencies)


async def measure_bulk(ground: Ground, company: Company) -> BulkTimes:
    """Each operation over the same tickets, done and undone, on a running installation."""
    times = BulkTimes()
    ticket_ids = await _active_first(ground)
    operations: dict[str, list[dict[str, Any]]] = {
        "assign": [{"kind": "assign", "owner_id": str(company.agent_ids[1]), "team_id": str(company.team_ids[1])}],
        "status, priority and tags": [
            {"kind": "status", "status": "on_hold"},
            {"kind": "priority", "priority": "high"},
            {"kind": "tags", "add": [str(company.tag_ids[0])], "remove": [str(company.tag_ids[1])]},
        ],
        "trash": [{"kind": "trash"}],
    }
    server = ground.start_serve()
    worker = ground.start_worker() if ground.redis_url else None
    headers = {"Authorization": f"Bearer {company.supervisor_token}"}
    try:
        async with aiohttp.ClientSession(server.url, headers=headers, raise_for_status=True) as client:
            for name, actions in operations.items():
                body = {"ticket_ids": ticket_ids, "actions": actions}
                reading = asyncio.create_task(_read_lists(client, times.lists))
                times.seconds[name] = await _timed(client, "/bulk-operations", body, "done")
                reading.cancel()
                newest = await _get(client, "/bulk-operations")
                path = f"/bulk-operations/{newest['items'][0]['id']}/undo"
                times.undo_seconds[name] = await _timed(client, path, None, "undone")
    finally:
        if worker is not None:
            worker.stop()
        server.stop()
    return times


async def _active_first(ground: Ground) -> list[str]:
    """The tickets: active ones first, none of them hidden."""
    query = select(Ticket.id).where(Ticket.status.not_in(("spam", "trash")))
    query = query.order_by(Ticket.is_active.desc(), Ticket.last_message_at.desc()).limit(TICKETS)
    async with open_context(ground.settings) as context, context.database.read() as session:
        return [str(ticket_id) for ticket_id in (await session.execute(query)).scalars()]


async def _timed(client: aiohttp.ClientSession, path: str, body: object, end: str) -> float:
    """From the request until the operation says that it has ended. Raises RuntimeError when it does not."""
    begin = time.perf_counter()
    async with client.post(_API + path, json=body) as answer:
        operation = await answer.json()
    while (spent := time.perf_counter() - begin) < _LONGEST_SECONDS:
        found = await _get(client, f"/bulk-operations/{operation['id']}")
        if found["state"] == end:
            if found["changed" if end == "done" else "undone"] < TICKETS // 2:
                raise RuntimeError(f"too few tickets were changed to tell anything: {found}")
            return spent
        await asyncio.sleep(_LOOK_SECONDS)
    raise RuntimeError(f"not {end} after {spent:.0f} s: {found}")


async def _read_lists(client: aiohttp.ClientSession, found: Latencies) -> None:
    while True:
        start = time.perf_counter()
        await _get(client, "/tickets?view=all")
        found.values.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(_LOOK_SECONDS)


async def _get(client: aiohttp.ClientSession, path: str) -> Any:
    async with client.get(_API + path) as answer:
        return await answer.json()
