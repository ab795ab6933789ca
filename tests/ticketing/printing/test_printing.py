"""A ticket on paper: what is printed and what is not, hostile words, Thai that is not torn apart, bounds."""

import re
import zlib
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest

from core.staff.people import TeamRef, UserRef
from ticketing.fields.model import Choice, Field, TicketFieldKind
from ticketing.messages.reading import AddressView, AttachmentView, Author, MessageView
from ticketing.printing import composing
from ticketing.printing.composing import CallWords, Inside, Printing, clean, compose
from ticketing.printing.labels import LABELS
from ticketing.printing.rendering import render
from ticketing.tasks.reading import TaskView
from ticketing.tickets.lifecycle import Priority, Status
from ticketing.tickets.reading import ContactRef, TicketView

AT = datetime(2026, 11, 16, 2, 12, tzinfo=UTC)
HOSTILE = (
    '#read("/etc/passwd") #eval("1+1") #set page(width: 1pt) *b* _i_ $x^2$ `code` <label> @ref [body] \\u{41} // no\n'
    '#import "@preview/x:1.0.0": * /* never closed \n= heading\n- list\n+ item\n"quoted" #{ panic("out") } ]]]}}}'
)


def message(text: str = "สวัสดีครับ", direction: str = "inbound", **more) -> MessageView:
    values: dict[str, Any] = {
        "id": uuid4(), "conversation_id": None, "ticket_id": None, "direction": direction,
        "author": Author("contact", None, "สมชาย ใจดี"), "subject": "", "text": text, "reply_text": text,
        "quoted_text": "", "signature": "", "has_html": False, "has_quoted": False, "has_raw": False,
        "to": (), "cc": (), "bcc": (), "attachments": (), "mentions": (), "quick_replies": (), "machine": None,
        "authentication": "", "is_automatic": False, "created_at": AT, "version": 1, **more,
    }  # fmt: skip
    known = set(MessageView.__dataclass_fields__)
    return MessageView(**{name: values.get(name, False) for name in known})


def ticket(**more) -> TicketView:
    values: dict[str, Any] = {
        "id": uuid4(), "number": 1042, "subject": "ลำโพงไม่มีเสียง", "status": "open", "priority": "high", "type": None,
        "channel_kind": "email", "contact": ContactRef(uuid4(), "สมชาย ใจดี", True), "account": None,
        "owner": UserRef(uuid4(), "นก", ""), "team": TeamRef(uuid4(), "บริการ"), "tags": (), "created_at": AT,
        "solved_at": None, **more,
    }  # fmt: skip
    fields: dict[str, Any] = {name: values.get(name) for name in TicketView.__dataclass_fields__}
    return TicketView(**fields)


def how(language: str = "th", *, notes: bool = True, calls: dict[UUID, CallWords] | None = None) -> Printing:
    return Printing(language, "Asia/Bangkok", "เสียงดี ออดิโอ", "นก สุดารัตน์", AT, notes, calls or {})


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page[^s]", pdf))


def test_the_head_says_what_it_is_in_both_languages():
    thai, english = compose(ticket(), [], how()), compose(ticket(), [], how("en"))
    assert [(fact.label, fact.value) for fact in thai.facts][:4] == [
        ("ลูกค้า", "สมชาย ใจดี"), ("สถานะ", "เปิดอยู่"), ("ความสำคัญ", "สูง"), ("ผู้รับผิดชอบ", "นก"),
    ]  # fmt: skip
    assert ("Opened", "16 Nov 2026 09:12") in [(fact.label, fact.value) for fact in english.facts]
    assert ("เปิดเมื่อ", "16 พ.ย. 2569 09:12") in [(fact.label, fact.value) for fact in thai.facts]
    assert thai.page_of.format(page=1, pages=2) == "หน้า 1 จาก 2"


def test_every_word_is_there_in_both_languages():
    assert LABELS["th"].keys() == LABELS["en"].keys()
    for kind, names in (("status", Status), ("priority", Priority)):
        assert {f"{kind}.{one.value}" for one in names} <= LABELS["en"].keys()


def test_notes_and_calls_are_printed_only_when_wanted():
    note, call = message("ห้ามบอกลูกค้า", "internal"), message("โทรมาตาม", "internal")
    said = [message(), note, call, message("เรียบร้อยค่ะ", "outbound", to=(AddressView("email", "a@b.co", "A"),))]
    words = {call.id: CallWords("inbound", False, 125, "081-234-5678", "ตอบแล้ว")}
    without = compose(ticket(), said, how(notes=False))
    assert [entry.kind for entry in without.entries] == ["inbound", "outbound"]
    whole = compose(ticket(), said, how(calls=words))
    assert [entry.kind for entry in whole.entries] == ["inbound", "note", "call", "outbound"]
    assert (whole.entries[2].mark, whole.entries[2].details) == ("โทรเข้า", ("081-234-5678 · 2:05 นาที · ตอบแล้ว",))
    assert whole.entries[3].details == ("ถึง: A <a@b.co>",)


def test_what_others_outside_were_told_is_not_for_customers():
    said = [message(), message("ช่วยดูให้หน่อย", "outbound", is_side=True), message("มีของครับ", is_side=True)]
    assert [entry.text for entry in compose(ticket(), said, how(notes=False)).entries] == ["สวัสดีครับ"]
    whole = compose(ticket(), said, how("en")).entries
    assert [entry.mark for entry in whole] == ["", "Side conversation", "Side conversation"]


def test_files_are_listed_by_name_and_size():
    file = AttachmentView(
        uuid4(), None, None, "ใบเสร็จ.pdf", "application/pdf", 2_500_000, None, None, False, "stored", None
    )
    [entry] = compose(ticket(), [message(attachments=(file,))], how()).entries
    assert entry.files == ("ใบเสร็จ.pdf (2.4 MB)",)


def test_what_would_be_too_much_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr(composing, "MOST_ENTRIES", 3)
    printed = compose(ticket(), [message(f"ข้อความ {number}") for number in range(5)], how())
    assert [entry.text for entry in printed.entries] == ["ข้อความ 2", "ข้อความ 3", "ข้อความ 4"]
    assert printed.notice == "พิมพ์เฉพาะ 3 รายการล่าสุด"
    [entry] = compose(ticket(), [message("ก" * 30_000)], how()).entries
    assert len(entry.text) < 21_000
    assert entry.text.endswith("พิมพ์เฉพาะส่วนต้น")


def test_long_words_can_be_broken_and_thai_is_left_alone():
    assert clean("https://shop.example/" + "a" * 60, 500).count("\u200b") == 5
    thai = "ที่นี่มีกุ้งปิ้งน้ำผึ้ง" * 20
    assert clean(thai, 5_000) == thai
    assert clean("a\x00b\r\nc\td\u2028", 50) == "ab\nc    d"


@pytest.mark.parametrize("language", ["th", "en"])
def test_hostile_words_are_only_words(language):
    said = [
        message(HOSTILE),
        message(HOSTILE, "outbound"),
        message("", "internal"),
        message("\u202e\ufffe\U0010ffff🙏你好"),
    ]
    hostile = ticket(subject=HOSTILE, contact=ContactRef(uuid4(), HOSTILE, False))
    pdf = render(replace(compose(hostile, said, how(language)), organization=HOSTILE))
    assert pdf.startswith(b"%PDF-")
    assert pages(pdf) <= 2, "nothing in it has set another page"
    assert b"root:" not in b"".join(streams(pdf))


def test_a_long_ticket_has_page_numbers_and_a_head_on_every_page():
    pdf = render(compose(ticket(), [message("ลูกค้าแจ้งว่าลำโพงไม่มีเสียง " * 40) for _ in range(20)], how()))
    assert pages(pdf) > 2


def streams(pdf: bytes) -> list[bytes]:
    found = []
    for body in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL):
        try:
            found.append(zlib.decompress(body))
        except zlib.error:
            found.append(body)
    return found


def test_what_is_ours_is_printed_with_the_notes_alone():
    cause = Field(
        uuid4(), TicketFieldKind.MULTI_CHOICE, "สาเหตุ", "Cause",
        choices=(Choice("a", "สายหลวม", "Loose cable"), Choice("b", "แผงเสีย", ""), Choice("c", "อื่น ๆ", "Other")),
    )  # fmt: skip
    price = Field(uuid4(), TicketFieldKind.MONEY, "ค่าซ่อม", "Price", decimals=2)
    bought, checked = Field(uuid4(), TicketFieldKind.DATE, "วันที่ซื้อ"), Field(uuid4(), TicketFieldKind.CHECKBOX, "ตรวจแล้ว")
    task = TaskView(uuid4(), uuid4(), "โทรกลับ", UserRef(uuid4(), "นก", ""), AT, None, None, AT, 1)
    inside = Inside(
        status="รออะไหล่",
        fields=[(cause, ("a", "b")), (price, 123_450), (bought, date(2026, 2, 28)), (checked, True)],
        tasks=[task, replace(task, title="ถ่ายรูป", owner=None, done_at=AT)],
        minutes=95,
    )
    kept = replace(how(), inside=inside)
    thai = compose(ticket(due_at=AT), [], kept)
    facts = {fact.label: fact.value for fact in thai.facts}
    assert facts["สถานะ"] == "รออะไหล่"
    assert [facts[name] for name in ("สาเหตุ", "ค่าซ่อม", "วันที่ซื้อ", "ตรวจแล้ว")] == [
        "สายหลวม, แผงเสีย", "1,234.50 บาท", "28 ก.พ. 2569", "ใช่",
    ]  # fmt: skip
    assert (facts["เวลาที่ใช้"], facts["กำหนดเสร็จ"]) == ("1 ชม. 35 นาที", "16 พ.ย. 2569 09:12")
    assert [(one.title, one.note, one.is_done) for one in thai.todo] == [
        ("โทรกลับ", "นก · ภายใน 16 พ.ย. 2569 09:12", False), ("ถ่ายรูป", "", True),
    ]  # fmt: skip
    english = {fact.label: fact.value for fact in compose(ticket(), [], replace(kept, language="en")).facts}
    assert (english["Cause"], english["Price"]) == ("Loose cable, แผงเสีย", "THB 1,234.50")
    customers = compose(ticket(due_at=AT), [], replace(kept, has_notes=False))
    assert (customers.facts, customers.todo) == (compose(ticket(), [], how()).facts, ())
    assert render(thai).startswith(b"%PDF-")
