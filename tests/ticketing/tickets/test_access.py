"""The gate: who sees which ticket, and what he may do to it."""

from typing import Any

import pytest
from sqlalchemy import select

from core.errors import Conflict, NotFound, NotPermitted
from core.ids import new_id
from core.staff.principal import Principal, Role
from tests.factories import desk
from ticketing.tickets.access import get_visible_ticket, permissions_on, require_on, visible_to
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.models import Ticket

WORK = {"reply", "note", "assign", "status", "tag", "spam", "trash", "merge"}


async def visible_subjects(session, principal: Principal) -> set[str]:
    return set((await session.execute(select(Ticket.subject).where(visible_to(principal)))).scalars())


@pytest.mark.parametrize("status", list(Status))
async def test_role_by_team_by_state(database, status):
    async with database.write() as session:
        mine, other = await desk.make_team(session, "Mine"), await desk.make_team(session, "Other")
        people = {role: await desk.make_principal(session, role, teams=[mine]) for role in Role}
        agent = people[Role.AGENT]
        cases: dict[str, dict[str, Any]] = {
            "my team's": {"team": mine},
            "no team's": {},
            "another team's": {"team": other},
            "owned": {"team": other, "owner": agent},
            "followed": {"team": other, "followers": [agent]},
            "mentioned": {"team": other, "mentioned": [agent]},
        }
        for subject, fields in cases.items():
            await desk.make_ticket(session, status=status.value, subject=subject, **fields)

    everything = {"my team's", "no team's", "another team's", "owned", "followed", "mentioned"}
    hidden = status in {Status.SPAM, Status.TRASH}
    async with database.read() as session:
        assert await visible_subjects(session, people[Role.ADMIN]) == everything
        assert await visible_subjects(session, people[Role.SUPERVISOR]) == everything
        assert await visible_subjects(session, people[Role.SALES]) == (set() if hidden else everything)
        assert await visible_subjects(session, agent) == everything - {"another team's"}


async def test_an_agent_without_teams_sees_what_has_no_team(database):
    async with database.write() as session:
        team = await desk.make_team(session)
        await desk.make_ticket(session, team=team, subject="team's")
        await desk.make_ticket(session, subject="nobody's")
        agent = await desk.make_principal(session)
    async with database.read() as session:
        assert await visible_subjects(session, agent) == {"nobody's"}


async def test_an_invisible_ticket_cannot_be_told_from_none(database):
    async with database.write() as session:
        ticket = await desk.make_ticket(session, team=await desk.make_team(session))
        agent = await desk.make_principal(session)
        admin = await desk.make_principal(session, Role.ADMIN)
        with pytest.raises(NotFound) as invisible:
            await get_visible_ticket(session, agent, ticket.id)
        with pytest.raises(NotFound) as missing:
            await get_visible_ticket(session, agent, agent.user_id)
        assert (await get_visible_ticket(session, admin, ticket.id, lock=True)).id == ticket.id
    assert (invisible.value.code, invisible.value.message) == (missing.value.code, missing.value.message)


@pytest.mark.parametrize(
    ("status", "allowed"),
    [
        ("new", WORK),
        ("open", WORK),
        ("waiting", WORK),
        ("on_hold", WORK),
        ("solved", WORK),
        ("closed", WORK),
        ("spam", {"note", "assign", "tag", "spam", "trash"}),
        ("trash", {"restore"}),
    ],
)
def test_what_may_be_done_in_which_state(status, allowed):
    ticket = Ticket(status=status)
    for role in (Role.ADMIN, Role.SUPERVISOR, Role.AGENT):
        assert permissions_on(principal_of(role), ticket) == allowed
    assert permissions_on(principal_of(Role.SALES), ticket) == (allowed & {"note"})


def test_refusals_tell_the_role_from_the_state():
    in_trash = Ticket(status="trash")
    with pytest.raises(NotPermitted):
        require_on(principal_of(Role.SALES), in_trash, "reply")
    with pytest.raises(Conflict) as refusal:
        require_on(principal_of(Role.AGENT), in_trash, "reply")
    assert (refusal.value.code, refusal.value.data) == ("ticket_state", {"action": "reply", "status": "trash"})
    require_on(principal_of(Role.AGENT), in_trash, "restore")


def test_what_was_merged_takes_nothing_but_its_undoing():
    gone = Ticket(status="closed", merged_into_id=new_id())
    assert permissions_on(principal_of(Role.AGENT), gone) == {"unmerge"}
    assert permissions_on(principal_of(Role.SALES), gone) == set()
    with pytest.raises(Conflict) as refusal:
        require_on(principal_of(Role.AGENT), gone, "reply")
    assert refusal.value.code == "ticket_merged"
    assert refusal.value.data["merged_into_id"] == str(gone.merged_into_id)


def principal_of(role: Role) -> Principal:
    return Principal(new_id(), "Nok", role)
