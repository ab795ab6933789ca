"""From an event to another program, with what can go wrong on the way."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock
from core.errors import Invalid, NotPermitted
from core.events.models import Event
from core.staff.models import SystemMail
from core.staff.principal import Role
from core.webhooks import deliveries, endpoints
from core.webhooks.endpoints import EndpointFields
from core.webhooks.models import WebhookDelivery, WebhookEndpoint
from core.webhooks.retrying import PAUSES
from core.webhooks.signing import is_genuine
from tests.factories import desk
from tests.factories.channels import SECRETS
from tests.factories.contexts import make_context
from tests.support.hooks import HookServer, hook_server
from ticketing.tickets import service
from ticketing.tickets.service import TicketFields
from workers.jobs import subscribers, webhooks
from workers.relay import relay


@pytest.fixture
async def server():
    async with hook_server() as running:
        yield running


@pytest.fixture
async def company(database, tmp_path, server):
    async with database.write() as session:
        boss = await desk.make_principal(session, Role.ADMIN, name="หัวหน้า")
        ticket = await desk.make_ticket(session)
    return Company(make_context(database, tmp_path, allow_private_hosts=True), boss, ticket.id, server)


class Company:
    """A company that tells another program."""

    def __init__(self, context, boss, ticket_id, server: HookServer) -> None:
        self.context, self.boss, self.ticket_id, self.server = context, boss, ticket_id, server

    async def hook(self, *event_types, url=""):
        async with self.context.database.write() as session:
            return await endpoints.create_endpoint(
                session,
                self.boss,
                EndpointFields("CRM", url or self.server.url, event_types),
                SECRETS,
                allow_private=True,
            )

    async def change(self, ticket_id=None, **fields):
        async with self.context.database.write() as session:
            await service.change(session, self.boss, ticket_id or self.ticket_id, TicketFields(**fields))

    async def other_ticket(self):
        async with self.context.database.write() as session:
            return (await desk.make_ticket(session)).id

    async def settle(self):
        await relay(self.context)
        await subscribers.drain(self.context, "webhooks")
        await webhooks.run(self.context)

    async def log(self):
        async with self.context.database.read() as session:
            return list((await session.execute(select(WebhookDelivery).order_by(WebhookDelivery.id))).scalars())

    async def endpoint(self):
        async with self.context.database.read() as session:
            return (await session.execute(select(WebhookEndpoint))).scalar_one()


async def test_an_event_is_told_once_signed_and_without_words(company):
    await company.change(priority="low")  # before there was a webhook
    made = await company.hook("ticket.priority_changed")
    await company.change(priority="urgent", subject="ความลับของลูกค้า")
    await company.settle()
    await company.settle()
    [told] = company.server.told
    assert is_genuine(made.secret, told.headers, told.body, int(clock.utc_now().timestamp()))
    assert (told.headers["content-type"], told.headers["webhook-id"]) == (
        "application/json",
        json.loads(told.body)["id"],
    )
    document = json.loads(told.body)
    assert (document["type"], document["ticket_id"]) == ("ticket.priority_changed", str(company.ticket_id))
    assert (document["data"]["priority"], document["data"]["before"]) == ("urgent", "low")
    assert "ลูกค้า" not in told.body.decode()
    [row] = await company.log()
    assert (row.state, row.status_code, row.response_text, row.attempts) == ("delivered", 200, "thank you", 1)
    assert (await company.endpoint()).last_success_at is not None
    async with company.context.database.read() as session:
        assert made.secret not in str((await session.execute(select(Event.data))).scalars().all())


async def test_what_is_not_taken_is_tried_again_later_and_later(company):
    await company.hook()
    company.server.answers = [500, 302, 200]
    await company.change(priority="urgent")
    await company.settle()
    await company.settle()
    assert len(company.server.told) == 1
    assert (await company.endpoint()).last_error == "HTTP 500"
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=PAUSES[0])):
        await company.settle()
        assert len(company.server.told) == 2
        with clock.frozen_at(clock.utc_now() + timedelta(seconds=PAUSES[1])):
            await company.settle()
    [row] = await company.log()
    assert (row.state, [one["status"] for one in row.attempt_log]) == ("delivered", [500, 302, 200])
    assert len({told.headers["webhook-id"] for told in company.server.told}) == 1
    assert (await company.endpoint()).failing_since is None


async def test_after_three_days_of_failures_it_is_switched_off_and_the_administrators_hear_of_it(company):
    await company.hook()
    company.server.answers = [503] * 20
    await company.change(priority="urgent")
    now = clock.utc_now()
    for pause in (0, *PAUSES):
        now += timedelta(seconds=pause + 1)
        with clock.frozen_at(now):
            await company.settle()
    endpoint = await company.endpoint()
    assert (endpoint.is_enabled, endpoint.disabled_reason) == (False, "failing")
    async with company.context.database.read() as session:
        mail = (await session.execute(select(SystemMail))).scalar_one()
        event = (
            await session.execute(
                select(Event).where(Event.type == "webhook_endpoint.changed").order_by(Event.id.desc()).limit(1)
            )
        ).scalar_one()
    assert "CRM" in mail.subject
    assert "HTTP 503" in SECRETS.decrypt(mail.text_encrypted)
    assert (event.data["change"], event.actor_kind) == ("disabled", "system")
    told = len(company.server.told)
    await company.change(priority="low")
    await company.settle()
    assert len(company.server.told) == told


async def test_an_endpoint_that_fails_is_knocked_at_once_not_flooded(company):
    await company.hook()
    company.server.answers = [500] * 50
    await company.change(priority="urgent")
    await company.settle()
    for priority in ("low", "high", "urgent"):
        await company.change(await company.other_ticket(), priority=priority)
    before = len(company.server.told)
    await company.settle()
    assert len(company.server.told) == before + 1


async def test_one_ticket_is_told_in_order_and_holds_back_no_other(company):
    await company.hook("ticket.priority_changed")
    other = await company.other_ticket()
    company.server.answers = [500]
    await company.change(priority="urgent")
    await company.settle()  # not taken
    await company.change(priority="low")
    await company.change(other, priority="high")
    await company.settle()

    def told():
        documents = [json.loads(one.body) for one in company.server.told]
        return [(one["ticket_id"] == str(other), one["data"]["priority"]) for one in documents]

    assert told() == [(False, "urgent"), (True, "high")]
    await company.change(priority="normal")
    with clock.frozen_at(clock.utc_now() + timedelta(seconds=PAUSES[0])):
        await company.settle()
    assert told()[2:] == [(False, "urgent"), (False, "low"), (False, "normal")]


async def test_anything_can_be_told_again(company):
    made = await company.hook()
    await company.change(priority="urgent")
    await company.change(priority="low")
    await company.settle()
    [first, second] = await company.log()
    async with company.context.database.write() as session:
        await deliveries.replay(session, company.boss, first.id)
        count = await deliveries.replay_since(session, company.boss, made.id, clock.ago(60))
        await endpoints.ping_endpoint(session, company.boss, made.id)
    await company.settle()
    assert count == 2
    bodies = [told.body for told in company.server.told]
    assert len(bodies) == 6
    again = [body for body in bodies[2:] if json.loads(body)["type"] != "webhook.ping"]
    assert again == [bodies[0], bodies[0], bodies[1]]
    async with company.context.database.read() as session:
        page = await deliveries.page_of_deliveries(session, company.boss, made.id, limit=2)
    assert (page.items[0].event_type, page.items[0].attempts[0].status, bool(page.next_cursor)) == (
        "webhook.ping",
        200,
        True,
    )
    assert second.state == "delivered"


async def test_for_a_day_both_secrets_sign(company):
    made = await company.hook()
    async with company.context.database.write() as session:
        rotated = await endpoints.rotate_secret(session, company.boss, made.id, SECRETS)
    assert rotated.secret != made.secret
    await company.change(priority="urgent")
    await company.settle()
    now = clock.utc_now()
    with clock.frozen_at(now + timedelta(hours=25)):
        await company.change(priority="low")
        await company.settle()
    early, late = company.server.told
    first, second = made.secret or "", rotated.secret or ""
    stamps = [int(told.headers["webhook-timestamp"]) for told in (early, late)]
    assert [is_genuine(first, told.headers, told.body, at) for told, at in zip((early, late), stamps, strict=True)] == [
        True,
        False,
    ]
    assert all(is_genuine(second, told.headers, told.body, at) for told, at in zip((early, late), stamps, strict=True))


async def test_the_guard_keeps_it_out_of_our_own_network(company, database, tmp_path):
    await company.hook()
    await company.change(priority="urgent")
    await relay(company.context)
    await subscribers.drain(company.context, "webhooks")
    await webhooks.run(make_context(database, tmp_path))  # private addresses are not allowed
    assert company.server.told == []
    [row] = await company.log()
    assert (row.state, row.status_code, row.attempts) == ("pending", None, 1)
    assert row.error


async def test_nonsense_and_strangers_are_refused(company):
    async with company.context.database.write() as session:
        agent = await desk.make_principal(session, Role.AGENT)
        with pytest.raises(NotPermitted):
            await endpoints.create_endpoint(
                session, agent, EndpointFields("x", "https://a.example"), SECRETS, allow_private=False
            )
        for url in ("http://crm.example/hook", "ftp://crm.example", "https://user:word@crm.example", "crm"):
            with pytest.raises(Invalid) as refusal:
                await endpoints.create_endpoint(
                    session, company.boss, EndpointFields("x", url), SECRETS, allow_private=False
                )
            assert refusal.value.code == "bad_url"
        with pytest.raises(Invalid) as refusal:
            await endpoints.create_endpoint(
                session,
                company.boss,
                EndpointFields("x", "https://a.example", ("ticket.read",)),
                SECRETS,
                allow_private=False,
            )
        assert refusal.value.code == "unknown_event_type"


async def test_switched_off_it_is_told_nothing_of_what_waited(company):
    made = await company.hook()
    company.server.answers = [500]
    await company.change(priority="urgent")
    await company.settle()
    async with company.context.database.write() as session:
        off = await endpoints.change_endpoint(
            session, company.boss, made.id, {"is_enabled": False}, made.version, allow_private=True
        )
        await endpoints.change_endpoint(
            session, company.boss, made.id, {"is_enabled": True}, off.version, allow_private=True
        )
    with clock.frozen_at(clock.utc_now() + timedelta(hours=1)):
        await company.settle()
    assert len(company.server.told) == 1
    assert (await company.log())[0].state == "dropped"
