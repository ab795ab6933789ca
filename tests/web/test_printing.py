"""A ticket as a PDF behind the gate."""

from core.staff.principal import Role
from tests.factories import desk


async def test_a_visible_ticket_is_printed_and_another_is_not_there(sign_in, database):
    agent, seller = await sign_in(Role.AGENT), await sign_in(Role.SALES)
    async with database.write() as session:
        ticket = await desk.make_ticket(session, subject="ลำโพง #eval(1)")
        await desk.make_message(session, ticket, "ลำโพงไม่มีเสียง")
        hidden = await desk.make_ticket(session, team=await desk.make_team(session))
        spam = await desk.make_ticket(session, status="spam")
    for person in (agent, seller):
        answer = await person.get(f"/tickets/{ticket.id}/pdf", params={"language": "en", "notes": "true"})
        assert (answer.status, answer.content_type) == (200, "application/pdf")
        assert f'filename="{ticket.number}.pdf"' in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "private, max-age=60"
        assert (await answer.read()).startswith(b"%PDF-")
    assert (await agent.get(f"/tickets/{hidden.id}/pdf")).status == 404
    assert (await seller.get(f"/tickets/{spam.id}/pdf")).status == 404
    assert (await agent.get(f"/tickets/{ticket.id}/pdf", params={"language": "xx"})).status == 422
