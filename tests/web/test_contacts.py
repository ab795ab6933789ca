"""Customers over HTTP."""

from uuid import uuid4

from sqlalchemy import select

from core.context import AppContext
from core.messages import Claims, Touch
from core.staff.principal import Role
from tests.factories.desk import START, make_contact, make_team, make_ticket
from tests.factories.inbound import arriving
from tests.factories.visitors import chat, make_widget
from tests.web.conftest import SignIn
from ticketing.intake.service import handle_batch
from ticketing.tickets.models import Ticket


async def test_a_contact_with_the_tickets_the_reader_may_see(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session, email="somchai@x.example")
        elsewhere = await make_team(session, "Elsewhere")
        await make_ticket(session, contact=contact, status="open")
        await make_ticket(session, contact=contact, status="closed")
        await make_ticket(session, contact=contact, team=elsewhere)
    agent, admin = await sign_in(Role.AGENT), await sign_in(Role.ADMIN)
    seen = await (await agent.get(f"/contacts/{contact.id}")).json()
    assert (seen["name"], seen["ticket_count"], seen["open_ticket_count"]) == ("สมชาย ใจดี", 2, 1)
    assert seen["identities"][0]["external_id"] == "somchai@x.example"
    everything = await (await admin.get(f"/contacts/{contact.id}")).json()
    assert (everything["ticket_count"], everything["open_ticket_count"]) == (3, 2)
    assert (await agent.get(f"/contacts/{uuid4()}")).status == 404


async def test_a_contact_is_corrected_and_blocked(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        contact = await make_contact(session)
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    path = f"/contacts/{contact.id}"
    changed = await agent.patch(path, {"name": "สมชาย", "language": "en"}, headers={"If-Match": '"1"'})
    assert (changed.status, changed.headers["ETag"], (await changed.json())["language"]) == (200, '"2"', "en")
    assert (await agent.patch(path, {"name": "x"}, headers={"If-Match": '"1"'})).status == 412
    assert (await agent.patch(path, {"is_blocked": True})).status == 422
    assert (await (await agent.put(f"{path}/block")).json())["is_blocked"] is True
    assert (await (await agent.delete(f"{path}/block")).json())["is_blocked"] is False
    assert (await seller.put(f"{path}/block")).status == 403


async def test_somebody_to_write_to(sign_in: SignIn, app_context: AppContext):
    async with app_context.database.write() as session:
        for number in range(3):
            await make_contact(session, f"Nok {number}", email=f"nok{number}@x.example")
        await make_contact(session, "Bank", email="bank@x.example")
    agent = await sign_in(Role.AGENT)
    first = await (await agent.get("/contacts", params={"q": "nok", "limit": "2"})).json()
    rest = await (await agent.get("/contacts", params={"q": "nok", "cursor": first["next_cursor"]})).json()
    assert [one["name"] for one in first["items"] + rest["items"]] == ["Nok 2", "Nok 1", "Nok 0"]


async def _same_person(app_context: AppContext) -> tuple[str, str, str]:
    """A customer, a visitor who typed the same address, and the visitor's ticket, which has a team of its own."""
    async with app_context.database.write() as session:
        known = await make_contact(session, "คุณสมชาย", email="somchai@x.example")
        team = await make_team(session, "Elsewhere")
        widget = await make_widget(session, default_team_id=team.id)
        claims = Claims(name="ชาย", email="somchai@x.example")
        page = Touch("https://shop.example/x200", START, referrer="https://search.example", utm_source="line")
        message = chat(widget, visitor=uuid4(), claims=claims, first_touch=page, last_touch=page)
        await handle_batch(session, arriving(message))
        ticket = (await session.execute(select(Ticket))).scalar_one()
    return str(known.id), str(ticket.contact_id), str(ticket.id)


async def test_two_contacts_become_one_and_two_again(sign_in: SignIn, app_context: AppContext):
    known, visitor, ticket = await _same_person(app_context)
    admin = await sign_in(Role.ADMIN)
    seen = await (await admin.get(f"/contacts/{visitor}")).json()
    assert (seen["origin"], seen["first_touch"]["utm_source"]) == ("webchat", "line")
    typed = next(one for one in seen["identities"] if one["kind"] == "email")
    assert (typed["evidence"], typed["is_verified"], typed["is_routing_default"]) == ("typed", False, False)
    [suggestion] = (await (await admin.get(f"/contacts/{visitor}/suggestions")).json())["items"]
    assert (suggestion["contact"]["id"], suggestion["keeps_other"]) == (known, True)
    assert suggestion["evidence"] == [{"kind": "email", "external_id": "somchai@x.example", "certainty": "one"}]

    merged = await admin.post(f"/contacts/{visitor}/merge", {"into": known, "ticket_id": ticket})
    merge = await merged.json()
    assert (merged.status, merge["gone_id"], merge["contact"]["id"]) == (200, visitor, known)
    assert merge["contact"]["ticket_count"] == 1
    assert (await (await admin.get(f"/contacts/{visitor}")).json())["id"] == known
    again = await admin.post(f"/contacts/{known}/merge", {"from": visitor})
    assert (again.status, (await again.json())["code"]) == (409, "already_merged")
    assert (await admin.patch(f"/contacts/{visitor}", {"name": "x"})).status == 409
    detail = await (await admin.get(f"/tickets/{ticket}")).json()
    assert detail["ticket"]["contact"]["id"] == known

    undone = await (await admin.post(f"/contact-merges/{merge['id']}/undo", {"ticket_id": ticket})).json()
    assert (undone["is_undone"], undone["contact"]["ticket_count"]) == (True, 0)
    assert (await (await admin.get(f"/contacts/{visitor}")).json())["ticket_count"] == 1
    twice = await admin.post(f"/contact-merges/{merge['id']}/undo", {})
    assert (twice.status, (await twice.json())["code"]) == (409, "already_undone")
    told = (await (await admin.get(f"/tickets/{ticket}/events")).json())["items"]
    assert [one["type"] for one in told[:2]] == ["contact.merge_undone", "contact.merged"]
    assert (told[1]["data"]["kept_name"], told[1]["data"]["gone_name"]) == ("คุณสมชาย", "ชาย")


async def test_merging_respects_rights_and_what_is_visible(sign_in: SignIn, app_context: AppContext):
    known, visitor, ticket = await _same_person(app_context)
    agent = await sign_in(Role.AGENT)
    merge = f"/contacts/{known}/merge"
    assert (await agent.post(merge, {"from": visitor, "ticket_id": ticket})).status == 404
    assert (await (await agent.get(f"/contacts/{visitor}")).json())["ticket_count"] == 0
    assert (await agent.post(merge, {})).status == 422
    assert (await agent.post(merge, {"from": visitor, "into": visitor})).status == 422
    assert (await agent.post(merge, {"from": known})).status == 422
    assert (await agent.post(merge, {"from": str(uuid4())})).status == 404
    done = await (await agent.post(merge, {"from": visitor})).json()
    assert done["contact"]["ticket_count"] == 0
    assert (await agent.post(f"/contact-merges/{uuid4()}/undo", {})).status == 404
