"""Mails in their frame, pictures through the proxy, raw mails, uploads and downloads, over HTTP."""

from io import BytesIO
from uuid import uuid4

from core import ids
from core.inbox.models import InboundDelivery
from core.staff.principal import Role
from core.text.html import clean_html
from tests.factories import desk
from tests.web.conftest import SignIn

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 64


async def make_mail(context, html: str = "<p>สวัสดี</p>", **ticket):
    async with context.database.write() as session:
        return await desk.make_message(session, await desk.make_ticket(session, **ticket), html=clean_html(html))


async def test_a_mail_is_shown_without_scripts_and_without_requests(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    html = (
        '<script>alert(1)</script><p onclick="x()">ข้อความ</p><img src="cid:logo@x"><img src="https://t.example/p.gif">'
    )
    message = await make_mail(app_context, html)
    async with app_context.database.write() as session:
        merged = await session.merge(message)
        logo = await desk.make_attachment(session, merged, content_id="logo@x", is_inline=True)
    answer = await agent.get(f"/messages/{message.id}/html")
    page, policy = await answer.text(), answer.headers["Content-Security-Policy"]
    assert answer.content_type == "text/html"
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "ข้อความ" in page
    assert "script" not in page
    assert "onclick" not in page
    assert f'src="/api/v1/attachments/{logo.id}"' in page
    assert "https://t.example" not in page.replace('data-remote-src="https://t.example/p.gif"', "")
    with_pictures = await (await agent.get(f"/messages/{message.id}/html?remote_images=1")).text()
    assert f'src="/api/v1/messages/{message.id}/images/0"' in with_pictures


async def test_pictures_at_private_addresses_are_not_fetched(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    message = await make_mail(app_context, '<img src="http://127.0.0.1:9/a.png"><img src="http://[::1]/a.png">')
    for place in (0, 1):
        private = await agent.get(f"/messages/{message.id}/images/{place}")
        assert (private.status, (await private.json())["code"]) == (422, "private_address")
    assert (await agent.get(f"/messages/{message.id}/images/2")).status == 404


async def test_the_raw_mail(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    raw = b"From: a@example.com\r\n\r\nhello"
    kept = {}
    for name, fields in {"inline": {"raw": raw}, "blob": {"blob_key": await app_context.blobs.put(raw)}}.items():
        async with app_context.database.write() as session:
            delivery = InboundDelivery(
                id=ids.new_id(),
                channel_account_id=uuid4(),
                channel_kind="email",
                delivery_key=name,
                state="parsed",
                size=len(raw),
                received_at=desk.START,
                **fields,
            )
            session.add(delivery)
            ticket = await desk.make_ticket(session)
            kept[name] = await desk.make_message(session, ticket, inbound_delivery_id=delivery.id)
    for message in kept.values():
        answer = await agent.get(f"/messages/{message.id}/raw")
        assert (answer.status, await answer.read()) == (200, raw)
        assert answer.headers["Content-Disposition"].startswith("attachment")
    ours = await make_mail(app_context)
    missing = await agent.get(f"/messages/{ours.id}/raw")
    assert (missing.status, (await missing.json())["code"]) == (404, "no_raw")


async def test_an_upload_is_its_persons_own_until_it_is_sent(app_context, sign_in: SignIn):
    agent, other = await sign_in(Role.AGENT), await sign_in(Role.ADMIN)
    answer = await agent.call(
        "POST", "/attachments?file_name=../สลิป.png", data=PNG, headers={"Content-Type": "text/html"}
    )
    file = await answer.json()
    assert (answer.status, file["file_name"], file["content_type"], file["size"]) == (
        201,
        "สลิป.png",
        "image/png",
        len(PNG),
    )
    path = f"/attachments/{file['id']}"
    shown = await agent.get(path)
    assert await shown.read() == PNG
    assert shown.headers["Content-Disposition"].startswith("inline")
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert (await (await agent.get(path + "?download=1")).read()) == PNG
    assert (await other.get(path)).status == 404
    assert (await other.delete(path)).status == 404
    assert (await agent.delete(path)).status == 204
    assert (await agent.get(path)).status == 404


async def test_an_upload_over_the_limit(app_context, sign_in: SignIn):
    limit = app_context.settings.max_upload_bytes
    agent = await sign_in(Role.AGENT)
    answer = await agent.call("POST", "/attachments?file_name=big.bin", data=BytesIO(b"\0" * (limit + 1)))
    assert (answer.status, (await answer.json())["code"]) == (413, "too_large")


async def test_what_a_browser_could_run_is_downloaded(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    key = await app_context.blobs.put(b"<svg onload='x()'>")
    message = await make_mail(app_context)
    async with app_context.database.write() as session:
        merged = await session.merge(message)
        fields = {"blob_key": key, "size": 18, "content_type": "image/svg+xml", "file_name": "รูป.svg"}
        file = await desk.make_attachment(session, merged, **fields)
        pending = await desk.make_attachment(session, merged, blob_key=None, state="refused")
    answer = await agent.get(f"/attachments/{file.id}")
    assert (answer.status, answer.content_type) == (200, "application/octet-stream")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    missing = await agent.get(f"/attachments/{pending.id}")
    assert (missing.status, (await missing.json())["code"]) == (404, "attachment_not_stored")


async def test_the_gate_stands_before_messages_and_files(app_context, sign_in: SignIn):
    agent = await sign_in(Role.AGENT)
    async with app_context.database.write() as session:
        ticket = await desk.make_ticket(session, team=await desk.make_team(session))
        message = await desk.make_message(session, ticket, html="<p>secret</p>")
        file = await desk.make_attachment(session, message)
    for path in (f"/messages/{message.id}/html", f"/messages/{message.id}/images/0", f"/messages/{message.id}/raw"):
        assert (await agent.get(path)).status == 404
    assert (await agent.get(f"/attachments/{file.id}")).status == 404
