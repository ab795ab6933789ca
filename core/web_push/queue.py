"""What becomes of queued pushes: the rules, and the writing down. What was sent is forgotten at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.web_push import repository
from core.web_push.pushes import DuePush

LIFE: Final = timedelta(hours=4)  # news of the morning are none in the evening; also the TTL given to push services
MOST_ATTEMPTS: Final = 5
_FIRST_PAUSE: Final = 20.0


class Fate(StrEnum):
    """How an attempt ended. gone: the browser does not exist any more."""

    SENT = "sent"
    GONE = "gone"
    RETRY = "retry"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One push and how its attempt ended."""

    push: DuePush
    fate: Fate


def fate_of(status: int) -> Fate:
    """What a push service's answer means (RFC 8030 sections 5 and 8)."""
    if 200 <= status < 300:
        return Fate.SENT
    if status in (404, 410):
        return Fate.GONE
    if status == 429 or status >= 500:
        return Fate.RETRY
    return Fate.REFUSED


def is_too_old(push: DuePush, now: datetime) -> bool:
    """Whether nobody wants to hear of it any more."""
    return now - push.created_at > LIFE


async def anything_due(session: AsyncSession) -> bool:
    """A cheap look for reading sessions."""
    return await repository.anything_due(session)


async def claim_due(session: AsyncSession, token: UUID, limit: int) -> list[DuePush]:
    """Lease pushes that are due."""
    return await repository.claim_due(session, token, limit)


async def settle(session: AsyncSession, token: UUID, attempts: Sequence[Attempt]) -> None:
    """Write down how attempts ended: dead browsers are forgotten, the rest is sent, tried again or let go."""
    ended = []
    for one in attempts:
        if one.fate is Fate.GONE:
            await repository.delete_subscription(session, one.push.subscription_id)
        elif one.fate is Fate.RETRY and one.push.attempts < MOST_ATTEMPTS:
            pause = _FIRST_PAUSE * 3.0 ** (one.push.attempts - 1)
            await repository.postpone(session, token, one.push.id, clock.ahead(pause))
            continue
        ended.append(one.push.id)
    await repository.note_sent(session, {one.push.subscription_id for one in attempts if one.fate is Fate.SENT})
    await repository.finish(session, token, ended)
