"""A copy of the talk by mail: in the visitor's language, whole, and never a way to write to strangers in our name."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import select

from channels.webchat.frames import (
    CanceledDocument,
    FrameFile,
    FramePerson,
    FrameSender,
    MessageDocument,
    StateCode,
    StateDocument,
    TalkState,
)
from channels.webchat.stream import Frame
from core.staff.models import SystemMail
from web.widget.transcript import is_worth_sending, transcript_of

AT = datetime(2026, 11, 22, 3, 15, tzinfo=UTC)
TAKEN_BACK = UUID(int=9)
PERSON = FramePerson(name="นก")


def stream() -> list[Frame]:
    files = (FrameFile(id="1", file_name="ใบเสร็จ.pdf", content_type="application/pdf", size=1, is_image=False),)
    documents: list[MessageDocument | StateDocument | CanceledDocument] = [
        MessageDocument(id="1", sender=FrameSender.VISITOR, text="ลำโพงไม่มีเสียง", attachments=files, at=AT),
        StateDocument(state=TalkState.ACTIVE, code=StateCode.CHAT_ACCEPTED, agent=PERSON, at=AT),
        MessageDocument(id=str(TAKEN_BACK), sender=FrameSender.AGENT, text="taken back", author=PERSON, at=AT),
        MessageDocument(id="3", sender=FrameSender.AGENT, text="ขอดูรูปได้ไหมคะ", author=PERSON, at=AT),
        CanceledDocument(message_id=TAKEN_BACK),
        MessageDocument(id="5", sender=FrameSender.MAIL, text="ส่งให้แล้วครับ", at=AT),
        StateDocument(state=TalkState.ENDED, code=StateCode.CHAT_ENDED, by="agent", at=AT),
    ]
    return [
        Frame(seq, one.kind, one.model_dump(mode="json", by_alias=True), None, AT)
        for seq, one in enumerate(documents, 1)
    ]


def test_thai_reads_thai_dates_and_the_visitors_hours():
    mail = transcript_of(stream(), language="th", company="Siam Audio", time_zone="Asia/Bangkok")
    assert mail.subject == "สำเนาการสนทนากับ Siam Audio"
    assert "[22 พ.ย. 2569 10:15] คุณ:\nลำโพงไม่มีเสียง\n[ไฟล์: ใบเสร็จ.pdf]" in mail.text
    assert "[22 พ.ย. 2569 10:15] — นก เข้าร่วมการสนทนา —" in mail.text
    assert "[22 พ.ย. 2569 10:15] นก:\nขอดูรูปได้ไหมคะ" in mail.text
    assert "คุณ (ทางอีเมล):\nส่งให้แล้วครับ" in mail.text
    assert "taken back" not in mail.text


def test_english_reads_english_and_an_unknown_zone_is_utc():
    mail = transcript_of(stream(), language="en", company="Siam Audio", time_zone="../../etc/passwd")
    assert mail.subject == "Your chat with Siam Audio"
    assert "[22 Nov 2026 03:15] You:" in mail.text
    assert "— The chat ended —" in mail.text


def test_only_what_somebody_of_ours_answered_is_worth_a_mail():
    whole = stream()
    assert is_worth_sending(whole)
    assert not is_worth_sending(whole[:3] + whole[4:])
    assert not is_worth_sending(whole[:1])


async def test_the_mail_waits_for_a_mailbox_with_its_text_encrypted(widget, open_page, agent_says, app_context):
    page = await open_page()
    await page.say("ลำโพงไม่มีเสียง")
    answer = await page.post("/transcript", {"email": "Somchai@Example.com"})
    assert (answer.status, (await answer.json())["code"]) == (409, "nothing_to_send")
    await agent_says(page.visitor_id, "ขอดูรูปได้ไหมคะ")
    assert (await page.post("/transcript", {"email": "Somchai@Example.com"})).status == 202
    async with app_context.database.read() as session:
        [mail] = (await session.execute(select(SystemMail))).scalars()
    assert (mail.recipient, mail.subject, mail.state) == ("somchai@example.com", "สำเนาการสนทนากับ Siam Audio", "queued")
    text = app_context.secrets.decrypt(mail.text_encrypted)
    assert text.index("ลำโพงไม่มีเสียง") < text.index("ขอดูรูปได้ไหมคะ")
    assert "ขอดูรูป" not in mail.text_encrypted


async def test_what_is_no_address_gets_no_mail(widget, open_page, agent_says):
    page = await open_page()
    await agent_says(page.visitor_id, "สวัสดีค่ะ")
    for address in ("", "x", "a@b", "a@b.c, d@e.f", "a b@c.de", "<a@b.cd>", "a@b.cd\nBcc: x@y.zz"):
        answer = await page.post("/transcript", {"email": address})
        assert answer.status == 422, address
