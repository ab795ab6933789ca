"""What people type is judged: all problems at once, and the answers as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.webform.problems import CODES, AnswerProblem, size_text
from channels.webform.validation import ChosenFile, judge
from channels.webform.values import clean_line, clean_text, read_date, read_email, read_number, read_phone
from tests.channels.webform.forms import FIELDS, GOOD, form, form_of


def answers(values, files=(), language="th", **settings):
    judgement = judge(form(**settings), language, {**GOOD, **values}, files)
    assert judgement.problems == ()
    return {answer.key: answer.text for answer in judgement.answers}


def codes(values, files=(), **settings):
    judgement = judge(form(**settings), "th", {**GOOD, **values}, files)
    return [(problem.field_key, problem.code) for problem in judgement.problems]


def test_good_answers_are_kept_in_the_order_of_the_form():
    given_answers = {
        "story": ["เสียงขาด ๆ หาย ๆ\r\nตั้งแต่เมื่อวาน\r\n"],
        "phone": ["๐๘๑-๒๓๔-๕๖๗๘"],
        "topic": ["repair"],
        "channels": ["phone", "mail"],
        "amount": ["1,000"],
        "bought": ["31/01/2569"],
        "serial": ["SD00123"],
    }
    assert answers(given_answers) == {
        "name": "สมชาย ใจดี",
        "email": "somchai@example.com",
        "phone": "081-234-5678",
        "topic": "แจ้งซ่อม",
        "channels": "อีเมล, โทรศัพท์",
        "amount": "1000",
        "bought": "31/01/2569",
        "serial": "SD00123",
        "story": "เสียงขาด ๆ หาย ๆ\nตั้งแต่เมื่อวาน",
        "agree": "ใช่",
        "product": "SD-1",
    }
    assert answers(given_answers, language="en")["bought"] == "31/01/2026"
    assert answers(given_answers, language="en")["topic"] == "Repair"


def test_every_problem_is_told_at_once():
    wrong = {
        "name": ["  "],
        "email": ["somchai"],
        "phone": ["12"],
        "topic": ["other"],
        "channels": ["pigeon"],
        "amount": ["0"],
        "bought": ["2027-01-01"],
        "serial": ["sd1"],
        "story": ["x" * 20_001],
        "agree": [],
    }
    assert codes(wrong) == [
        ("name", "required"),
        ("email", "not_email"),
        ("phone", "not_phone"),
        ("topic", "not_an_option"),
        ("channels", "not_an_option"),
        ("amount", "too_small"),
        ("bought", "too_late"),
        ("serial", "wrong_pattern"),
        ("story", "too_long"),
        ("agree", "must_accept"),
    ]
    more = {"amount": ["1001"], "bought": ["30/02/2026"], "serial": ["x" * 501]}
    assert codes(more) == [("amount", "too_big"), ("bought", "not_date"), ("serial", "too_long")]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_problem_has_a_sentence_in_both_languages(code):
    facts: dict[str, str | tuple[str, str]] = {
        "limit": "{limit}",
        "length": "9",
        "file": "{a}",
        "help": ("ช่วย", "Help"),
    }
    problem = AnswerProblem("a", code, facts)
    thai, english = problem.sentence("th"), problem.sentence("en")
    assert any("ก" <= character <= "๙" for character in thai)
    assert english.isascii() or "“" in english
    assert english.endswith((".", "Help"))


def test_files_are_judged():
    def file(name="a.pdf", content_type="application/pdf", size=10, key="receipt"):
        return ChosenFile(key, name, content_type, size)

    assert codes({}, [file(), file("b.png", "image/png")]) == []
    assert codes({}, [file(size=10 * 1024 * 1024 + 1)]) == [("receipt", "file_too_large")]
    assert codes({}, [file(size=0)]) == [("receipt", "file_empty")]
    assert codes({}, [file("a.exe", "application/x-msdownload")]) == [("receipt", "file_type")]
    assert codes({}, [file("a.exe", "application/x-msdownload")], file_kinds=[]) == []
    assert codes({}, [file()] * 6) == [("receipt", "too_many_files")]
    required = form(fields=[*FIELDS[:-2], {**FIELDS[-2], "is_required": True}])
    assert [p.code for p in judge(required, "th", GOOD, []).problems] == ["file_required"]
    [problem] = judge(form(), "th", GOOD, [file(size=11 * 1024 * 1024)]).problems
    assert problem.sentence("en") == "The file “a.pdf” is too large; each may have at most 10 MB."


def test_5000_thai_characters_and_emoji_are_one_answer():
    story = "ก็" * 2_495 + " 👩‍👩‍👧‍👦 🙏🏽 ❤️"
    assert answers({"story": [story]})["story"] == story
    exact = form_of({"key": "a", "type": "textarea", "label_th": "ก", "max_length": 5_000})
    assert judge(exact, "th", {"a": ["ก" * 5_000]}, []).problems == ()
    [problem] = judge(exact, "th", {"a": ["ก" * 5_001]}, []).problems
    assert problem.sentence("th") == "ข้อความยาวเกินไป (5,001 ตัวอักษร) กรอกได้ไม่เกิน 5,000 ตัวอักษร"


def test_hidden_answers_are_cut_and_never_refused():
    assert answers({"product": ["x" * 900]})["product"] == "x" * 500


@given(st.dictionaries(st.sampled_from([field["key"] for field in FIELDS]), st.lists(st.text(), max_size=3)))
def test_whatever_is_sent_is_judged(values):
    judgement = judge(form(), "en", values, [])
    keys = [field["key"] for field in FIELDS]
    assert {problem.field_key for problem in judgement.problems} <= set(keys)
    assert [a.key for a in judgement.answers] == [key for key in keys if key in {a.key for a in judgement.answers}]
    for answer in judgement.answers:
        assert answer.text.strip()
        assert "\x00" not in answer.text
        assert "\n" not in answer.text or answer.is_long
    for problem in judgement.problems:
        assert problem.sentence("th")


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)
    clean_text(text).encode()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("somchai@example.com", "somchai@example.com"),
        ("ＳＯＭ＠Example.co.th", "som@example.co.th"),
        ("สมชาย@ตัวอย่าง.ไทย", "สมชาย@ตัวอย่าง.ไทย"),
        ("o'brien+tag@sub.example.com", "o'brien+tag@sub.example.com"),
        ("a@b", None),
        ("a b@example.com", None),
        ("a@example.com, b@example.com", None),
        ("<a@example.com>", None),
        ("a..b@example.com", None),
        ("a@-example.com", None),
        ("x" * 65 + "@example.com", None),
        ("a@example.com\nBcc: b@example.com", None),
    ],
)
def test_mail_addresses(text, kept):
    assert read_email(text) == kept


@pytest.mark.parametrize("text", ["081 234 5678", "+66 (0)2 123 4567", "02-123-4567 ต่อ 12", "021234567 ext. 9"])
def test_phone_numbers(text):
    assert read_phone(text) == text


@pytest.mark.parametrize("text", ["12", "call me", "081234567890123456", "0812345678; drop", ""])
def test_no_phone_numbers(text):
    assert read_phone(text) is None


def test_numbers_dates_and_sizes():
    assert [str(read_number(text)) for text in ("๑,๒๓๔.๕๐", "-3", "1,23", "1e9", "NaN")] == [
        "1234.50", "-3", "None", "None", "None"
    ]  # fmt: skip
    assert [str(read_date(text)) for text in ("2026-2-3", "3.2.2569", "๓/๒/๒๕๖๙", "3/2/26", "0/0/2026")] == [
        "2026-02-03", "2026-02-03", "2026-02-03", "None", "None"
    ]  # fmt: skip
    assert [size_text(size) for size in (500, 2048, 1024 * 1024, 1_600_000)] == ["1 KB", "2 KB", "1 MB", "1.5 MB"]
