"""A form is filled in and sent: one ticket, nothing lost, whatever is in the way said."""

import json
from urllib.parse import urlencode
from uuid import UUID

import pytest
from sqlalchemy import select

from channels.webform.submission import reference_of
from core.staff.models import SystemMail
from tests.web.forms.conftest import MakeForm
from ticketing.messages.models import Attachment

GOOD = {"name": "สมชาย ใจดี", "email": "somchai@example.com", "agree": "yes", "story": "ลำโพงไม่ดัง\nครับ"}


async def test_a_form_becomes_a_ticket_and_its_sender_learns_the_number(make_form: MakeForm):
    visitor = await make_form(brand="เสียงดี ออดิโอ")
    page = await visitor.open("?lang=th&utm_source=line&product=SD-9")
    assert (page.status, page.value("product")) == (200, "SD-9")
    visitor.files = [("receipt", "ใบเสร็จ.pdf", "application/octet-stream", b"%PDF-1.7 receipt")]
    thanks = await visitor.send(page, GOOD | {"topic": "repair", "channels": ["mail", "phone"]})
    assert thanks.status == 200
    [delivery] = await visitor.deliveries()
    [ticket] = await visitor.tickets()
    assert ticket.subject == "ติดต่อเรา: สมชาย ใจดี"
    assert (ticket.channel_kind, ticket.status) == ("webform", "new")
    [message] = await visitor.messages()
    reference = reference_of(_submission_id(thanks.url))
    assert message.text.startswith("ลำโพงไม่ดัง\nครับ\n\nชื่อ: สมชาย ใจดี\nอีเมล: somchai@example.com\n")
    assert "ติดต่อกลับทาง: อีเมล, โทรศัพท์" in message.text
    assert "product: SD-9" in message.text
    assert message.text.endswith(f"รหัสอ้างอิง: {reference}")
    assert reference in thanks.text
    assert delivery.channel_account_id == ticket.channel_account_id
    async with visitor.context.database.read() as session:
        [file] = (await session.execute(select(Attachment))).scalars()
    assert (file.file_name, file.content_type) == ("ใบเสร็จ.pdf", "application/pdf")
    assert await visitor.context.blobs.get(file.blob_key or "") == b"%PDF-1.7 receipt"
    assert f"#{ticket.number}" in thanks.text


async def test_mistakes_are_told_beside_the_fields_and_everything_typed_is_kept(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open("?lang=th")
    visitor.files = [("receipt", "ใบเสร็จ.pdf", "application/pdf", b"%PDF-1.7")]
    wrong: dict[str, str | list[str]] = {
        "name": "",
        "email": "somchai",
        "story": '<b>ลำโพง</b>\n"ไม่ดัง" 👩‍👩‍👧‍👦',
        "topic": "order",
        "channels": ["phone"],
    }
    refused = await visitor.send(page, wrong)
    assert refused.status == 422
    assert refused.value("story") == wrong["story"]
    assert refused.inputs.values["channels"] == ["phone"]
    assert (refused.value("topic"), refused.value("email")) == ("order", "somchai")
    assert "<b>ลำโพง" not in refused.html
    assert {"e-name", "e-email", "e-agree", "f-name", "f-agree"} <= refused.inputs.ids
    assert refused.inputs.attributes["email"]["aria-invalid"] == "true"
    assert refused.inputs.attributes["email"]["aria-describedby"] == "e-email"
    assert "กรุณากรอกอีเมลให้ถูกต้อง" in refused.text
    assert "กรุณาเลือกไฟล์อีกครั้ง เบราว์เซอร์ไม่เก็บไฟล์ที่เลือกไว้: ใบเสร็จ.pdf" in refused.text
    assert refused.token == page.token
    assert await visitor.deliveries() == []
    visitor.files = []
    thanks = await visitor.send(refused, GOOD | {"story": wrong["story"]})
    assert thanks.status == 200
    [message] = await visitor.messages()
    assert message.text.startswith(str(wrong["story"]))


async def test_in_english(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open("?lang=en")
    assert "Fields marked * are required." in page.text
    refused = await visitor.send(page, {"email": "x"}, query="?lang=en")
    assert "Please write an e-mail address such as somchai@example.com." in refused.text
    thanks = await visitor.send(refused, GOOD, query="?lang=en")
    assert "Thank you" in thanks.text
    [ticket] = await visitor.tickets()
    assert (ticket.subject, ticket.language) == ("Contact us: สมชาย ใจดี", "en")


async def test_a_double_click_is_one_ticket_and_another_text_is_not_lost(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open()
    first, second = await visitor.send(page, GOOD), await visitor.send(page, GOOD)
    assert first.url == second.url
    changed = await visitor.send(page, GOOD | {"story": "อีกเรื่องหนึ่ง"})
    assert changed.status == 422
    assert "แบบฟอร์มนี้ส่งไปแล้วหนึ่งครั้ง" in changed.text
    assert changed.value("story") == "อีกเรื่องหนึ่ง"
    assert changed.token != page.token
    assert (await visitor.send(changed, {})).status == 200
    assert len(await visitor.tickets()) == 2


@pytest.mark.parametrize(
    "story",
    ["ก" * 5_000, "สวัสดี 👩‍👩‍👧‍👦🙏🏽❤️ \U0001f1f9\U0001f1ed", "a\u200bb\u00adc", "1\r\n2\r3"],
    ids=["5000 Thai characters", "emoji", "invisible", "line ends"],
)
async def test_long_and_unusual_texts_arrive_whole(make_form: MakeForm, story: str):
    visitor = await make_form()
    thanks = await visitor.send(await visitor.open(), GOOD | {"story": story})
    assert thanks.status == 200
    [message] = await visitor.messages()
    assert message.text.split("\n\nชื่อ:")[0] == story.replace("\r\n", "\n").replace("\r", "\n")


async def test_what_no_database_holds_is_taken_out(make_form: MakeForm):
    visitor = await make_form()
    thanks = await visitor.send(await visitor.open(), GOOD | {"name": "สม\x00ชาย", "story": "a\x00\x07b"})
    assert thanks.status == 200
    [ticket] = await visitor.tickets()
    assert ticket.subject == "ติดต่อเรา: สมชาย"


async def test_a_form_without_files_is_sent_the_short_way(make_form: MakeForm):
    visitor = await make_form(fields=[{"key": "name", "label_th": "ชื่อ", "maps_to": "name"}])
    page = await visitor.open()
    assert 'enctype="application/x-www-form-urlencoded"' in page.html
    body = urlencode({"-token": page.token, "name": "ดาว"})
    sent = await visitor.post(body, **{"Content-Type": "application/x-www-form-urlencoded"})
    assert sent.status == 200
    assert [ticket.subject for ticket in await visitor.tickets()] == ["ติดต่อเรา: ดาว"]


async def test_the_origin_is_kept(make_form: MakeForm):
    visitor = await make_form()
    page = await visitor.open(
        "?embed=1&page_url=https://shop.example/sd-1?utm_campaign%3Dpayday&page_title=SD-1&referrer=https://line.me/"
    )
    assert page.value("-utm_campaign") == "payday"
    forged = {"-referrer": "javascript:alert(1)", "-page_title": "x" * 5_000}
    await visitor.send(page, GOOD | forged)
    [delivery] = await visitor.deliveries()
    origin = json.loads(delivery.raw or b"")["origin"]
    assert origin["page_url"] == "https://shop.example/sd-1?utm_campaign=payday"
    assert (origin["utm_campaign"], origin["referrer"], len(origin["page_title"])) == ("payday", "", 300)
    own = await visitor.open("?utm_source=qr", Referer="https://news.example/")
    assert own.value("-referrer") == "https://news.example/"
    assert own.value("-utm_source") == "qr"
    assert own.value("-page_url").endswith("/forms/contact?utm_source=qr")


async def test_the_company_is_told_by_mail_once(make_form: MakeForm):
    visitor = await make_form(notify=["Service@Shop.example"])
    page = await visitor.open()
    for _ in range(2):
        await visitor.send(page, GOOD)
    async with visitor.context.database.read() as session:
        [mail] = (await session.execute(select(SystemMail))).scalars()
    assert (mail.recipient, mail.subject) == ("service@shop.example", "ติดต่อเรา: สมชาย ใจดี")
    text = visitor.context.secrets.decrypt(mail.text_encrypted)
    assert text.startswith("ลำโพงไม่ดัง")
    assert "/inbox/unassigned" in text


def _submission_id(url: str) -> UUID:
    return UUID(url.partition("/sent/")[2].partition("?")[0])
