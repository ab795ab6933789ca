"""Chat widgets and web forms as channel accounts: keys are given, settings checked by their adapter, secrets kept."""

from typing import Any

import pytest

from core.staff.principal import Role
from tests.web.conftest import SignIn
from tests.web.test_channel_accounts import MAILBOX

WIDGET: dict[str, Any] = {
    "kind": "webchat", "name": "หน้าร้าน", "is_enabled": True, "default_team_id": None,
    "acknowledgement": {"is_enabled": False, "text_th": "", "text_en": ""}, "reopen_days": 14, "brand": "Sawas Audio",
    "language": "th", "settings": {"allowed_origins": ["https://shop.example"]},
}  # fmt: skip
SECRET = "a secret between two servers"


async def test_a_widget_is_given_its_key_and_every_setting(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    made = await admin.post("/channel-accounts", WIDGET | {"address": "chosen-by-myself"})
    assert made.status == 201
    widget = await made.json()
    assert len(widget["address"]) >= 16
    assert "chosen" not in widget["address"]
    assert widget["config"] is None
    assert widget["settings"]["allowed_origins"] == ["https://shop.example"]
    assert widget["settings"]["theme"]["color"].startswith("#")
    assert (widget["live_chat"]["ring_seconds"], widget["live_chat"]["acceptance"]) == (30, "ring")
    path = f"/channel-accounts/{widget['id']}"
    live = widget["live_chat"] | {"acceptance": "automatic", "ring_seconds": 20}
    changed = await (await admin.patch(path, {"live_chat": live, "address": "other"})).json()
    assert (changed["address"], changed["live_chat"]) == (widget["address"], live)
    assert (await admin.patch(path, {"live_chat": live | {"ring_seconds": 0}})).status == 422


async def test_a_wrong_setting_is_named_where_it_stands(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    refused = await admin.post("/channel-accounts", WIDGET | {"settings": {"theme": {"color": "green"}}})
    assert refused.status == 422
    assert [error["loc"] for error in (await refused.json())["errors"]] == [["body", "settings", "theme", "color"]]
    assert (await admin.post("/channel-accounts", WIDGET | {"config": MAILBOX["config"]})).status == 422
    assert (await admin.post("/channel-accounts", {**MAILBOX, "config": None})).status == 422
    assert (await admin.post("/channel-accounts", MAILBOX | {"address": "no address"})).status == 422


async def test_the_identity_secret_goes_in_and_never_comes_out(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    settings = WIDGET["settings"] | {"identity_secret": SECRET}
    made = await admin.post("/channel-accounts", WIDGET | {"settings": settings})
    text = await made.text()
    assert SECRET not in text
    widget = await made.json()
    assert (widget["settings"]["identity_secret"], widget["settings"]["has_identity_secret"]) == (None, True)
    path = f"/channel-accounts/{widget['id']}"
    kept = await (await admin.patch(path, {"settings": widget["settings"] | {"sound": False}})).json()
    assert (kept["settings"]["has_identity_secret"], kept["settings"]["sound"]) == (True, False)
    gone = await (await admin.patch(path, {"settings": kept["settings"] | {"identity_secret": ""}})).json()
    assert gone["settings"]["has_identity_secret"] is False


async def test_answers_leave_by_a_mailbox_that_is_there(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    mailbox = await (await admin.post("/channel-accounts", MAILBOX)).json()
    assert (mailbox["settings"], mailbox["live_chat"]) == (None, None)
    made = await admin.post("/channel-accounts", WIDGET | {"reply_channel_account_id": mailbox["id"]})
    widget = await made.json()
    assert widget["reply_channel_account_id"] == mailbox["id"]
    itself = await admin.patch(f"/channel-accounts/{widget['id']}", {"reply_channel_account_id": widget["id"]})
    assert (itself.status, (await itself.json())["code"]) == (422, "unknown_channel_account")
    sending = (await (await admin.get("/sending-accounts")).json())["items"]
    assert [one["id"] for one in sending] == [mailbox["id"]]


@pytest.mark.parametrize("address", ["", "Ask Us", "-ask", "a/b", "ถาม"])
async def test_a_form_has_a_name_that_fits_into_an_address(sign_in: SignIn, address: str):
    admin = await sign_in(Role.ADMIN)
    form = WIDGET | {"kind": "webform", "address": address, "settings": {}}
    refused = await admin.post("/channel-accounts", form)
    assert refused.status == 422
    assert ["body", "address"] in [error["loc"] for error in (await refused.json())["errors"]]


async def test_only_mailboxes_can_be_tried(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    tried = await admin.post("/channel-accounts/check", {"kind": "webchat", "config": MAILBOX["config"]})
    assert tried.status == 422
