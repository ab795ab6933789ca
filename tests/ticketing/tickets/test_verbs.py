"""The verbs on a ticket: what they change, whom they tell, and what they refuse."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy import select

from core import ids
from core.db.session import Database
from core.errors import Conflict, Invalid, NotFound, NotPermitted
from core.events.models import Event, EventDetail
from core.staff.principal import Role
from crm_link.customers.models import Identity
from tests.factories import desk
from ticketing.audit.reading import history
from ticketing.tags import service as tags
from ticketing.tickets import followers, read_marks, service
from ticketing.tickets.models import Ticket, TicketFollower
from ticketing.tickets.reading import get_ticket
from ticketing.tickets.service import TicketFields


async def events(database: Database, ticket_id: UUID) -> list[Event]:
    async with database.read() as session:
        query = select(Event).where(Event.ticket_id == ticket_id).order_by(Event.id)
        return list((await session.execute(query)).scalars())


async def stored(database: Database, ticket_id: UUID) -> Ticket:
    async with database.read() as session:
        return (await session.execute(select(Ticket).where(Ticket.id == ticket_id))).scalar_one()


async def test_a_change_of_several_fields_is_one_event_each(database):
    async with database.write() as session:
        team = await desk.make_team(session, "ซ่อม")
        me = await desk.make_principal(session, name="นก", teams=[team])
        ticket = await desk.make_ticket(session, subject="before")
    async with database.write() as session:
        await service.change(
            session,
            me,
            ticket.id,
            TicketFields(
                subject="after",
                status="solved",
                priority="urgent",
                type="problem",
                owner_id=me.user_id,
                team_id=team.id,
            ),
        )
    changed = await stored(database, ticket.id)
    assert (changed.subject, changed.status, changed.is_active) == ("after", "solved", False)
    assert (changed.priority, changed.priority_rank, changed.type) == ("urgent", 4, "problem")
    assert (changed.owner_id, changed.team_id, changed.version) == (me.user_id, team.id, 5)
    assert changed.solved_at is not None
    recorded = await events(database, ticket.id)
    assert [event.type for event in recorded] == [
        "ticket.subject_changed",
        "ticket.type_changed",
        "ticket.priority_changed",
        "ticket.assigned",
        "ticket.status_changed",
    ]
    assert [event.version for event in recorded] == [1, 2, 3, 4, 5]
    assigned = recorded[3].data
    assert (assigned["owner_name"], assigned["team_name"], assigned["owner_name_before"]) == ("นก", "ซ่อม", "")
    assert (recorded[4].data["before"], recorded[4].data["status"]) == ("open", "solved")
    assert "after" not in str(recorded[0].data)  # personal words stay erasable
    async with database.read() as session:
        assert (await session.execute(select(EventDetail.data))).scalar_one() == {"before": "before", "after": "after"}
        page = await history(session, ticket.id, None, 50)
    assert [item.type for item in page.items] == [event.type for event in reversed(recorded)]
    assert page.items[-1].data["after"] == "after"
    assert page.items[0].actor.name == "นก"


async def test_a_change_to_what_it_is_already_records_nothing(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        await service.change(session, me, ticket.id, TicketFields(status="open", priority="normal", owner_id=None))
    assert await events(database, ticket.id) == []


async def test_both_sides_of_a_move_hear_of_it(database):
    async with database.write() as session:
        old, new = await desk.make_team(session, "old"), await desk.make_team(session, "new")
        me = await desk.make_principal(session, teams=[old])
        owner = await desk.make_principal(session, teams=[new])
        follower = await desk.make_principal(session)
        ticket = await desk.make_ticket(session, team=old, owner=me, followers=[follower])
        await service.change(session, me, ticket.id, TicketFields(team_id=new.id, owner_id=owner.user_id))
    [event] = await events(database, ticket.id)
    assert set(event.audience_teams) == {str(old.id), str(new.id)}
    assert set(event.audience_users) == {str(me.user_id), str(owner.user_id), str(follower.user_id)}
    async with database.read() as session:
        with pytest.raises(NotFound):
            await get_ticket(session, me, ticket.id)
        assert (await get_ticket(session, me, ticket.id, gated=False)).owner is not None


async def test_a_field_that_is_no_longer_what_the_screen_showed(database):
    async with database.write() as session:
        me, other = await desk.make_principal(session), await desk.make_principal(session, name="ต้น")
        ticket = await desk.make_ticket(session, owner=other)
    shown = TicketFields(owner_id=None, priority="normal")
    with pytest.raises(Conflict) as refusal:
        async with database.write() as session:
            await service.change(session, me, ticket.id, TicketFields(owner_id=me.user_id), shown)
    assert refusal.value.code == "changed"
    assert refusal.value.data == {"current": {"owner_id": str(other.user_id)}}
    async with database.write() as session:  # what is wanted is there already: nobody needs to be asked
        await service.change(session, me, ticket.id, TicketFields(owner_id=other.user_id), shown)
    assert await events(database, ticket.id) == []


async def test_who_and_what_cannot_be_assigned(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        gone = await desk.make_user(session, is_active=False)
        seller = await desk.make_user(session, Role.SALES)
        closed_team = await desk.make_team(session, deleted_at=desk.START)
        ticket = await desk.make_ticket(session)
        for owner_id in (gone.id, seller.id, ids.new_id()):
            with pytest.raises(Invalid) as refusal:
                await service.change(session, me, ticket.id, TicketFields(owner_id=owner_id))
            assert refusal.value.code == "unknown_owner"
        for team_id in (closed_team.id, ids.new_id()):
            with pytest.raises(Invalid) as refusal:
                await service.change(session, me, ticket.id, TicketFields(team_id=team_id))
            assert refusal.value.code == "unknown_team"


@pytest.mark.parametrize("status", ["spam", "trash", "new"])
async def test_statuses_with_verbs_of_their_own(database, status):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        with pytest.raises(Invalid) as refusal:
            await service.change(session, me, ticket.id, TicketFields(status=status))
        assert refusal.value.code == "status_not_choosable"


async def test_sales_changes_nothing(database):
    async with database.write() as session:
        seller = await desk.make_principal(session, Role.SALES)
        ticket = await desk.make_ticket(session)
        for verb in (
            service.change(session, seller, ticket.id, TicketFields(priority="high")),
            service.change(session, seller, ticket.id, TicketFields(owner_id=seller.user_id)),
            service.change_tags(session, seller, ticket.id, [], []),
            service.mark_spam(session, seller, ticket.id, block_sender=False),
            service.clear_spam(session, seller, ticket.id),
            service.trash(session, seller, ticket.id),
            service.restore(session, seller, ticket.id),
        ):
            with pytest.raises(NotPermitted):
                await verb


async def test_spam_blocks_the_sender_and_not_spam_lets_him_write_again(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        customer = await desk.make_contact(session)
        address = await desk.make_identity(session, customer, "email", "sender@spam.example")
        ticket = await desk.make_ticket(session, status="waiting", contact=customer)
        await desk.make_message(session, ticket, sender=address)

    async def is_blocked() -> bool:
        async with database.read() as session:
            return (await session.execute(select(Identity.is_blocked))).scalar_one()

    async with database.write() as session:
        await service.mark_spam(session, me, ticket.id, block_sender=True)
    marked = await stored(database, ticket.id)
    assert (marked.status, marked.status_before, marked.is_active) == ("spam", "waiting", False)
    assert await is_blocked()
    async with database.write() as session:
        await service.mark_spam(session, me, ticket.id, block_sender=True)  # twice is once
        await service.clear_spam(session, me, ticket.id)
        await service.clear_spam(session, me, ticket.id)
    assert (await stored(database, ticket.id)).status == "waiting"
    assert not await is_blocked()
    recorded = await events(database, ticket.id)
    assert [event.type for event in recorded] == ["ticket.spam_marked", "ticket.spam_cleared"]
    assert recorded[0].data["sender_blocked"] is True
    async with database.read() as session:
        query = select(Event.type).where(Event.aggregate_kind == "contact")
        assert list((await session.execute(query)).scalars()) == ["contact.changed", "contact.changed"]


async def test_trash_and_back(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session, status="solved", solved_at=desk.START)
        await service.trash(session, me, ticket.id)
        await service.trash(session, me, ticket.id)
        with pytest.raises(Conflict) as refusal:
            await service.change(session, me, ticket.id, TicketFields(priority="high"))
        assert refusal.value.code == "ticket_state"
    async with database.write() as session:
        await service.restore(session, me, ticket.id)
    restored = await stored(database, ticket.id)
    assert (restored.status, restored.status_before) == ("solved", None)
    assert [event.type for event in await events(database, ticket.id)] == ["ticket.trashed", "ticket.restored"]
    async with database.write() as session:
        with pytest.raises(Conflict):
            await service.restore(session, me, ticket.id)


async def test_tags_come_and_go_by_name(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        warranty = await tags.create_tag(session, me, "ประกัน", "teal")
        urgent = await tags.create_tag(session, me, "Urgent", "red")
        ticket = await desk.make_ticket(session)
        await service.change_tags(session, me, ticket.id, [warranty.id, urgent.id], [])
        await service.change_tags(session, me, ticket.id, [warranty.id], [urgent.id])
        await service.change_tags(session, me, ticket.id, [], [urgent.id, ids.new_id()])
        with pytest.raises(Invalid) as refusal:
            await service.change_tags(session, me, ticket.id, [ids.new_id()], [])
        assert refusal.value.code == "unknown_tag"
    recorded = await events(database, ticket.id)
    assert [(event.data["added"], event.data["removed"]) for event in recorded] == [
        (["Urgent", "ประกัน"], []),
        ([], ["Urgent"]),
    ]
    async with database.read() as session:
        assert [tag.name for tag in (await get_ticket(session, me, ticket.id)).tags] == ["ประกัน"]


async def test_following_opens_the_ticket_and_its_events(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        other = await desk.make_principal(session, name="แก้ว")
        ticket = await desk.make_ticket(session, team=team)
        await followers.follow(session, me, ticket.id, other.user_id)
        await followers.follow(session, me, ticket.id, other.user_id)
    async with database.read() as session:
        assert [person.name for person in (await get_ticket(session, other, ticket.id)).followers] == ["แก้ว"]
    async with database.write() as session:
        await followers.unfollow(session, other, ticket.id, other.user_id)
        with pytest.raises(NotFound):
            await get_ticket(session, other, ticket.id)
    recorded = await events(database, ticket.id)
    assert [event.type for event in recorded] == ["ticket.follower_added", "ticket.follower_removed"]
    assert all(str(other.user_id) in event.audience_users for event in recorded)


async def test_sales_may_follow_for_himself_only(database):
    async with database.write() as session:
        seller, other = await desk.make_principal(session, Role.SALES), await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        await followers.follow(session, seller, ticket.id, seller.user_id)
        with pytest.raises(NotPermitted):
            await followers.follow(session, seller, ticket.id, other.user_id)
        with pytest.raises(Invalid) as refusal:
            await followers.follow(session, other, ticket.id, ids.new_id())
        assert refusal.value.code == "unknown_user"
        assert list((await session.execute(select(TicketFollower.user_id))).scalars()) == [seller.user_id]


async def test_read_marks_move_forward_until_marked_unread(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        ticket = await desk.make_ticket(session)
        first = await desk.make_message(session, ticket)
        second = await desk.make_message(session, ticket)
        await desk.make_message(session, ticket, direction="outbound")
        third = await desk.make_message(session, ticket)
        elsewhere = await desk.make_message(session, await desk.make_ticket(session))

    async def unread() -> tuple[int, UUID | None]:
        async with database.read() as session:
            view = await get_ticket(session, me, ticket.id)
            return view.unread_count, view.read_message_id

    assert await unread() == (3, None)
    for message, expected in ((second, (1, second.id)), (first, (1, second.id)), (third, (0, third.id))):
        async with database.write() as session:
            await read_marks.mark_read(session, me, ticket.id, message.id)
        assert await unread() == expected
    async with database.write() as session:
        await read_marks.mark_unread(session, me, ticket.id)
    assert await unread() == (1, None)
    async with database.write() as session:
        await read_marks.mark_read(session, me, ticket.id, third.id)
        with pytest.raises(Invalid):
            await read_marks.mark_read(session, me, ticket.id, elsewhere.id)
    assert await unread() == (0, third.id)
    recorded = await events(database, ticket.id)
    assert [event.type for event in recorded] == ["ticket.read"] * 4
    assert all(event.audience_users == [str(me.user_id)] for event in recorded)
    async with database.read() as session:
        assert (await history(session, ticket.id, None, 50)).items == []


async def test_changes_at_the_same_moment_wait_for_each_other(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        team = await desk.make_team(session)
        ticket = await desk.make_ticket(session, followers=[me])

    async def change(fields: TicketFields) -> None:
        async with database.write() as session:
            await service.change(session, me, ticket.id, fields)

    wanted = [TicketFields(priority=priority) for priority in ("low", "high", "urgent")]
    wanted += [TicketFields(team_id=team.id), TicketFields(owner_id=me.user_id), TicketFields(status="solved")]
    await asyncio.gather(*[change(fields) for fields in wanted])
    recorded = await events(database, ticket.id)
    changed = await stored(database, ticket.id)
    assert [event.version for event in recorded] == list(range(1, changed.version + 1))
    assert len(recorded) == 6
    assert (changed.team_id, changed.owner_id, changed.status) == (team.id, me.user_id, "solved")
