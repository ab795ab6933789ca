"""What happens to noted telephone calls. Every fact stands on its ticket, so who may see that hears of the call."""

from typing import ClassVar
from uuid import UUID

from core.events.facts.ticket import TicketFact


class CallFact(TicketFact):
    """Base: the call and its message."""

    call_id: UUID
    message_id: UUID


class CallNoted(CallFact):
    """Somebody noted a call. direction: inbound|outbound; `outcome_code` is a wrap-up code or ''."""

    type: ClassVar[str] = "call.noted"
    direction: str
    is_missed: bool = False
    outcome_code: str = ""
    duration_seconds: int = 0
    contact_id: UUID | None = None


class CallChanged(CallFact):
    """Somebody corrected a call; `fields` names what, the words before and after are in the erasable detail."""

    type: ClassVar[str] = "call.changed"
    fields: list[str] = []
