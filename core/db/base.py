"""The declarative base every models.py builds on, with one naming convention for constraints."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from core.db.types import JsonDoc, UtcDateTime, Uuid

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite only auto-numbers a column declared INTEGER PRIMARY KEY.
BIG_KEY = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """Ids are made by the application (core.ids); relationships are not used, queries say what they load."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: UtcDateTime,
        UUID: Uuid,
        str: Text,
        dict[str, Any]: JsonDoc,
        list[str]: JsonDoc,
        list[Any]: JsonDoc,
    }
