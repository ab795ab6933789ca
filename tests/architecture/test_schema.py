"""Rules every table keeps, read from the tables themselves."""

import ast

import pytest
from sqlalchemy import JSON, Column, DateTime, Float, LargeBinary, MetaData, Numeric, UniqueConstraint, Uuid
from sqlalchemy.types import TypeDecorator, TypeEngine

from core.references import OnMerge, PersonalData, Target, references_to
from tests.architecture.sources import PRODUCT, python_files, tree_of
from tests.support.schema import import_every_model

# type -> what to use instead
RAW_TYPES: dict[type[TypeEngine], str] = {
    DateTime: "UtcDateTime: SQLite hands a raw one back without its zone",
    Uuid: "core.db.types.Uuid: it sorts the same way on both databases",
    JSON: "JsonDoc",
    Numeric: "integer satang: SQLite stores decimals as floating point",
}
RAW_NAMES = frozenset({"DateTime", "TIMESTAMP", "Uuid", "UUID", "Numeric", "DECIMAL", "JSON", "JSONB", "Float"})

# what a customer's or a case's row is called -> the columns that can only mean it
POINTERS = {
    Target.CONTACT: "contact_id",
    Target.ACCOUNT: "account_id",
    Target.IDENTITY: "identity_id",
    Target.TICKET: "ticket_id",
}
NOT_A_CUSTOMER = ("channel_account_id",)  # a connected mailbox, not a company


@pytest.fixture(scope="module")
def schema() -> MetaData:
    return import_every_model()


def test_there_is_a_schema_to_look_at(schema: MetaData) -> None:
    assert {"contact", "account", "identity", "ticket", "message"} <= set(schema.tables)


def test_columns_use_types_that_behave_the_same_on_both_databases(schema: MetaData) -> None:
    offenders = {
        str(column): RAW_TYPES[raw]
        for table in schema.tables.values()
        for column in table.columns
        for raw in RAW_TYPES
        if isinstance(column.type, raw) and not isinstance(column.type, TypeDecorator | Float)
    }
    assert not offenders, f"use the project's own types: {offenders}"


def test_only_the_types_module_imports_raw_column_types() -> None:
    offenders = [
        f"{path}:{node.lineno} {alias.name}"
        for path in python_files(*PRODUCT)
        if path.as_posix() != "core/db/types.py"
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy")
        for alias in node.names
        if alias.name in RAW_NAMES and not (alias.name == "Float" and path.parts[:2] == ("core", "search"))
    ]
    assert not offenders, f"import UtcDateTime, Uuid and JsonDoc from core.db.types: {offenders}"


def test_every_pointer_at_a_customer_or_a_case_is_registered(schema: MetaData) -> None:
    registered = {(item.table, item.column, target) for target in Target for item in references_to(target)}
    forgotten = [
        f"{column} -> {target}"
        for table in schema.tables.values()
        for column in table.columns
        for target in _targets(column)
        if (table.name, column.name, target) not in registered
    ]
    assert not forgotten, f"call core.references.refers_to beside the table, or a merge will lose it: {forgotten}"


def test_every_registered_pointer_exists(schema: MetaData) -> None:
    invented = [
        f"{item.table}.{item.column}"
        for target in Target
        for item in references_to(target)
        if item.table not in schema.tables or item.column not in schema.tables[item.table].columns
    ]
    assert not invented, f"registered but not there: {invented}"


def test_a_pointer_inside_a_key_does_not_simply_move(schema: MetaData) -> None:
    """Moving a column of a primary or unique key collides when the other customer has such a row already."""
    careless = [
        f"{item.table}.{item.column}"
        for target in Target
        for item in references_to(target)
        if item.on_merge is OnMerge.MOVE and _is_in_a_unique_key(schema.tables[item.table].columns[item.column])
    ]
    assert not careless, f"use OnMerge.MOVE_UNLESS_PRESENT: {careless}"


def test_companies_are_not_personal_data() -> None:
    personal = [item for item in references_to(Target.ACCOUNT) if item.personal_data is PersonalData.CONTENT]
    assert personal == []


def test_foreign_keys_point_with_the_type_of_their_target(schema: MetaData) -> None:
    crooked = [
        f"{column} {column.type!r} -> {key.column} {key.column.type!r}"
        for table in schema.tables.values()
        for column in table.columns
        for key in column.foreign_keys
        if type(column.type) is not type(key.column.type)
    ]
    assert not crooked, crooked


def test_large_bytes_stay_out_of_hot_tables(schema: MetaData) -> None:
    """Raw bytes live in blobs; only a small body that is on its way may ride in its row, and secrets as ciphertext."""
    allowed = {"inbound_delivery", "sent_copy", "channel_account", "secret"}
    carriers = {
        str(column)
        for table in schema.tables.values()
        for column in table.columns
        if type(column.type) is LargeBinary and not {table.name} & allowed
    }
    assert carriers == set()


def _targets(column: Column) -> list[Target]:
    tables = {key.column.table.name for key in column.foreign_keys}
    by_key = [target for target in Target if target.value in tables]
    if by_key or column.name.endswith(NOT_A_CUSTOMER):
        return by_key
    return [target for target, name in POINTERS.items() if column.name == name or column.name.endswith(f"_{name}")]


def _is_in_a_unique_key(column: Column) -> bool:
    table = column.table
    unique_constraints = [item.columns for item in table.constraints if isinstance(item, UniqueConstraint)]
    unique_indexes = [index.columns for index in table.indexes if index.unique]
    return column.primary_key or any(column.name in columns for columns in [*unique_constraints, *unique_indexes])
