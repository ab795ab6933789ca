"""Letting deliveries wait for an endpoint: events, calls, tests and replays alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.jobs import nudge_after_commit
from core.webhooks import repository

WEBHOOK_JOB: Final = "webhooks"


@dataclass(frozen=True, slots=True)
class NewDelivery:
    """Something an endpoint is to be told. The same `cause` at the same endpoint is told once.

    What shares a `lane` is told in the order in which it was queued.
    """

    endpoint_id: UUID
    cause: str
    event_type: str
    payload: dict[str, Any]
    event_id: int | None = None
    lane: str | None = None


async def queue(session: AsyncSession, new: Sequence[NewDelivery]) -> list[UUID]:
    """Let deliveries wait, and wake whoever sends; their ids."""
    now = clock.utc_now()
    keys = [ids.new_id() for _ in new]
    rows: list[dict[str, Any]] = [
        {
            "id": key,
            "endpoint_id": one.endpoint_id,
            "cause": one.cause,
            "lane": one.lane,
            "event_type": one.event_type,
            "event_id": one.event_id,
            "payload": one.payload,
            "state": repository.PENDING,
            "attempts": 0,
            "next_attempt_at": now,
            "lease_token": None,
            "lease_until": None,
            "status_code": None,
            "response_text": "",
            "error": "",
            "attempt_log": [],
            "created_at": now,
            "finished_at": None,
        }
        for key, one in zip(keys, new, strict=True)
    ]
    await repository.insert_deliveries(session, rows)
    if rows:
        nudge_after_commit(session, WEBHOOK_JOB)
    return keys
