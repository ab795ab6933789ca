"""Text folds in a query as it does in a condition."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, literal, select

from core.db.folding import folded_column
from core.db.session import Database
from core.rules.conditions import folded

PIECES = [
    "ก", "น", "เ", "แ", "ำ", "า", "ํ", "่", "้", "๊", "๋", "์", "ั", "ิ", "ู", "๑", "๙", "ๆ", "ฯ",
    "A", "z", "É", "ß", "ﬁ", "Σ", "ς", "１", "5", ".", "%", "_", " ", "\t", "\n", "\u00a0", "\u200b", "\u2028", "🙂",
]  # fmt: skip


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map("".join), min_size=20, max_size=20))
async def test_a_query_folds_as_a_condition_does(database: Database, texts: list[str]) -> None:
    query = select(*[folded_column(literal(text)).label(f"text_{number}") for number, text in enumerate(texts)])
    async with database.read() as session:
        row = (await session.execute(query)).one()
    assert list(row) == [folded(text) for text in texts]


async def test_no_text_folds_to_the_empty_one(database: Database) -> None:
    async with database.read() as session:
        assert (await session.execute(select(folded_column(func.nullif("a", "a"))))).scalar_one() == ""
