"""Pushes through a push service at home that opens them for real."""

import json
from collections.abc import AsyncIterator

import pytest
from aiohttp.test_utils import TestServer
from cryptography.exceptions import InvalidTag
from sqlalchemy import select, update

from core import clock, ids
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.staff import presence
from core.staff.principal import Principal, Role
from core.web_push import envelopes, service
from core.web_push.envelopes import Browser, require_browser
from core.web_push.keys import new_keys
from core.web_push.models import PushKey, PushMessage, PushSubscription
from core.web_push.queue import Fate, fate_of
from demo.sandbox.push_service import PretendBrowser, PushService
from tests.factories import desk
from tests.factories.channels import SECRETS
from tests.workers.notice_desk import NoticeDesk, open_notice_desk
from workers.jobs import notices, web_push


@pytest.fixture
async def push_service() -> AsyncIterator[tuple[PushService, str]]:
    pushes = PushService()
    async with TestServer(pushes.app) as server:
        yield pushes, str(server.make_url("")).rstrip("/")


@pytest.fixture
async def house(database, tmp_path, smtp_sink) -> NoticeDesk:
    return await open_notice_desk(database, tmp_path, smtp_sink)


async def switch_on(house: NoticeDesk) -> str:
    async with house.database.write() as session:
        admin = await desk.make_principal(session, Role.ADMIN, name="อร")
        return (await service.switch(session, admin, SECRETS, is_on=True)).public_key


async def subscribe(house: NoticeDesk, who: Principal, browser: PretendBrowser, base_url: str) -> None:
    async with house.database.write() as session:
        given = Browser(**browser.subscription(base_url))
        await service.subscribe(session, who, SECRETS, given, "Firefox, Windows")


async def push(house: NoticeDesk) -> None:
    """Jobs of pushing; proofs of who sends carry the real time."""
    await notices.push(house.context)


async def rows(house: NoticeDesk, model) -> list:
    async with house.database.read() as session:
        return list((await session.execute(select(model))).scalars())


async def test_news_reach_the_browser_sealed_and_bundled(house, push_service):
    pushes, url = push_service
    key = await switch_on(house)
    phone = pushes.browser("phone", key)
    await subscribe(house, house.scene.nok, phone, url)
    with house.at(1):
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
        await house.customer_writes("ด่วนครับ")
    with house.at(1):
        await push(house)
    [queued] = await rows(house, PushMessage)
    assert "ด่วน" not in queued.payload_encrypted
    async with house.database.write() as session:
        await session.execute(update(PushMessage).values(created_at=clock.utc_now(), next_attempt_at=clock.utc_now()))
    await web_push.run(house.context)
    [told] = phone.received
    ticket = house.scene.ticket
    assert told.document["title"] == f"#{ticket.number} somchai เขียนถึงคุณ"
    assert told.document["body"] == "ด่วนครับ (และอีก 1)"
    assert told.document["url"] == f"/tickets/{ticket.number}"
    assert told.topic == ticket.id.hex
    assert told.claims["sub"].startswith("mailto:")
    assert await rows(house, PushMessage) == []
    [kept] = await rows(house, PushSubscription)
    assert kept.last_sent_at is not None
    assert phone.subscription(url)["auth"] not in kept.document_encrypted


async def test_what_is_read_or_whose_reader_is_here_is_not_pushed(house, push_service):
    pushes, url = push_service
    phone = pushes.browser("phone", await switch_on(house))
    await subscribe(house, house.scene.nok, phone, url)
    with house.at(1):
        await house.customer_writes("ลำโพงยังไม่ดังครับ")
        async with house.database.write() as session:
            await presence.stay(session, "node", {ids.new_id(): house.scene.nok.user_id})
        with clock.frozen_at(clock.ahead(20)):
            await push(house)
    assert await rows(house, PushMessage) == []
    await house.prefer(house.scene.nok, push_when="always")
    with house.at(5):
        await push(house)
    assert len(await rows(house, PushMessage)) == 1


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_is_gone_is_forgotten(house, push_service, status):
    pushes, url = push_service
    phone = pushes.browser("phone", await switch_on(house))
    phone.status = status
    await subscribe(house, house.scene.nok, phone, url)
    async with house.database.write() as session:
        await service.queue(session, SECRETS, {house.scene.nok.user_id: [("topic", {"title": "x"})]})
    await web_push.run(house.context)
    assert await rows(house, PushSubscription) == []
    assert await rows(house, PushMessage) == []


async def test_a_service_in_trouble_is_tried_again_and_one_that_refuses_is_not(house, push_service):
    pushes, url = push_service
    key = await switch_on(house)
    busy, strict = pushes.browser("busy", key), pushes.browser("strict", new_keys().public_key)
    busy.status = 503
    await subscribe(house, house.scene.nok, busy, url)
    await subscribe(house, house.scene.ton, strict, url)
    async with house.database.write() as session:
        people = {house.scene.nok.user_id: [("t", {"title": "x"})], house.scene.ton.user_id: [("t", {"title": "y"})]}
        await service.queue(session, SECRETS, people)
    await web_push.run(house.context)
    [waiting] = await rows(house, PushMessage)
    assert (waiting.attempts, waiting.lease_token) == (1, None)
    assert waiting.next_attempt_at > clock.utc_now()
    assert strict.received == []
    assert len(await rows(house, PushSubscription)) == 2
    busy.status = 201
    with clock.frozen_at(clock.ahead(60)):
        await web_push.run(house.context)
    assert [one.document for one in busy.received] == [{"title": "x"}]


async def test_newer_news_of_a_ticket_take_the_place_of_waiting_ones(house, push_service):
    pushes, url = push_service
    phone = pushes.browser("phone", await switch_on(house))
    await subscribe(house, house.scene.nok, phone, url)
    for title in ("old", "new"):
        async with house.database.write() as session:
            await service.queue(session, SECRETS, {house.scene.nok.user_id: [("t", {"title": title})]})
    await web_push.run(house.context)
    assert [one.document["title"] for one in phone.received] == ["new"]


async def test_only_administrators_switch_and_keys_stay(house):
    with pytest.raises(NotPermitted):
        async with house.database.write() as session:
            await service.switch(session, house.scene.nok, SECRETS, is_on=True)
    key = await switch_on(house)
    [row] = await rows(house, PushKey)
    assert "PRIVATE" not in row.private_key_encrypted
    async with house.database.write() as session:
        admin = await desk.make_principal(session, Role.ADMIN)
        assert (await service.switch(session, admin, SECRETS, is_on=False)).is_on is False
        assert await service.people_with_browsers(session) == set()
        assert (await service.switch(session, admin, SECRETS, is_on=True)).public_key == key


async def test_a_browser_belongs_to_whoever_used_it_last(house, push_service):
    pushes, url = push_service
    browser = Browser(**pushes.browser("shared").subscription(url))
    with pytest.raises(Conflict):
        async with house.database.write() as session:
            await service.subscribe(session, house.scene.nok, SECRETS, browser, "Chrome")
    await switch_on(house)
    async with house.database.write() as session:
        await service.subscribe(session, house.scene.nok, SECRETS, browser, "Chrome")
        await service.subscribe(session, house.scene.ton, SECRETS, browser, "Chrome")
        assert await service.list_subscriptions(session, house.scene.nok) == []
        [one] = await service.list_subscriptions(session, house.scene.ton)
        with pytest.raises(NotFound):
            await service.unsubscribe(session, house.scene.nok, one.id)
        await service.unsubscribe(session, house.scene.ton, one.id)
    assert await rows(house, PushSubscription) == []


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilpush.apple.com.example/x",
        "https://notify.windows.com@evil.example/x",
        "https://127.0.0.1/x",
        "https://metadata.internal/x",
        "ftp://fcm.googleapis.com/x",
    ],
)
def test_only_push_services_are_posted_to(endpoint):
    given = PretendBrowser("x").subscription("https://fcm.googleapis.com")
    require_browser(Browser(**given))
    with pytest.raises(Invalid) as refused:
        require_browser(Browser(endpoint, given["p256dh"], given["auth"]))
    assert refused.value.code == "unknown_push_service"


def test_known_services_and_added_ones_and_keys_that_are_none():
    given = PretendBrowser("x").subscription("https://x")
    keys = (given["p256dh"], given["auth"])
    for host in ("updates.push.services.mozilla.com", "web.push.apple.com", "wns2-sg2p.notify.windows.com"):
        require_browser(Browser(f"https://{host}/wpush/v2/abc", *keys))
    require_browser(Browser("https://push.mine.example/x", *keys), more_services=("push.mine.example",))
    for bad in (
        ("", given["auth"]),
        (given["p256dh"], "c2hvcnQ"),
        ("!!!", "???"),
        (given["p256dh"][:-4], given["auth"]),
    ):
        with pytest.raises(Invalid):
            require_browser(Browser("https://fcm.googleapis.com/x", *bad))


def test_what_is_sealed_only_its_browser_opens():
    browser, other = PretendBrowser("a"), PretendBrowser("b")
    given = Browser(**browser.subscription("https://x"))
    payload = json.dumps({"title": "ลับ"}).encode()
    sealed = envelopes.seal(payload, given)
    assert browser.open(sealed) == payload
    with pytest.raises(InvalidTag):
        other.open(sealed)
    with pytest.raises(ValueError, match="too long"):
        envelopes.seal(b"x" * 4000, given)


def test_answers_of_push_services():
    assert [fate_of(status) for status in (201, 404, 410, 429, 503, 403, 413)] == [
        Fate.SENT, Fate.GONE, Fate.GONE, Fate.RETRY, Fate.RETRY, Fate.REFUSED, Fate.REFUSED,
    ]  # fmt: skip
