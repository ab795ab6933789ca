"""Which database errors are worth a second try: the same statements may go well the next time."""

from asyncio import TimeoutError as AsyncTimeoutError

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

# PostgreSQL, appendix A: deadlock, serialization, lock and query canceled, too many connections, shutting down.
_SQLSTATES = frozenset({"40P01", "40001", "55P03", "57014", "53300", "57P01", "57P02", "57P03"})
_CONNECTION_CLASS = "08"
_SQLITE_WORDS = ("database is locked", "database table is locked", "disk I/O error", "unable to open database file")


def is_transient(error: BaseException) -> bool:
    """Whether the trouble lies with the moment (a deadlock, a lost connection) and not with what was asked."""
    if isinstance(error, ConnectionError | AsyncTimeoutError | PoolTimeoutError):
        return True
    if not isinstance(error, DBAPIError):
        return False
    if error.connection_invalidated:
        return True
    state = str(getattr(error.orig, "sqlstate", "") or "")
    if state in _SQLSTATES or state.startswith(_CONNECTION_CLASS):
        return True
    return isinstance(error, OperationalError) and any(words in str(error.orig) for words in _SQLITE_WORDS)
