"""Views, paging and counts: what a list holds, in which order, and that no page loses or repeats a ticket."""

from datetime import timedelta

import pytest

from core import ids
from core.errors import Invalid
from core.staff.principal import Role
from tests.factories import desk
from tests.support.queries import counted_queries
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.models import TicketLink, TicketMention, TicketRead
from ticketing.tickets.reading import count_views, get_id_by_number, get_ticket, list_tickets
from ticketing.tickets.views import Sort, TicketFilter, parse_view


async def subjects(session, principal, view: str, **asked) -> list[str]:
    page = await list_tickets(session, principal, TicketFilter(parse_view(view), **asked), None, 50)
    return [item.subject for item in page.items]


async def test_what_each_view_holds(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        customer = await desk.make_contact(session)
        await desk.make_ticket(session, subject="mine", owner=me, team=team)
        await desk.make_ticket(session, subject="mine, solved", owner=me, status="solved")
        await desk.make_ticket(session, subject="nobody's", team=team, contact=customer)
        await desk.make_ticket(session, subject="closed", status="closed", contact=customer, followers=[me])
        await desk.make_ticket(session, subject="spam", status="spam", contact=customer, followers=[me], mentioned=[me])
        await desk.make_ticket(session, subject="trash", status="trash")
        await desk.make_ticket(session, subject="mentioned", status="solved", owner=me, mentioned=[me])

    async with database.read() as session:
        held = {
            view: set(await subjects(session, me, view))
            for view in ("mine", "unassigned", "mentions", "following", "all", "spam", "trash", "closed")
        }
        assert held == {
            "mine": {"mine"},
            "unassigned": {"nobody's"},
            "mentions": {"mentioned"},
            "following": {"closed"},
            "all": {"mine", "nobody's"},
            "spam": {"spam"},
            "trash": {"trash"},
            "closed": {"mine, solved", "closed", "mentioned"},
        }
        assert set(await subjects(session, me, f"team:{team.id}")) == {"mine", "nobody's"}
        assert set(await subjects(session, me, f"contact:{customer.id}")) == {"nobody's", "closed"}
        assert await subjects(session, me, "mine", statuses=("solved",), priorities=("normal",)) == [
            "mentioned",
            "mine, solved",
        ]
        assert await subjects(session, me, "mine", priorities=("urgent", "high")) == []


@pytest.mark.parametrize(
    "text", ["", "everything", "team", "team:1", "mine:0193f2a0-0000-7000-8000-000000000000", "contact:"]
)
def test_other_views_are_refused(text):
    with pytest.raises(Invalid) as refusal:
        parse_view(text)
    assert refusal.value.code == "bad_view"


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("view", ["all", "mentions"])
async def test_pages_lose_and_repeat_nothing_when_times_are_equal(database, view, sort):
    async with database.write() as session:
        me = await desk.make_principal(session)
        made = []
        for number in range(23):
            at = desk.START + timedelta(seconds=number // 9)  # nine tickets share an instant
            waiting = at if number % 3 else None
            priority = ("low", "normal", "urgent")[number % 3]
            ticket = await desk.make_ticket(
                session, last_message_at=at, waiting_since=waiting, priority=priority, mentioned=[me]
            )
            made.append(ticket.id)
    seen, cursor, pages = [], None, 0
    async with database.read() as session:
        while True:
            asked = TicketFilter(parse_view(view), sort=sort)
            page = await list_tickets(session, me, asked, cursor, 5)
            seen += [item.id for item in page.items]
            cursor, pages = page.next_cursor, pages + 1
            if cursor is None:
                break
    assert sorted(seen) == sorted(made)
    assert pages == 5


async def test_orders(database):
    async with database.write() as session:
        me = await desk.make_principal(session, Role.ADMIN)
        for minute, (subject, priority, waits) in enumerate(
            [("first", "low", True), ("second", "urgent", False), ("third", "normal", True), ("fourth", "urgent", True)]
        ):
            at = desk.START + timedelta(minutes=minute)
            since = desk.START - timedelta(minutes=minute) if waits else None
            await desk.make_ticket(session, subject=subject, priority=priority, last_message_at=at, waiting_since=since)
    async with database.read() as session:
        assert await subjects(session, me, "all") == ["fourth", "third", "second", "first"]
        assert await subjects(session, me, "all", sort=Sort.OLDEST) == ["first", "second", "third", "fourth"]
        assert await subjects(session, me, "all", sort=Sort.PRIORITY) == ["fourth", "second", "third", "first"]
        assert await subjects(session, me, "all", sort=Sort.WAITING) == ["fourth", "third", "first", "second"]


async def test_the_newest_mention_comes_first(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        for minute, subject in enumerate(["old mention", "new mention"]):
            ticket = await desk.make_ticket(
                session, subject=subject, last_message_at=desk.START - timedelta(days=minute)
            )
            at = desk.START + timedelta(minutes=minute)
            session.add(TicketMention(ticket_id=ticket.id, user_id=me.user_id, mentioned_at=at))
    async with database.read() as session:
        assert await subjects(session, me, "mentions") == ["new mention", "old mention"]


async def test_a_cursor_of_another_list_is_refused(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        for _ in range(2):
            await desk.make_ticket(session)
    async with database.read() as session:
        page = await list_tickets(session, me, TicketFilter(parse_view("all")), None, 1)
        for sort in (Sort.PRIORITY, Sort.RECENT):
            cursor = page.next_cursor if sort is Sort.PRIORITY else "bm9uc2Vuc2U"
            with pytest.raises(Invalid) as refusal:
                await list_tickets(session, me, TicketFilter(parse_view("all"), sort=sort), cursor, 1)
            assert refusal.value.code == "bad_cursor"


async def test_everything_a_list_item_shows(database):
    async with database.write() as session:
        team = await desk.make_team(session, "ฝ่ายบริการ")
        me = await desk.make_principal(session, name="นก", teams=[team])
        customer = await desk.make_contact(session, "คุณสมศรี", is_vip=True)
        account = await desk.make_account(session)
        ticket = await desk.make_ticket(
            session, team=team, owner=me, contact=customer, account_id=account.id, inbound_count=3, type="problem"
        )
        for name in ("รับประกัน", "ด่วน"):
            tag = Tag(id=ids.new_id(), name=name, folded_name=name, color="red", created_at=desk.START)
            session.add(tag)
            await session.flush()
            session.add(TicketTag(ticket_id=ticket.id, tag_id=tag.id))
        session.add(TicketRead(user_id=me.user_id, ticket_id=ticket.id, inbound_count=1, updated_at=desk.START))
    async with database.read() as session:
        [item] = (await list_tickets(session, me, TicketFilter(parse_view("mine")), None, 50)).items
    assert (item.number, item.subject, item.type) == (ticket.number, ticket.subject, "problem")
    assert item.contact is not None
    assert (item.contact.name, item.contact.is_vip) == ("คุณสมศรี", True)
    assert item.account is not None
    assert item.account.name == "Siam Audio Co., Ltd."
    assert item.owner is not None
    assert item.team is not None
    assert (item.owner.name, item.team.name) == ("นก", "ฝ่ายบริการ")
    assert {tag.name for tag in item.tags} == {"รับประกัน", "ด่วน"}
    assert (item.is_unread, item.unread_count) == (True, 2)


async def test_finished_tickets_are_not_unread(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        await desk.make_ticket(session, status="closed", inbound_count=4)
    async with database.read() as session:
        [item] = (await list_tickets(session, me, TicketFilter(parse_view("closed")), None, 50)).items
    assert (item.is_unread, item.unread_count) == (False, 0)


async def test_queries_do_not_grow_with_the_list(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        me = await desk.make_principal(session, teams=[team])
        for _ in range(30):
            await desk.make_ticket(session, team=team, owner=me, contact=await desk.make_contact(session))
    async with database.read() as session:
        for limit in (3, 25):
            with counted_queries(database) as sent:
                await list_tickets(session, me, TicketFilter(parse_view("all")), None, limit)
            assert len(sent) == 2
        with counted_queries(database) as sent:
            await count_views(session, me)
        assert len(sent) == 2


async def test_counts_stop_at_a_hundred(database):
    async with database.write() as session:
        team, other = await desk.make_team(session, "A"), await desk.make_team(session, "B")
        me = await desk.make_principal(session, teams=[team])
        boss = await desk.make_principal(session, Role.SUPERVISOR)
        for number in range(103):
            await desk.make_ticket(session, team=team, owner=me if number < 2 else None)
        await desk.make_ticket(session, team=other, status="spam")
    async with database.read() as session:
        mine = await count_views(session, me)
        everything = await count_views(session, boss)
    assert mine.counts == {
        "mine": 2,
        "unassigned": 100,
        "mentions": 0,
        "following": 0,
        "all": 100,
        "spam": 0,
        "trash": 0,
        "closed": 0,
        "snoozed": 0,
        f"team:{team.id}": 100,
    }
    assert everything.counts["spam"] == 1
    assert everything.counts[f"team:{other.id}"] == 0
    assert everything.as_of_seq == 0


async def test_by_number_passes_the_gate(database):
    async with database.write() as session:
        ticket = await desk.make_ticket(session, team=await desk.make_team(session))
        agent, boss = await desk.make_principal(session), await desk.make_principal(session, Role.ADMIN)
    async with database.read() as session:
        assert await get_id_by_number(session, boss, ticket.number) == ticket.id
        with pytest.raises(Exception, match="no such ticket"):
            await get_id_by_number(session, agent, ticket.number)


async def test_links_show_only_visible_tickets(database):
    async with database.write() as session:
        me = await desk.make_principal(session)
        secret = await desk.make_ticket(session, team=await desk.make_team(session), subject="secret")
        earlier, later = await desk.make_ticket(session, subject="earlier"), await desk.make_ticket(session)
        for source, target, kind in ((later, earlier, "follow_up"), (later, secret, "copy")):
            session.add(TicketLink(ticket_id=source.id, target_ticket_id=target.id, kind=kind, created_at=desk.START))
    async with database.read() as session:
        assert [(link.subject, link.relation) for link in (await get_ticket(session, me, later.id)).linked] == [
            ("earlier", "follow_up_of")
        ]
        [back] = (await get_ticket(session, me, earlier.id)).linked
        assert (back.id, back.relation) == (later.id, "followed_up_by")
        with counted_queries(database) as sent:
            await get_ticket(session, me, later.id)
        assert len(sent) == 2
