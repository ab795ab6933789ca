"""Invitations, resets, roles, the last administrator, and the second factor."""

import re
from datetime import timedelta
from uuid import uuid4

import pyotp
import pytest
from sqlalchemy import select

from core import clock
from core.context import AppContext
from core.events.models import Event
from core.staff.models import OneTimeToken, SystemMail, User
from core.staff.passwords import hash_password
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn

PASSWORD = "correct horse battery"
INVITATION = {"email": "Somsri@Desk.test", "name": "สมศรี", "role": "agent", "team_ids": [], "language": "th"}


async def _mails(context: AppContext) -> list[tuple[SystemMail, str]]:
    async with context.database.read() as session:
        rows = (await session.execute(select(SystemMail).order_by(SystemMail.id))).scalars().all()
    return [(row, context.secrets.decrypt(row.text_encrypted)) for row in rows]


async def _newest_token(context: AppContext) -> str:
    _, text = (await _mails(context))[-1]
    link = re.search(r"http://\S+/(?:invitations|password-resets)/(\S+)", text)
    assert link is not None
    return link[1]


async def _give_password(context: AppContext, caller: Caller, email: str) -> None:
    password_hash = await hash_password(PASSWORD)
    async with context.database.write() as session:
        user = await session.get_one(User, caller.user_id)
        user.password_hash, user.email = password_hash, email


async def test_an_invited_person_chooses_a_password_and_is_in(
    sign_in: SignIn, stranger: Caller, app_context: AppContext
):
    admin = await sign_in(Role.ADMIN)
    invited = await admin.post("/users/invitations", INVITATION)
    assert invited.status == 201
    assert (await invited.json())["is_invited"] is True

    mail, text = (await _mails(app_context))[0]
    assert (mail.recipient, mail.state) == ("somsri@desk.test", "queued")
    assert "คำเชิญ" in mail.subject
    assert "สมศรี" in text
    assert "สมศรี" not in mail.text_encrypted

    token = await _newest_token(app_context)
    assert token not in mail.text_encrypted
    asked = await stranger.get(f"/invitations/{token}")
    assert await asked.json() == {"email": "somsri@desk.test", "name": "สมศรี"}

    form = {"name": "Somsri", "password": PASSWORD, "language": "en"}
    weak = await stranger.post(f"/invitations/{token}", form | {"password": "short"})
    assert (weak.status, (await weak.json())["code"]) == (422, "weak_password")
    accepted = await stranger.post(f"/invitations/{token}", form)
    assert accepted.status == 201
    assert (await accepted.json())["user"]["language"] == "en"
    assert "sawasdesk_session" in accepted.cookies

    used = await stranger.post(f"/invitations/{token}", form)
    assert (used.status, (await used.json())["code"]) == (404, "link_not_valid")
    assert (await stranger.post("/session", {"email": "somsri@desk.test", "password": PASSWORD})).status == 200


async def test_an_invitation_sent_again_replaces_the_first(sign_in: SignIn, stranger: Caller, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    user = await (await admin.post("/users/invitations", INVITATION)).json()
    first = await _newest_token(app_context)
    assert (await admin.post(f"/users/{user['id']}/invitation")).status == 204
    assert (await stranger.get(f"/invitations/{first}")).status == 404
    assert (await stranger.get(f"/invitations/{await _newest_token(app_context)}")).status == 200
    assert (await admin.post(f"/users/{admin.user_id}/invitation")).status == 409
    assert (await admin.post(f"/users/{uuid4()}/invitation")).status == 404


async def test_an_old_invitation_is_no_longer_valid(sign_in: SignIn, stranger: Caller, app_context: AppContext):
    admin = await sign_in(Role.ADMIN)
    await admin.post("/users/invitations", INVITATION)
    token = await _newest_token(app_context)
    async with app_context.database.write() as session:
        row = (await session.execute(select(OneTimeToken))).scalar_one()
        row.expires_at = clock.utc_now() - timedelta(seconds=1)
    assert (await stranger.get(f"/invitations/{token}")).status == 404


async def test_one_address_is_one_person(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    assert (await admin.post("/users/invitations", INVITATION)).status == 201
    again = await admin.post("/users/invitations", INVITATION | {"email": "SOMSRI@desk.test"})
    assert (again.status, (await again.json())["code"]) == (409, "email_taken")
    ghost_team = await admin.post("/users/invitations", INVITATION | {"email": "x@y.test", "team_ids": [str(uuid4())]})
    assert (ghost_team.status, (await ghost_team.json())["code"]) == (422, "unknown_team")


@pytest.mark.parametrize("email", ["", "x", "@", "a@", "@b", "a b@c", "a@b\n.test", "a@" + "b" * 300])
async def test_what_is_no_address_is_refused(sign_in: SignIn, email: str):
    admin = await sign_in(Role.ADMIN)
    assert (await admin.post("/users/invitations", INVITATION | {"email": email})).status == 422


async def test_a_reset_changes_the_password_and_signs_out_everywhere(
    sign_in: SignIn, stranger: Caller, app_context: AppContext
):
    agent = await sign_in(Role.AGENT)
    await _give_password(app_context, agent, "agent@desk.test")
    for email in ("Agent@desk.test", "nobody@desk.test", "not an address"):
        assert (await stranger.post("/password-resets", {"email": email})).status == 202
    assert [mail.recipient for mail, _ in await _mails(app_context)] == ["agent@desk.test"]

    token = await _newest_token(app_context)
    assert (await stranger.get(f"/invitations/{token}")).status == 404
    assert (await stranger.post(f"/password-resets/{token}", {"password": "another long one"})).status == 204
    assert (await agent.get("/me")).status == 401
    assert (await stranger.post("/session", {"email": "agent@desk.test", "password": PASSWORD})).status == 401
    form = {"email": "agent@desk.test", "password": "another long one"}
    assert (await stranger.post("/session", form)).status == 200
    assert (await stranger.post(f"/password-resets/{token}", {"password": "a third long one"})).status == 404


async def test_asking_twice_in_a_row_sends_one_mail(sign_in: SignIn, stranger: Caller, app_context: AppContext):
    agent = await sign_in(Role.AGENT)
    await _give_password(app_context, agent, "agent@desk.test")
    for _ in range(3):
        assert (await stranger.post("/password-resets", {"email": "agent@desk.test"})).status == 202
    assert len(await _mails(app_context)) == 1


async def test_the_last_administrator_cannot_leave(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    for change in ({"role": "agent"}, {"is_active": False}):
        refused = await admin.patch(f"/users/{admin.user_id}", change)
        assert (refused.status, (await refused.json())["code"]) == (409, "last_admin")
    invited = await (await admin.post("/users/invitations", INVITATION | {"role": "admin"})).json()
    assert (await admin.patch(f"/users/{admin.user_id}", {"role": "agent"})).status == 409, invited

    second = await sign_in(Role.ADMIN)
    assert (await second.patch(f"/users/{admin.user_id}", {"role": "agent"})).status == 200
    assert (await admin.get("/me")).status == 401


async def test_a_new_role_ends_the_sessions_and_is_told_to_everybody(sign_in: SignIn, app_context: AppContext):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    changed = await admin.patch(f"/users/{agent.user_id}", {"role": "supervisor", "name": "Chief"})
    assert (await changed.json())["role"] == "supervisor"
    assert (await agent.get("/me")).status == 401
    async with app_context.database.read() as session:
        event = (await session.execute(select(Event).where(Event.type == "user.changed"))).scalar_one()
    assert event.data == {"change": "changed", "fields": ["name", "role"]}
    assert (event.audience_everyone, event.actor_id) == (True, admin.user_id)


async def test_teams_of_a_person_can_be_set_from_his_side(sign_in: SignIn):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    team = await (await admin.post("/teams", {"name": "Repairs"})).json()
    changed = await (await admin.patch(f"/users/{agent.user_id}", {"team_ids": [team["id"]]})).json()
    assert changed["team_ids"] == [team["id"]]
    assert (await (await agent.get("/me")).json())["team_ids"] == [team["id"]]
    listed = (await (await admin.get("/users")).json())["items"]
    assert {user["id"]: user["team_ids"] for user in listed}[str(agent.user_id)] == [team["id"]]


async def test_a_changed_password_signs_the_other_browsers_out(
    sign_in: SignIn, stranger: Caller, app_context: AppContext
):
    agent = await sign_in(Role.AGENT)
    await _give_password(app_context, agent, "agent@desk.test")
    other = await stranger.post("/session", {"email": "agent@desk.test", "password": PASSWORD})
    elsewhere = Caller(stranger.client, agent.user_id, other.cookies["sawasdesk_session"].value)
    form = {"current_password": PASSWORD, "new_password": "a brand new sentence"}
    wrong = await agent.post("/me/password", form | {"current_password": "nope"})
    assert (wrong.status, (await wrong.json())["code"]) == (422, "wrong_password")
    assert (await agent.post("/me/password", form)).status == 204
    assert (await agent.get("/me")).status == 200
    assert (await elsewhere.get("/me")).status == 401


async def test_the_second_factor_from_secret_to_recovery_code(
    sign_in: SignIn, stranger: Caller, app_context: AppContext
):
    agent = await sign_in(Role.AGENT)
    await _give_password(app_context, agent, "agent@desk.test")
    assert (await agent.post("/me/totp/confirm", {"code": "000000"})).status == 409
    factor = await (await agent.post("/me/totp")).json()
    assert factor["qr_svg"].startswith("<svg")
    assert factor["secret"] in factor["uri"]
    form = {"email": "agent@desk.test", "password": PASSWORD}
    assert (await stranger.post("/session", form)).status == 200, "an unconfirmed secret does not count"

    now = clock.utc_now()
    wrong = "000000" if pyotp.TOTP(factor["secret"]).at(now) != "000000" else "111111"
    refused = await agent.post("/me/totp/confirm", {"code": wrong})
    assert (refused.status, (await refused.json())["code"]) == (422, "bad_totp_code")
    code = pyotp.TOTP(factor["secret"]).at(now)
    recovery_codes = (await (await agent.post("/me/totp/confirm", {"code": code})).json())["recovery_codes"]
    assert len(set(recovery_codes)) == 10
    assert (await agent.post("/me/totp")).status == 409

    asked = await stranger.post("/session", form)
    assert (asked.status, (await asked.json())["code"]) == (401, "totp_required")
    replayed = await stranger.post("/session", form | {"totp_code": code})
    assert (replayed.status, (await replayed.json())["code"]) == (401, "bad_totp_code")
    following = pyotp.TOTP(factor["secret"]).at(now + timedelta(seconds=30))
    assert (await stranger.post("/session", form | {"totp_code": following})).status == 200
    assert (await stranger.post("/session", form | {"totp_code": following})).status == 401

    recovery = recovery_codes[3].lower().replace("-", " ")
    assert (await stranger.post("/session", form | {"totp_code": recovery})).status == 200
    assert (await stranger.post("/session", form | {"totp_code": recovery})).status == 401

    assert (await agent.post("/me/totp/remove", {"password": "nope"})).status == 422
    assert (await agent.post("/me/totp/remove", {"password": PASSWORD})).status == 204
    assert (await stranger.post("/session", form)).status == 200


async def test_an_administrator_removes_the_factor_of_a_lost_phone(sign_in: SignIn, app_context: AppContext):
    admin, agent = await sign_in(Role.ADMIN), await sign_in(Role.AGENT)
    factor = await (await agent.post("/me/totp")).json()
    await agent.post("/me/totp/confirm", {"code": pyotp.TOTP(factor["secret"]).at(clock.utc_now())})
    assert (await (await agent.get("/me")).json())["has_totp"] is True
    assert (await agent.delete(f"/users/{agent.user_id}/totp")).status == 403
    assert (await admin.delete(f"/users/{agent.user_id}/totp")).status == 204
    assert (await (await agent.get("/me")).json())["has_totp"] is False


async def test_the_profile_keeps_what_was_not_sent(sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    changed = await (await agent.patch("/me", {"language": "en"})).json()
    assert (changed["language"], changed["theme"]) == ("en", "system")
    preferences = changed["preferences"] | {"density": "compact"}
    assert (await (await agent.patch("/me", {"preferences": preferences})).json())["preferences"] == preferences
    assert (await agent.patch("/me", {"name": None})).status == 422
    assert (await agent.patch("/me", {"role": "admin"})).status == 422
    away = await (await agent.put("/me/availability", {"availability": "away"})).json()
    assert away["availability"] == "away"


async def test_company_settings(sign_in: SignIn):
    admin, supervisor, agent = [await sign_in(role) for role in (Role.ADMIN, Role.SUPERVISOR, Role.AGENT)]
    change = {
        "time_zone": "Asia/Vientiane",
        "business_hours": [{"weekday": 0, "opens": "08:30", "closes": "17:00"}],
        "holidays": [{"date": "2026-12-05", "name": "วันพ่อแห่งชาติ"}, {"date": "2026-04-13", "name": "สงกรานต์"}],
    }
    changed = await (await admin.patch("/settings", change)).json()
    assert changed["holidays"][0]["name"] == "สงกรานต์"
    assert (await (await supervisor.get("/settings")).json()) == changed
    assert (await supervisor.patch("/settings", {})).status == 403
    assert (await agent.get("/settings")).status == 403
    for zone in ("Mars/Base", "../etc/passwd", "Asia", "/etc/localtime"):
        assert (await admin.patch("/settings", {"time_zone": zone})).status == 422
    backwards = {"business_hours": [{"weekday": 0, "opens": "17:00", "closes": "08:00"}]}
    assert (await (await admin.patch("/settings", backwards)).json())["code"] == "bad_hours"
