"""What can be noted of a call, and until when it can be corrected. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal
from uuid import UUID

from core.errors import Conflict, Invalid
from core.text.phones import typed_line

Direction = Literal["inbound", "outbound"]
EDITABLE_FOR: Final = timedelta(days=1)
_LONGEST_CALL: Final = timedelta(hours=24)
_CLOCKS_DIFFER: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What a call was. `number` as typed, '' when it was withheld; `ended_at` None when nobody was reached."""

    direction: Direction
    number: str
    began_at: datetime
    ended_at: datetime | None
    is_missed: bool = False
    outcome_code: str = ""
    note: str = ""

    @property
    def duration_seconds(self) -> int:
        """How long people talked."""
        return round((self.ended_at - self.began_at).total_seconds()) if self.ended_at else 0


def require_possible(facts: CallFacts, now: datetime) -> None:
    """Raise Invalid(code="bad_call_time") for a call that cannot have been."""
    end = facts.ended_at
    if facts.began_at > now + _CLOCKS_DIFFER or (end is not None and end > now + _CLOCKS_DIFFER):
        raise _bad_time("A call that is noted is over.", "began_at")
    if facts.is_missed != (end is None):
        raise _bad_time("A call that was answered has an end, a missed one has none.", "ended_at")
    if end is not None and not timedelta(0) <= end - facts.began_at <= _LONGEST_CALL:
        raise _bad_time("A call ends after it began, within a day.", "ended_at")


def canonical_number(typed: str) -> str:
    """E.164 with its plus and ;ext=, a short number, or '' when nothing was typed. Raises Invalid(code="bad_phone")."""
    if not typed.strip():
        return ""
    number = typed_line(typed)
    if number is None:
        raise Invalid("This is no telephone number.", code="bad_phone", data={"field": "number"})
    return number


def require_editable(noted_by: UUID, created_at: datetime, *, by: UUID, is_supervisor: bool, now: datetime) -> None:
    """Raise Conflict(code="call_settled") after a day, and for what a colleague noted unless one leads the floor."""
    if now - created_at > EDITABLE_FOR or (by != noted_by and not is_supervisor):
        raise Conflict("A call can be corrected for a day, by whoever noted it.", code="call_settled")


def _bad_time(sentence: str, field: str) -> Invalid:
    return Invalid(sentence, code="bad_call_time", data={"field": field})
