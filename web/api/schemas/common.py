"""Building blocks of every shape: strict bodies, frozen views, pages, versions and bounded texts."""

from datetime import datetime
from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from core.db.paging import DEFAULT_LIMIT, MAX_LIMIT
from web.parameters import Header

Item = TypeVar("Item")
_FIRST_YEAR, _LAST_YEAR = 1971, 2999


class Body(BaseModel):
    """What a caller sends: exact types, no unknown fields."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Patch(Body):
    """A change of single fields: only those that were sent count. Declare each one with `= omitted()`."""

    @property
    def changes(self) -> dict[str, Any]:
        """The fields that were sent, with their values."""
        return {name: getattr(self, name) for name in type(self).model_fields if name in self.model_fields_set}


class View(BaseModel):
    """What a caller gets. Fields have no defaults, so that clients know that all are there."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Page(View, Generic[Item]):
    """One page of a list. `as_of_seq` was read before the items: events up to it are already in them."""

    items: list[Item]
    next_cursor: str | None
    as_of_seq: int


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


def omitted() -> Any:
    """The default of a Patch field: not sent. It is never null on the wire unless its type says so."""
    return Field(default=None, json_schema_extra=_without_default)


def _version_of(value: object) -> object:
    if isinstance(value, str):
        text = value.strip().removeprefix("W/")
        return text[1:-1] if len(text) > 2 and text[0] == text[-1] == '"' else "not an entity tag"
    return value


def _of_our_time(instant: datetime) -> datetime:
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise ValueError(f"a time between {_FIRST_YEAR} and {_LAST_YEAR}")
    return instant


Instant = Annotated[AwareDatetime, AfterValidator(_of_our_time)]
Cursor = Annotated[str | None, Field(max_length=500, description="`next_cursor` of the page before.")]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT, description="How many items at most.")]
IfMatch = Annotated[
    int | None,
    BeforeValidator(_version_of),
    Field(ge=1, le=2**31 - 1),
    WithJsonSchema({"type": "string", "pattern": '^"[1-9][0-9]{0,8}"$', "description": "The version you looked at."}),
    Header("If-Match"),
]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
ShortText = Annotated[str, StringConstraints(max_length=2_000)]
LongText = Annotated[str, StringConstraints(max_length=500_000)]
PageLimit = DEFAULT_LIMIT
Ids = Annotated[list[UUID], Field(max_length=500)]
