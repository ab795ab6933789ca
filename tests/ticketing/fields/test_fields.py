"""Fields from the administration's hand to a ticket that cannot be solved without them, on both databases."""

from datetime import date

import pytest
from sqlalchemy import select

from core.errors import Conflict, Invalid, NotPermitted, PreconditionFailed
from core.events.models import Event, EventDetail
from core.staff.principal import Role
from tests.factories import desk
from tests.support.queries import counted_queries
from ticketing.fields import service as fields
from ticketing.fields.model import Choice, Required, TicketFieldKind
from ticketing.fields.reading import list_fields, values_of
from ticketing.fields.service import FieldSettings
from ticketing.fields.values import Written
from ticketing.tickets import service as tickets
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.required_fields import missing_on
from ticketing.tickets.service import TicketFields

COLORS = (Choice("red", "แดง", "Red"), Choice("blue", "น้ำเงิน", "Blue"))


async def make_every_kind(session, admin):
    made = {}
    for kind in TicketFieldKind:
        choices = COLORS if kind in (TicketFieldKind.CHOICE, TicketFieldKind.MULTI_CHOICE) else ()
        settings = FieldSettings(
            label_th=f"ช่อง {kind}", decimals=2 if kind is TicketFieldKind.NUMBER else 0, choices=choices
        )
        made[kind] = await fields.create_field(session, admin, kind, settings)
    return made


async def test_every_kind_is_filled_read_and_emptied(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session, name="นก")
        ticket, other = await desk.make_ticket(session), await desk.make_ticket(session)
        made = await make_every_kind(session, admin)
        written: dict[TicketFieldKind, Written] = {
            TicketFieldKind.TEXT: "SN-0042",
            TicketFieldKind.LONG_TEXT: "บรรทัดหนึ่ง\n" * 500,
            TicketFieldKind.NUMBER: 12.75,
            TicketFieldKind.MONEY: 1290.5,
            TicketFieldKind.DATE: "2026-11-22",
            TicketFieldKind.CHECKBOX: True,
            TicketFieldKind.CHOICE: "blue",
            TicketFieldKind.MULTI_CHOICE: ["blue", "red"],
        }
        await fill_fields(session, me, ticket.id, {made[kind].id: value for kind, value in written.items()})
    async with database.read() as session:
        every = await list_fields(session)
        with counted_queries(database) as queries:
            held = (await values_of(session, [ticket.id, other.id], every))[ticket.id]
        assert len(queries) == 1
    assert [held[made[kind].id] for kind in TicketFieldKind] == [
        "SN-0042",
        ("บรรทัดหนึ่ง\n" * 500).strip(),
        1275,
        129_050,
        date(2026, 11, 22),
        True,
        "blue",
        ("red", "blue"),
    ]
    async with database.write() as session:
        await fill_fields(session, me, ticket.id, {field.id: None for field in made.values()})
    async with database.read() as session:
        assert await values_of(session, [ticket.id], every) == {}


async def test_filling_is_one_event_that_keeps_the_words_apart(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        text = await fields.create_field(session, admin, TicketFieldKind.TEXT, FieldSettings(label_th="เลขเครื่อง"))
        color = await fields.create_field(
            session, admin, TicketFieldKind.CHOICE, FieldSettings(label_th="สี", label_en="Colour", choices=COLORS)
        )
        await fill_fields(session, me, ticket.id, {text.id: "A1", color.id: "red"})
        await fill_fields(session, me, ticket.id, {text.id: "A1", color.id: "red"})
        await fill_fields(session, me, ticket.id, {color.id: "blue"})
    async with database.read() as session:
        query = (
            select(Event.data, EventDetail.data)
            .join(EventDetail, EventDetail.event_id == Event.id)
            .where(Event.type == "ticket.fields_changed")
            .order_by(Event.id)
        )
        [first, second] = (await session.execute(query)).all()
    assert [one["label_th"] for one in first[0]["changed"]] == ["เลขเครื่อง", "สี"]
    assert "A1" not in str(first[0])
    assert first[1]["values_after"][str(text.id)] == "A1"
    assert second[1] == {
        "values_before": {str(color.id): [{"th": "แดง", "en": "Red"}]},
        "values_after": {str(color.id): [{"th": "น้ำเงิน", "en": "Blue"}]},
    }


async def test_two_people_fill_the_same_field(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        number = await fields.create_field(session, admin, TicketFieldKind.NUMBER, FieldSettings(label_en="Units"))
        await fill_fields(session, me, ticket.id, {number.id: 2}, expected={number.id: None})
        await fill_fields(session, me, ticket.id, {number.id: 2}, expected={number.id: None})
        with pytest.raises(Conflict) as refusal:
            await fill_fields(session, me, ticket.id, {number.id: 3}, expected={number.id: None})
        assert (refusal.value.code, refusal.value.data) == ("changed", {"current": {str(number.id): 2}})
        with pytest.raises(Invalid) as unknown:
            await fill_fields(session, me, ticket.id, {ticket.id: 3})
        assert unknown.value.code == "unknown_field"
        seller = await desk.make_principal(session, Role.SALES)
        with pytest.raises(NotPermitted):
            await fill_fields(session, seller, ticket.id, {number.id: 3})


async def test_a_ticket_is_not_solved_while_a_needed_field_is_empty(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket, question = await desk.make_ticket(session, type="problem"), await desk.make_ticket(session)
        cause = await fields.create_field(
            session,
            admin,
            TicketFieldKind.TEXT,
            FieldSettings(label_th="สาเหตุ", ticket_types=("problem",), required=Required.ON_SOLVE),
        )
        assert await missing_on(session, [ticket, question]) == {ticket.id: [cause]}
        for status in ("solved", "closed"):
            with pytest.raises(Conflict) as refusal:
                await tickets.change(session, me, ticket.id, TicketFields(status=status))
            assert refusal.value.code == "fields_missing"
            assert refusal.value.data["names_th"] == "สาเหตุ"
            assert refusal.value.data["fields"] == [{"id": str(cause.id), "label_th": "สาเหตุ", "label_en": "สาเหตุ"}]
        await tickets.change(session, me, question.id, TicketFields(status="solved"))
        await tickets.change(session, me, ticket.id, TicketFields(status="waiting"))
        await fill_fields(session, me, ticket.id, {cause.id: "สายหลวม"})
        await tickets.change(session, me, ticket.id, TicketFields(status="solved"))
        with pytest.raises(Conflict) as kept:
            await fill_fields(session, me, ticket.id, {cause.id: None})
        assert kept.value.code == "fields_missing"
        await fill_fields(session, me, question.id, {cause.id: "does not show"})
        await fill_fields(session, me, question.id, {cause.id: None})
        await tickets.change(session, me, ticket.id, TicketFields(type="question"))
        await fill_fields(session, me, ticket.id, {cause.id: None})
        await tickets.change(session, me, ticket.id, TicketFields(status="closed"))
        assert ticket.status == "closed"


async def test_a_case_that_came_solved_without_a_needed_field_takes_what_is_known_of_it(database):
    """Old cases that were imported: nobody is made to invent a cause only to write down something else."""
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session, status="solved", solved_at=desk.START)
        wanted = FieldSettings(label_en="Cause", required=Required.ON_SOLVE)
        cause = await fields.create_field(session, admin, TicketFieldKind.TEXT, wanted)
        color = await fields.create_field(session, admin, TicketFieldKind.TEXT, FieldSettings(label_en="Color"))
        await fill_fields(session, me, ticket.id, {color.id: "red"})
        await fill_fields(session, me, ticket.id, {color.id: None, cause.id: None})
        assert await missing_on(session, [ticket]) == {ticket.id: [cause]}
        await fill_fields(session, me, ticket.id, {cause.id: "loose cable"})
        with pytest.raises(Conflict) as kept:
            await fill_fields(session, me, ticket.id, {cause.id: None, color.id: "blue"})
        assert kept.value.code == "fields_missing"
        await tickets.change(session, me, ticket.id, TicketFields(status="open"))
        await fill_fields(session, me, ticket.id, {cause.id: None})


async def test_what_is_always_needed_is_never_emptied(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        branch = await fields.create_field(
            session, admin, TicketFieldKind.TEXT, FieldSettings(label_th="สาขา", required=Required.ALWAYS)
        )
        await fill_fields(session, me, ticket.id, {branch.id: "ลาดพร้าว"})
        with pytest.raises(Conflict) as refusal:
            await fill_fields(session, me, ticket.id, {branch.id: " "})
        assert refusal.value.code == "fields_missing"


async def test_a_field_from_making_to_archiving(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        with pytest.raises(NotPermitted):
            await fields.create_field(session, me, TicketFieldKind.TEXT, FieldSettings(label_th="x"))
        with pytest.raises(Invalid) as nameless:
            await fields.create_field(session, admin, TicketFieldKind.TEXT, FieldSettings(label_th="  "))
        assert nameless.value.code == "label_missing"
        color = await fields.create_field(
            session, admin, TicketFieldKind.CHOICE, FieldSettings(label_th="สี", choices=COLORS)
        )
        asking = await fields.create_field(
            session,
            admin,
            TicketFieldKind.TEXT,
            FieldSettings(label_th="เฉดสี", condition={"field": color.key, "operator": "is", "value": "red"}),
        )
        ordered = await fields.order_fields(session, admin, [asking.id, color.id])
        assert [one.position for one in ordered] == [0, 1]
        with pytest.raises(PreconditionFailed):
            await fields.change_field(session, admin, color.id, {"help_th": "x"}, 1)
        with pytest.raises(Conflict) as used:
            await fields.change_field(session, admin, color.id, {"is_archived": True}, 2)
        assert used.value.code == "field_in_use"
        ticket = await desk.make_ticket(session)
        await fill_fields(session, me, ticket.id, {color.id: "red"})
        changed = await fields.change_field(session, admin, color.id, {"choices": (Choice("sky", "ฟ้า", ""),)}, None)
        assert [(one.id, one.is_archived) for one in changed.choices] == [
            ("sky", False),
            ("red", True),
            ("blue", True),
        ]
        await fields.change_field(session, admin, asking.id, {"condition": None, "is_archived": True}, None)
        await fields.change_field(session, admin, color.id, {"is_archived": True}, None)
        with pytest.raises(Invalid):
            await fill_fields(session, me, ticket.id, {color.id: "sky"})
        every = await list_fields(session)
        assert (await values_of(session, [ticket.id], every))[ticket.id] == {color.id: "red"}
