"""Which pages may use a widget, as browsers ask it (CORS) and as we answer."""

import pytest

from tests.web.widget.conftest import KEY, PAGE, SHOP, Page

ASKS = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}


async def test_a_browser_that_asks_first_is_told_what_it_may_send(widget, stranger):
    page = Page(stranger.client)
    answer = await page.call("OPTIONS", "/messages", headers=ASKS)
    assert answer.status == 204
    assert answer.headers["Access-Control-Allow-Origin"] == SHOP
    assert "authorization" in answer.headers["Access-Control-Allow-Headers"].lower()
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert "Origin" in answer.headers["Vary"]


async def test_a_foreign_page_is_refused_and_may_not_even_read_why(widget, stranger):
    page = Page(stranger.client, origin="https://evil.example")
    for answer in (
        await page.call("OPTIONS", "/messages", headers=ASKS),
        await page.get(f"/widgets/{KEY}"),
        await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE}),
    ):
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert (await answer.json())["code"] == "origin_not_allowed"


async def test_a_page_of_another_widget_is_foreign_too(widget, make_widget, open_page):
    await make_widget("other-key", allowed_origins=["https://other.example"])
    page = await open_page()
    page.origin = "https://other.example"
    answer = await page.get("/frames")
    assert (answer.status, (await answer.json())["code"]) == (403, "origin_not_allowed")
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.parametrize(
    ("allowed", "origin", "is_welcome"),
    [
        ("https://*.shop.example", "https://www.shop.example", True),
        ("https://*.shop.example", "https://a.b.shop.example", True),
        ("https://*.shop.example", "https://shop.example", False),
        ("https://*.shop.example", "http://www.shop.example", False),
        ("https://*.shop.example", "https://evilshop.example", False),
        ("https://shop.example", "https://shop.example.evil.example", False),
        ("https://shop.example", "null", False),
        ("http://localhost:5173", "http://localhost:5173", True),
        ("http://localhost:5173", "http://localhost:5174", False),
    ],
)
async def test_origins_are_compared_whole(make_widget, stranger, allowed, origin, is_welcome):
    await make_widget(allowed_origins=[allowed])
    answer = await Page(stranger.client, origin=origin).get(f"/widgets/{KEY}")
    assert answer.status == (200 if is_welcome else 403)
    assert answer.headers.get("Access-Control-Allow-Origin") == (origin if is_welcome else None)


async def test_our_own_pages_and_programs_are_welcome(make_widget, stranger):
    await make_widget(allowed_origins=[])
    own = f"http://{stranger.client.host}:{stranger.client.port}"
    assert (await Page(stranger.client, origin=own).get(f"/widgets/{KEY}")).status == 200
    assert (await Page(stranger.client, origin=None).get(f"/widgets/{KEY}")).status == 200


async def test_refusals_can_be_read_by_allowed_pages(widget, stranger):
    page = Page(stranger.client, token="forged")
    answer = await page.get("/frames")
    assert answer.status == 401
    assert answer.headers["Access-Control-Allow-Origin"] == SHOP
    assert "Retry-After" in answer.headers["Access-Control-Expose-Headers"]


async def test_there_is_nothing_else_under_the_base(widget, stranger):
    page = Page(stranger.client)
    assert (await page.get("/nonsense")).status == 404
    assert (await page.call("DELETE", "/messages")).status == 404
