"""Shapes of tags."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from web.api.schemas.common import Body, Patch, View, omitted


class TagColor(StrEnum):
    """The colours a tag may have."""

    TEAL = "teal"
    BLUE = "blue"
    VIOLET = "violet"
    PINK = "pink"
    RED = "red"
    ORANGE = "orange"
    AMBER = "amber"
    GREEN = "green"
    SLATE = "slate"


TagName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50)]


class Tag(View):
    """A label for tickets."""

    id: UUID
    name: str
    color: str
    version: int


class TagInput(Body):
    """A new tag."""

    name: TagName
    color: TagColor = TagColor.SLATE


class TagPatch(Patch):
    """Changes of a tag."""

    name: TagName = omitted()
    color: TagColor = omitted()
