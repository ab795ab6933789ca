"""What the company's own fields hold, as it goes over the wire."""

from typing import Annotated, TypeAlias
from uuid import UUID

from pydantic import Field, StringConstraints

_LongestText = Annotated[str, StringConstraints(max_length=20_000)]
_Marks = Annotated[list[Annotated[str, StringConstraints(max_length=100)]], Field(max_length=200)]

# text, number, ticked or not, a date as YYYY-MM-DD, the id of a choice, several of them
FieldValue: TypeAlias = bool | int | float | _LongestText | _Marks

# by the field's id; null empties one
FieldValues: TypeAlias = Annotated[dict[UUID, FieldValue | None], Field(max_length=100)]
