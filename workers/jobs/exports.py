"""Writes the files of tickets that people asked for, one after the other, and throws away those of yesterday."""

import structlog

from core.context import AppContext
from ticketing.exporting.running import claim_export, give_up, has_work, throw_away, write_export

_log = structlog.get_logger(__name__)


async def run(context: AppContext, _key: str = "") -> None:
    """Write until none waits. Writes nothing when there is nothing to do."""
    async with context.database.read() as session:
        if not await has_work(session):
            return
    while True:
        async with context.database.write() as session:
            claim = await claim_export(session)
        if claim is None:
            break
        try:
            await write_export(context.database, context.blobs, claim)
        except Exception:  # noqa: BLE001 - one bad file must not keep the others from being written
            _log.exception("export_failed", export_id=str(claim.id))
            await give_up(context.database, claim)
    await throw_away(context.database, context.blobs)
