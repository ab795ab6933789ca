"""Parked items over HTTP: seen, read raw, replayed, discarded."""

from uuid import uuid4

import pytest

from core.context import AppContext
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn
from tests.workers.inbound_desk import open_desk, raw_mail

RAW = raw_mail("ใครเอ่ย", message_id="<x@siam>", subject="Quotation")


@pytest.fixture
async def parked_id(app_context: AppContext) -> str:
    """A mail for a mailbox that does not exist."""
    desk = await open_desk(app_context)
    desk.mailbox.id = uuid4()
    [recorded] = await desk.receive(RAW)
    await desk.drain()
    return str(recorded.id)


async def _listed(caller: Caller, **params: str) -> list[dict]:
    return (await (await caller.get("/parked-items", params=params)).json())["items"]


async def test_supervisors_see_what_is_parked_and_read_it(sign_in: SignIn, parked_id: str):
    supervisor = await sign_in(Role.SUPERVISOR)
    [item] = await _listed(supervisor)
    assert (item["id"], item["state"], item["error_code"]) == (parked_id, "parked", "channel_account_gone")
    assert (item["subject"], item["size"], item["channel_account"]) == ("Quotation", len(RAW), None)
    raw = await supervisor.get(f"/parked-items/{parked_id}/raw")
    assert (await raw.read(), raw.headers["X-Content-Type-Options"]) == (RAW, "nosniff")
    shown = await (await supervisor.get(f"/parked-items/{parked_id}/text")).json()
    assert ("Subject: Quotation" in shown["text"], shown["is_cut"]) == (True, False)
    assert (await supervisor.post(f"/parked-items/{parked_id}/replay")).status == 403
    assert (await (await sign_in(Role.AGENT)).get("/parked-items")).status == 403


async def test_an_administrator_replays_once(sign_in: SignIn, parked_id: str):
    admin = await sign_in(Role.ADMIN)
    replayed = await admin.post(f"/parked-items/{parked_id}/replay")
    assert (replayed.status, (await replayed.json())["state"]) == (200, "replaying")
    again = await admin.post(f"/parked-items/{parked_id}/replay")
    assert (again.status, (await again.json())["code"]) == (409, "not_parked")
    assert [item["id"] for item in await _listed(admin, state="replaying")] == [parked_id]
    assert await _listed(admin, state="parked") == []


async def test_what_is_discarded_stays_readable(sign_in: SignIn, parked_id: str):
    admin = await sign_in(Role.ADMIN)
    assert (await (await admin.post(f"/parked-items/{parked_id}/discard")).json())["state"] == "discarded"
    assert [item["id"] for item in await _listed(admin, state="discarded")] == [parked_id]
    assert (await admin.get(f"/parked-items/{parked_id}/raw")).status == 200
    assert (await admin.post(f"/parked-items/{uuid4()}/discard")).status == 404
