"""Views that people save: whose they are, who changes them, and how each keeps his side bar."""

from dataclasses import replace

import pytest

from core.db.session import Database
from core.errors import Conflict, Invalid, NotFound, NotPermitted, PreconditionFailed
from core.staff.principal import Role
from core.staff.sharing import Sharing
from tests.factories.desk import make_principal, make_team
from ticketing.views import model, service
from ticketing.views.model import Column, Order, ViewFields

SHARED = ViewFields(name="Urgent", visibility=Sharing.EVERYONE, default_roles=(Role.AGENT,))


async def test_a_view_is_seen_by_those_it_is_for(database: Database) -> None:
    async with database.write() as session:
        mine, theirs = await make_team(session, "Mine"), await make_team(session, "Theirs")
        nok = await make_principal(session, teams=[mine])
        lek = await make_principal(session, teams=[theirs])
        boss = await make_principal(session, Role.SUPERVISOR)
        own = await service.create_view(session, nok, ViewFields(name="Own"))
        team = ViewFields(name="Team", visibility=Sharing.TEAM, team_id=mine.id)
        of_team = await service.create_view(session, boss, team)
        shared = await service.create_view(session, boss, SHARED)
    async with database.read() as session:
        assert {one.id for one in await service.list_views(session, nok)} == {own.id, of_team.id, shared.id}
        assert {one.id for one in await service.list_views(session, lek)} == {shared.id}
        seen = {one.id: one for one in await service.list_views(session, boss)}
        assert set(seen) == {of_team.id, shared.id}
        assert not seen[of_team.id].is_pinned  # another team's view does not fill a supervisor's side bar
        assert [one.can_change for one in await service.list_views(session, lek)] == [False]
        with pytest.raises(NotFound):
            await service.get_view(session, lek, own.id)


async def test_only_who_manages_views_shares_and_changes_shared_ones(database: Database) -> None:
    async with database.write() as session:
        agent, boss = await make_principal(session), await make_principal(session, Role.SUPERVISOR)
        view = await service.create_view(session, boss, SHARED)
    async with database.write() as session:
        with pytest.raises(NotPermitted):
            await service.create_view(session, agent, SHARED)
        with pytest.raises(NotPermitted):
            await service.change_view(session, agent, view.id, {"name": "Mine now"}, None)
        with pytest.raises(NotPermitted):
            await service.delete_view(session, agent, view.id, None)


async def test_a_change_names_the_version_it_saw(database: Database) -> None:
    async with database.write() as session:
        agent = await make_principal(session)
        view = await service.create_view(session, agent, ViewFields(name="Own"))
        changes = {"name": "New name", "columns": (Column("subject", 300),), "order": Order("due_at")}
        changed = await service.change_view(session, agent, view.id, changes, 1)
        assert (changed.fields.name, changed.fields.order, changed.version) == ("New name", Order("due_at"), 2)
        assert (await service.change_view(session, agent, view.id, {"name": "New name"}, 2)).version == 2
        with pytest.raises(PreconditionFailed):
            await service.change_view(session, agent, view.id, {"name": "Late"}, 1)
        with pytest.raises(PreconditionFailed):
            await service.delete_view(session, agent, view.id, 1)
        await service.delete_view(session, agent, view.id, 2)
        assert await service.list_views(session, agent) == []


async def test_everybody_keeps_his_own_side_bar(database: Database) -> None:
    async with database.write() as session:
        nok, lek = await make_principal(session), await make_principal(session)
        boss = await make_principal(session, Role.SUPERVISOR)
        first, second, third = [
            await service.create_view(session, boss, replace(SHARED, name=name)) for name in ("1", "2", "3")
        ]
        await service.arrange_views(session, nok, [third.id, first.id, third.id], [second.id, first.id])
        fourth = await service.create_view(session, boss, replace(SHARED, name="4"))
    async with database.read() as session:
        kept = await service.list_views(session, nok)
        assert [(one.id, one.is_pinned) for one in kept] == [
            (third.id, True),
            (first.id, True),
            (fourth.id, True),
            (second.id, False),
        ]
        assert [one.id for one in await service.list_views(session, lek)] == [
            first.id,
            second.id,
            third.id,
            fourth.id,
        ]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (ViewFields(name="x", conditions={"field": "owner", "operator": "is", "value": "me"}), "bad_condition"),
        (ViewFields(name="x", columns=(Column("colour"),)), "bad_columns"),
        (ViewFields(name="x", columns=(Column("subject"), Column("subject"))), "bad_columns"),
        (ViewFields(name="x", columns=(Column("subject", 5),)), "bad_columns"),
        (ViewFields(name="x", order=Order("tags")), "bad_order"),
        (ViewFields(name="x", board_field="subject"), "bad_board"),
        (ViewFields(name="x", default_roles=(Role.AGENT,)), "bad_default"),
        (ViewFields(name="x", visibility=Sharing.TEAM), "team_missing"),
    ],
)
async def test_a_view_that_makes_no_sense_is_not_saved(database: Database, wrong: ViewFields, code: str) -> None:
    async with database.write() as session:
        boss = await make_principal(session, Role.SUPERVISOR)
        with pytest.raises(Invalid) as refusal:
            await service.create_view(session, boss, wrong)
    assert refusal.value.code == code


async def test_there_is_an_end_to_saving(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_VIEWS", 2)
    async with database.write() as session:
        agent = await make_principal(session)
        for name in ("1", "2"):
            await service.create_view(session, agent, ViewFields(name=name))
        with pytest.raises(Conflict):
            await service.create_view(session, agent, ViewFields(name="3"))
    assert model.MOST_VIEWS > 2
