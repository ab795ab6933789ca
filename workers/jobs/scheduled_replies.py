"""Answers whose time has come: each is sent in a transaction of its own, or stopped with the reason.

One that breaks stops no other: it is stopped with the reason, which its author is told, or tried again when the trouble
was the database's.
"""

from typing import Final

import structlog

from core.context import AppContext
from core.db.transient import is_transient
from core.errors import AppError
from core.staff.colleagues import load_colleagues
from core.staff.principal import Principal
from ticketing.replies import scheduled
from ticketing.replies.scheduled import ScheduledView
from ticketing.replies.service import CapabilitiesOf
from workers.stories import capabilities_of

_AT_ONCE: Final = 50
_CHANGED: Final = "scheduled_changed"
_AUTHOR_GONE: Final = "author_gone"
_FAILED: Final = "failed"
_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Send what is due; returns when nothing is, or when what is left has to wait for the next run."""
    await send_due(context, capabilities_of)


async def send_due(context: AppContext, capabilities: CapabilitiesOf) -> None:
    """As `run`, with what the channels can do."""
    while True:
        async with context.database.read() as session:
            due = await scheduled.due(session, _AT_ONCE)
            authors = await load_colleagues(session, {one.author_id for one in due})
        settled = 0
        for one in due:
            author = authors.get(one.author_id)
            settled += await _settle(context, one, author.principal if author else None, capabilities)
        if len(due) < _AT_ONCE or not settled:
            return


async def _settle(
    context: AppContext, one: ScheduledView, author: Principal | None, capabilities: CapabilitiesOf
) -> bool:
    """Send it, or stop it with the reason; False when neither could be done and the next run tries again."""
    try:
        reason = await _send(context, one, author, capabilities)
        if reason:
            async with context.database.write() as session:
                await scheduled.hold_back(session, one, reason)
    except Exception:  # noqa: BLE001 - one answer must not stop the others
        _log.exception("scheduled_put_by", scheduled_id=str(one.id))
        return False
    return True


async def _send(context: AppContext, one: ScheduledView, author: Principal | None, capabilities: CapabilitiesOf) -> str:
    """Why it could not be sent, '' when it was or somebody changed it meanwhile. What it began is rolled back.

    Raises what is the database's trouble and not the answer's.
    """
    if author is None:
        return _AUTHOR_GONE
    try:
        async with context.database.write() as session:
            await scheduled.release(session, author, one, capabilities_of=capabilities)
    except AppError as error:
        if error.code == _CHANGED:
            return ""
        _log.info("scheduled_held_back", scheduled_id=str(one.id), code=error.code)
        return scheduled.reason_of(error)
    except Exception as error:
        if is_transient(error):
            raise
        _log.exception("scheduled_failed", scheduled_id=str(one.id))
        return _FAILED
    return ""
