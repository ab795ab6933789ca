"""What the web chat does not keep: visitors who only looked around, and files that no message took.

Who wrote even once stays, with his stream, as long as his tickets do.
"""

from datetime import timedelta
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository
from core import clock

KEPT_SILENT: Final = timedelta(days=30)
KEPT_UNUSED: Final = timedelta(days=1)


async def forget_silent_visitors(session: AsyncSession, limit: int) -> int:
    """Remove visitors who never wrote, are not blocked and were not seen for 30 days; how many."""
    return await repository.forget_silent_visitors(session, clock.utc_now() - KEPT_SILENT, limit)


async def forget_unused_uploads(session: AsyncSession, limit: int) -> int:
    """Forget files of a day ago that no message carries; how many. Their bytes stay: others may have the same file."""
    return await repository.drop_unused_uploads(session, clock.utc_now() - KEPT_UNUSED, limit)
