"""What an item keeps so that its case can be put back. Pure."""

from typing import Any, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from ticketing.tickets.reversal import Reversal


class ReadMark(BaseModel):
    """How far the person had read the case, null for not at all, and how far the operation said he has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_message_id: UUID | None = None
    before_count: int | None = None
    after_count: int


class WayBack(BaseModel):
    """Everything that takes one case's part of a bulk operation back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: Reversal = Reversal()
    follows: bool | None = None
    read: ReadMark | None = None

    def document(self) -> dict[str, Any]:
        """As JSON; what was not changed is left out."""
        return self.model_dump(mode="json", exclude_defaults=True)

    @classmethod
    def of(cls, document: dict[str, Any]) -> Self:
        """What `document` wrote."""
        return cls.model_validate(document)
