"""Pictures of the people who work here."""

import pytest

from core.staff.principal import Role
from tests.web.conftest import SignIn
from web.api.avatars import LARGEST_AVATAR

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
RAW = {"Content-Type": "application/octet-stream"}


async def test_a_picture_of_oneself_is_everybodys_to_see(sign_in: SignIn):
    nok, ton = await sign_in(Role.AGENT, name="นก"), await sign_in(Role.SALES, name="ต้น")
    assert (await (await nok.get("/me")).json())["avatar_url"] is None
    put = await nok.call("PUT", "/me/avatar", data=PNG, headers=RAW)
    assert put.status == 200
    url = (await put.json())["avatar_url"]
    everybody = (await (await ton.get("/users")).json())["items"]
    assert {one["name"]: one["avatar_url"] for one in everybody} == {"นก": url, "ต้น": None}
    shown = await ton.get(url.removeprefix("/api/v1"))
    assert (await shown.read(), shown.content_type) == (PNG, "image/png")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in shown.headers["Content-Security-Policy"]

    other = await nok.call("PUT", "/me/avatar", data=PNG + b"\x01", headers=RAW)
    assert (await other.json())["avatar_url"] != url
    gone = await nok.delete("/me/avatar")
    assert (await gone.json())["avatar_url"] is None
    assert (await ton.get(f"/users/{nok.user_id}/avatar")).status == 404


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"GIF but not really", b"\x00" * 100]
)
async def test_what_is_no_picture_is_refused(sign_in: SignIn, data: bytes):
    nok = await sign_in(Role.AGENT)
    refused = await nok.call("PUT", "/me/avatar", data=data, headers=RAW)
    assert (refused.status, (await refused.json())["code"]) == (422, "not_a_picture")


async def test_a_picture_that_is_too_large_is_refused(sign_in: SignIn):
    nok = await sign_in(Role.AGENT)
    refused = await nok.call("PUT", "/me/avatar", data=PNG.ljust(LARGEST_AVATAR + 1, b"\x00"), headers=RAW)
    assert refused.status == 413
