"""What must not happen twice does not, even when it is asked for at the same moment."""

import asyncio
from datetime import timedelta

import pyotp

from core import clock
from core.context import AppContext
from core.staff.models import User
from core.staff.organization import ensure_setup_token
from core.staff.passwords import hash_password
from core.staff.principal import Role
from tests.web.conftest import Caller, SignIn

PASSWORD = "correct horse battery"


async def test_two_first_administrators_at_once_are_one(app_context: AppContext, stranger: Caller):
    async with app_context.database.write() as session:
        token = await ensure_setup_token(session)
    form = {"token": token, "name": "A", "password": PASSWORD, "language": "th", "organization_name": "C"}
    answers = await asyncio.gather(*[stranger.post("/setup", form | {"email": f"a{n}@desk.test"}) for n in range(4)])
    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]


async def test_two_administrators_cannot_remove_each_other(sign_in: SignIn):
    one, other = await sign_in(Role.ADMIN), await sign_in(Role.ADMIN)
    answers = await asyncio.gather(
        one.patch(f"/users/{other.user_id}", {"role": "agent"}), other.patch(f"/users/{one.user_id}", {"role": "agent"})
    )
    assert 200 in {answer.status for answer in answers}
    still_in = [(await admin.get("/settings")).status for admin in (one, other)]
    assert still_in.count(200) == 1


async def test_one_code_opens_one_session(sign_in: SignIn, stranger: Caller, app_context: AppContext):
    agent = await sign_in(Role.AGENT)
    factor = await (await agent.post("/me/totp")).json()
    totp, now = pyotp.TOTP(factor["secret"]), clock.utc_now()
    assert (await agent.post("/me/totp/confirm", {"code": totp.at(now)})).status == 200
    password_hash = await hash_password(PASSWORD)
    async with app_context.database.write() as session:
        user = await session.get_one(User, agent.user_id)
        user.password_hash, email = password_hash, user.email
    form = {"email": email, "password": PASSWORD, "totp_code": totp.at(now + timedelta(seconds=30))}
    answers = await asyncio.gather(*[stranger.post("/session", form) for _ in range(4)])
    assert sorted(answer.status for answer in answers) == [200, 401, 401, 401]


async def test_one_address_invited_twice_at_once_is_one_person(sign_in: SignIn):
    admin = await sign_in(Role.ADMIN)
    form = {"email": "somsri@desk.test", "name": "สมศรี", "role": "agent", "team_ids": [], "language": "th"}
    answers = await asyncio.gather(*[admin.post("/users/invitations", form) for _ in range(4)])
    assert sorted(answer.status for answer in answers) == [201, 409, 409, 409]
