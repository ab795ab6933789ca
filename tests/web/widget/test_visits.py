"""How a page begins: the widget's looks, a new visitor, one who comes back, and one whom the host page vouches for."""

import hashlib
import hmac

from sqlalchemy import func, select

from channels.webchat.models import Visitor
from tests.web.widget.conftest import KEY, PAGE, SHOP, Page

SECRET = "a secret between the shop and its desk"


def signed(user_id: str, email: str, secret: str = SECRET) -> str:
    return hmac.new(secret.encode(), f"{user_id}\n{email}".encode(), hashlib.sha256).hexdigest()


async def visitors(app_context) -> int:
    async with app_context.database.read() as session:
        return (await session.execute(select(func.count()).select_from(Visitor))).scalar_one()


async def test_the_widget_speaks_the_language_of_the_page(widget, stranger):
    page = Page(stranger.client)
    english = await (await page.get(f"/widgets/{KEY}", params={"lang": "en"})).json()
    thai = await (await page.get(f"/widgets/{KEY}", params={"lang": "th"})).json()
    assert (english["texts"]["title"], thai["texts"]["title"]) == ("Chat with us", "คุยกับเรา")
    assert english["key"] == KEY
    assert english["is_available"] is False  # nobody is at work
    assert "identity_secret" not in english


async def test_an_unknown_widget_and_one_that_is_off_are_not_there(widget, stranger, app_context):
    page = Page(stranger.client)
    answer = await page.get("/widgets/nonsense")
    assert (answer.status, (await answer.json())["code"]) == (404, "unknown_widget")


async def test_who_comes_back_with_his_token_is_the_same_visitor_with_his_history(widget, open_page, agent_says):
    first = await open_page()
    await first.say("สวัสดีครับ")
    await agent_says(first.visitor_id, "สวัสดีค่ะ")
    answer = await first.post(f"/widgets/{KEY}/visitors", {"page": PAGE, "token": first.token})
    again = await answer.json()
    assert again["visitor"]["id"] == str(first.visitor_id)
    assert (again["last_seq"], again["unread"], again["has_conversation"]) == (2, 1, True)
    assert [one["document"]["text"] for one in await first.frames()] == ["สวัสดีครับ", "สวัสดีค่ะ"]


async def test_a_forged_token_and_one_of_another_widget_are_refused(widget, make_widget, open_page):
    other = await make_widget("other-key")
    page = await open_page()
    stranger_there = await open_page(other.address)
    forged = page.token[:-9] + ("A" if page.token[-9] != "A" else "B") + page.token[-8:]
    for token in (forged, "x", "é", stranger_there.token[:40] + page.token[40:]):
        page.token = token
        answer = await page.get("/frames")
        assert (answer.status, (await answer.json())["code"]) == (401, "visitor_token_invalid"), token
    answer = await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE, "token": stranger_there.token})
    assert (answer.status, (await answer.json())["code"]) == (401, "visitor_token_invalid")
    page.token = ""
    assert (await (await page.get("/frames")).json())["code"] == "visitor_token_missing"


async def test_a_proven_customer_is_the_same_visitor_in_another_browser(make_widget, frames_are_told, open_page):
    await make_widget(identity_secret=SECRET)
    told = {"user_id": "42", "email": "malee@shop.example", "name": "มาลี"}
    proven = {**told, "hash": signed("42", "malee@shop.example")}
    one, other = await open_page(identity=proven), await open_page(identity=proven)
    assert one.visitor_id == other.visitor_id


async def test_a_forged_identity_is_refused_and_nothing_is_stored(make_widget, frames_are_told, stranger, app_context):
    await make_widget(identity_secret=SECRET)
    page = Page(stranger.client)
    told = {"user_id": "42", "email": "malee@shop.example", "name": "มาลี"}
    for code, identity in (
        ("identity_forged", {**told, "hash": signed("42", "malee@shop.example", "another secret, as long")}),
        ("identity_forged", {**told, "user_id": "43", "hash": signed("42", "malee@shop.example")}),
        ("identity_unproven", told),
    ):
        answer = await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE, "identity": identity})
        assert (answer.status, (await answer.json())["code"]) == (403, code)
    assert await visitors(app_context) == 0


async def test_no_answer_sets_a_cookie(widget, stranger):
    page = Page(stranger.client)
    for answer in (
        await page.get(f"/widgets/{KEY}"),
        await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE}),
        await stranger.client.get("/widget.js"),
    ):
        assert "Set-Cookie" not in answer.headers


async def test_what_a_visitor_types_about_himself_is_kept_and_checked(widget, open_page):
    page = await open_page()
    answer = await page.post("/profile", {"name": "สมชาย", "email": "somchai@example.com"})
    assert (await answer.json())["email"] == "somchai@example.com"
    assert (await answer.json())["is_verified"] is False
    refused = await page.post("/profile", {"email": "not an address"})
    assert refused.status == 422
    assert (await refused.json())["data"] == {"fields": {"email": "email"}}


async def test_only_pages_of_allowed_origins_begin(widget, stranger):
    page = Page(stranger.client, origin=SHOP)
    assert (await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE})).status == 200
    page.origin = "https://evil.example"
    assert (await page.post(f"/widgets/{KEY}/visitors", {"page": PAGE})).status == 403
