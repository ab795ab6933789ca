"""Mentions of teams, reactions on notes, and Web Push over HTTP."""

import pytest

from core import ids
from core.staff.models import TeamMember
from core.staff.principal import Role
from demo.sandbox.push_service import PretendBrowser
from tests.factories import desk
from tests.web.conftest import SignIn
from web.browser_names import browser_name


async def _two_teams(sign_in: SignIn, app_context):
    """Nok, whose team has the ticket, and Fon of the accounts, who does not see it; her team, and the ticket."""
    async with app_context.database.write() as session:
        service, billing = await desk.make_team(session, "ซ่อม"), await desk.make_team(session, "บัญชี")
        ticket = await desk.make_ticket(session, team=service)
    nok, fon = await sign_in(Role.AGENT), await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        session.add_all([TeamMember(team_id=service.id, user_id=nok.user_id)])
        session.add_all([TeamMember(team_id=billing.id, user_id=fon.user_id)])
    return nok, fon, billing, ticket


async def test_a_team_that_is_mentioned_sees_the_ticket(sign_in: SignIn, app_context):
    nok, fon, billing, ticket = await _two_teams(sign_in, app_context)
    assert (await fon.get(f"/tickets/{ticket.id}")).status == 404
    note = {"client_id": str(ids.new_id()), "text": "@บัญชี ช่วยดูใบเสร็จ", "team_mentions": [str(billing.id)]}
    assert (await nok.post(f"/tickets/{ticket.id}/notes", note)).status == 201
    assert (await fon.get(f"/tickets/{ticket.id}")).status == 200
    mentioned = await (await fon.get("/tickets", params={"view": "mentions"})).json()
    assert [one["id"] for one in mentioned["items"]] == [str(ticket.id)]
    unknown = {**note, "client_id": str(ids.new_id()), "team_mentions": [str(ids.new_id())]}
    refused = await nok.post(f"/tickets/{ticket.id}/notes", unknown)
    assert (await refused.json())["code"] == "unknown_mention"


async def test_a_ticket_is_handed_over_and_taken_back_within_a_minute(sign_in: SignIn, app_context):
    nok, fon, billing, ticket = await _two_teams(sign_in, app_context)
    body = {"client_id": str(ids.new_id()), "team_id": str(billing.id), "text": "ขอใบกำกับภาษี"}
    handed = await (await nok.post(f"/tickets/{ticket.id}/hand-over", body)).json()
    assert handed["team"]["name"] == "บัญชี"
    assert len(handed["undo"]) == 1
    detail = await (await fon.get(f"/tickets/{ticket.id}")).json()
    assert [one["text"] for one in detail["messages"]] == ["ขอใบกำกับภาษี"]
    back = await nok.post(f"/tickets/{ticket.id}/undo", {"events": handed["undo"]})
    assert (await back.json())["team"]["name"] == "ซ่อม"
    refused = await nok.post(f"/tickets/{ticket.id}/hand-over", {"client_id": str(ids.new_id()), "text": "x"})
    assert (refused.status, (await refused.json())["code"]) == (422, "nobody_named")


async def test_reactions_come_and_go_and_only_on_notes(sign_in: SignIn, app_context):
    nok, ton = await sign_in(Role.AGENT, name="นก"), await sign_in(Role.AGENT, name="ต้น")
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session)
        question = await desk.make_message(session, ticket)
    written = await nok.post(f"/tickets/{ticket.id}/notes", {"client_id": str(ids.new_id()), "text": "เจอแล้ว"})
    note = await written.json()
    assert note["reactions"] == []
    path = f"/messages/{note['id']}/reactions"
    assert (await ton.call("PUT", f"{path}/heart")).status == 200
    assert (await ton.call("PUT", f"{path}/heart")).status == 200
    await nok.call("PUT", f"{path}/heart")
    shown = await (await nok.call("PUT", f"{path}/thumbs_up")).json()
    assert [(one["reaction"], [who["name"] for who in one["people"]]) for one in shown["reactions"]] == [
        ("thumbs_up", ["นก"]),
        ("heart", ["ต้น", "นก"]),
    ]
    assert shown["version"] > note["version"]
    await ton.call("DELETE", f"{path}/heart")
    detail = await (await ton.get(f"/tickets/{ticket.id}")).json()
    assert [len(one["people"]) for one in detail["messages"][-1]["reactions"]] == [1, 1]
    assert (await ton.call("PUT", f"{path}/poop")).status == 422
    refused = await ton.call("PUT", f"/messages/{question.id}/reactions/heart")
    assert (refused.status, (await refused.json())["code"]) == (409, "no_note")
    outside = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        hidden = await desk.make_ticket(session, team=await desk.make_team(session, "ลับ"))
        secret = await desk.make_message(session, hidden, direction="internal")
    assert (await outside.call("PUT", f"/messages/{secret.id}/reactions/heart")).status == 404


async def test_web_push_is_offered_once_it_is_on(sign_in: SignIn):
    admin, nok = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    browser = PretendBrowser("x").subscription("https://fcm.googleapis.com")
    assert (await (await nok.get("/me/push")).json()) == {"is_on": False, "public_key": "", "browsers": []}
    assert (await (await nok.post("/me/push/browsers", browser)).json())["code"] == "web_push_off"
    assert (await (await admin.call("PUT", "/settings/web-push", json={"is_on": True})).json())["is_on"] is True
    assert len((await (await nok.get("/me/push")).json())["public_key"]) == 87
    evil = {**browser, "endpoint": "https://push.evil.example/x"}
    assert (await (await nok.post("/me/push/browsers", evil)).json())["code"] == "unknown_push_service"
    added = await nok.post("/me/push/browsers", browser)
    assert added.status == 201
    assert (await nok.post("/me/push/test")).status == 204
    mine = await (await nok.get("/me/push")).json()
    assert [one["id"] for one in mine["browsers"]] == [(await added.json())["id"]]
    assert (await admin.call("DELETE", f"/me/push/browsers/{mine['browsers'][0]['id']}")).status == 404
    assert (await nok.call("DELETE", f"/me/push/browsers/{mine['browsers'][0]['id']}")).status == 204


async def test_choices_about_notifications_are_kept(sign_in: SignIn):
    nok = await sign_in(Role.AGENT)
    before = (await (await nok.get("/me")).json())["preferences"]
    assert before["quiet"] == {"is_on": True, "starts": "20:00", "ends": "07:00", "days_off": True}
    wanted = {**before, "digest": {"rhythm": "weekly", "at": "07:45", "weekday": 4}, "mail_answers": "note"}
    wanted["notify"] = {**before["notify"], "noted": {**before["notify"]["noted"], "mail": "digest"}}
    after = (await (await nok.call("PATCH", "/me", json={"preferences": wanted})).json())["preferences"]
    assert after == wanted
    bad = {**wanted, "quiet": {**wanted["quiet"], "starts": "25:00"}}
    assert (await nok.call("PATCH", "/me", json={"preferences": bad})).status == 422


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140",
            "Edge · Windows",
        ),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari · iPhone"),
        ("curl/8", ""),
    ],
)
def test_browsers_have_short_names(agent, name):
    assert browser_name(agent) == name
