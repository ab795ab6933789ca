"""What a telephone system hands to the inbox about a call that nobody took: who called, and the words that he left.

No door takes these yet: calls are noted by hand. The document is what a connected telephone system will be read into.
"""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Recording(_Document):
    """A file of the call that is stored already: the recorded words, or a fax."""

    file_name: str
    content_type: str
    size: Annotated[int, Field(ge=0)]
    blob_key: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class RecordedCall(_Document):
    """One call. `number` is the caller's in E.164, `text` what was understood of his words."""

    version: Literal[1] = 1
    call_id: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    number: Annotated[str, StringConstraints(pattern=r"^\+[0-9]{8,15}$")]
    name: str = ""
    text: str = ""
    language: Literal["th", "en", ""] = ""
    recordings: tuple[Recording, ...] = ()
    called_at: datetime

    def to_raw(self) -> bytes:
        """The bytes of a delivery."""
        return self.model_dump_json().encode()

    @classmethod
    def from_raw(cls, raw: bytes) -> "RecordedCall":
        """What `to_raw` wrote. Raises pydantic.ValidationError on anything else."""
        return cls.model_validate_json(raw)
