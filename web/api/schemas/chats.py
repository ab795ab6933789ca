"""Shapes of live talks, their queue, and the codes they are wrapped up with."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from ticketing.chats.reading import ChatView
from web.api.schemas.common import Body, Name, ShortText, View
from web.api.schemas.staff import TeamRef, UserRef


class ChatState(StrEnum):
    """Where a talk stands. ringing: offered to one person at a time."""

    WAITING = "waiting"
    RINGING = "ringing"
    ACTIVE = "active"
    ENDED = "ended"


class ChatContact(View):
    """The customer a talk is with."""

    id: UUID
    name: str
    is_vip: bool


class Chat(View):
    """A live talk. `agent` has it or had it last; it rings at `offered_to` until `rings_until`.

    outcome: answered|abandoned|missed|offline; ended_by: agent|visitor|idle|abandoned|missed|offline. `waits_since` is
    the beginning, or the moment it was handed on.
    """

    id: UUID
    state: ChatState
    outcome: str | None
    ended_by: str | None
    ticket_id: UUID
    ticket_number: int
    subject: str
    snippet: str
    conversation_id: UUID
    channel_account_id: UUID
    visitor_id: UUID | None
    contact: ChatContact | None
    team: TeamRef | None
    agent: UserRef | None
    offered_to: UserRef | None
    offered_at: datetime | None
    rings_until: datetime | None
    waits_since: datetime
    started_at: datetime
    accepted_at: datetime | None
    last_visitor_at: datetime
    last_agent_at: datetime | None
    ended_at: datetime | None
    wrap_up_code: str
    wrap_up_note: str
    version: int


class AgentLoad(View):
    """Somebody at work who answers customers; `talks` are those he has and those that ring at him."""

    user: UserRef
    talks: int


class TeamWait(View):
    """How many wait for a team, and how many seconds a new visitor will probably wait (null: no talks to tell by)."""

    team: TeamRef | None
    waiting: int
    expected_seconds: int | None


class ChatQueue(View):
    """What a supervisor watches. `waiting` is first come first and at most 200 long; `waiting_count` counts all."""

    waiting: list[Chat]
    waiting_count: int
    active_count: int
    agents: list[AgentLoad]
    teams: list[TeamWait]
    as_of_seq: int


class ChatTransfer(Body):
    """Whom a talk is handed to: a person or a team. The note is for colleagues only."""

    to_user_id: UUID | None = None
    to_team_id: UUID | None = None
    note: Annotated[str, StringConstraints(max_length=5_000)] = ""


Code = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]


class ChatWrapUp(Body):
    """How a talk ended: one of the company's codes ('' for none) and words of one's own."""

    code: Code | Annotated[str, StringConstraints(max_length=0)] = ""
    note: ShortText = ""
    solve: bool = False


class WrapUpCode(View):
    """A way in which talks end, in the company's words."""

    code: str
    name_th: str
    name_en: str
    is_enabled: bool


class WrapUpCodeInput(Body):
    """One code of the list."""

    code: Code
    name_th: Name
    name_en: Name
    is_enabled: bool = True


class WrapUpCodesInput(Body):
    """The whole list, in the order it is offered."""

    codes: Annotated[list[WrapUpCodeInput], Field(max_length=100)]


def chat_shape(view: ChatView) -> Chat:
    """A talk as the API shows it."""
    return Chat.model_validate(view, from_attributes=True)
