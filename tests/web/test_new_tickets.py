"""Opening a case by hand, over HTTP."""

from uuid import uuid4

from sqlalchemy import func, select

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.events.models import Event
from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn
from ticketing.conversations.models import Conversation
from ticketing.replies.models import OutboundDelivery
from ticketing.tickets.models import Ticket


async def make_mailbox(context, **fields) -> ChannelAccount:
    async with context.database.write() as session:
        account = ChannelAccount(
            id=ids.new_id(),
            kind="email",
            name="Service",
            address="service@shop.example",
            acknowledgement={},
            config_encrypted="",
            created_at=desk.START,
            **fields,
        )
        session.add(account)
        return account


def form(**fields):
    return {
        "client_id": str(uuid4()),
        "subject": "ใบเสนอราคา",
        "to": [{"kind": "email", "external_id": "Somchai@Shop.example", "name": "สมชาย"}],
        "text": "เรียนคุณสมชาย",
        **fields,
    }


async def test_a_mail_to_a_new_customer(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT, name="นก")
    account = await make_mailbox(app_context)
    body = form(priority="high")
    made = await agent.post("/tickets", body)
    detail = await made.json()
    assert made.status == 201, detail
    ticket, [message] = detail["ticket"], detail["messages"]
    assert (ticket["subject"], ticket["priority"], ticket["channel_account_id"]) == (
        "ใบเสนอราคา",
        "high",
        str(account.id),
    )
    assert (ticket["contact"]["name"], ticket["owner"]["name"]) == ("สมชาย", "นก")
    assert (message["direction"], message["text"], message["subject"]) == ("outbound", "เรียนคุณสมชาย", "ใบเสนอราคา")
    assert message["to"] == [{"kind": "email", "external_id": "somchai@shop.example", "name": "สมชาย"}]
    assert message["delivery"]["state"] in {"held", "queued"}

    again = await agent.post("/tickets", body)
    assert (again.status, (await again.json())["ticket"]["id"]) == (201, ticket["id"])
    async with app_context.database.read() as session:
        for table in (Ticket, Conversation, OutboundDelivery):
            assert (await session.execute(select(func.count()).select_from(table))).scalar_one() == 1
        conversation = (await session.execute(select(Conversation))).scalar_one()
        assert str(conversation.current_ticket_id) == ticket["id"]
        types = set((await session.execute(select(Event.type))).scalars())
    assert {"contact.created", "ticket.opened", "message.sent", "ticket.assigned"} <= types


async def test_a_note_needs_no_customer_and_no_mailbox(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        other = await desk.make_team(session, "คลังสินค้า")
    made = await agent.post("/tickets", form(kind="note", to=[], team_id=str(other.id), status="on_hold"))
    detail = await made.json()
    assert made.status == 201, detail
    assert (detail["ticket"]["team"]["name"], detail["ticket"]["status"]) == ("คลังสินค้า", "on_hold")
    assert [person["id"] for person in detail["ticket"]["followers"]] == [str(agent.user_id)]
    assert [message["direction"] for message in detail["messages"]] == ["internal"]


async def test_what_a_form_cannot_say(app_context, sign_in: SignIn):
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    assert (await seller.post("/tickets", form())).status == 403
    for fields, code in (
        ({}, "unknown_channel_account"),
        ({"owner_id": str(seller.user_id)}, "unknown_owner"),
        ({"team_id": str(uuid4())}, "unknown_team"),
        ({"tag_ids": [str(uuid4())]}, "unknown_tag"),
        ({"status": "trash"}, "status_not_choosable"),
    ):
        refused = await agent.post("/tickets", form(**fields))
        assert (refused.status, (await refused.json())["code"]) == (422, code)
    await make_mailbox(app_context)
    refused = await agent.post("/tickets", form(to=[]))
    assert (refused.status, (await refused.json())["code"]) == (422, "no_recipient")
    async with app_context.database.read() as session:
        assert (await session.execute(select(func.count()).select_from(Ticket))).scalar_one() == 0
