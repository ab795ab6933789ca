"""Sends what waits for the webhooks. No transaction is open while another program is being talked to."""

import asyncio
import time
from typing import Final
from uuid import UUID

import structlog

from core import clock
from core.context import AppContext
from core.errors import AppError
from core.http import post_body
from core.webhooks import sending
from core.webhooks.retrying import SECONDS
from core.webhooks.sending import Answer, ToSend
from core.webhooks.signing import signed_headers

_MOST_BYTES: Final = 4096
_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Send everything that is due, the endpoints side by side."""
    async with context.database.read() as session:
        due = await sending.due_endpoints(session)
    await asyncio.gather(*(_serve(context, endpoint_id, is_failing=fails) for endpoint_id, fails in due))


async def _serve(context: AppContext, endpoint_id: UUID, *, is_failing: bool) -> None:
    while True:
        async with context.database.write() as session:
            claimed = await sending.claim(session, endpoint_id, context.secrets, is_failing=is_failing)
        if not claimed:
            return
        results = await asyncio.gather(*(_send(context, one) for one in claimed))
        if not all(results):
            return


async def _send(context: AppContext, one: ToSend) -> bool:
    answer = await _post(context, one)
    async with context.database.write() as session:
        is_taken = await sending.finish(session, one, answer, context.secrets)
    if not is_taken:
        _log.warning("webhook_not_taken", endpoint_id=str(one.endpoint_id), status=answer.status, error=answer.error)
    return is_taken


async def _post(context: AppContext, one: ToSend) -> Answer:
    begun = time.monotonic()
    headers = {
        "Content-Type": "application/json",
        **signed_headers(one.secrets, one.message_id, int(clock.utc_now().timestamp()), one.body),
    }
    try:
        fetched = await post_body(
            one.url,
            one.body,
            headers,
            max_bytes=_MOST_BYTES,
            allow_private=context.settings.allow_private_hosts,
            seconds=SECONDS,
        )
    except AppError as error:
        return Answer(None, "", _milliseconds(begun), error.message)
    return Answer(fetched.status, fetched.body.decode(errors="replace").replace("\x00", ""), _milliseconds(begun))


def _milliseconds(begun: float) -> int:
    return int((time.monotonic() - begun) * 1000)
