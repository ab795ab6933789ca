"""Teams: the pattern resource. What is proven here about doors, bodies and versions holds for every route."""

from uuid import uuid4

from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn


async def test_a_team_is_made_listed_changed_and_deleted(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    made = await admin.post("/teams", {"name": "บริการลูกค้า", "member_ids": [str(admin.user_id)]})
    assert made.status == 201
    team = await made.json()
    assert made.headers["ETag"] == '"1"'
    assert team["member_ids"] == [str(admin.user_id)]

    listed = await (await admin.get("/teams")).json()
    assert listed["items"] == [team]
    assert listed["next_cursor"] is None

    changed = await admin.patch(f"/teams/{team['id']}", {"assignment": "round_robin"}, headers={"If-Match": '"1"'})
    assert changed.status == 200
    assert (await changed.json())["assignment"] == "round_robin"

    late = await admin.patch(f"/teams/{team['id']}", {"name": "Late"}, headers={"If-Match": '"1"'})
    assert (late.status, (await late.json())["code"]) == (412, "precondition_failed")

    assert (await admin.delete(f"/teams/{team['id']}")).status == 204
    assert (await (await admin.get("/teams")).json())["items"] == []
    assert (await admin.delete(f"/teams/{team['id']}")).status == 404


async def test_two_teams_cannot_have_one_name(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    assert (await admin.post("/teams", {"name": "Repairs"})).status == 201
    second = await admin.post("/teams", {"name": "repairs"})
    assert (second.status, (await second.json())["code"]) == (409, "name_taken")


async def test_members_must_exist(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    refused = await admin.post("/teams", {"name": "Ghosts", "member_ids": [str(uuid4())]})
    assert (refused.status, (await refused.json())["code"]) == (422, "unknown_user")


async def test_only_administrators_change_teams(sign_in: SignIn, stranger: Caller):
    for role in (Role.SUPERVISOR, Role.AGENT, Role.SALES):
        person = await sign_in(role)
        assert (await person.get("/teams")).status == 200
        assert (await person.post("/teams", {"name": "Mine"})).status == 403
    assert (await stranger.get("/teams")).status == 401
