"""Tokens, work and questions."""

from dataclasses import replace
from datetime import timedelta
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.webform.proof import (
    LIFETIME,
    FormToken,
    TokenTrouble,
    is_proof,
    question_for,
    read_token,
    write_token,
)
from tests.channels.webform.forms import ACCOUNT_ID, NOW, SUBMISSION_ID

KEY = b"k" * 32
TOKEN = FormToken(ACCOUNT_ID, SUBMISSION_ID, NOW)


def test_a_token_is_read_back():
    text = write_token(KEY, TOKEN)
    assert read_token(KEY, text, ACCOUNT_ID, NOW + timedelta(hours=3)) == TOKEN
    assert len(text) == 75
    assert text.replace("-", "").replace("_", "").isalnum()


def test_tokens_of_others_and_old_ones_are_not():
    text = write_token(KEY, TOKEN)
    assert read_token(b"x" * 32, text, ACCOUNT_ID, NOW) is TokenTrouble.FORGED
    assert read_token(KEY, text, uuid4(), NOW) is TokenTrouble.FORGED
    assert read_token(KEY, text, ACCOUNT_ID, NOW + LIFETIME + timedelta(seconds=1)) is TokenTrouble.EXPIRED
    assert read_token(KEY, text, ACCOUNT_ID, NOW - timedelta(hours=1)) is TokenTrouble.EXPIRED


@given(st.text(max_size=250) | st.binary(max_size=90).map(lambda data: data.hex()))
def test_no_made_up_text_is_a_token(text):
    assert read_token(KEY, text, ACCOUNT_ID, NOW) is TokenTrouble.FORGED


@given(st.integers(0, 74), st.sampled_from("ABCxyz019_-"))
def test_one_changed_letter_is_a_forgery(place, letter):
    text = write_token(KEY, TOKEN)
    changed = text[:place] + letter + text[place + 1 :]
    found = read_token(KEY, changed, ACCOUNT_ID, NOW)
    if changed == text:
        assert found == TOKEN
    elif place < 74:  # two bits of the last letter carry nothing
        assert found is TokenTrouble.FORGED


def test_work_is_proved_for_one_token():
    text = write_token(KEY, TOKEN)
    answer = next(str(n) for n in count() if is_proof(text, str(n), 10))
    assert is_proof(text, answer, 10)
    other = write_token(KEY, replace(TOKEN, submission_id=uuid4()))
    assert sum(is_proof(write_token(KEY, replace(TOKEN, submission_id=uuid4())), answer, 10) for _ in range(20)) < 5
    assert other != text
    assert is_proof(text, "", 0)


@pytest.mark.parametrize("answer", ["", "-1", "1e3", "๑", "9" * 21, "0x1", " 1"])
def test_no_work_is_no_proof(answer):
    assert not is_proof(write_token(KEY, TOKEN), answer, 1)


def test_the_question_belongs_to_the_token():
    text = write_token(KEY, TOKEN)
    question = question_for(KEY, text)
    assert question == question_for(KEY, text)
    total = str(question.first + question.second)
    assert question.is_answered_by(f" {total} ")
    assert question.is_answered_by(total.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")))
    assert not question.is_answered_by("")
    others = {question_for(KEY, write_token(KEY, replace(TOKEN, submission_id=uuid4()))) for _ in range(60)}
    assert len(others) > 20
