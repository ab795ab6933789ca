"""Live talks in time, and telling the web nodes what visitors' pages show of them."""

from uuid import UUID

from channels.webchat.connections import left_since
from core.context import AppContext
from core.realtime import SIGNALS
from ticketing.chats.sweeping import find_due, sweep

QUEUE_SIGNAL = "chat_queue"
READ_SIGNAL = "agent_read"


async def run(context: AppContext, _key: str = "") -> None:
    """Ring on, miss, abandon and end what is due. Writes nothing when nothing is."""
    async with context.database.read() as session:
        due = await find_due(session, left_since)
    if due:
        async with context.database.write() as session:
            await sweep(session, due, left_since)


async def tell_queue(context: AppContext, key: str) -> None:
    """The order of those who wait has changed in the widget `key` (an account's id)."""
    if key:
        await context.realtime.publish(SIGNALS, {"kind": QUEUE_SIGNAL, "account_id": str(UUID(key))})


async def tell_read(context: AppContext, key: str) -> None:
    """Somebody of us has read the ticket `key` that a visitor writes on."""
    if key:
        await context.realtime.publish(SIGNALS, {"kind": READ_SIGNAL, "ticket_id": str(UUID(key))})
