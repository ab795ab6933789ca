"""Actions that reach beyond the ticket's own columns: fields, due dates, snoozing, tasks, own statuses, webhooks."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from core import clock, ids
from core.errors import Conflict
from core.staff.principal import Role
from core.webhooks.endpoints import EndpointFields, create_endpoint
from core.webhooks.models import WebhookDelivery
from tests.factories import desk
from tests.factories.channels import SECRETS
from tests.ticketing.actions.test_applying import take
from tests.ticketing.replies.desk_of import set_scene
from ticketing.actions.applying import Result, rule_principal
from ticketing.fields.model import Choice, TicketFieldKind
from ticketing.fields.models import TicketFieldValue
from ticketing.fields.service import FieldSettings, create_field
from ticketing.statuses.service import StatusSettings, create_status
from ticketing.tasks.models import TicketTask


@pytest.fixture
async def scene(database):
    return await set_scene(database, status="open")


async def test_fields_dates_tasks_and_own_statuses_are_set_by_a_rule(scene):
    async with scene.database.write() as session:
        boss = await desk.make_principal(session, Role.ADMIN)
        choices = (Choice("a", "ก", "A"), Choice("b", "ข", "B"))
        field = await create_field(session, boss, TicketFieldKind.CHOICE, FieldSettings(label_th="รุ่น", choices=choices))
        parts = await create_status(session, boss, "on_hold", StatusSettings("รออะไหล่", "Waiting for parts", "violet"))
    applied = await take(
        scene,
        rule_principal(ids.new_id(), "Workshop"),
        [
            {"kind": "set_field", "field_id": str(field.id), "value": field.choices[0].id},
            {"kind": "set_due", "hours": 24},
            {"kind": "add_task", "title": "โทรหา #{{ticket.number}}", "owner": str(scene.nok.user_id), "due_hours": 2},
            {"kind": "set_status", "status_id": str(parts.id)},
            {"kind": "set_field", "field_id": str(ids.new_id()), "value": "x"},
            {"kind": "snooze", "until_reply": True},
        ],
        keeps_going=True,
    )
    results = [(one.kind, one.result.value, one.code) for one in applied.outcomes]
    assert results == [
        ("set_field", "done", ""),
        ("set_due", "done", ""),
        ("add_task", "done", ""),
        ("set_status", "done", ""),
        ("set_field", "refused", "unknown_field"),
        ("snooze", "done", ""),
    ]
    ticket = await scene.ticket_now()
    assert (ticket.status, ticket.status_id) == ("on_hold", parts.id)
    assert timedelta(hours=23) < ticket.due_at - clock.utc_now() < timedelta(hours=25)
    assert ticket.snoozed_until.year == 9999
    async with scene.database.read() as session:
        value = (await session.execute(select(TicketFieldValue))).scalar_one()
        task = (await session.execute(select(TicketTask))).scalar_one()
    assert (value.field_id, value.text) == (field.id, field.choices[0].id)
    assert (task.title, task.owner_id) == (f"โทรหา #{ticket.number}", scene.nok.user_id)


async def test_a_webhook_is_called_once_a_stroke_without_words(scene):
    async with scene.database.write() as session:
        boss = await desk.make_principal(session, Role.ADMIN)
        hook = await create_endpoint(
            session, boss, EndpointFields("CRM", "https://crm.example"), SECRETS, allow_private=False
        )
        off = await create_endpoint(
            session, boss, EndpointFields("Old", "https://old.example", is_enabled=False), SECRETS, allow_private=False
        )
    call = [{"kind": "call_webhook", "endpoint_id": str(hook.id)}]
    rule = rule_principal(ids.new_id(), "A")
    assert (await take(scene, rule, call, keeps_going=True)).outcomes[0].result is Result.DONE
    await take(scene, rule, call, keeps_going=True)  # the same stroke again
    async with scene.database.read() as session:
        delivery = (await session.execute(select(WebhookDelivery))).scalar_one()
    assert (delivery.event_type, delivery.payload["ticket_id"]) == ("automation.called", str(scene.ticket.id))
    assert delivery.payload["data"]["reason"] == "Complaints first"
    assert scene.ticket.subject not in str(delivery.payload)
    refused = await take(scene, rule, [{"kind": "call_webhook", "endpoint_id": str(off.id)}], keeps_going=True)
    assert (refused.outcomes[0].result, refused.outcomes[0].code) == (Result.REFUSED, "webhook_unavailable")
    with pytest.raises(Conflict):
        await take(scene, scene.nok, [{"kind": "call_webhook", "endpoint_id": str(off.id)}])
