"""What happens to live talks. Every fact stands on its ticket, so who may see the ticket hears of the talk."""

from typing import ClassVar
from uuid import UUID

from core.events.facts.ticket import TicketFact


class ChatFact(TicketFact):
    """Base: the talk it is about, and where that stands after the fact (waiting|ringing|active|ended)."""

    chat_id: UUID
    conversation_id: UUID
    state: str


class ChatStarted(ChatFact):
    """A visitor began to talk. `is_away`: nobody could be asked, the ticket waits as an offline message."""

    type: ClassVar[str] = "chat.started"
    is_away: bool = False


class ChatOffered(ChatFact):
    """The talk rings at `user_id`."""

    type: ClassVar[str] = "chat.offered"
    user_id: UUID
    user_name: str = ""


class ChatDeclined(ChatFact):
    """`user_id` did not take it. how: declined | timeout | left (he was not at work any more)."""

    type: ClassVar[str] = "chat.declined"
    user_id: UUID
    user_name: str = ""
    how: str = "declined"


class ChatAccepted(ChatFact):
    """`user_id` talks with the visitor now. how: ring | automatic | picked | transfer."""

    type: ClassVar[str] = "chat.accepted"
    user_id: UUID
    user_name: str = ""
    how: str = "ring"


class ChatTransferred(ChatFact):
    """The talk was handed on to a person or a team; the note is an internal message of its own."""

    type: ClassVar[str] = "chat.transferred"
    to_user_id: UUID | None = None
    to_team_id: UUID | None = None
    to_name: str = ""


class ChatEnded(ChatFact):
    """The talk is over; `outcome` and `ended_by` are those of ticketing.chats.models.Chat."""

    type: ClassVar[str] = "chat.ended"
    outcome: str
    ended_by: str


class ChatWrappedUp(ChatFact):
    """Its agent said how it ended."""

    type: ClassVar[str] = "chat.wrapped_up"
    wrap_up_code: str = ""
