"""What waits, as its row keeps it: a request of the composer as a document, and back. Pure."""

from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from core.errors import Conflict
from ticketing.replies.composition import Body
from ticketing.replies.forwarding import NewForward
from ticketing.replies.service import NewReply

_REPLY: Final[TypeAdapter[NewReply]] = TypeAdapter(NewReply)
_FORWARD: Final[TypeAdapter[NewForward]] = TypeAdapter(NewForward)


def as_document(new: NewReply | NewForward) -> dict[str, Any]:
    """The form in which a row keeps it."""
    adapter: TypeAdapter[Any] = _REPLY if isinstance(new, NewReply) else _FORWARD
    document: dict[str, Any] = adapter.dump_python(new, mode="json")
    return document


@dataclass(frozen=True, slots=True)
class Kept:
    """What a row keeps. Of one that is not `is_readable` the request has its words and nothing else."""

    request: NewReply | NewForward
    is_readable: bool = True

    def require_readable(self) -> None:
        """Raise Conflict(code="unreadable") for what nobody can send as it is."""
        if not self.is_readable:
            raise Conflict("This answer was kept in a form that cannot be read any more.", code="unreadable")


def read_document(document: dict[str, Any], *, is_forward: bool) -> Kept:
    """What a row keeps; of one that another version wrote and this one cannot read the words, for its author."""
    try:
        return Kept(_FORWARD.validate_python(document) if is_forward else _REPLY.validate_python(document))
    except ValidationError:
        client_id, body = str(document.get("client_id", "")), _words(document.get("body"))
        return Kept(NewForward(client_id, body, ()) if is_forward else NewReply(client_id, body), is_readable=False)


def _words(kept: object) -> Body:
    found = kept if isinstance(kept, dict) else {}
    return Body(str(found.get("html") or ""), str(found.get("text") or ""))
