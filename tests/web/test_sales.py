"""What sales people may do for customers: read every case's history, keep the record, note; and what they may not."""

from datetime import timedelta
from uuid import uuid4

import pytest

from core import clock
from core.staff.principal import Role
from crm_link.customers.models import ContactAccount
from tests.factories import desk


@pytest.fixture
async def known(database):
    """A customer with a company, a case of another team's, and one in spam."""
    async with database.write() as session:
        contact = await desk.make_contact(session, email="a@siam.example", phone="+66812345678")
        other = await desk.make_contact(session, "ซ้ำ")
        account = await desk.make_account(session)
        session.add(ContactAccount(contact_id=contact.id, account_id=account.id))
        team = await desk.make_team(session)
        ticket = await desk.make_ticket(session, team=team, contact=contact)
        await desk.make_message(session, ticket, "ลำโพงไม่มีเสียง")
        await desk.make_ticket(session, status="spam", contact=contact)
    return contact.id, other.id, account.id, ticket.id


async def test_sales_people_read_the_whole_history(sign_in, known):
    seller = await sign_in(Role.SALES)
    contact_id, _, account_id, ticket_id = known
    for path in (
        f"/contacts/{contact_id}", f"/contacts/{contact_id}/events", f"/contacts/{contact_id}/suggestions",
        f"/accounts/{account_id}", f"/tickets/{ticket_id}", f"/tickets/{ticket_id}/messages",
        f"/tickets/{ticket_id}/events", f"/tickets/{ticket_id}/pdf", "/contacts", "/accounts", "/phone-lines",
    ):  # fmt: skip
        assert (await seller.get(path)).status == 200, path
    for path in (f"/contacts/{contact_id}/timeline", f"/accounts/{account_id}/timeline"):
        items = (await (await seller.get(path)).json())["items"]
        assert [item["ticket_id"] for item in items] == [str(ticket_id)], "every team's, but no spam"
    found = await (await seller.get("/calls/number", params={"number": "0812345678"})).json()
    assert [one["id"] for one in found["tickets"]] == [str(ticket_id)]


async def test_sales_people_keep_the_record(sign_in, known):
    seller = await sign_in(Role.SALES)
    contact_id, other_id, account_id, ticket_id = known
    made = await seller.post("/contacts", {"name": "ลูกค้าใหม่", "phone": "089-999-0001"})
    assert made.status == 201
    assert (await seller.patch(f"/contacts/{contact_id}", {"is_vip": True, "note": "ชอบให้โทร"})).status == 200
    address = {"kind": "email", "address": "b@siam.example"}
    assert (await seller.post(f"/contacts/{contact_id}/identities", address)).status == 201
    membership = {"role": "ผู้จัดการ"}
    assert (await seller.put(f"/contacts/{other_id}/accounts/{account_id}", membership)).status == 200
    merged = await seller.post(f"/contacts/{contact_id}/merge", {"from": str(other_id), "ticket_id": None})
    assert merged.status == 200
    undone = await seller.post(f"/contact-merges/{(await merged.json())['id']}/undo", {"ticket_id": None})
    assert undone.status == 200
    assert (await seller.post("/calls", _call(ticket_id=str(ticket_id)))).status == 201


async def test_sales_people_answer_block_and_open_nothing(sign_in, known):
    seller = await sign_in(Role.SALES)
    contact_id, _, _, ticket_id = known
    case = {"client_id": str(uuid4()), "subject": "x", "html": "", "text": "x", "kind": "note", "to": []}
    refused = (
        await seller.put(f"/contacts/{contact_id}/block"),
        await seller.delete(f"/contacts/{contact_id}/block"),
        await seller.post("/tickets", case),
        await seller.post("/calls", _call(new_name="ใครสักคน")),
        await seller.post("/calls", _call(ticket_id=str(ticket_id), set_status="solved")),
        await seller.patch(f"/tickets/{ticket_id}", {"status": "solved"}),
        await seller.post(f"/tickets/{ticket_id}/trash"),
        await seller.get("/channel-accounts"),
        await seller.get("/chats/queue"),
    )
    assert [answer.status for answer in refused] == [403] * len(refused)


def _call(**more) -> dict:
    now = clock.utc_now()
    return {
        "client_id": str(uuid4()), "direction": "outbound", "number": "0812345678", "note": "เสนอราคา",
        "began_at": (now - timedelta(minutes=2)).isoformat(), "ended_at": now.isoformat(), **more,
    }  # fmt: skip
