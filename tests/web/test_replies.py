"""Answering through the API: from the composer's JSON to rows, and back as the desk shows it."""

import pytest
from sqlalchemy import select

from core import ids
from core.staff.principal import Role
from tests.factories import channels, desk
from tests.support.queries import counted_queries
from ticketing.replies.models import OutboundDelivery


@pytest.fixture
async def case(app_context, sign_in):
    me = await sign_in(Role.AGENT, "นก")
    async with app_context.database.write() as session:
        account = await channels.make_mailbox(session)
        ticket = await desk.make_ticket(session, status="new", waiting_since=desk.START)
        conversation = await channels.make_conversation(session, ticket, account)
        first = await desk.make_message(session, ticket, "ลำโพงไม่ดัง", conversation_id=conversation.id)
    return me, ticket, first


def answer(first, **fields):
    return {
        "client_id": str(ids.new_id()),
        "html": "<p>เดี๋ยวดูให้ครับ</p>",
        "to": [{"kind": "email", "external_id": "somchai@example.com", "name": "สมชาย"}],
        "last_seen_message_id": str(first.id),
        **fields,
    }


async def test_an_answer_is_accepted_held_and_can_be_undone(case):
    me, ticket, first = case
    body = answer(first, set_status="waiting")
    response = await me.post(f"/tickets/{ticket.id}/replies", body)
    assert response.status == 202
    accepted = await response.json()
    assert accepted["message"]["delivery"]["state"] == "held"
    assert accepted["message"]["delivery"]["undo_until"] is not None
    assert accepted["message"]["reply_text"] == "เดี๋ยวดูให้ครับ"
    assert (accepted["ticket"]["status"], accepted["ticket"]["owner"]["id"]) == ("waiting", str(me.user_id))
    again = await me.post(f"/tickets/{ticket.id}/replies", body)
    assert (again.status, (await again.json())["message"]["id"]) == (202, accepted["message"]["id"])

    undone = await me.post(f"/messages/{accepted['message']['id']}/cancel")
    assert (undone.status, (await undone.json())["delivery"]["state"]) == (200, "canceled")
    detail = await (await me.get(f"/tickets/{ticket.id}")).json()
    assert detail["ticket"]["status"] == "new"
    assert [draft["text"] for draft in detail["drafts"]] == ["เดี๋ยวดูให้ครับ"]
    late = await me.post(f"/messages/{accepted['message']['id']}/cancel")
    assert (late.status, (await late.json())["code"]) == (409, "too_late")


async def test_an_address_that_looks_mistyped_is_named_and_the_answer_waits_to_be_taken_back(case):
    me, ticket, first = case
    slip = [{"kind": "email", "external_id": "somchai@gmial.com", "name": ""}]
    response = await me.post(f"/tickets/{ticket.id}/replies", answer(first, to=slip))
    accepted = await response.json()
    assert response.status == 202
    assert accepted["warnings"] == [
        {"code": "likely_mistyped", "address": "somchai@gmial.com", "suggestion": "somchai@gmail.com"}
    ]
    assert accepted["message"]["delivery"]["state"] == "held"


async def test_a_stale_answer_is_refused_with_what_is_new(case, app_context, sign_in):
    me, ticket, first = case
    colleague = await sign_in(Role.SUPERVISOR, "ต้น")
    await colleague.post(f"/tickets/{ticket.id}/replies", answer(first, html="<p>ผมตอบแล้ว</p>"))
    refused = await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    problem = await refused.json()
    assert (refused.status, problem["code"]) == (409, "stale_reply")
    assert [newer["reply_text"] for newer in problem["data"]["newer"]] == ["ผมตอบแล้ว"]
    knowingly = await me.post(f"/tickets/{ticket.id}/replies", answer(first, send_anyway=True))
    assert knowingly.status == 202


async def test_policy_problems_are_told_by_code(case, app_context):
    me, ticket, first = case
    refused = await me.post(f"/tickets/{ticket.id}/replies", answer(first, to=[], html=" "))
    problem = await refused.json()
    assert (refused.status, problem["code"]) == (409, "policy_problems")
    assert [one["code"] for one in problem["data"]["problems"]] == ["no_recipient", "empty_message"]
    async with app_context.database.read() as session:
        assert (await session.execute(select(OutboundDelivery))).first() is None


async def test_notes_mention_and_drafts_keep(case, sign_in):
    me, ticket, first = case
    expert = await sign_in(Role.AGENT, "ช่าง")
    note = {"client_id": str(ids.new_id()), "html": "<p>ดูหน่อย</p>", "mentions": [str(expert.user_id)]}
    added = await me.post(f"/tickets/{ticket.id}/notes", note)
    assert (added.status, (await added.json())["mentions"]) == (201, [str(expert.user_id)])

    draft = {"html": "<p>ร่าง</p>", "text": "ร่าง", "last_seen_message_id": str(first.id)}
    saved = await me.put(f"/tickets/{ticket.id}/drafts/reply", draft)
    assert (saved.status, (await saved.json())["version"], saved.headers["ETag"]) == (200, 1, '"1"')
    await me.put(f"/tickets/{ticket.id}/drafts/reply", draft, headers={"If-Match": '"1"'})
    stale = await me.put(f"/tickets/{ticket.id}/drafts/reply", draft, headers={"If-Match": '"1"'})
    assert stale.status == 412
    assert (await me.delete(f"/tickets/{ticket.id}/drafts/reply")).status == 204
    assert (await me.delete(f"/tickets/{ticket.id}/drafts/reply")).status == 204


async def test_sales_people_note_and_answer_nobody(case, sign_in):
    _, ticket, first = case
    sales = await sign_in(Role.SALES)
    assert (await sales.post(f"/tickets/{ticket.id}/replies", answer(first))).status == 403
    note = {"client_id": str(ids.new_id()), "text": "ลูกค้ารายใหญ่"}
    assert (await sales.post(f"/tickets/{ticket.id}/notes", note)).status == 201


async def test_the_verbs_of_deliveries_say_what_does_not_fit(case):
    me, ticket, first = case
    response = await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    message_id = (await response.json())["message"]["id"]
    for verb, code in (("retry", "not_failed"), ("send-again", "not_uncertain"), ("confirm-arrived", "not_uncertain")):
        refused = await me.post(f"/messages/{message_id}/{verb}")
        assert (refused.status, (await refused.json())["code"]) == (409, code)
    assert (await me.post(f"/messages/{ids.new_id()}/cancel")).status == 404
    assert (await me.post(f"/messages/{first.id}/cancel")).status == 409


async def test_the_bell_is_empty_at_first_and_everybody_is_offline(case):
    me, _, _ = case
    bell = await (await me.get("/notifications")).json()
    assert (bell["items"], bell["unread_count"]) == ([], 0)
    assert (await me.post("/notifications/read", {"ids": None})).status == 204
    people = await (await me.get("/presence")).json()
    assert people["users"] == [{"id": str(me.user_id), "availability": "offline"}]


async def test_an_answer_costs_a_fixed_number_of_statements(case, app_context):
    me, ticket, first = case
    await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    with counted_queries(app_context.database) as early:
        await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    for _ in range(5):
        await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    with counted_queries(app_context.database) as late:
        await me.post(f"/tickets/{ticket.id}/replies", answer(first))
    assert len(late) == len(early) <= 19
