"""Mailboxes: secrets go in and never come out, versions are compared, removed ones come back."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from channels.registry import load_adapter
from core.channel_accounts.models import ChannelAccount
from core.channel_accounts.secret_fields import keep_secrets
from core.context import AppContext
from core.errors import Invalid
from core.staff.principal import Role
from tests.web.conftest import SignIn

SECRET = "imap-secret-7391"
CONFIG = {
    "imap_host": "imap.desk.test", "imap_port": 993, "imap_security": "tls", "imap_user": "help",
    "imap_folder": "INBOX", "smtp_host": "smtp.desk.test", "smtp_port": 587, "smtp_security": "starttls",
    "smtp_user": "help", "sender_name": "",
}  # fmt: skip
MAILBOX: dict[str, Any] = {
    "kind": "email", "name": "Help", "address": "Help@Desk.test", "is_enabled": True, "default_team_id": None,
    "acknowledgement": {"is_enabled": True, "text_th": "สวัสดี", "text_en": "Hello"}, "reopen_days": 14, "brand": "",
    "language": "th", "config": CONFIG | {"imap_password": SECRET, "smtp_password": SECRET},
}  # fmt: skip


async def test_secrets_go_in_and_never_come_out(sign_in: SignIn, app_context: AppContext):
    admin, supervisor, agent = [await sign_in(role) for role in (Role.ADMIN, Role.SUPERVISOR, Role.AGENT)]
    made = await admin.post("/channel-accounts", MAILBOX)
    assert made.status == 201
    account = await made.json()
    assert account["address"] == "help@desk.test"
    assert account["health"]["state"] == "unknown"
    assert account["config"].items() >= (CONFIG | {
        "imap_password": None, "smtp_password": None, "has_imap_password": True, "has_smtp_password": True
    }).items()  # fmt: skip
    for person in (admin, supervisor):
        for path in ("/channel-accounts", f"/channel-accounts/{account['id']}"):
            assert SECRET not in await (await person.get(path)).text()
    assert (await agent.get("/channel-accounts")).status == 403
    assert (await supervisor.post("/channel-accounts", MAILBOX)).status == 403
    async with app_context.database.read() as session:
        row = await session.get_one(ChannelAccount, UUID(account["id"]))
    assert SECRET not in row.config_encrypted
    config = load_adapter("email").parse_config(_document(app_context, row))
    assert config.imap.password.get_secret_value() == SECRET  # type: ignore[attr-defined]


async def test_a_null_password_keeps_the_stored_one_for_the_same_server(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await (await admin.post("/channel-accounts", MAILBOX)).json()
    path = f"/channel-accounts/{account['id']}"
    changed = await admin.patch(path, {"config": account["config"] | {"imap_folder": "Support"}})
    assert changed.status == 200
    assert (await changed.json())["config"]["has_imap_password"] is True
    stolen = await admin.patch(path, {"config": account["config"] | {"imap_host": "evil.test"}})
    problem = await stolen.json()
    assert (stolen.status, problem["code"], problem["data"]["field"]) == (422, "password_needed", "imap.password")
    check = {"kind": "email", "id": account["id"], "config": account["config"] | {"smtp_host": "evil.test"}}
    assert (await (await admin.post("/channel-accounts/check", check)).json())["code"] == "password_needed"


async def test_changes_compare_versions_and_removed_mailboxes_come_back(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    account = await (await admin.post("/channel-accounts", MAILBOX)).json()
    path = f"/channel-accounts/{account['id']}"
    taken = await admin.post("/channel-accounts", MAILBOX)
    assert (taken.status, (await taken.json())["code"]) == (409, "address_taken")
    assert (await admin.patch(path, {"name": "Support"}, headers={"If-Match": '"1"'})).status == 200
    assert (await admin.patch(path, {"name": "Late"}, headers={"If-Match": '"1"'})).status == 412
    off = await (await admin.patch(path, {"is_enabled": False})).json()
    assert off["health"]["state"] == "disabled"
    assert (await admin.delete(path, headers={"If-Match": '"1"'})).status == 412
    assert (await admin.delete(path)).status == 204
    assert (await admin.get(path)).status == 404
    assert (await (await admin.get("/channel-accounts")).json())["items"] == []
    back = await (await admin.post("/channel-accounts", MAILBOX)).json()
    assert back["id"] == account["id"]
    assert back["version"] > off["version"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"imap_port": 0}, "imap_port"),
        ({"imap_user": ""}, "imap_user"),
        ({"imap_password": None}, "imap_password"),
        ({"imap_host": "x" * 300}, "imap_host"),
    ],
)
async def test_settings_that_cannot_work_are_named(sign_in: SignIn, change: dict[str, Any], place: str):
    admin = await sign_in(Role.ADMIN)
    config = CONFIG | {"imap_password": SECRET, "smtp_password": SECRET} | change
    refused = await admin.post("/channel-accounts", MAILBOX | {"config": config})
    assert refused.status == 422
    assert [error["loc"] for error in (await refused.json())["errors"]] == [["body", "config", place]]


async def test_the_check_knocks_at_both_servers(sign_in: SignIn, smtp_server: Callable[..., Any]):
    admin, sink = await sign_in(Role.ADMIN), smtp_server()
    config = CONFIG | {
        "imap_host": "127.0.0.1", "imap_port": 1, "imap_security": "none", "imap_password": SECRET,
        "smtp_host": "127.0.0.1", "smtp_port": sink.port, "smtp_security": "none", "smtp_user": "",
    }  # fmt: skip
    answer = await admin.post("/channel-accounts/check", {"kind": "email", "config": config})
    assert answer.status == 200
    result = await answer.json()
    assert result["outbound"] == {"is_ok": True, "message": "", "code": None}
    assert (result["inbound"]["is_ok"], result["inbound"]["code"]) == (False, "no_connection")
    assert result["inbound"]["message"]


def test_secrets_are_kept_section_by_section():
    stored = {"imap": {"host": "a", "user": "u", "password": "p"}, "smtp": None}
    same = {"imap": {"host": "a", "user": "u", "password": None}, "smtp": {"host": "b", "password": None}}
    assert keep_secrets(same, stored)["imap"]["password"] == "p"
    assert keep_secrets(same, stored)["smtp"]["password"] is None
    with pytest.raises(Invalid):
        keep_secrets({"imap": {"host": "a", "user": "other", "password": None}}, stored)


def _document(context: AppContext, row: ChannelAccount) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(context.secrets.decrypt(row.config_encrypted))
    return document
