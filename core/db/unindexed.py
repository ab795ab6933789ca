"""A column that SQLite shall not look up by an index of it; to PostgreSQL, which knows its rows, the column itself.

Without statistics SQLite takes any index with an equality for a good one, even where another leads to the row at once.
"""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class unindexed(FunctionElement[Any]):  # noqa: N801 - reads as the function that it is in a query
    """`+column` (https://www.sqlite.org/optoverview.html, section 14)."""

    name = "unindexed"
    inherit_cache = True

    def __init__(self, column: Any) -> None:
        super().__init__(column)
        self.type = column.type


@compiles(unindexed)
def _as_it_is(element: unindexed, compiler: Any, **more: Any) -> str:
    return str(compiler.process(element.clauses, **more))


@compiles(unindexed, "sqlite")
def _with_plus(element: unindexed, compiler: Any, **more: Any) -> str:
    return f"+{compiler.process(element.clauses, **more)}"
