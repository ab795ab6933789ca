"""What a form's door hands to the inbox: the answers with the questions as they were asked, and where they came from.

The server makes this document from what it has checked. It holds the labels, not only the keys, so that a form can be
changed later and an earlier submission still reads as it was sent.
"""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from channels.webform.manifest import MapsTo

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: nothing that is mistaken for something else
_LENGTH = 8


class _Document(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Answer(_Document):
    """One answered question. `text` is the answer as people read it, `values` as it is stored."""

    key: str
    label: str
    values: tuple[str, ...]
    text: str
    maps_to: MapsTo = MapsTo.NONE
    is_long: bool = False


class SubmittedFile(_Document):
    """A file, stored before the submission is recorded. `blob_key` is the sha-256 hex of its bytes."""

    label: str
    file_name: str
    content_type: str
    size: Annotated[int, Field(ge=0)]
    blob_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Origin(_Document):
    """The page that the form was on: its own hosted page, or the one it is embedded in."""

    page_url: str = ""
    page_title: str = ""
    referrer: str = ""
    utm_source: str = ""
    utm_medium: str = ""
    utm_campaign: str = ""
    utm_term: str = ""
    utm_content: str = ""


class FormSubmission(_Document):
    """One form that was sent. `language` is the one the visitor read (th|en), `form_title` in that language."""

    version: Literal[1] = 1
    submission_id: UUID
    form_title: str
    language: str
    answers: tuple[Answer, ...]
    files: tuple[SubmittedFile, ...] = ()
    origin: Origin = Origin()
    sent_at: datetime

    def to_raw(self) -> bytes:
        """The bytes for the inbox."""
        return self.model_dump_json().encode()

    @classmethod
    def from_raw(cls, raw: bytes) -> "FormSubmission":
        """Read what `to_raw` wrote. Raises pydantic.ValidationError."""
        return cls.model_validate_json(raw)


def reference_of(submission_id: UUID) -> str:
    """A short code for people, such as 7K3M-9QXZ: the last 40 bits of the id, which are random."""
    rest, letters = submission_id.int & ((1 << 5 * _LENGTH) - 1), ""
    for _ in range(_LENGTH):
        rest, letter = divmod(rest, 32)
        letters = _ALPHABET[letter] + letters
    return f"{letters[:4]}-{letters[4:]}"
