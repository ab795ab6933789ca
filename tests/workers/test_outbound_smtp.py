"""Sending through the real mail adapter to a real SMTP server."""

import json
from email.header import decode_header, make_header

import pytest
from sqlalchemy import select

from core.staff import one_time
from core.staff.models import SystemMail
from core.staff.principal import Role
from tests.factories import channels, desk
from tests.factories.channels import AT_ONCE
from tests.factories.contexts import make_context
from tests.support.smtp import Behaviour
from tests.ticketing.replies.desk_of import Scene, set_scene
from ticketing.messages.models import Message
from ticketing.replies.composition import compose_body
from workers.jobs import outbound, system_mail


@pytest.fixture
async def scene(database, smtp_sink) -> Scene:
    scene = await set_scene(database)
    smtp = {"host": smtp_sink.host, "port": smtp_sink.port, "security": "none"}
    async with database.write() as session:
        account = await session.get_one(type(scene.account), scene.account.id)
        account.config_encrypted = channels.SECRETS.encrypt(json.dumps({"smtp": smtp}))
    return scene


@pytest.fixture
def process(database, tmp_path):
    return make_context(database, tmp_path, allow_private_hosts=True)


async def test_an_answer_arrives_threaded_with_its_picture_and_its_file(scene, process, smtp_sink, database):
    picture = await process.blobs.put(b"\x89PNG picture")
    async with database.write() as session:
        inline = await desk.make_attachment(
            session, None, uploaded_by=scene.nok.user_id, file_name="ภาพ.png", content_type="image/png",
            blob_key=picture, size=12,
        )  # fmt: skip
    accepted = await scene.reply(
        body=compose_body(f'<p>ดูภาพ <img src="/api/v1/attachments/{inline.id}"></p>', ""),
        attachment_ids=(inline.id,),
        capabilities=AT_ONCE,
    )
    await outbound.run(process)
    [mail] = smtp_sink.received
    assert mail.recipients == ("somchai@example.com",)
    parsed = mail.parsed
    assert parsed["In-Reply-To"] == "<q1@example.com>"
    assert "Auto-Submitted" not in parsed
    assert f"[#{scene.ticket.number}]" in str(make_header(decode_header(parsed["Subject"])))
    parts = {part.get_content_type(): part for part in parsed.walk()}
    assert parts["image/png"]["Content-ID"] == f"<{inline.id}@inline>"
    assert f"cid:{inline.id}@inline" in parts["text/html"].get_payload(decode=True).decode()
    assert parts["image/png"].get_payload(decode=True) == b"\x89PNG picture"
    assert (await scene.delivery(accepted.message_id)).state == "sent"
    async with database.read() as session:
        query = select(Message.external_message_id).where(Message.id == accepted.message_id)
        assert (await session.execute(query)).scalar() == parsed["Message-ID"]


@pytest.mark.parametrize(
    ("behaviour", "state"),
    [
        (Behaviour.REFUSE_RECIPIENT, "failed"),
        (Behaviour.REFUSE_DATA, "failed"),
        (Behaviour.TRY_LATER, "retry"),
        (Behaviour.DROP_BEFORE_DATA, "retry"),
        (Behaviour.DROP_AFTER_DATA, "uncertain"),
    ],
)
async def test_what_a_server_does_becomes_the_right_state(scene, process, smtp_sink, behaviour, state):
    smtp_sink.behaviour = behaviour
    accepted = await scene.reply(capabilities=AT_ONCE)
    await outbound.run(process)
    delivery = await scene.delivery(accepted.message_id)
    assert delivery.state == state
    assert delivery.diagnostic


async def test_a_missing_file_fails_and_sends_nothing(scene, process, smtp_sink, database):
    async with database.write() as session:
        upload = await desk.make_attachment(session, None, uploaded_by=scene.nok.user_id, blob_key="f" * 64)
    accepted = await scene.reply(attachment_ids=(upload.id,), capabilities=AT_ONCE)
    await outbound.run(process)
    assert (await scene.delivery(accepted.message_id)).state == "failed"
    assert smtp_sink.received == []


# --- mails to staff --------------------------------------------------------------------------------------------------


async def invite(database) -> str:
    async with database.write() as session:
        user = await desk.make_user(session, Role.AGENT, name="นก")
        await one_time.send_invitation(session, one_time.Sender("https://desk.example", channels.SECRETS), user)
        return user.email


async def mails(database) -> list[SystemMail]:
    async with database.read() as session:
        return list((await session.execute(select(SystemMail))).scalars())


async def test_an_invitation_goes_out_through_a_connected_mailbox(scene, process, smtp_sink, database):
    email = await invite(database)
    await system_mail.run(process)
    [mail] = smtp_sink.to(email)
    assert mail.sender == scene.account.address
    assert mail.parsed["Auto-Submitted"] is not None
    text = mail.parsed.get_payload(decode=True) or mail.parsed.get_payload()[0].get_payload(decode=True)
    assert b"https://desk.example/invitations/" in text
    [row] = await mails(database)
    assert (row.state, row.text_encrypted, row.lease_token) == ("sent", "", None)
    await system_mail.run(process)
    assert len(smtp_sink.received) == 1


async def test_an_invitation_waits_while_nothing_can_send_it(database, process):
    await invite(database)
    await system_mail.run(process)
    [row] = await mails(database)
    assert (row.state, row.attempts) == ("queued", 1)
    assert row.error
    assert row.text_encrypted


async def test_a_configured_sender_is_used(scene, database, tmp_path, smtp_sink):
    email = await invite(database)
    process = make_context(database, tmp_path, allow_private_hosts=True, system_mail_from="noreply@shop.example")
    await system_mail.run(process)
    assert [mail.sender for mail in smtp_sink.to(email)] == ["noreply@shop.example"]
