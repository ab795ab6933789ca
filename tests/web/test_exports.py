"""Files of tickets over HTTP."""

from typing import Any

from core.staff.principal import Role
from tests.factories import desk
from tests.web.conftest import SignIn
from workers.jobs import exports


async def test_asked_for_written_and_fetched(sign_in: SignIn, app_context: Any) -> None:
    boss, agent = await sign_in(Role.SUPERVISOR), await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        await desk.make_ticket(session)
    wanted = {"title": "งาน/ด่วน", "format": "xlsx", "language": "en", "columns": ["number", "due_at"]}
    assert (await agent.post("/exports", wanted)).status == 403
    asked = await boss.post("/exports", wanted)
    assert asked.status == 202
    export = await asked.json()
    path = f"/exports/{export['id']}"
    assert (await boss.get(f"{path}/file")).status == 404
    await exports.run(app_context)
    done = await (await boss.get(path)).json()
    assert (done["state"], done["written"], done["total"]) == ("done", 1, 1)
    file = await boss.get(f"{path}/file")
    assert (file.status, file.headers["Cache-Control"]) == (200, "private, no-store")
    assert "attachment" in file.headers["Content-Disposition"]
    assert (await file.read()).startswith(b"PK")
    assert [one["id"] for one in (await (await boss.get("/exports")).json())["items"]] == [export["id"]]
    assert (await boss.delete(path)).status == 204
    assert (await boss.get(f"{path}/file")).status == 404
