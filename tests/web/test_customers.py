"""The place of the customers over HTTP: lists, people added by hand, companies, and what everybody may see of them."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from core.context import AppContext
from core.staff.principal import Role
from tests.factories.chats import make_chat
from tests.factories.desk import START, make_account, make_contact, make_team, make_ticket
from tests.web.conftest import SignIn


async def test_a_customer_is_added_found_and_read_by_sales(sign_in: SignIn, app_context: AppContext):
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    made = await agent.post("/contacts", {"name": " มานี มีตา ", "email": "Manee@x.example", "phone": "081-234-5678"})
    contact = await made.json()
    assert (made.status, made.headers["ETag"], contact["name"], contact["ticket_count"]) == (201, '"1"', "มานี มีตา", 0)
    twice = await agent.post("/contacts", {"name": "X", "email": "manee@x.example"})
    assert (twice.status, (await twice.json())["code"]) == (409, "identity_taken")
    assert (await twice.json())["data"]["contact_id"] == contact["id"]
    assert (await agent.post("/contacts", {"name": "X", "email": "nonsense"})).status == 422
    assert (await agent.post("/contacts", {"name": "X", "account_id": str(uuid4())})).status == 404
    for words in ("มานี", "manee@", "0812345678"):
        [found] = (await (await seller.get("/contacts", params={"q": words})).json())["items"]
        assert (found["id"], found["open_ticket_count"], found["last_message_at"]) == (contact["id"], 0, None)
    path = f"/contacts/{contact['id']}"
    assert (await seller.patch(path, {"is_vip": True})).status == 200
    assert [one["id"] for one in (await (await seller.get("/contacts", params={"vip": "true"})).json())["items"]] == [
        contact["id"]
    ]
    assert (await (await seller.get("/contacts", params={"blocked": "true"})).json())["items"] == []
    assert (await seller.get("/contacts", params={"account": "x"})).status == 422
    told = (await (await seller.get(f"{path}/events")).json())["items"]
    assert [one["type"] for one in told] == ["contact.changed", "contact.created"]
    assert told[0]["data"]["after"] == {"is_vip": True}


async def test_addresses_come_and_go(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session, email="somchai@x.example")
        await make_contact(session, "Other", phone="+66899999999")
    agent = await sign_in(Role.AGENT)
    path = f"/contacts/{contact.id}/identities"
    added = await agent.post(path, {"kind": "phone", "address": "02 123 4567"})
    assert (added.status, added.headers["ETag"]) == (201, '"2"')
    phone = (await added.json())["identities"][-1]
    assert (phone["external_id"], phone["evidence"], phone["is_verified"]) == ("+6621234567", "staff", False)
    taken = await agent.post(path, {"kind": "phone", "address": "0899999999"})
    assert (taken.status, (await taken.json())["data"]["name"]) == (409, "Other")
    shared = await agent.post(path, {"kind": "phone", "address": "0899999999", "is_shared": True})
    assert (await shared.json())["identities"][-1]["is_routing_default"] is False
    assert (await agent.post(path, {"kind": "line", "address": "x"})).status == 422
    left = await (await agent.delete(f"{path}/{phone['id']}")).json()
    assert phone["id"] not in [one["id"] for one in left["identities"]]
    assert (await agent.delete(f"{path}/{phone['id']}")).status == 404
    assert (
        await agent.post(f"/contacts/{uuid4()}/identities", {"kind": "phone", "address": "021234567"})
    ).status == 404


async def test_companies_and_who_belongs_to_them(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session)
    agent = await sign_in(Role.AGENT)
    made = await agent.post("/accounts", {"name": "สยามออดิโอ", "domain": "siam.example"})
    company = await made.json()
    assert (made.status, made.headers["ETag"], company["domain"]) == (201, '"1"', "siam.example")
    assert (await agent.post("/accounts", {"name": "X", "domain": "siam.example"})).status == 409
    path = f"/accounts/{company['id']}"
    tie = f"/contacts/{contact.id}{path}"
    linked = await (await agent.put(tie, {"role": "จัดซื้อ"})).json()
    assert [(one["name"], one["role"]) for one in linked["accounts"]] == [("สยามออดิโอ", "จัดซื้อ")]
    [listed] = (await (await agent.get("/accounts", params={"q": "สยาม"})).json())["items"]
    assert (listed["id"], listed["people_count"]) == (company["id"], 1)
    people = (await (await agent.get("/contacts", params={"account": company["id"]})).json())["items"]
    assert [one["id"] for one in people] == [str(contact.id)]
    assert (await agent.delete(path)).status == 409
    assert (await agent.delete(tie)).status == 200
    assert (await agent.delete(tie)).status == 404
    changed = await agent.patch(path, {"name": "Siam", "note": "Pays late"}, headers={"If-Match": '"1"'})
    assert (await changed.json())["note"] == "Pays late"
    assert (await agent.patch(path, {"name": "X"}, headers={"If-Match": '"1"'})).status == 412
    events = (await (await agent.get(f"{path}/events")).json())["items"]
    assert [(one["type"], one["data"]["change"], one["data"]["fields"]) for one in events] == [
        ("account.changed", "changed", ["name", "note"]),
        ("account.changed", "created", ["domain", "name", "note"]),
    ]
    assert events[0]["data"]["before"] == {"name": "สยามออดิโอ", "note": ""}
    assert (await agent.delete(path)).status == 204
    assert (await agent.get(f"{path}/events")).status == 404
    assert (await agent.get(path)).status == 404
    assert (await agent.get(f"{path}/timeline")).status == 404


async def test_postal_addresses_of_customers_and_companies_have_a_history(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact, company = await make_contact(session), await make_account(session)
    seller = await sign_in(Role.SALES)
    home = {"kind": "home", "text": "99/1 ซอยสุขุมวิท 24\nแขวงคลองตัน เขตคลองเตย กรุงเทพฯ 10110"}
    parcels = {"kind": "delivery", "text": "12 หมู่ 4 ตำบลสุเทพ อำเภอเมือง เชียงใหม่ 50200"}
    for path, kind in ((f"/contacts/{contact.id}", "contact"), (f"/accounts/{company.id}", "account")):
        assert (await (await seller.get(path)).json())["addresses"] == []
        noted = await seller.patch(path, {"addresses": [home, parcels, parcels]}, headers={"If-Match": '"1"'})
        assert (noted.status, (await noted.json())["addresses"]) == (200, [home, parcels])
        late = await seller.patch(path, {"addresses": []}, headers={"If-Match": '"1"'})
        assert late.status == 412, "nobody's correction is written over"
        again = await (await seller.patch(path, {"addresses": [home, parcels]})).json()
        assert again["version"] == 2, "nothing has changed"
        left = await (await seller.patch(path, {"addresses": [parcels]})).json()
        assert left["addresses"] == [parcels]
        told = (await (await seller.get(f"{path}/events")).json())["items"][0]
        assert (told["type"], told["data"]["fields"]) == (f"{kind}.changed", ["addresses"])
        assert (told["data"]["before"], told["data"]["after"]) == (
            {"addresses": [home, parcels]}, {"addresses": [parcels]},
        )  # fmt: skip
        wrong = ({"kind": "moon", "text": "x"}, {"kind": "home", "text": "  "}, {"kind": "home", "text": "x" * 501})
        for address in wrong:
            assert (await seller.patch(path, {"addresses": [address]})).status == 422, address


async def test_a_timeline_shows_what_the_reader_may_see(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session)
        account = await make_account(session)
        elsewhere = await make_team(session, "Elsewhere")
        cases: tuple[dict[str, Any], ...] = ({"subject": "first"}, {"subject": "secret", "team": elsewhere})
        for days, fields in enumerate(cases):
            at = START + timedelta(days=days)
            await make_ticket(session, contact=contact, last_message_at=at, **fields)
        await make_ticket(session, contact=contact, subject="spam", status="spam", last_message_at=START)
        late = START + timedelta(days=9)
        talk = await make_ticket(session, contact=contact, subject="talk", channel_kind="webchat", last_message_at=late)
        await make_chat(session, talk, state="ended", outcome="missed", ended_at=late)
        hidden = await make_ticket(session, contact=contact, subject="secret talk", team=elsewhere)
        await make_chat(session, hidden)
        await make_ticket(session, subject="of the company", account_id=account.id, last_message_at=late)
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    path = f"/contacts/{contact.id}/timeline"

    async def read(client, limit: int = 2, where: str = path) -> list[tuple[str, str]]:
        items, cursor = [], None
        while True:
            params = {"limit": str(limit), **({"cursor": cursor} if cursor else {})}
            page = await (await client.get(where, params=params)).json()
            items += page["items"]
            if (cursor := page["next_cursor"]) is None:
                assert [one["at"] for one in items] == sorted((one["at"] for one in items), reverse=True)
                assert len({one["id"] for one in items}) == len(items)
                return sorted((one["subject"], one["kind"]) for one in items)

    seen = [("first", "ticket"), ("talk", "chat"), ("talk", "ticket")]
    everything = sorted([*seen, ("secret", "ticket"), ("secret talk", "chat"), ("secret talk", "ticket")])
    for limit in (1, 2, 50):
        assert await read(agent, limit) == seen
        assert await read(seller, limit) == everything
    [listed] = (await (await agent.get("/contacts")).json())["items"]
    assert listed["open_ticket_count"] == 2
    assert (await agent.get(path, params={"cursor": "x"})).status == 422
    company = f"/accounts/{account.id}/timeline"
    assert await read(agent, 2, company) == [("of the company", "ticket")]
    await agent.put(f"/contacts/{contact.id}/accounts/{account.id}", {})
    assert await read(agent, 2, company) == [("first", "ticket"), ("of the company", "ticket"), *seen[1:]]


async def test_a_merged_customer_is_shown_as_the_other_one(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        kept, gone = await make_contact(session, "Kept"), await make_contact(session, "Gone")
        await make_ticket(session, contact=gone, subject="his")
    agent = await sign_in(Role.AGENT)
    await agent.post(f"/contacts/{kept.id}/merge", {"from": str(gone.id)})
    timeline = (await (await agent.get(f"/contacts/{gone.id}/timeline")).json())["items"]
    assert [one["contact"] for one in timeline] == [{"id": str(kept.id), "name": "Kept"}]
    assert (
        await agent.post(f"/contacts/{gone.id}/identities", {"kind": "phone", "address": "021234567"})
    ).status == 409
    events = (await (await agent.get(f"/contacts/{gone.id}/events")).json())["items"]
    assert [one["type"] for one in events] == ["contact.merged"]
