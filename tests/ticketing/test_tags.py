"""Tags: names are unique whatever their case, versions guard against each other, deletion cleans up."""

import pytest
from sqlalchemy import select

from core.errors import Conflict, NotFound, NotPermitted, PreconditionFailed
from core.events.models import Event
from core.staff.principal import Role
from tests.factories import desk
from ticketing.tags import service as tags
from ticketing.tags.models import TicketTag
from ticketing.tags.reading import list_tags
from ticketing.tickets import service


async def test_a_tag_from_making_to_deleting(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        tag = await tags.create_tag(session, me, "Warranty", "teal")
        ticket = await desk.make_ticket(session)
        await service.change_tags(session, me, ticket.id, [tag.id], [])
        with pytest.raises(Conflict) as refusal:
            await tags.create_tag(session, me, "WARRANTY", "red")
        assert refusal.value.code == "name_taken"
        renamed = await tags.change_tag(session, me, tag.id, {"name": "warranty", "color": "blue"}, 1)
        assert (renamed.name, renamed.color, renamed.version) == ("warranty", "blue", 2)
        with pytest.raises(PreconditionFailed):
            await tags.change_tag(session, me, tag.id, {"color": "red"}, 1)
    async with database.write() as session:
        await tags.delete_tag(session, me, tag.id, 2)
    async with database.write() as session:
        assert await list_tags(session) == []
        assert (await session.execute(select(TicketTag.tag_id))).all() == []
        with pytest.raises(NotFound):
            await tags.delete_tag(session, me, tag.id, None)
        query = select(Event.data).where(Event.type == "tag.changed").order_by(Event.id)
        assert [data["change"] for data in (await session.execute(query)).scalars()] == [
            "created",
            "changed",
            "deleted",
        ]


async def test_sales_makes_no_tags(database):
    async with database.write() as session:
        seller = await desk.make_principal(session, Role.SALES)
        with pytest.raises(NotPermitted):
            await tags.create_tag(session, seller, "Lead", "green")
