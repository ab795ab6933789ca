"""The morning's mail: what waits for each person who asked for it."""

from core.context import AppContext
from ticketing.notifications import digests
from workers.addresses import desk_address


async def run(context: AppContext, _key: str = "") -> None:
    """Send the digests whose time has come; each has a transaction of its own."""
    async with context.database.read() as session:
        due = await digests.due_digests(session, desk_address(context))
    for digest in due:
        async with context.database.write() as session:
            await digests.send(session, digest, context.secrets.encrypt)
