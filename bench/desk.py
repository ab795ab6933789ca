"""What an agent waits for, over HTTP with one client: the list, a ticket of 20 messages, a reply, the search box."""

import random
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from uuid import uuid4

import aiohttp

from bench.clients import Latencies, hammer
from bench.company import Company
from bench.ground import Ground, cpu_seconds
from bench.load import Loaded
from bench.views import board, questions, save_view
from tests.support.server import Server

_API = "/api/v1"
_TIMES = 300
_LONGEST_SECONDS = 60.0
_REPLIES = 150
_WARM_UP = 30
_ENGLISH = ("speaker", "warranty", "invoice refund", "bluetooth connect", "customer number", "turntable needle")
_THAI = ("ลำโพง", "ประกัน", "ใบกำกับภาษี", "เสียงแตก", "เลขพัสดุ", "เปลี่ยนใหม่")


@dataclass
class DeskTimes:
    """Latencies and the node's own milliseconds of processor a request, by what was asked; how much of what is there
    the search found (1 = all), by language.
    """

    latencies: dict[str, Latencies] = field(default_factory=dict)
    cpu: dict[str, float] = field(default_factory=dict)
    thai_recall: float = 0.0
    english_recall: float = 0.0


async def measure_desk(ground: Ground, company: Company, loaded: Loaded) -> DeskTimes:
    """Everything against one web node."""
    times = DeskTimes()
    server = ground.start_serve()
    headers = {"Authorization": f"Bearer {company.agent_token}"}
    try:
        async with aiohttp.ClientSession(server.url, headers=headers) as client:
            asking = _Asking(client, loaded, server)
            for view in ("all", "mine", "unassigned", "closed", f"team:{company.team_ids[0]}"):
                path = f"{_API}/tickets?view={view}"
                await asking.often(times, f"list {view.partition(':')[0]}", partial(asking.get, path))
            await asking.views(times, company)
            await asking.often(times, "open", asking.open_long_ticket)
            asked = {
                "search English": [words for words, is_thai, _ in needle_queries(loaded) if not is_thai],
                "search Thai": [words for words, is_thai, _ in needle_queries(loaded) if is_thai],
                "search English, words in every third mail": _ENGLISH,
                "search Thai, words in every third mail": _THAI,
            }
            for name, words in asked.items():
                await asking.often(times, name, partial(asking.search_any, words), 120)
            times.latencies["reply"] = await asking.replies()
        headers = {"Authorization": f"Bearer {company.supervisor_token}"}  # who sees every ticket
        async with aiohttp.ClientSession(server.url, headers=headers) as client:
            asking = _Asking(client, loaded, server)
            times.thai_recall, times.english_recall = await asking.recall(thai=True), await asking.recall(thai=False)
    finally:
        server.stop()
    return times


class _Asking:
    def __init__(self, client: aiohttp.ClientSession, loaded: Loaded, server: Server) -> None:
        self._client = client
        self._loaded = loaded
        self._server = server

    async def get(self, path: str, **query: str):
        """The JSON behind a path. Raises ClientResponseError unless it is a 200."""
        async with self._client.get(path, params=query or None, raise_for_status=True) as answer:
            return await answer.json(content_type=None)

    async def often(
        self, times: DeskTimes, name: str, work: Callable[[], Awaitable[object]], count: int = _TIMES
    ) -> None:
        """Do `work` again and again, after a warm-up."""
        for _ in range(_WARM_UP):
            await work()
        before = cpu_seconds(self._server)
        times.latencies[name] = await hammer(work, 1, _LONGEST_SECONDS, most=count)
        times.cpu[name] = (cpu_seconds(self._server) - before) * 1000 / count

    async def open_long_ticket(self) -> None:
        detail = await self.get(f"{_API}/tickets/{random.choice(self._loaded.long_tickets)}")
        assert len(detail["messages"]) >= 20

    async def views(self, times: DeskTimes, company: Company) -> None:
        """Saved views, tables with own columns, a board, and a count."""
        asked = questions(company)
        for name, body in asked.items():
            if "order" in body or "columns" in body:
                await self.often(times, name, partial(self._post, "/tickets/query", body))
                continue
            view_id = await save_view(self._client, body)
            await self.often(times, name, partial(self.get, f"{_API}/tickets?view=saved:{view_id}"))
        count = {"conditions": asked["saved view by words"]["conditions"]}
        await self.often(times, "count of a view by words", partial(self._post, "/tickets/query/count", count))
        await self.often(times, "board of five columns", partial(self._post, "/tickets/board", board(company)), 100)

    async def _post(self, path: str, body: object):
        async with self._client.post(_API + path, json=body, raise_for_status=True) as answer:
            return await answer.json(content_type=None)

    async def search_any(self, words: Sequence[str]):
        return await self.get(f"{_API}/search", q=random.choice(words))

    async def replies(self) -> Latencies:
        """Answer long tickets, each knowing its last message."""
        found = Latencies()
        for number in range(_WARM_UP + _REPLIES):
            ticket_id = self._loaded.long_tickets[number % len(self._loaded.long_tickets)]
            detail = await self.get(f"{_API}/tickets/{ticket_id}")
            contact = detail["messages"][0]["author"]["name"]
            body = {
                "client_id": str(uuid4()),
                "html": "<p>สวัสดีค่ะ ทางเราจะรีบตรวจสอบให้นะคะ</p><p>We will look into it today.</p>" * 3,
                "text": "สวัสดีค่ะ ทางเราจะรีบตรวจสอบให้นะคะ\n\nWe will look into it today.\n" * 3,
                "to": [{"kind": "email", "external_id": "loaded.1@mail.example", "name": contact}],
                "cc": [],
                "bcc": [],
                "attachment_ids": [],
                "last_seen_message_id": detail["messages"][-1]["id"],
            }
            start = time.perf_counter()
            async with self._client.post(f"{_API}/tickets/{ticket_id}/replies", json=body) as answer:
                text = await answer.text()
            if answer.status != 202:
                raise RuntimeError(f"a reply was refused: {answer.status} {text[:500]}")
            if number >= _WARM_UP:
                found.values.append((time.perf_counter() - start) * 1000)
        found.seconds = sum(found.values) / 1000
        return found

    async def recall(self, *, thai: bool) -> float:
        """Which share of the tickets that say something are found by searching for a part of it."""
        wanted = found = 0
        for words, is_thai, numbers in needle_queries(self._loaded):
            if is_thai is thai:
                page = await self.get(f"{_API}/search", q=words, limit="100", hidden="true")
                hits = {hit["number"] for hit in page["items"] if hit["kind"] == "ticket"}
                wanted += len(numbers)
                found += len(numbers & hits)
        return found / wanted if wanted else 1.0


def needle_queries(loaded: Loaded) -> Iterator[tuple[str, bool, set[int]]]:
    """(what to type, whether it is Thai, the numbers of the tickets that must be found)."""
    for words, numbers in loaded.needles.items():
        yield words, not words.isascii(), numbers
