"""The socket: nothing missed, nothing doubled, always in order, whatever happens to the connection."""

import asyncio

import pytest
from aiohttp import WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from channels.webchat.models import Visitor, VisitorConnection
from core.inbox.models import InboundDelivery
from core.realtime import SIGNALS
from tests.support.eventually import eventually
from tests.web.widget.conftest import KEY
from web.app import build_app
from web.widget.hub import VISITOR_HUB


def numbers(frames) -> list[int]:
    return [frame["seq"] for frame in frames]


async def test_a_message_is_accepted_shown_and_kept_for_the_desk_once(widget, open_page, app_context):
    page = await open_page()
    end = await page.connect()
    for _ in range(2):  # the answer got lost, the page says it again
        await end.say(type="message", client_id="m-1", text="ลำโพงไม่มีเสียงครับ 🔇")
        assert await end.hear_until("accepted") == {"type": "accepted", "client_id": "m-1", "seq": 1}
    shown = [one for told in end.told if told["type"] == "frames" for one in told["frames"]]
    shown = shown or await end.frames_up_to(1)
    assert [(one["seq"], one["document"]["text"], one["document"]["from"]) for one in shown] == [
        (1, "ลำโพงไม่มีเสียงครับ 🔇", "visitor")
    ]
    assert await end.heard_until_pong() == []
    async with app_context.database.read() as session:
        assert (await session.execute(select(func.count()).select_from(InboundDelivery))).scalar_one() == 1


async def test_every_open_page_of_the_visitor_gets_what_the_agent_says(widget, open_page, agent_says):
    page = await open_page()
    one, other = await page.connect(), await page.connect()
    seq = await agent_says(page.visitor_id, "สวัสดีค่ะ")
    for end in (one, other):
        [frame] = await end.frames_up_to(seq)
        assert frame["document"]["text"] == "สวัสดีค่ะ"
        assert frame["document"]["author"]["name"] == "Nok"


async def test_nobody_hears_of_another_visitor(widget, open_page, agent_says):
    page, other = await open_page(), await open_page()
    end, silent = await page.connect(), await other.connect()
    seq = await agent_says(page.visitor_id, "only for you")
    await end.frames_up_to(seq)
    assert await silent.heard_until_pong() == []


WORDS = st.lists(st.sampled_from(["agent", "visitor", "cut", "come back", "listen"]), min_size=6, max_size=25)


def stories() -> list[list[str]]:
    """What may happen to a page, in every order that Hypothesis thinks of; played on one loop afterwards."""
    found: list[list[str]] = []

    @settings(max_examples=25, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(WORDS)
    def collect(steps: list[str]) -> None:
        found.append(["come back", *steps])

    collect()
    return found


async def test_a_page_that_comes_back_at_any_point_gets_the_rest_once_and_in_order(widget, open_page, agent_says):
    """Whatever is said meanwhile and wherever the connection ends, the page sees 1, 2, 3 … and nothing twice."""
    page = await open_page()
    seen: list[int] = []
    said = 0
    for steps in stories():
        end = None
        for step in steps:
            if step == "agent":
                await agent_says(page.visitor_id, "…")
            elif step == "visitor" and end is not None:
                said += 1
                await end.say(type="message", client_id=f"m-{said}", text="!")
            elif step == "cut" and end is not None:
                await cut(end)
                end = None
            elif step == "come back" and end is None:
                end = await page.connect(after=seen[-1] if seen else 0)
            elif step == "listen" and end is not None:
                for told in await end.heard_until_pong():
                    seen += numbers(told.get("frames", ()))
        newest = await agent_says(page.visitor_id, "the last one")
        if end is not None:
            await cut(end)
        end = await page.connect(after=seen[-1] if seen else 0)
        seen += numbers(await end.frames_up_to(newest))
        await cut(end)
        assert seen == list(range(1, len(seen) + 1)), steps
        assert seen[-1] >= newest


async def cut(end) -> None:
    """The network is gone: no goodbye, and what was on its way is lost."""
    end.ws._response.connection.transport.abort()
    await end.ws.close()


async def test_a_page_behind_by_thousands_gets_them_all(widget, open_page, agent_says):
    page = await open_page()
    newest = 0
    for number in range(450):
        newest = await agent_says(page.visitor_id, f"{number}")
    end = await page.connect(after=3)
    assert numbers(await end.frames_up_to(newest)) == list(range(4, 451))


async def test_the_long_poll_says_the_same_as_the_socket(widget, open_page, agent_says):
    page = await open_page()
    end = await page.connect()
    polled: list[dict] = []
    waiting = asyncio.create_task(page.frames(after=0, wait=20))
    await agent_says(page.visitor_id, "1")
    polled += await waiting
    waiting = asyncio.create_task(page.frames(after=1, wait=20))
    await page.say("2")
    polled += await waiting
    assert polled == await end.frames_up_to(2)
    assert await page.frames(after=2, wait=0.05) == []


async def test_history_is_read_backwards(widget, open_page, agent_says):
    page = await open_page()
    for number in range(7):
        await agent_says(page.visitor_id, f"{number}")
    assert numbers(await page.frames(before=6, limit=3)) == [3, 4, 5]
    assert numbers(await page.frames(before=3, limit=3)) == [1, 2]


async def test_a_lost_signal_loses_no_frame(widget, open_page, agent_says, app_context, database, stranger):
    page = await open_page()
    end = await page.connect()
    jobs, database.jobs = database.jobs, app_context.jobs  # nobody tells the nodes
    seq = await agent_says(page.visitor_id, "said while nobody told")
    database.jobs = jobs
    await stranger.client.server.app[VISITOR_HUB].look()
    assert numbers(await end.frames_up_to(seq)) == [1]


async def test_another_node_goes_on_where_the_first_one_ended(widget, open_page, agent_says, app_context, stranger):
    page = await open_page()
    end = await page.connect()
    await end.frames_up_to(await agent_says(page.visitor_id, "from the first node"))
    missed = await agent_says(page.visitor_id, "said while he moved")
    await end.ws.close()
    async with TestClient(TestServer(build_app(app_context))) as other_node:
        page.client = other_node
        end = await page.connect(after=1)
        assert numbers(await end.frames_up_to(missed)) == [2]
        seq = await agent_says(page.visitor_id, "on the second node")
        assert numbers(await end.frames_up_to(seq)) == [3]


async def test_a_node_that_stops_says_goodbye_and_its_long_polls_are_answered(widget, open_page, app_context):
    page = await open_page()
    server = TestServer(build_app(app_context))
    client = TestClient(server)
    await client.start_server()
    page.client = client
    end = await page.connect()
    poll = asyncio.create_task(page.frames(after=0, wait=20))
    hub = server.app[VISITOR_HUB]
    await eventually(lambda: any(room.waiters for room in hub.rooms))
    await hub.close_all()
    assert await poll == []
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    await client.close()


@pytest.mark.parametrize(
    ("token", "code", "closing"),
    [("", "visitor_token_invalid", 4401), ("forged", "visitor_token_invalid", 4401)],
)
async def test_a_wrong_token_is_told_so_and_shown_out(widget, open_page, token, code, closing):
    page = await open_page()
    end = await page.connect(hello=False)
    await end.say(type="hello", token=token, after=0)
    assert (await end.hear())["code"] == code
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == closing


@pytest.mark.parametrize("word", ['{"type":"dance"}', "no json", '{"type":"message"}', '{"type":"ack","seq":-1}'])
async def test_what_is_not_understood_ends_the_socket(widget, open_page, word):
    page = await open_page()
    end = await page.connect()
    await end.ws.send_str(word)
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == 4400


async def test_a_page_of_a_foreign_origin_gets_no_socket(widget, open_page):
    page = await open_page()
    page.origin = "https://evil.example"
    with pytest.raises(WSServerHandshakeError) as refused:
        await page.connect()
    assert refused.value.status == 403


async def test_a_page_that_another_widget_allows_gets_no_further_than_hello(widget, make_widget, open_page):
    await make_widget("other-key", allowed_origins=["https://other.example"])
    page = await open_page(KEY)
    page.origin = "https://other.example"
    end = await page.connect(hello=False)
    await end.say(type="hello", token=page.token, after=0)
    assert (await end.hear())["code"] == "origin_not_allowed"
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == 4403


async def test_a_blocked_visitor_is_refused_everywhere_and_shown_out(widget, open_page, app_context):
    page = await open_page()
    end = await page.connect()
    async with app_context.database.write() as session:
        (await session.get_one(Visitor, page.visitor_id)).is_blocked = True
    await end.say(type="message", client_id="m-1", text="spam")
    assert (await end.hear_until("refused"))["code"] == "blocked"
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == 4403
    answer = await page.post("/messages", {"client_id": "m-2", "text": "spam"})
    assert (answer.status, (await answer.json())["code"]) == (403, "blocked")
    answer = await page.post(
        f"/widgets/{KEY}/visitors", {"page": {"url": "https://shop.example/"}, "token": page.token}
    )
    assert (answer.status, (await answer.json())["code"]) == (403, "blocked")


async def test_whoever_is_blocked_is_shown_out_at_once(widget, open_page, app_context):
    page, other = await open_page(), await open_page()
    end, bystander = await page.connect(), await other.connect()
    await app_context.realtime.publish(SIGNALS, {"kind": "visitor_blocked", "visitor_id": str(page.visitor_id)})
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == 4403
    assert await bystander.heard_until_pong() == []


async def test_refused_messages_say_why_and_cost_nothing_else(widget, open_page):
    page = await open_page()
    end = await page.connect()
    await end.say(type="message", client_id="long", text="ก" * 5_001)
    refused = await end.hear_until("refused")
    assert (refused["client_id"], refused["code"], refused["data"]["limit"]) == ("long", "too_long", 5_000)
    await end.say(type="message", client_id="empty", text="  \n ")
    assert (await end.hear_until("refused"))["code"] == "empty_message"
    await end.say(type="message", client_id="fits", text="ก" * 5_000)
    assert (await end.hear_until("accepted"))["seq"] == 1


async def test_who_is_here_is_written_down_and_forgotten(widget, open_page, app_context):
    page = await open_page()
    heard: list[dict] = []

    async def listen(channel: str, envelope: dict) -> None:
        if channel == SIGNALS and envelope["kind"] == "visitor":
            heard.append(envelope)

    async def left_at():
        async with app_context.database.read() as session:
            return (await session.get_one(Visitor, page.visitor_id)).left_at

    async def connections() -> int:
        async with app_context.database.read() as session:
            return (await session.execute(select(func.count()).select_from(VisitorConnection))).scalar_one()

    async with app_context.realtime.listening(listen):
        end = await page.connect()
        await eventually(lambda: [one for one in heard if one["is_here"]], what="told that he is here")
        assert (await left_at(), await connections()) == (None, 1)
        await end.ws.close()
        await eventually(lambda: [one for one in heard if not one["is_here"]], what="told that he left")
    assert await left_at() is not None
    assert await connections() == 0


async def test_a_page_that_floods_is_shown_out(widget, open_page):
    page = await open_page()
    end = await page.connect()
    for _ in range(200):
        if end.ws.closed:
            break
        await end.say(type="ping")
    while (message := await end.ws.receive(timeout=15)).type is WSMsgType.TEXT:
        pass
    assert message.type in {WSMsgType.CLOSE, WSMsgType.CLOSED, WSMsgType.CLOSING}
    assert end.ws.close_code == 1008


async def test_a_socket_without_hello_hears_nothing(widget, open_page, agent_says):
    page = await open_page()
    end = await page.connect(hello=False)
    await agent_says(page.visitor_id, "secret")
    await end.say(type="ping")
    assert (await end.ws.receive(timeout=15)).type is WSMsgType.CLOSE
    assert end.ws.close_code == 4400
