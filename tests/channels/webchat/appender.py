"""A process of its own that appends frames: python -m tests.channels.webchat.appender URL VISITOR PREFIX COUNT."""

import asyncio
import sys
from uuid import UUID

from channels.adapter import StreamFrame
from channels.webchat.stream import append_frame
from core import ids
from core.db.session import Database


async def main(url: str, visitor_id: str, prefix: str, count: str) -> None:
    database = Database(url)
    for number in range(int(count)):
        frame = StreamFrame("message", f"delivery:{prefix}{number}", {"text": f"{prefix}{number}"}, ids.new_id())
        async with database.write() as session:
            await append_frame(session, UUID(visitor_id), frame)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
