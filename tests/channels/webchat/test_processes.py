"""Several processes write to one stream at once, as web nodes and workers do."""

import asyncio
import sys

from channels.webchat import stream
from channels.webchat.visitors import get_visitor
from core.db.session import Database
from tests.channels.webchat.widgets import visitor_of_new_widget
from tests.support.processes import project_root

EACH = 25


async def test_two_processes_and_this_one_leave_no_gap(database: Database, database_url: str) -> None:
    visitor = await visitor_of_new_widget(database)
    program = [sys.executable, "-m", "tests.channels.webchat.appender", database_url, str(visitor.id)]
    # the third one says again what the first one says: the same sources
    writers = [
        await asyncio.create_subprocess_exec(*program, prefix, str(EACH), cwd=project_root())
        for prefix in ("a", "b", "a")
    ]
    seen: list[int] = []
    async with asyncio.timeout(120):
        while any(writer.returncode is None for writer in writers) or len(seen) < 2 * EACH:
            async with database.read() as session:
                seen += [one.seq for one in await stream.read_after(session, visitor.id, seen[-1] if seen else 0, 10)]
            await asyncio.wait([asyncio.ensure_future(writer.wait()) for writer in writers], timeout=0.02)
            assert not any(writer.returncode for writer in writers)
    assert seen == list(range(1, 2 * EACH + 1))
    async with database.read() as session:
        frames = await stream.read_after(session, visitor.id, 0, 1000)
        after = await get_visitor(session, visitor.id)
    told = [frame.document["text"] for frame in frames]
    assert [text for text in told if text.startswith("a")] == [f"a{number}" for number in range(EACH)]
    assert [text for text in told if text.startswith("b")] == [f"b{number}" for number in range(EACH)]
    assert after.last_seq == 2 * EACH
