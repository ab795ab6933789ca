"""What the composer asks for beside sending: putting off, ways, sharing, translating."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core import ids
from core.staff.models import TeamMember
from core.staff.principal import Role
from tests.factories import channels, desk


@pytest.fixture
async def case(app_context, sign_in):
    me = await sign_in(Role.AGENT, "นก")
    async with app_context.database.write() as session:
        team = await desk.make_team(session)
        session.add(TeamMember(team_id=team.id, user_id=me.user_id))
        account = await channels.make_mailbox(session)
        contact = await desk.make_contact(session, phone="+66812345678")
        ticket = await desk.make_ticket(session, status="open", team=team, contact=contact)
        conversation = await channels.make_conversation(session, ticket, account)
        first = await desk.make_message(session, ticket, "ลำโพงไม่ดัง", conversation_id=conversation.id)
    return me, ticket, first


def later(hours=1) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


def answer(first, **fields):
    return {
        "client_id": str(ids.new_id()),
        "html": "<p>พรุ่งนี้ครับ</p>",
        "to": [{"kind": "email", "external_id": "somchai@example.com", "name": ""}],
        "last_seen_message_id": str(first.id),
        **fields,
    }


async def test_an_answer_is_put_off_moved_and_thrown_away(case):
    me, ticket, first = case
    response = await me.post(f"/tickets/{ticket.id}/scheduled-replies", {"due_at": later(), "reply": answer(first)})
    kept = await response.json()
    assert (response.status, kept["state"], kept["text"]) == (201, "waiting", "พรุ่งนี้ครับ")
    [listed] = (await (await me.get(f"/tickets/{ticket.id}")).json())["scheduled"]
    assert listed == kept
    moved = await me.patch(f"/scheduled-replies/{kept['id']}", {"due_at": later(5)})
    assert (await moved.json())["due_at"] > kept["due_at"]
    assert (await me.delete(f"/scheduled-replies/{kept['id']}")).status == 204
    gone = await me.post(f"/scheduled-replies/{kept['id']}/send", {})
    assert (gone.status, (await gone.json())["code"]) == (404, "scheduled_not_found")


async def test_it_is_sent_at_once_or_taken_back_into_the_composer(case, sign_in):
    me, ticket, first = case
    path = f"/tickets/{ticket.id}/scheduled-replies"
    kept = await (await me.post(path, {"due_at": later(), "reply": answer(first)})).json()
    boss = await sign_in(Role.SUPERVISOR)
    assert (await boss.post(f"/scheduled-replies/{kept['id']}/send", {})).status == 403
    sent = await me.post(f"/scheduled-replies/{kept['id']}/send", {})
    assert (sent.status, (await sent.json())["message"]["delivery"]["state"]) == (202, "queued")
    again = await (await me.post(path, {"due_at": later(), "reply": answer(first, send_anyway=True)})).json()
    stranger = await sign_in(Role.AGENT)
    assert (await stranger.post(f"/scheduled-replies/{again['id']}/edit")).status == 404
    taken = await me.post(f"/scheduled-replies/{again['id']}/edit")
    assert await taken.json() == {"kind": "reply"}
    detail = await (await me.get(f"/tickets/{ticket.id}")).json()
    assert ([draft["text"] for draft in detail["drafts"]], detail["scheduled"]) == (["พรุ่งนี้ครับ"], [])


async def test_what_is_new_and_what_is_too_soon_are_told(case):
    me, ticket, first = case
    path = f"/tickets/{ticket.id}/scheduled-replies"
    stale = await me.post(path, {"due_at": later(), "reply": answer(first, last_seen_message_id=None)})
    assert (stale.status, (await stale.json())["code"]) == (409, "stale_reply")
    assert [one["text"] for one in (await stale.json())["data"]["newer"]] == ["ลำโพงไม่ดัง"]
    soon = await me.post(path, {"due_at": later(-1), "reply": answer(first)})
    assert (soon.status, (await soon.json())["code"]) == (422, "time_not_ahead")
    both = await me.post(path, {"due_at": later()})
    assert both.status == 422


async def test_the_ways_to_a_customer_and_his_numbers(case, app_context):
    me, ticket, first = case
    ways = await (await me.get(f"/tickets/{ticket.id}/ways")).json()
    [way] = ways["items"]
    assert (way["channel_kind"], way["is_default"], way["window_closes_at"]) == ("email", True, None)
    assert (ways["phones"], ways["translation_languages"]) == (["+66812345678"], [])
    sent = await me.post(f"/tickets/{ticket.id}/replies", answer(first, via=way["key"]))
    assert sent.status == 202
    refused = await me.post("/translations", {"text": "สวัสดี", "language": "en"})
    assert (refused.status, (await refused.json())["code"]) == (409, "no_translator")


async def test_a_draft_is_shared_and_taken_over(case, sign_in):
    me, ticket, _ = case
    boss = await sign_in(Role.SUPERVISOR, "หัวหน้า")
    path = f"/tickets/{ticket.id}/drafts/reply"
    assert (await me.put(f"{path}/sharing", {"is_shared": True})).status == 404
    await me.put(path, {"text": "ช่วยดูหน่อย"})
    shared = await (await me.put(f"{path}/sharing", {"is_shared": True})).json()
    assert shared["shared_at"] is not None
    [seen] = (await (await boss.get(f"/tickets/{ticket.id}")).json())["shared_drafts"]
    assert (seen["author"]["name"], seen["text"], seen["version"]) == ("นก", "ช่วยดูหน่อย", shared["version"])
    take = f"/tickets/{ticket.id}/shared-drafts/{me.user_id}/reply/take-over"
    taken = await (await boss.post(take, {"version": seen["version"]})).json()
    assert (taken["text"], [one["name"] for one in taken["writers"]]) == ("ช่วยดูหน่อย", ["นก"])
    assert (await boss.post(take, {})).status == 404


def test_a_translator_is_wired_at_the_root_and_nobody_by_default(app_context):
    class Shouting:
        languages = ("en",)

        async def translate(self, text: str, language: str) -> str:
            return text.upper()

    assert app_context.translator.languages == ()
    assert replace(app_context, translator=Shouting()).translator.languages == ("en",)
