"""Hands queued pushes to the browsers' push services."""

import asyncio
from collections.abc import Sequence
from typing import Final

import structlog

from core import clock, ids
from core.context import AppContext
from core.errors import AppError
from core.http import post_body
from core.web_push import queue, service
from core.web_push.envelopes import require_browser, seal
from core.web_push.keys import NewKeys, authorization
from core.web_push.pushes import DuePush
from core.web_push.queue import LIFE, Attempt, Fate, fate_of, is_too_old

_BATCH: Final = 50
_SIDE_BY_SIDE: Final = 10
_LARGEST_ANSWER: Final = 4_096
_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Send what is due; while Web Push is off it waits until it is too old."""
    while True:
        async with context.database.read() as session:
            if not await queue.anything_due(session):
                return
            keys = await service.keys_for_sending(session, context.secrets)
        token = ids.new_id()
        async with context.database.write() as session:
            claimed = await queue.claim_due(session, token, _BATCH)
        attempts = await _send_all(context, keys, claimed)
        async with context.database.write() as session:
            await queue.settle(session, token, attempts)
        if len(claimed) < _BATCH:
            return


async def _send_all(context: AppContext, keys: tuple[NewKeys, str] | None, claimed: Sequence[DuePush]) -> list[Attempt]:
    lanes = asyncio.Semaphore(_SIDE_BY_SIDE)

    async def attempt(push: DuePush) -> Attempt:
        async with lanes:
            return Attempt(push, await _send(context, keys, push))

    return list(await asyncio.gather(*(attempt(push) for push in claimed)))


async def _send(context: AppContext, keys: tuple[NewKeys, str] | None, push: DuePush) -> Fate:
    """One post. The address was checked when the browser came; it is checked again, since settings may have changed."""
    now = clock.utc_now()
    if push.document_encrypted is None or is_too_old(push, now):
        return Fate.REFUSED
    if keys is None:
        return Fate.RETRY
    is_open = context.settings.allow_private_hosts
    try:
        browser = service.browser_of(context.secrets, push.document_encrypted)
        require_browser(browser, more_services=context.settings.more_push_services, allow_private=is_open)
        body = seal(context.secrets.decrypt(push.payload_encrypted).encode(), browser)
        headers = {
            "Authorization": authorization(keys[0], browser.endpoint, keys[1], now),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(int(LIFE.total_seconds())),
            "Topic": push.topic,
            "Urgency": "high",
        }
        answer = await post_body(browser.endpoint, body, headers, max_bytes=_LARGEST_ANSWER, allow_private=is_open)
    except (AppError, ValueError) as error:
        is_passing = isinstance(error, AppError) and error.code == "fetch_failed"
        _log.info("web_push_not_sent", push_id=str(push.id), error=str(error))
        return Fate.RETRY if is_passing else Fate.REFUSED
    fate = fate_of(answer.status)
    if fate is Fate.REFUSED:
        _log.warning("web_push_refused", status=answer.status, answer=answer.body[:300].decode("utf-8", "replace"))
    return fate
