"""Forwarding and signing through the API."""

import pytest

from core import ids
from core.staff.principal import Role
from tests.factories import channels, desk


@pytest.fixture
async def case(app_context, sign_in):
    me = await sign_in(Role.AGENT, "นก")
    async with app_context.database.write() as session:
        account = await channels.make_mailbox(session)
        ticket = await desk.make_ticket(session, status="open", waiting_since=desk.START)
        conversation = await channels.make_conversation(session, ticket, account)
        first = await desk.make_message(session, ticket, "ลำโพงไม่ดัง", conversation_id=conversation.id)
        bill = await desk.make_attachment(session, first, file_name="bill.pdf")
    return me, ticket, first, account, bill


async def test_a_message_is_previewed_forwarded_and_taken_back_into_a_forward(case):
    me, ticket, first, account, bill = case
    response = await me.post(f"/tickets/{ticket.id}/forwards/preview", {"message_ids": [str(first.id)]})
    preview = await response.json()
    assert response.status == 200
    assert "ลำโพงไม่ดัง" in preview["text"]
    assert [file["id"] for file in preview["files"]] == [str(bill.id)]
    assert preview["channel_account_id"] == str(account.id)
    body = {
        "client_id": str(ids.new_id()),
        "html": "<p>ช่วยดูครับ</p>",
        "to": [{"kind": "email", "external_id": "parts@supplier.example", "name": ""}],
        "quoted_message_ids": preview["message_ids"],
        "kept_attachment_ids": [str(bill.id)],
        "subject": preview["subject"],
    }
    response = await me.post(f"/tickets/{ticket.id}/forwards", body)
    accepted = await response.json()
    assert response.status == 202
    assert (accepted["message"]["is_side"], accepted["message"]["reply_text"]) == (True, "ช่วยดูครับ")
    assert [file["file_name"] for file in accepted["message"]["attachments"]] == ["bill.pdf"]
    assert accepted["ticket"]["waiting_since"] is not None
    assert (await me.post(f"/messages/{accepted['message']['id']}/cancel")).status == 200
    [draft] = (await (await me.get(f"/tickets/{ticket.id}")).json())["drafts"]
    assert (draft["kind"], draft["extras"]["quoted_message_ids"]) == ("forward", preview["message_ids"])
    assert draft["extras"]["kept_attachment_ids"] == [str(bill.id)]


async def test_a_draft_keeps_what_was_chosen(case):
    me, ticket, first, _account, _ = case
    extras = {"signature": "none", "subject": "ถามโรงงาน", "quoted_message_ids": [str(first.id)]}
    saved = await me.put(f"/tickets/{ticket.id}/drafts/forward", {"text": "x", "extras": extras})
    assert saved.status == 200
    assert (await saved.json())["extras"] | extras == (await saved.json())["extras"]


async def test_whose_signature_comes_first_and_what_it_says(case, sign_in):
    me, _ticket, _first, account, _ = case
    admin = await sign_in(Role.ADMIN, "หัวหน้า")
    boss = await admin.put(f"/channel-accounts/{account.id}/signature", {"html_en": "<p>{{brand|The shop}}</p>"})
    assert boss.status == 200
    assert (await me.put(f"/channel-accounts/{account.id}/signature", {"html_en": "x"})).status == 403
    path = f"/signature-offers?channel_account_id={account.id}&language=th"
    [only] = (await (await me.get(path)).json())["items"]
    assert (only["choice"], only["text"]) == ("account", "Sawas Audio")
    await me.put("/me/signature", {"html_th": "<p>{{agent.name}}<script>x</script></p>", "html_en": "<p>Nok</p>"})
    await me.put(f"/me/signatures/{account.id}", {"html_th": "<p>ฝ่ายซ่อม</p>"})
    offers = (await (await me.get(path)).json())["items"]
    assert [(one["choice"], one["text"]) for one in offers] == [
        ("own_account", "ฝ่ายซ่อม"), ("own", "นก"), ("account", "Sawas Audio")
    ]  # fmt: skip
    own = (await (await me.get("/me/signatures")).json())["items"]
    assert own[0] == {"channel_account_id": None, "html_th": "<p>{{agent.name}}</p>", "html_en": "<p>Nok</p>"}
    await me.put(f"/me/signatures/{account.id}", {})
    assert len((await (await me.get("/me/signatures")).json())["items"]) == 1


async def test_an_answer_is_signed_and_taken_back_without_its_signature(case):
    me, ticket, first, _account, _ = case
    await me.put("/me/signature", {"html_th": "<p>นก เสียงดี</p>"})
    body = {
        "client_id": str(ids.new_id()),
        "html": "<p>ได้ครับ</p>",
        "to": [{"kind": "email", "external_id": "somchai@example.com", "name": ""}],
        "last_seen_message_id": str(first.id),
        "signature": "auto",
    }
    message = (await (await me.post(f"/tickets/{ticket.id}/replies", body)).json())["message"]
    assert (message["reply_text"], message["signature"]) == ("ได้ครับ", "นก เสียงดี")
    assert message["text"].endswith("นก เสียงดี")
    await me.post(f"/messages/{message['id']}/cancel")
    [draft] = (await (await me.get(f"/tickets/{ticket.id}")).json())["drafts"]
    assert (draft["text"], draft["html"], draft["extras"]["signature"]) == ("ได้ครับ", "<p>ได้ครับ</p>", "auto")


async def test_a_placeholder_that_nobody_knows_is_named(case):
    me, *_ = case
    response = await me.put("/me/signature", {"html_th": "<p>{{phone}}</p>"})
    assert (response.status, (await response.json())["data"]["names"]) == (422, "phone")
