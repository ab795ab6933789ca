"""The token stream against the real FTS5, and the literals against hostile input."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.text import search, thai

DOCUMENTS = {
    1: "สั่งซื้อลำโพง รุ่น JBL-500 ตั้งแต่วันจันทร์ ๑๒๓",
    2: "ขอใบกำกับภาษีด้วยค่ะ น้ำเข้าเครื่อง เปิดไม่ติด",
    3: "The speaker arrived broken; please send order A-1042 again",
    4: "นํ้าดื่ม กับ เเม่",
}


@pytest.fixture
def index():
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f'CREATE VIRTUAL TABLE found USING fts5(tokens, tokenize="{search.FTS5_TOKENIZE}")')
        for key, text in DOCUMENTS.items():
            tokens = search.fts5_text(search.index_tokens(text))
            connection.execute("INSERT INTO found(rowid, tokens) VALUES (?, ?)", (key, tokens))

        def find(query: str) -> list[int]:
            literal = search.fts5_match(query)
            if not literal:
                return []
            rows = connection.execute("SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid", (literal,))
            return [row[0] for row in rows]

        yield find


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ลำโพง", [1]),
        ("วันจันทร์", [1]),
        ("ตังแต", [1]),  # without tone marks
        ("123", [1]),
        ("๑๒๓", [1]),
        ("ภาษี", [2]),
        ("น้ำ", [2, 4]),
        ("นำ้", [2, 4]),
        ("แม่", [4]),
        ("speak", [3]),
        ("SPEAKER broken", [3]),
        ("A-1042", [3]),
        ("1042 ลำโพง", []),
        ('"', []),
        ("'; DROP TABLE x; --", []),
        ("AND OR NOT *", []),
    ],
)
def test_what_is_found(index, query, expected):
    assert index(query) == expected


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_makes_a_harmless_literal(text):
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f'CREATE VIRTUAL TABLE found USING fts5(tokens, tokenize="{search.FTS5_TOKENIZE}")')
        if literal := search.fts5_match(text):
            connection.execute("SELECT 1 FROM found WHERE found MATCH ?", (literal,)).fetchall()
    for forbidden in ("\\", "\x00", '"'):
        assert forbidden not in search.tsquery_literal(text)
        assert forbidden not in search.tsvector_literal(search.index_tokens(text))
    assert search.tsquery_literal(text).count("'") % 2 == 0


def test_long_texts_are_cut_with_overlap():
    tokens = search.index_tokens(" ".join(str(number) for number in range(3000)))
    chunks = search.chunks(" ".join(tokens))
    assert chunks[0][-search.CHUNK_OVERLAP :] == chunks[1][: search.CHUNK_OVERLAP]
    assert [token for chunk in chunks for token in chunk[: len(chunk) - search.CHUNK_OVERLAP]] + chunks[-1][
        -search.CHUNK_OVERLAP :
    ] == tokens
    assert search.chunks("") == []
    assert search.chunks("!!!") == []


def test_a_megabyte_query_stays_small():
    assert len(search.tsquery_literal("คำ " * 400_000)) < 5_000
    assert len(search.fts5_match("x" * 1_000_000)) < 5_000


@pytest.mark.parametrize("text", ["ตั้งแต่วันจันทร์", "เปิดไม่ติด", "ก็ได้ครับ", "โปรโมชั่น ๕๐%", "abcกขค123"])
def test_clusters_lose_nothing(text):
    assert "".join(thai.tokens(text)) == "".join(c for c in thai.normalize(text) if c.isalnum() or "ก" <= c <= "๎")
