"""Snippets: what the index found is what is marked, in the text as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.snippets import MARK_BEGIN, MARK_END, snippet


def marked(text: str, *words: str) -> list[str]:
    return [part.split(MARK_END)[0] for part in snippet(text, words).split(MARK_BEGIN)[1:]]


@pytest.mark.parametrize(
    ("text", "word", "hits"),
    [
        ("น้ำหนักของลำโพง", "นำหนัก", ["น้ำหนัก"]),  # tone mark
        ("ราคา ๑,๒๐๐ บาท", "1,200", ["๑,๒๐๐"]),  # Thai digits
        ("Order ＡＢＣ-１２３", "abc-123", ["ＡＢＣ-１２３"]),  # full width
        ("แก้ว และ เเก้ว", "แก้ว", ["แก้ว", "เเก้ว"]),  # two ways of typing one vowel
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("เมาแล้วมา", "มา", ["มา"]),  # not the end of another cluster
        ("speaker loudspeaker", "spe", ["spe"]),  # the beginning of a word
        ("write to a.b@shop.example now", "a.b@shop.example", ["a.b@shop.example"]),
    ],
)
def test_what_is_marked(text, word, hits):
    assert marked(text, word) == hits


def test_a_long_text_is_cut_around_the_first_hit():
    text = "ก่อน " * 100 + "ลำโพง" + " หลัง" * 100
    shown = snippet(text, ["ลำโพง"])
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert f"{MARK_BEGIN}ลำโพง{MARK_END}" in shown
    assert len(shown) < 200


def test_a_subject_stays_whole_and_several_words_are_marked():
    subject = "เรื่อง " + "ยาว" * 100
    assert snippet(subject, ["เรื่อง"], whole=True).count("ยาว") == 100
    assert marked("red speaker, blue speaker", "blue", "speaker") == ["speaker", "blue", "speaker"]


def test_without_a_hit_the_text_begins_at_its_beginning():
    assert snippet("สวัสดีครับ", ["0812345678"]) == "สวัสดีครับ"
    assert snippet("", ["x"]) == ""


@given(st.text(max_size=300), st.text(min_size=1, max_size=8))
def test_no_character_is_invented(text, word):
    shown = snippet(text, [word], whole=True)
    assert "".join(shown.translate({2: None, 3: None}).split()) == "".join(text.translate({2: None, 3: None}).split())
    assert shown.count(MARK_BEGIN) == shown.count(MARK_END)
