"""A case that lacks a needed field is not over, whoever and whatever would end it."""

from uuid import UUID

import pytest
from sqlalchemy import select

from core import ids
from core.errors import Conflict
from core.messages import Address
from core.staff.principal import Role
from tests.factories import channels, desk
from tests.ticketing.automation.office import Office, open_office
from tests.ticketing.merging.cases_of import nobody_talks
from ticketing.actions.applying import Why, apply_actions
from ticketing.actions.model import parse_actions
from ticketing.automation.models import AutomationRun
from ticketing.bulk import service as bulk
from ticketing.bulk.model import parse_actions as parse_bulk
from ticketing.bulk.models import BulkItem
from ticketing.bulk.scope import Chosen
from ticketing.calls.policy import CallFacts
from ticketing.calls.service import NewCall, note_call
from ticketing.fields import service as fields
from ticketing.fields.model import Field, Required, TicketFieldKind
from ticketing.fields.service import FieldSettings
from ticketing.merging.children import solve_children
from ticketing.merging.family import set_parent
from ticketing.merging.merging import merge_tickets
from ticketing.replies.composition import compose_body
from ticketing.replies.forwarding import NewForward, forward
from ticketing.statuses.service import StatusSettings, create_status
from ticketing.tickets import service as tickets
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields
from workers.jobs import bulk as bulk_job


@pytest.fixture
async def office(database, tmp_path) -> Office:
    return await open_office(database, tmp_path)


@pytest.fixture
async def cause(office: Office) -> Field:
    """What nobody has filled in yet on any ticket."""
    settings = FieldSettings(label_th="สาเหตุ", label_en="Cause", required=Required.ON_SOLVE)
    async with office.database.write() as session:
        return await fields.create_field(session, office.boss, TicketFieldKind.TEXT, settings)


@pytest.fixture
async def repaired(office: Office) -> UUID:
    """One of the company's own statuses among those that end a case."""
    async with office.database.write() as session:
        return (await create_status(session, office.boss, "solved", StatusSettings(name_en="Repaired"))).id


async def another(office: Office, **values) -> UUID:
    async with office.database.write() as session:
        return (await desk.make_ticket(session, **values)).id


async def fill(office: Office, ticket_id: UUID, cause: Field) -> None:
    async with office.database.write() as session:
        await fill_fields(session, office.scene.nok, ticket_id, {cause.id: "สายหลวม"})


async def status_of(office: Office, ticket_id: UUID) -> str:
    async with office.database.read() as session:
        return (await session.execute(select(Ticket.status).where(Ticket.id == ticket_id))).scalar_one()


async def test_a_person_does_not_solve_it_by_an_answer_a_mail_or_a_call(office, cause, repaired):
    nok, ticket_id = office.scene.nok, office.ticket_id
    mail = NewForward(ids.new_id().hex, compose_body("", "ช่วยดูให้หน่อย"), (Address("email", "fix@shop.example"),))
    call = NewCall(ids.new_id().hex, CallFacts("outbound", "0812345678", desk.START, desk.START), ticket_id=ticket_id)

    async def changes(session, **wanted):
        await tickets.change(session, nok, ticket_id, TicketFields(**wanted))

    async def forwards(session, **wanted):
        new = NewForward(mail.client_id, mail.body, mail.to, **wanted)
        await forward(session, nok, ticket_id, new, capabilities_of=lambda _kind: channels.MAIL)

    async def calls(session, status):
        await note_call(session, nok, NewCall(call.client_id, call.facts, ticket_id=ticket_id, set_status=status))

    async def macro(session, **wanted):
        actions = parse_actions([{"kind": "set_status", **wanted}])
        why = Why("Done", ids.new_id().hex)
        await apply_actions(session, nok, ticket_id, actions, why=why, capabilities_of=lambda _kind: channels.MAIL)

    attempts = [
        lambda session: changes(session, status="solved"),
        lambda session: changes(session, status_id=repaired),
        lambda session: forwards(session, set_status="solved"),
        lambda session: forwards(session, set_status_id=repaired),
        lambda session: calls(session, "solved"),
        lambda session: macro(session, status="closed"),
        lambda session: macro(session, status_id=str(repaired)),
    ]
    for attempt in attempts:
        with pytest.raises(Conflict) as refusal:
            async with office.database.write() as session:
                await attempt(session)
        assert refusal.value.code == "fields_missing"
    for wanted in ({"set_status": "solved"}, {"set_status_id": repaired}):
        with pytest.raises(Conflict) as refusal:
            await office.scene.reply(**wanted)
        assert refusal.value.code == "fields_missing"
    await fill(office, ticket_id, cause)
    await office.scene.reply(set_status_id=repaired)
    ticket = await office.scene.ticket_now()
    assert (ticket.status, ticket.status_id) == ("solved", repaired)


async def test_a_mass_change_leaves_it_out_and_says_why(office, cause, repaired):
    filled = await another(office)
    await fill(office, filled, cause)
    for action in ({"status": "solved"}, {"status": "solved", "status_id": str(repaired)}):
        async with office.database.write() as session:
            actions = parse_bulk([{"kind": "status", **action}])
            operation = await bulk.begin(session, office.scene.nok, actions, Chosen((office.ticket_id, filled)))
        await bulk_job.run(office.context)
        async with office.database.read() as session:
            items = (await session.execute(select(BulkItem).where(BulkItem.operation_id == operation.id))).scalars()
            assert {item.ticket_id: item.reason for item in items} == {office.ticket_id: "fields_missing", filled: None}
        assert await status_of(office, filled) == "solved"
        assert await status_of(office, office.ticket_id) == "new"


async def test_a_rule_is_refused_and_its_log_says_why(office, cause):
    await office.rule("Close problems", [{"kind": "set_status", "status": "closed"}], on=["type_changed"])
    await office.change(type="problem")
    await office.settle()
    assert await status_of(office, office.ticket_id) == "new"
    async with office.database.read() as session:
        run = (await session.execute(select(AutomationRun))).scalar_one()
    assert [(one["result"], one["code"]) for one in run.outcomes] == [("refused", "fields_missing")]
    await fill(office, office.ticket_id, cause)
    await office.change(type="question")
    await office.settle()
    assert await status_of(office, office.ticket_id) == "closed"


async def test_a_case_goes_on_in_the_one_it_was_merged_into(office, cause):
    """What was merged away is no solved case: the field is asked for where its case goes on."""
    for target in (await another(office), await another(office, status="solved", solved_at=desk.START)):
        source = await another(office)
        async with office.database.write() as session:
            await merge_tickets(
                session, office.scene.nok, target, [source], live_talks=nobody_talks, allows_other_contact=True
            )
        assert [await status_of(office, one) for one in (source, target)] == ["closed", "open"]
        with pytest.raises(Conflict) as refusal:
            await office.change(ticket_id=target, status="solved")
        assert refusal.value.code == "fields_missing"


async def test_parts_that_lack_it_stay_open_when_the_whole_is_solved(office, cause):
    lacking, filled = await another(office), await another(office)
    await fill(office, filled, cause)
    async with office.database.write() as session:
        for child in (lacking, filled):
            await set_parent(session, office.scene.nok, child, office.ticket_id)
    async with office.database.write() as session:
        done = await solve_children(session, office.scene.nok, office.ticket_id)
        number = (await session.get_one(Ticket, lacking)).number
    assert (done.count, done.left) == (1, (number,))
    assert [await status_of(office, one) for one in (lacking, filled)] == ["open", "solved"]


async def test_an_administrator_is_no_exception(office, cause):
    async with office.database.write() as session:
        boss = await desk.make_principal(session, Role.ADMIN)
    with pytest.raises(Conflict):
        await office.change(boss, status="solved")
