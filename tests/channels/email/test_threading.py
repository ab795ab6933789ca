"""Signed ids and addresses, references, subjects."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.email import threading
from tests.channels.email.accounts import KEY

MESSAGE = UUID("01936f00-0000-7000-8000-000000000001")


def test_our_message_ids_are_recognised_whatever_a_server_does_to_their_case():
    own = threading.own_message_id(MESSAGE, KEY, "shop.example")
    assert threading.read_own_message_id(own, KEY) == MESSAGE
    assert threading.read_own_message_id(own.upper(), KEY) == MESSAGE


@pytest.mark.parametrize("position", [2, 20, 40])
def test_a_forged_message_id_is_refused(position):
    own = threading.own_message_id(MESSAGE, KEY, "shop.example")
    changed = own[:position] + ("a" if own[position] != "a" else "b") + own[position + 1 :]
    assert threading.read_own_message_id(changed, KEY) is None
    assert threading.read_own_message_id(own, b"another key of the right size") is None
    assert threading.read_own_message_id(own, b"") is None


def test_reply_addresses():
    conversation = uuid4()
    address = threading.reply_address("help@shop.example", conversation, KEY)
    assert len(address.partition("@")[0]) <= 64
    assert threading.read_reply_address(address.upper(), KEY) == conversation
    assert threading.without_plus_token(address) == "help@shop.example"
    assert threading.read_reply_address(address.replace("+", "+a", 1), KEY) is None
    assert threading.read_reply_address("help+sales@shop.example", KEY) is None
    long_name = "a-very-long-mailbox-name@shop.example"
    assert threading.reply_address(long_name, conversation, KEY) == long_name


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<a@b> <c@d>", ("<a@b>", "<c@d>")),
        ("<a@b><c@d>\t<a@b>", ("<a@b>", "<c@d>")),
        ("Your message of Mon, 1 Jan <a@b>", ("<a@b>",)),
        ("a@b", ("<a@b>",)),
        ("<no-at-sign>", ("<no-at-sign>",)),
        ("", ()),
        ("nothing here", ()),
    ],
)
def test_ids_in_a_field(value, ids):
    assert threading.message_ids(value) == ids


@pytest.mark.parametrize(
    "subject",
    [
        "ลำโพงเสีย",
        "Re: ลำโพงเสีย",
        "RE: FW: Fwd: ลำโพงเสีย",
        "Re[2]: ลำโพงเสีย",
        "Re(3): ลำโพงเสีย",
        "AW: SV: VS: ลำโพงเสีย",
        "Antw: ลำโพงเสีย",
        "回复: 答复：转发: ลำโพงเสีย",
        "ตอบกลับ: ส่งต่อ: ลำโพงเสีย",
        "ตอบ: ลำโพงเสีย",
        "[#1042] ลำโพงเสีย",
        "Re: [#1042] Re: ลำโพงเสีย",
        "ลำโพงเสีย [#1042]",
        "[Siam Audio #1042] ลำโพงเสีย",
        "[Fwd: ลำโพงเสีย]",
        "Odp: YNT: RV: ENC: ลำโพงเสีย",
        "Отв: ลำโพงเสีย",
        "返信: ลำโพงเสีย",
        "R: I: TR: ลำโพงเสีย",
    ],
)
def test_subjects_are_cleaned(subject):
    assert threading.clean_subject(subject) == "ลำโพงเสีย"


@pytest.mark.parametrize(
    "subject", ["Report: sales", "Res: x y", "[urgent] help", "Redo: this", "1: first", "RE-1042 order"]
)
def test_subjects_that_only_look_like_it(subject):
    expected = "x y" if subject.startswith("Res:") else subject
    assert threading.clean_subject(subject) == expected


def test_ticket_numbers():
    assert threading.ticket_numbers("Re: [#1042] x [Siam #7] [no] #9") == (1042, 7)


@given(st.text(max_size=300))
def test_no_subject_breaks_it(subject):
    assert len(threading.clean_subject(subject)) <= len(subject)
    assert all(number >= 0 for number in threading.ticket_numbers(subject))
    assert all(one.startswith("<") for one in threading.message_ids(subject))
    assert threading.read_own_message_id(subject, KEY) is None
    assert threading.read_reply_address(subject, KEY) is None
