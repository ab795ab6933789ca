"""What keeps robots and other sites out, and that a person always sees why and has a way on."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio
from aiohttp import DummyCookieJar
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from channels.webform.proof import FormToken, question_for, write_token
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.settings import Settings
from core.storage import blob_key
from tests.web.conftest import Caller
from tests.web.forms.conftest import MakeForm, Shown, Visitor, solve
from web.app import build_app
from web.forms.receiving import network_of

GOOD = {"name": "สมชาย", "email": "somchai@example.com", "agree": "yes", "story": "ลำโพงไม่ดัง"}


async def _account_id(visitor: Visitor) -> UUID:
    async with visitor.context.database.read() as session:
        return (await session.execute(select(ChannelAccount.id))).scalar_one()


async def _token_from(visitor: Visitor, ago: timedelta) -> str:
    token = FormToken(await _account_id(visitor), ids.new_id(), clock.utc_now() - ago)
    return write_token(visitor.context.secrets.signing_key("webform"), token)


def _sum(visitor: Visitor, page: Shown) -> str:
    question = question_for(visitor.context.secrets.signing_key("webform"), page.token)
    return str(question.first + question.second)


@pytest.mark.parametrize("token", ["", "made-up", "x" * 300, "ก"])
async def test_a_forged_token_costs_a_click_and_no_word(make_form: MakeForm, token: str):
    visitor = await make_form()
    refused = await visitor.send(await visitor.open(), GOOD | {"-token": token})
    assert refused.status == 422
    assert "กรุณากดส่งอีกครั้ง" in refused.text
    assert refused.value("story") == "ลำโพงไม่ดัง"
    assert await visitor.deliveries() == []
    assert (await visitor.send(refused, {})).status == 200


async def test_a_page_left_open_for_days_is_sent_with_one_more_click(make_form: MakeForm):
    visitor = await make_form()
    old = await _token_from(visitor, timedelta(days=2))
    refused = await visitor.send(await visitor.open(), GOOD | {"-token": old})
    assert (refused.status, "หน้านี้เปิดไว้นานเกินไป" in refused.text) == (422, True)
    assert (await visitor.send(refused, {})).status == 200
    assert len(await visitor.tickets()) == 1


async def test_a_token_of_another_form_is_not_taken(make_form: MakeForm):
    mine = await make_form("mine")
    other = await make_form("other")
    page = await other.open()
    assert (await mine.send(await mine.open(), GOOD | {"-token": page.token})).status == 422
    assert await mine.deliveries() == []


async def test_whoever_fills_the_hidden_field_is_asked_and_can_answer(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open()
    trap = page.inputs.attributes["-website"]
    assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
    asked = await visitor.send(page, GOOD | {"-website": "https://spam.example"})
    assert asked.status == 422
    assert "อีกขั้นตอนเดียว" in asked.text
    assert asked.value("-website") == ""
    wrong = await visitor.send(asked, {"-website": "again", "-answer": "1"})
    assert (wrong.status, "คำตอบยังไม่ถูกต้อง" in wrong.text) == (422, True)
    assert wrong.token != asked.token
    assert await visitor.deliveries() == []
    right = await visitor.send(wrong, {"-website": "again", "-answer": _sum(visitor, wrong)})
    assert right.status == 200
    [ticket] = await visitor.tickets()
    assert ticket.status == "new"


async def test_whoever_is_faster_than_people_is_asked(make_form: MakeForm):
    visitor = await make_form(shortest_seconds=60)
    asked = await visitor.send(await visitor.open(), GOOD)
    assert (asked.status, "-answer" in asked.inputs.attributes) == (422, True)
    patient = await _token_from(visitor, timedelta(seconds=61))
    assert (await visitor.send(asked, {"-token": patient})).status == 200


async def test_work_is_asked_for_and_without_script_a_question(make_form: MakeForm):
    visitor = await make_form(proof_of_work=8)
    page = await visitor.open()
    assert page.inputs.attributes["-proof"]["data-bits"] == "8"
    assert "<noscript>" in page.html
    lazy = await visitor.send(page, GOOD)
    assert lazy.status == 422
    assert (await visitor.send(lazy, {"-proof": "0" * 21})).status == 422
    worked = await visitor.send(lazy, {"-proof": solve(lazy.token, 8)})
    assert worked.status == 200
    scriptless = await visitor.open()
    assert (await visitor.send(scriptless, GOOD | {"-answer": _sum(visitor, scriptless)})).status == 200
    assert len(await visitor.tickets()) == 2


async def test_work_is_worth_one_submission(make_form: MakeForm):
    visitor = await make_form(proof_of_work=8)
    page = await visitor.open()
    proof = {"-proof": solve(page.token, 8)}
    assert (await visitor.send(page, GOOD | proof)).status == 200
    used = await visitor.send(page, GOOD | proof | {"story": "spam"})
    assert used.status == 422
    assert len(await visitor.tickets()) == 1


async def test_problems_of_answers_are_told_before_anything_is_asked(make_form: MakeForm):
    visitor = await make_form(proof_of_work=8)
    page = await visitor.open()
    proof = solve(page.token, 8)
    refused = await visitor.send(page, {"name": "สมชาย", "-proof": proof})
    assert (refused.token, refused.value("-proof")) == (page.token, proof)
    assert (await visitor.send(refused, GOOD)).status == 200


async def test_a_form_posted_by_another_site_is_refused_on_a_page(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open()
    refused = await visitor.send(page, GOOD, Origin="https://evil.example")
    assert (refused.status, refused.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
    assert "/forms/contact" in refused.html
    own = f"http://{visitor.client.host}:{visitor.client.port}"
    assert (await visitor.send(page, GOOD, Origin=own)).status == 200


async def test_files_beyond_the_limits(make_form: MakeForm):
    visitor = await make_form(max_files=2, max_file_bytes=2_048)
    page = await visitor.open()
    visitor.files = [("receipt", "big.pdf", "application/pdf", b"%PDF" + b"x" * 3_000)]
    refused = await visitor.send(page, GOOD)
    assert "ไฟล์ “big.pdf” ใหญ่เกินไป แต่ละไฟล์ต้องไม่เกิน 2 KB" in refused.text
    assert refused.value("story") == "ลำโพงไม่ดัง"
    visitor.files = [("receipt", f"{n}.pdf", "application/pdf", b"%PDF") for n in range(3)]
    assert "แนบได้ไม่เกิน 2 ไฟล์" in (await visitor.send(page, GOOD)).text
    visitor.files = [("receipt", "photo.png", "image/png", b"MZ this is a program")]
    disguised = await visitor.send(page, GOOD)
    assert "เป็นชนิดที่แนบไม่ได้" in disguised.text
    visitor.files = [("receipt", "huge.pdf", "application/pdf", b"x" * 6 * 1024 * 1024)]
    huge = await visitor.send(page, GOOD)
    assert (huge.status, "รวมกันได้ไม่เกิน 4 KB" in huge.text) == (413, True)
    visitor.files = [("name", "not-a-question.pdf", "application/pdf", b"%PDF"), ("x", "y", "image/png", b"")]
    assert (await visitor.send(page, GOOD)).status == 200
    assert await visitor.context.blobs.exists("0" * 64) is False


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"{}", "application/json"),
        (b"", "multipart/form-data"),
        (b"nonsense", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"a=1&" * 2_000, "application/x-www-form-urlencoded"),
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_form_is_refused_on_a_page(make_form: MakeForm, body: bytes, content_type: str):
    visitor = await make_form()
    answer = await visitor.post(body, **{"Content-Type": content_type})
    assert answer.status in {400, 422}
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert await visitor.deliveries() == []


async def test_forms_that_are_not_there(make_form: MakeForm):
    visitor = await make_form("closed", is_enabled=False)
    for path in (
        "/forms/closed",
        "/forms/nothing",
        "/forms/UPPER",
        "/forms/-/secret.txt",
        f"/forms/closed/sent/{ids.new_id()}",
    ):
        answer = await visitor.client.get(path)
        assert answer.status == 404
    assert "ไม่พบแบบฟอร์มนี้" in (await visitor.open("?lang=th")).text
    english = await visitor.open(**{"Accept-Language": "fr, en-GB;q=0.8"})
    assert "There is no such form" in english.text
    open_form = await make_form("open")
    assert (await open_form.client.get("/forms/open/sent/not-a-uuid")).status == 404
    assert (await open_form.client.get(f"/forms/open/sent/{ids.new_id()}")).status == 404


async def test_pages_say_who_may_frame_them_and_load_nothing_else(make_form: MakeForm):
    visitor = await make_form(
        allowed_origins=["https://shop.example", "https://*.shop.example"], redirect_url="https://shop.example/thanks"
    )
    page = await visitor.open()
    policy = dict(rule.strip().partition(" ")[::2] for rule in page.headers["Content-Security-Policy"].split(";"))
    assert policy["frame-ancestors"] == "'self' https://shop.example https://*.shop.example"
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == "'self'"
    assert "unsafe" not in page.headers["Content-Security-Policy"]
    assert policy["form-action"] == "'self' https://shop.example"
    assert "X-Frame-Options" not in page.headers
    assert page.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in page.headers
    closed = await (await make_form("alone")).open()
    assert "frame-ancestors 'self';" in closed.headers["Content-Security-Policy"]


async def test_after_sending_the_own_page_of_the_company_may_follow(make_form: MakeForm):
    visitor = await make_form(redirect_url="https://shop.example/thanks")
    sent = await visitor.send(await visitor.open(), GOOD)
    assert (sent.status, sent.headers["Location"]) == (303, "https://shop.example/thanks")
    framed = await visitor.send(await visitor.open("?embed=1"), GOOD, query="?embed=1")
    assert 'target="_top"' in framed.html
    assert 'data-go-on="https://shop.example/thanks"' in framed.html


async def test_the_scripts_are_served(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open()
    for name in ("form.css", "page.js"):
        [address] = [part.partition('"')[0] for part in page.html.split('="') if name in part.partition('"')[0]]
        asset = await visitor.client.get(address)
        assert asset.status == 200
        assert "immutable" in asset.headers["Cache-Control"]
    embed = await visitor.client.get("/form.js")
    assert embed.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert (await visitor.client.get("/form.js", headers={"If-None-Match": embed.headers["ETag"]})).status == 304
    assert (await visitor.client.get("/form.js")).content_type == "text/javascript"


@pytest_asyncio.fixture(loop_scope="session")
async def limited(app_context: AppContext, tmp_path: Path) -> AsyncIterator[Callable[[Visitor], Visitor]]:
    """The same form behind an application that counts."""
    settings = Settings(environment="test", data_dir=tmp_path, rate_limits=True, trusted_proxies=1)
    context = AppContext(
        settings, app_context.database, app_context.blobs, app_context.secrets, app_context.realtime, app_context.jobs
    )
    async with TestClient(TestServer(build_app(context)), cookie_jar=DummyCookieJar()) as client:
        yield lambda visitor: Visitor(client, context, visitor.slug)


async def test_too_many_from_one_network_have_to_wait_and_lose_nothing(
    make_form: MakeForm, limited: Callable[[Visitor], Visitor], stranger: Caller
):
    visitor = limited(await make_form(submissions_per_hour=2))
    for number in range(2):
        page = await visitor.open()
        assert (await visitor.send(page, GOOD | {"story": f"{number}"}, **_from("203.0.113.9"))).status == 200
    refused = await visitor.send(await visitor.open(), GOOD, **_from("203.0.113.9"))
    assert refused.status == 429
    assert int(refused.headers["Retry-After"]) > 60
    assert "นาทีแล้วกดส่งอีกครั้ง" in refused.text
    assert refused.value("story") == "ลำโพงไม่ดัง"
    assert (await visitor.send(refused, {}, **_from("198.51.100.7"))).status == 200
    assert len(await visitor.tickets()) == 3
    guesses = await asyncio.gather(*(visitor.send(page, {"name": ""}, **_from("203.0.113.50")) for _ in range(70)))
    assert {422, 429} == {guess.status for guess in guesses}
    visitor.files = [("receipt", "big.pdf", "application/pdf", b"%PDF" + b"x" * 2 * 1024 * 1024)]
    flood = await visitor.send(page, GOOD, **_from("203.0.113.50"))
    assert (flood.status, "ย้อนกลับ แล้วส่งอีกครั้ง" in flood.text) == (429, True)
    assert await visitor.context.blobs.exists(blob_key(b"%PDF" + b"x" * 2 * 1024 * 1024)) is False


def test_a_household_counts_as_one():
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2::1") == "2001:db8:1:2::/64"
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") == "192.0.2.1"
    assert network_of("unix socket") == "unix socket"


def _from(address: str) -> dict[str, str]:
    return {"X-Forwarded-For": address}
