"""What was typed into a search box, as the query of each database. Pure.

Words are joined by AND and each may be the beginning of a longer one (core/text/search.py); a word that may be a
telephone number is also looked for in the form in which numbers are indexed, however they were written.
"""

from dataclasses import dataclass

from core.text.phones import phone_prefix
from core.text.search import fts5_match, tsquery_literal

_LONGEST = 200
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """The right-hand sides of `@@` (cast to tsquery) and of MATCH; both '' when there is nothing to look for."""

    words: tuple[str, ...]
    tsquery: str
    fts5: str

    def __bool__(self) -> bool:
        return bool(self.fts5)


def build_query(text: str) -> SearchQuery:
    """The query for what was typed, of which the first 200 characters and 12 words count."""
    typed = text[:_LONGEST].split()[:_MOST_WORDS]
    whole = phone_prefix(" ".join(typed)) if len(typed) > 1 else None
    words = [word for word in typed if fts5_match(word)]
    tsquery = " & ".join(_or_number(tsquery_literal(word), phone_prefix(word), "'{}':*", "|") for word in words)
    fts5 = " AND ".join(_or_number(fts5_match(word), phone_prefix(word), '"{}"*', "OR") for word in words)
    if whole is not None:
        tsquery, fts5 = _or_number(tsquery, whole, "'{}':*", "|"), _or_number(fts5, whole, '"{}"*', "OR")
    return SearchQuery(tuple(words), tsquery, fts5)


def _or_number(query: str, number: str | None, form: str, joined_by: str) -> str:
    return f"(({query}) {joined_by} {form.format(number)})" if number is not None else f"({query})"
