"""One token stream for both databases: what is indexed, and the query literals that search it.

A query is split at white space into terms; a term is the phrase of its tokens with the last one as a prefix, and all
terms must match. Tokens hold only letters, digits and marks, so no literal built here can carry query syntax.
SQLite tables must be created with `FTS5_TOKENIZE`; on PostgreSQL literals are cast (`::tsvector`, `::tsquery`),
never passed through to_tsvector, whose dictionaries would change them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from core.text import thai

FTS5_TOKENIZE = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
CHUNK_TOKENS = 1500
CHUNK_OVERLAP = 30

_LONGEST_TOKEN = 200
_MOST_QUERY_TERMS = 16
_MOST_QUERY_TOKENS = 64
_LONGEST_QUERY = 1000
_POSITIONS = tuple(map(str, range(1, 16384)))
_POSITIONS_PER_TOKEN = 255


def index_tokens(text: str) -> list[str]:
    """The folded tokens of `text` in order, each at most 200 characters."""
    return [token[:_LONGEST_TOKEN] for token in thai.folded_tokens(text)]


def chunks(text: str) -> list[list[str]]:
    """The index tokens in runs of at most 1,500 that overlap by 30, so that phrases across a cut are still found.

    tsvector keeps 255 positions per lexeme and 16,383 in all; longer rows would lose phrases without a word. So a run
    also ends before any of its tokens comes a 256th time (tables and logs repeat themselves).
    """
    tokens = index_tokens(text)
    runs: list[list[str]] = []
    start = 0
    while start < len(tokens):
        run = _run(tokens[start : start + CHUNK_TOKENS])
        runs.append(run)
        start += len(run)
        if start < len(tokens):
            start -= CHUNK_OVERLAP
    return runs


def fts5_text(tokens: Iterable[str]) -> str:
    """What is stored in the FTS5 column."""
    return " ".join(tokens)


def fts5_match(query: str) -> str:
    """The right-hand side of MATCH, '' when the query holds nothing to search for (then match nothing)."""
    return " AND ".join('"' + " ".join(term) + '"*' for term in _terms(query))


def tsquery_literal(query: str) -> str:
    """Text to cast to tsquery, '' when the query holds nothing to search for (an empty tsquery matches nothing)."""
    return " & ".join("(" + " <-> ".join(f"'{token}'" for token in term) + ":*)" for term in _terms(query))


def tsvector_literal(tokens: Iterable[str]) -> str:
    """Text to cast to tsvector: each token with its positions, as PostgreSQL would keep them."""
    positions: defaultdict[str, list[str]] = defaultdict(list)
    for token, position in zip(tokens, _POSITIONS, strict=False):  # what lies behind the last position is not kept
        positions[token].append(position)
    return " ".join([f"'{token}':{','.join(kept[:_POSITIONS_PER_TOKEN])}" for token, kept in positions.items()])


def _terms(query: str) -> Iterator[list[str]]:
    tokens_left = _MOST_QUERY_TOKENS
    terms = 0
    for word in query[:_LONGEST_QUERY].split():
        term = index_tokens(word)[:tokens_left]
        if not term:
            continue
        yield term
        tokens_left -= len(term)
        terms += 1
        if tokens_left <= 0 or terms >= _MOST_QUERY_TERMS:
            return


def _run(window: list[str]) -> list[str]:
    if len(window) <= _POSITIONS_PER_TOKEN or max(Counter(window).values()) <= _POSITIONS_PER_TOKEN:
        return window
    seen: Counter[str] = Counter()
    for place, token in enumerate(window):
        seen[token] += 1
        if seen[token] > _POSITIONS_PER_TOKEN:
            return window[:place]
    return window
