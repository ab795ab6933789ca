"""Column types that behave the same on SQLite and PostgreSQL. Raw DateTime, Uuid and JSON are refused by a test.

A list reads a thousand values. So what a driver gives is turned into what the code wants by one function, named by
`result_processor`, and by none where the driver gives it already.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias
from uuid import UUID, SafeUUID

from sqlalchemy import BigInteger, DateTime, Dialect, LargeBinary
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, TypeEngine

Processor: TypeAlias = Callable[[Any], Any]
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_new, _set = object.__new__, object.__setattr__
_encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # json.dumps makes one per call


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC: TIMESTAMPTZ on PostgreSQL, integer microseconds since 1970 on SQLite.

    A naive datetime is refused, because SQLite would hand it back as if it had always been UTC.
    """

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(BigInteger() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive datetime cannot be stored; use core.clock.utc_now()")
        return (value - _EPOCH) // _MICROSECOND if dialect.name == "sqlite" else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return _instant if dialect.name == "sqlite" else self.impl_instance.result_processor(dialect, coltype)


class Uuid(TypeDecorator[UUID]):
    """A UUID: native on PostgreSQL, 16 bytes on SQLite (sorts the same way)."""

    impl = LargeBinary(16)
    cache_ok = True

    @property
    def python_type(self) -> type[UUID]:
        return UUID

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(LargeBinary(16) if dialect.name == "sqlite" else postgresql.UUID(as_uuid=True))

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        return _uuid_bytes if dialect.name == "sqlite" else self.impl_instance.bind_processor(dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return _uuid if dialect.name == "sqlite" else self.impl_instance.result_processor(dialect, coltype)

    def literal_processor(self, dialect: Dialect) -> Callable[[UUID], str]:
        return lambda value: f"X'{value.hex}'" if dialect.name == "sqlite" else f"'{value}'"


class JsonDoc(TypeDecorator[Any]):
    """A small JSON document: JSONB on PostgreSQL, text on SQLite. Keys and values must already be JSON types."""

    impl = SqlText
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(SqlText() if dialect.name == "sqlite" else postgresql.JSONB(none_as_null=True))

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return _encode_json(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        return _document if dialect.name == "sqlite" else self.impl_instance.result_processor(dialect, coltype)


def _instant(value: int | None) -> datetime | None:
    return None if value is None else _EPOCH + timedelta(microseconds=value)


def _uuid(value: bytes | None) -> UUID | None:
    """As UUID(bytes=value), without its looking at six ways to be called: a list reads hundreds."""
    if value is None:
        return None
    made = _new(UUID)
    _set(made, "int", int.from_bytes(value))
    _set(made, "is_safe", SafeUUID.unknown)
    return made


def _uuid_bytes(value: UUID | None) -> bytes | None:
    return None if value is None else value.bytes


def _document(value: str | None) -> Any:
    return None if value is None else json.loads(value)
