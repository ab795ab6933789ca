"""What a web node tells by itself, and what it leaves to the workers."""

import asyncio
from typing import Any
from uuid import uuid4

from core.jobs import Nudge
from core.realtime import SIGNALS
from tests.factories.contexts import make_context
from tests.support.eventually import eventually
from workers.node_jobs import TELLING, NodeJobs
from workers.pollers.mailbox import MailboxPoller
from workers.registry import build_jobs


class Queue:
    """Remembers what the workers were asked for."""

    def __init__(self) -> None:
        self.nudges: list[Nudge] = []

    def nudge(self, nudge: Nudge) -> None:
        self.nudges.append(nudge)


async def test_a_node_tells_of_a_grown_stream_itself_and_leaves_work_to_workers(database, tmp_path):
    context, queue = make_context(database, tmp_path), Queue()
    heard: asyncio.Queue[tuple[str, dict[str, Any]]] = asyncio.Queue()
    jobs, visitor_id = NodeJobs(queue), str(uuid4())

    async def listen(channel: str, envelope: dict) -> None:
        heard.put_nowait((channel, envelope))

    async with context.realtime.listening(listen):
        jobs.start(context)
        jobs.nudge(Nudge("visitor_frames", visitor_id))
        jobs.nudge(Nudge("outbound"))
        jobs.nudge(Nudge("agent_read", "no id"))  # a mistake elsewhere harms nobody
        assert await asyncio.wait_for(heard.get(), 15) == (SIGNALS, {"kind": "frames", "visitor_id": visitor_id})
        await jobs.stop()
    assert queue.nudges == [Nudge("outbound")]


async def test_a_node_that_stops_leaves_everything_to_the_workers(database, tmp_path):
    context, queue = make_context(database, tmp_path), Queue()
    jobs = NodeJobs(queue)
    jobs.start(context)
    await jobs.stop()
    jobs.nudge(Nudge("visitor_frames", str(uuid4())))
    assert await eventually(lambda: [nudge.job for nudge in queue.nudges]) == ["visitor_frames"]


def test_workers_know_everything_that_nodes_tell():
    assert TELLING.keys() <= build_jobs(MailboxPoller()).keys()
