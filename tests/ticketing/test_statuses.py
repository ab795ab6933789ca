"""The company's own statuses, on both databases."""

import pytest
from sqlalchemy import select

from core import clock
from core.errors import Invalid, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.principal import Role
from tests.factories import desk
from ticketing.statuses import service as statuses
from ticketing.statuses.reading import list_statuses, standing
from ticketing.statuses.service import StatusSettings
from ticketing.tickets import lifecycle
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket
from ticketing.tickets.service import TicketFields


async def test_one_default_in_each_category(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        with pytest.raises(NotPermitted):
            await statuses.create_status(session, me, "open", StatusSettings(name_th="กำลังทำ"))
        working = await statuses.create_status(
            session, admin, "open", StatusSettings(name_th="กำลังทำ", is_default=True)
        )
        parts = await statuses.create_status(
            session, admin, "waiting", StatusSettings(name_en="Parts", is_default=True)
        )
        checking = await statuses.create_status(session, admin, "open", StatusSettings(name_th="กำลังตรวจ"))
        with pytest.raises(PreconditionFailed):
            await statuses.change_status(session, admin, checking.id, {"is_default": True}, 7)
        await statuses.change_status(session, admin, checking.id, {"is_default": True}, 1)
        defaults = [one.id for one in await list_statuses(session) if one.is_default]
        assert defaults == [parts.id, checking.id]
        archived = await statuses.change_status(session, admin, checking.id, {"is_archived": True}, None)
        assert (archived.is_archived, archived.is_default) == (True, False)
        with pytest.raises(Invalid):
            await statuses.change_status(session, admin, checking.id, {"is_default": True}, None)
        with pytest.raises(Invalid):
            await statuses.order_statuses(session, admin, [working.id])


async def test_a_ticket_wears_its_own_status_until_the_category_changes(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        parts = await statuses.create_status(session, admin, "waiting", StatusSettings(name_th="รออะไหล่"))
        working = await statuses.create_status(
            session, admin, "open", StatusSettings(name_th="กำลังทำ", is_default=True)
        )
        checking = await statuses.create_status(session, admin, "open", StatusSettings(name_th="กำลังตรวจ"))
        worn = select(standing(Ticket.status, Ticket.status_id)).where(Ticket.id == ticket.id)
        assert (await session.execute(worn)).scalar_one() == working.id
        await tickets.change(session, me, ticket.id, TicketFields(status_id=checking.id))
        await tickets.change(session, me, ticket.id, TicketFields(status_id=parts.id))
        await session.flush()
        assert (await session.execute(worn)).scalar_one() == parts.id
        lifecycle.apply_status(ticket, lifecycle.Status.OPEN, clock.utc_now())
        await session.flush()
        assert (ticket.status_id, (await session.execute(worn)).scalar_one()) == (None, working.id)
        await tickets.change(session, me, ticket.id, TicketFields(status_id=checking.id))
        await tickets.change(session, me, ticket.id, TicketFields(status_id=None))
        assert (ticket.status, ticket.status_id) == ("open", None)
        query = select(Event.data).where(Event.type == "ticket.status_changed").order_by(Event.id)
        told = [(one["before"], one["status"], one["status_id"]) for one in (await session.execute(query)).scalars()]
        assert told == [
            ("open", "open", str(checking.id)),
            ("open", "waiting", str(parts.id)),
            ("open", "open", str(checking.id)),
            ("open", "open", None),
        ]


async def test_an_archived_status_and_a_hidden_ticket_take_none(database):
    async with database.write() as session:
        admin, me = await desk.make_principal(session, Role.ADMIN), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        named_new = await statuses.create_status(session, admin, "new", StatusSettings(name_th="ยังไม่อ่าน"))
        gone = await statuses.create_status(session, admin, "open", StatusSettings(name_th="เลิกใช้"))
        await statuses.change_status(session, admin, gone.id, {"is_archived": True}, None)
        for status_id, code in ((gone.id, "unknown_status"), (named_new.id, "status_not_choosable")):
            with pytest.raises(Invalid) as refusal:
                await tickets.change(session, me, ticket.id, TicketFields(status_id=status_id))
            assert refusal.value.code == code
