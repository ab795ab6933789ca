"""Answers whose time has come: each is sent in a transaction of its own, or stopped with the reason."""

from typing import Final

import structlog
from sqlalchemy.exc import DBAPIError

from core.context import AppContext
from core.errors import AppError
from core.staff.colleagues import load_colleagues
from ticketing.replies import scheduled
from ticketing.replies.scheduled import ScheduledView
from workers.stories import capabilities_of

_AT_ONCE: Final = 50
_CHANGED: Final = "scheduled_changed"
_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Send what is due; returns when nothing is."""
    while True:
        async with context.database.read() as session:
            due = await scheduled.due(session, _AT_ONCE)
            authors = await load_colleagues(session, {one.author_id for one in due})
        for one in due:
            author = authors.get(one.author_id)
            if author is None:
                await _hold_back(context, one, "author_gone")
                continue
            try:
                async with context.database.write() as session:
                    await scheduled.release(session, author.principal, one, capabilities_of=capabilities_of)
            except AppError as error:  # what it began is rolled back; a person decides
                if error.code != _CHANGED:
                    _log.info("scheduled_held_back", scheduled_id=str(one.id), code=error.code)
                    await _hold_back(context, one, scheduled.reason_of(error))
            except DBAPIError:  # the database's trouble, not the answer's: the next run tries again
                raise
            except Exception:  # noqa: BLE001 - one answer must not stop the others; its author decides
                _log.exception("scheduled_failed", scheduled_id=str(one.id))
                await _hold_back(context, one, "failed")
        if len(due) < _AT_ONCE:
            return


async def _hold_back(context: AppContext, one: ScheduledView, reason: str) -> None:
    async with context.database.write() as session:
        await scheduled.hold_back(session, one, reason)
