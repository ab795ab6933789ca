"""What a mailbox's form offers beyond servers and passwords: OAuth2, DKIM, limits, copies."""

import json
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from sqlalchemy import select

from channels.registry import load_adapter
from core.channel_accounts import positions
from core.channel_accounts.dkim_keys import make_key
from core.channel_accounts.models import ChannelAccount, ChannelToken
from core.channel_accounts.token_vault import DatabaseVault
from core.channel_accounts.tokens import KeptToken
from core.clock import utc_now
from core.context import AppContext
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn
from tests.web.test_channel_accounts import MAILBOX

OAUTH = {
    "auth": "oauth2", "oauth_token_url": "https://oauth2.example/token", "oauth_client_id": "desk",
    "oauth_client_secret": "client-secret-1", "oauth_refresh_token": "refresh-token-1", "oauth_scope": "mail",
}  # fmt: skip
SETTINGS = {
    "plus_addressing": False, "unwrap_forwards": True, "saves_sent": True, "sent_folder": "Sent",
    "archive_address": "archive@vault.test", "unsubscribe_url": "https://desk.test/u?a={address}",
    "unsubscribe_address": "stop@desk.test", "per_minute": 20, "per_hour": 500,
}  # fmt: skip


async def add(admin: Caller, **config: Any) -> dict[str, Any]:
    made = await admin.post("/channel-accounts", MAILBOX | {"config": MAILBOX["config"] | config})
    assert made.status == 201, await made.text()
    account: dict[str, Any] = await made.json()
    return account


async def document(context: AppContext, account_id: str) -> dict[str, Any]:
    async with context.database.read() as session:
        row = await session.get_one(ChannelAccount, UUID(account_id))
    found: dict[str, Any] = json.loads(context.secrets.decrypt(row.config_encrypted))
    return found


async def test_settings_come_back_as_they_went_in_and_reach_the_adapter(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin, **SETTINGS)
    assert account["config"].items() >= SETTINGS.items()
    config: Any = load_adapter("email").parse_config(await document(app_context, account["id"]))
    assert (config.plus_addressing, config.unwrap_forwards, config.saves_sent) == (False, True, True)
    assert (config.sending_limits().per_minute, config.sending_limits().per_hour) == (20, 500)
    assert account["config"]["auth"] == "password"


async def test_what_the_form_does_not_know_stays(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin)
    async with app_context.database.write() as session:
        row = await session.get_one(ChannelAccount, UUID(account["id"]))
        stored = json.loads(app_context.secrets.decrypt(row.config_encrypted)) | {"signature": {"th": "ทีมงาน"}}
        row.config_encrypted = app_context.secrets.encrypt(json.dumps(stored))
    path = f"/channel-accounts/{account['id']}"
    assert (await admin.patch(path, {"config": account["config"] | {"per_minute": 3}})).status == 200
    assert (await document(app_context, account["id"]))["signature"] == {"th": "ทีมงาน"}


# --- OAuth2 ----------------------------------------------------------------------------------------------------------


async def test_oauth_secrets_go_in_and_never_come_out(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin, imap_password=None, smtp_password=None, **OAUTH)
    config = account["config"]
    assert (config["oauth_client_secret"], config["oauth_refresh_token"]) == (None, None)
    assert (config["has_oauth_client_secret"], config["has_oauth_refresh_token"]) == (True, True)
    path = f"/channel-accounts/{account['id']}"
    listed = await (await admin.get("/channel-accounts")).text()
    assert "client-secret-1" not in listed
    assert "refresh-token-1" not in listed
    kept = await admin.patch(path, {"config": config | {"per_hour": 9}})
    assert kept.status == 200
    stored = await document(app_context, account["id"])
    assert (stored["oauth"]["client_secret"], stored["oauth"]["refresh_token"]) == (
        "client-secret-1",
        "refresh-token-1",
    )


@pytest.mark.parametrize(
    "change",
    [
        {"oauth_token_url": "https://evil.test/token"},
        {"oauth_client_id": "other"},
        {"imap_host": "evil.test"},
        {"smtp_host": "evil.test"},
    ],
)
async def test_oauth_secrets_stay_with_the_servers_they_belong_to(sign_in: SignIn, change: dict[str, str]):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin, imap_password=None, smtp_password=None, **OAUTH)
    moved = account["config"] | change
    refused = await admin.patch(f"/channel-accounts/{account['id']}", {"config": moved})
    assert (refused.status, (await refused.json())["code"]) == (422, "password_needed")
    check = await admin.post("/channel-accounts/check", {"kind": "email", "id": account["id"], "config": moved})
    assert (await check.json())["code"] == "password_needed"


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ({"oauth_token_url": ""}, ["oauth_token_url"]),
        ({"oauth_client_id": ""}, ["oauth_client_id"]),
        ({"oauth_client_secret": None, "oauth_refresh_token": None}, ["oauth_refresh_token"]),
        ({"auth": "password"}, ["imap_password"]),
        ({"unsubscribe_url": "http://plain.test/"}, ["unsubscribe_url"]),
        ({"archive_address": "nobody"}, ["archive_address"]),
        ({"archive_address": "Help@desk.test"}, ["archive_address"]),
        ({"per_minute": 0}, ["per_minute"]),
    ],
)
async def test_settings_that_cannot_work_are_named_by_the_forms_field(
    sign_in: SignIn, change: dict[str, Any], places: list[str]
):
    admin = await sign_in(Role.ADMIN)
    config = MAILBOX["config"] | {"imap_password": None, "smtp_password": None} | OAUTH | change
    refused = await admin.post("/channel-accounts", MAILBOX | {"config": config})
    assert refused.status == 422
    assert [error["loc"][-1] for error in (await refused.json())["errors"]] == places


async def test_a_removed_mailbox_leaves_no_tokens_behind(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin)
    vault = DatabaseVault(app_context.database, app_context.secrets)
    await vault.keep(UUID(account["id"]), "f", KeptToken("a", utc_now(), "r"))
    assert (await admin.delete(f"/channel-accounts/{account['id']}")).status == 204
    async with app_context.database.read() as session:
        assert list((await session.execute(select(ChannelToken))).scalars()) == []


# --- DKIM ------------------------------------------------------------------------------------------------------------


async def test_a_domain_gets_a_key_and_its_record_to_publish(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin, dkim_domain="Desk.test")
    config = account["config"]
    assert (config["dkim_selector"], config["dkim_is_signing"], config["has_dkim_private_key"]) == (
        "sawasdesk",
        False,
        True,
    )
    assert config["dkim_record_name"] == "sawasdesk._domainkey.desk.test"
    assert config["dkim_record_value"].startswith("v=DKIM1; k=rsa; p=MII")
    assert config["dkim_private_key"] is None
    signing = await admin.patch(f"/channel-accounts/{account['id']}", {"config": config | {"dkim_is_signing": True}})
    changed = (await signing.json())["config"]
    assert changed["dkim_is_signing"] is True
    assert changed["dkim_record_value"] == config["dkim_record_value"]
    off = await admin.patch(f"/channel-accounts/{account['id']}", {"config": changed | {"dkim_domain": ""}})
    assert (await off.json())["config"]["has_dkim_private_key"] is False
    assert (await document(app_context, account["id"]))["dkim"] is None


async def test_a_key_of_ones_own_is_checked(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin, dkim_domain="desk.test", dkim_selector="mail2026", dkim_private_key=make_key())
    assert account["config"]["dkim_record_name"] == "mail2026._domainkey.desk.test"
    other = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    for bad in ("no key at all", other.decode()):
        config = account["config"] | {"dkim_private_key": bad}
        refused = await admin.patch(f"/channel-accounts/{account['id']}", {"config": config})
        assert (refused.status, (await refused.json())["code"]) == (422, "bad_private_key")


# --- health ----------------------------------------------------------------------------------------------------------


async def test_trouble_with_sending_makes_the_mailbox_red(sign_in: SignIn, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    account = await add(admin)

    async def health() -> dict[str, Any]:
        found: dict[str, Any] = (await (await admin.get(f"/channel-accounts/{account['id']}")).json())["health"]
        return found

    account_id = UUID(account["id"])
    async with app_context.database.write() as session:
        await positions.record_position(session, account_id, 1, 1)
        await positions.record_sending_trouble(session, account_id, "oauth_refused: invalid_grant")
        await positions.record_copies(session, account_id, "no_sent_folder: ")
    found = await health()
    assert (found["state"], found["message"]) == ("failing", "oauth_refused: invalid_grant")
    assert found["copies_message"] == "no_sent_folder: "
    async with app_context.database.write() as session:
        await positions.record_position(session, account_id, 1, 2)
    assert (await health())["state"] == "failing"
    async with app_context.database.write() as session:
        await positions.record_sent(session, account_id)
        await positions.record_copies(session, account_id, "")
    found = await health()
    assert (found["state"], found["message"], found["sending_message"]) == ("ok", "", "")
