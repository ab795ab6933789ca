"""When news may leave, what an answer by mail says, and what the mails say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core import ids
from core.calendar import working_hours
from core.messages import Attachment, AttachmentState, DeliveryReceipt, ReceiptState, ThreadHints
from core.staff.preferences import Preferences, QuietHours, preferences_of
from tests.factories.inbound import make_mail
from ticketing.notifications.answers import (
    Refusal,
    files_to_keep,
    find_refusal,
    is_forged,
    mail_ids,
    own_words,
    read_wish,
)
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.letters import LONGEST_TEXT, Letter, News, answer_kind, write
from ticketing.notifications.refusals import Refused, write_refusal
from ticketing.notifications.timing import Deed, Moment, judge, quiet_until

WEEK = [{"weekday": day, "opens": "09:00", "closes": "18:00"} for day in range(5)]
OFFICE = working_hours("Asia/Bangkok", WEEK, [{"date": "2026-03-03", "name": "มาฆบูชา"}])
QUIET = QuietHours()


def bangkok(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        (bangkok(2, 10), None),
        (bangkok(2, 19, 59), None),
        (bangkok(4, 20), bangkok(5, 7)),
        (bangkok(5, 6, 59), bangkok(5, 7)),
        (bangkok(2, 21), bangkok(4, 7)),  # the 3rd is a holiday
        (bangkok(6, 23), bangkok(9, 7)),  # Friday night until Monday
        (bangkok(7, 12), bangkok(9, 7)),
    ],
)
def test_quiet_lasts_until_a_working_morning(now, until):
    assert quiet_until(now, QUIET, OFFICE) == until


def test_quiet_hours_as_a_person_sets_them():
    assert quiet_until(bangkok(7, 12), QuietHours(days_off=False), OFFICE) is None
    assert quiet_until(bangkok(7, 12), QuietHours(is_on=False), OFFICE) is None
    lunch = QuietHours(starts="12:00", ends="13:00")
    assert quiet_until(bangkok(2, 12, 30), lunch, OFFICE) == bangkok(2, 13)
    assert quiet_until(bangkok(2, 23), lunch, OFFICE) is None
    never_open = working_hours("Asia/Bangkok", [], [])
    assert quiet_until(bangkok(7, 12), QUIET, never_open) is None
    closed = working_hours(
        "Asia/Bangkok", WEEK, [{"date": str(date(2026, 3, 1) + timedelta(n)), "name": ""} for n in range(60)]
    )
    assert quiet_until(bangkok(2, 12), QUIET, closed) is not None


def test_who_is_here_waits_and_after_a_day_nothing_comes():
    now = bangkok(2, 10)
    here = Moment(now, now - timedelta(minutes=3), is_here=True)
    assert judge(here, QUIET, OFFICE, only_away=True).deed is Deed.WAIT
    assert judge(here, QUIET, OFFICE, only_away=False).deed is Deed.SEND
    assert judge(replace(here, is_here=False), QUIET, OFFICE, only_away=True).deed is Deed.SEND
    assert judge(replace(here, since=now - timedelta(hours=25)), QUIET, OFFICE, only_away=True).deed is Deed.DROP
    just_sent = judge(replace(here, last_sent_at=now - timedelta(minutes=4)), QUIET, OFFICE, only_away=False)
    assert (just_sent.deed, just_sent.until) == (Deed.WAIT, now + timedelta(minutes=6))


def test_a_stored_choice_that_is_not_understood_costs_only_itself():
    stored = {
        "density": "compact",
        "after_send": "fly",
        "notify": {"mentioned": {"bell": False, "way": "pigeon"}, "gone": {}},
    }
    read = preferences_of(stored)
    assert (read.density, read.after_send) == ("compact", "stay")
    assert read.notify.mentioned.bell is False
    assert read.notify.assigned == Preferences().notify.assigned


# --- answers ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "text_left", "is_note", "is_solved"),
    [
        ("ได้ครับ", "ได้ครับ", False, False),
        ("note\nเฉพาะเรา", "เฉพาะเรา", True, False),
        ("Note: เฉพาะเรา", "เฉพาะเรา", True, False),
        ("#note\n\nเฉพาะเรา\nสองบรรทัด", "เฉพาะเรา\nสองบรรทัด", True, False),
        ("โน้ต：เฉพาะเรา", "เฉพาะเรา", True, False),
        ("solved\nเรียบร้อยครับ", "เรียบร้อยครับ", False, True),
        ("note\nsolved\nปิดเอง", "ปิดเอง", True, True),
        ("Note to self is no command", "Note to self is no command", False, False),
        ("solved it for you", "solved it for you", False, False),
        ("notes\nx", "notes\nx", False, False),
        ("note", "", True, False),
        ("", "", False, False),
    ],
)
def test_commands_are_first_lines_of_their_own(text, text_left, is_note, is_solved):
    wish = read_wish(text, "reply")
    assert (wish.text, wish.is_note, wish.is_solved) == (text_left, is_note, is_solved)


def test_what_only_takes_notes_stays_a_note():
    assert read_wish("reply\nถึงลูกค้า", "note").is_note


def test_what_quotes_the_whole_mail_says_nothing():
    assert own_words("On Monday X wrote:\n> — Reply above this line —\n> secret") == ""
    assert own_words("สวัสดี") == "สวัสดี"


def test_ids_come_from_the_reply_address_first_and_from_reports():
    token, own, reported = (ids.new_id() for _ in range(3))
    hints = ThreadHints("x", reply_token=token, own_message_ids=(own, token))
    mail = make_mail(ids.new_id(), hints=hints, receipts=(DeliveryReceipt(reported, ReceiptState.BOUNCED),))
    assert mail_ids(mail) == (token, own, reported)


@pytest.mark.parametrize(
    ("verdict", "is_bad"),
    [
        ("", False),
        ("dmarc=pass spf=fail", False),
        ("dmarc=fail dkim=pass", True),
        ("spf=fail", True),
        ("dkim=pass spf=fail", False),
        ("spf=softfail", False),
    ],
)
def test_the_receiving_server_is_believed(verdict, is_bad):
    assert is_forged(verdict) is is_bad


def test_logos_of_signatures_stay_behind():
    def file(name, **fields):
        return Attachment(name, "image/png", fields.pop("size", 5000), blob_key="0" * 64, **fields)

    kept = [
        file("logo.png", is_inline=True),
        file("photo.png", is_inline=True, size=200_000),
        file("ใบเสนอราคา.pdf"),
        file("huge.bin", state=AttachmentState.REFUSED),
    ]
    mail = make_mail(ids.new_id(), attachments=tuple(kept))
    assert [one.file_name for one in files_to_keep(mail)] == ["photo.png", "ใบเสนอราคา.pdf"]


class Sent:
    answers_as = "reply"
    expires_at = bangkok(30, 0)


def test_only_the_reader_answers_and_only_in_time():
    mail = make_mail(ids.new_id())
    address, now = mail.sender.external_id, bangkok(2, 10)
    assert find_refusal(mail, Sent(), address.upper(), now) is None
    assert find_refusal(mail, Sent(), "other@desk.example", now) is Refusal.OTHER_SENDER
    assert find_refusal(mail, Sent(), address, bangkok(31, 0)) is Refusal.EXPIRED


# --- words -----------------------------------------------------------------------------------------------------------


def letter(**fields) -> Letter:
    values = {
        "language": "th",
        "number": 1042,
        "subject": "ลำโพง\nไม่มีเสียง",
        "customer": "สมชาย",
        "link": "https://desk.example/tickets/1042",
        "settings_link": "https://desk.example/settings/notifications",
        "news": [News(NotificationKind.MESSAGE, "สมชาย", "ยังไม่ดัง <b>เลย</b>\nครับ", "10:05", ("ภาพ.png",))],
        "answers_as": "reply",
        **fields,
    }
    return Letter(**values)


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("kind", list(NotificationKind))
def test_every_kind_has_its_sentence_in_both_languages(kind, language):
    page = write(letter(language=language, news=[News(kind, "Nok", "hello")], answers_as="none"))
    assert page.subject == "#1042 · ลำโพง ไม่มีเสียง"
    assert "{" not in page.text + page.html
    assert "hello" in page.text


def test_words_of_others_are_text_and_long_ones_are_cut():
    page = write(letter())
    assert "&lt;b&gt;เลย&lt;/b&gt;<br>ครับ" in page.html
    assert "ภาพ.png" in page.text
    long = write(letter(news=[News(NotificationKind.MESSAGE, "สมชาย", "ก" * (LONGEST_TEXT + 500))], more=3))
    assert "ก" * (LONGEST_TEXT + 1) not in long.text
    assert "อีก 3 รายการ" in long.text


def test_a_colleagues_word_among_the_news_makes_answers_notes():
    assert answer_kind([NotificationKind.MESSAGE, NotificationKind.FOLLOW], "by_kind", may_answer=True) == "reply"
    assert answer_kind([NotificationKind.MESSAGE, NotificationKind.NOTED], "by_kind", may_answer=True) == "note"
    assert answer_kind([NotificationKind.MESSAGE], "note", may_answer=True) == "note"
    assert answer_kind([NotificationKind.MESSAGE], "by_kind", may_answer=False) == "note"
    assert answer_kind([NotificationKind.MESSAGE], "off", may_answer=True) == "none"


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("refusal", list(Refusal))
def test_every_refusal_has_its_reason_and_keeps_the_words(refusal, language):
    refused = Refused(
        language, "#1042 · x", refusal, "policy_problems", "my <words>", "https://desk.example", takes_answers=True
    )
    page = write_refusal(refused)
    assert "my <words>" in page.text
    assert "my &lt;words&gt;" in page.html
    assert "{" not in page.text
