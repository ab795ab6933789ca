"""Text as conditions compare it, inside a query: the function `sawasdesk_fold` of both databases.

SQLite calls core.rules.conditions.folded itself (core.db.session registers it); PostgreSQL has the same steps in SQL
(migration 0013). Both fold Thai and Latin text alike, which a test proves.
"""

from typing import Any

from sqlalchemy import ColumnElement, Text, func

from core.rules.conditions import folded

FOLD = "sawasdesk_fold"


def fold_text(text: str | None) -> str | None:
    """What SQLite calls for each row."""
    return None if text is None else folded(text)


def folded_column(column: Any) -> ColumnElement[str]:
    """The folded text of a column; NULL counts as no text."""
    fold: ColumnElement[str] = getattr(func, FOLD)(func.coalesce(column, ""), type_=Text())
    return fold
