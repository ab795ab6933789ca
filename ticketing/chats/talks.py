"""Talks in the hands of a verb: locked together with their tickets, moved, and told about in one transaction.

Tickets are locked before talks, both in the order of their ids, and the turn to offer comes last.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.live_chat import LiveChatSettings
from core.errors import NotFound
from core.events.base import Actor, Audience, audience
from core.events.facts.chat import ChatAccepted, ChatDeclined, ChatEnded, ChatFact, ChatOffered
from core.events.facts.ticket import TicketAssigned, TicketFact, TicketStatusChanged
from core.jobs import nudge_after_commit
from core.staff.models import Team, User
from core.staff.principal import Principal
from ticketing.chats import repository, states
from ticketing.chats.models import Chat
from ticketing.chats.states import EndedBy
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about, ticket_audience

QUEUE_JOB: Final = "chat_queue"
TAKEN: Final = "chat_taken"


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk and its ticket, both locked; who heard of the ticket before anything changed."""

    chat: Chat
    ticket: Ticket
    settings: LiveChatSettings
    heard_by: Audience
    follower_ids: frozenset[UUID]


class Talks:
    """Some talks with one recorder; `tickets` are all that were locked. Call `flush` when everything is decided."""

    def __init__(
        self,
        talks: Collection[Talk],
        tickets: Mapping[UUID, Ticket],
        people: dict[UUID, str],
        teams: dict[UUID, str],
    ) -> None:
        self.all = list(talks)
        self.tickets = tickets
        self.now: datetime = clock.utc_now()
        self._people = people
        self._teams = teams
        self._recorder = TicketRecorder()
        self._accounts: set[UUID] = set()

    def record(
        self,
        talk: Talk,
        fact: type[ChatFact],
        actor: Actor,
        *,
        also: Iterable[UUID] = (),
        reason: str | None = None,
        detail: dict[str, Any] | None = None,
        **fields: Any,
    ) -> None:
        """Add a fact about where the talk stands now; `also` are people it is meant for besides the ticket's own."""
        chat = talk.chat
        chat.version = (chat.version or 0) + 1
        self._accounts.add(chat.channel_account_id)
        about = fact_about(
            fact, talk.ticket, chat_id=chat.id, conversation_id=chat.conversation_id, state=chat.state, **fields
        )
        self._recorder.add(
            talk.ticket,
            about,
            actor,
            heard_by=talk.heard_by.joined(audience(users=also)),
            follower_ids=talk.follower_ids,
            reason=reason,
            detail=detail,
        )

    def offer(self, talk: Talk, user_id: UUID, name: str, actor: Actor) -> None:
        """Ring at one person."""
        talk.chat.team_id = talk.ticket.team_id
        states.apply_offer(talk.chat, user_id, self.now)
        self.record(talk, ChatOffered, actor, also=[user_id], user_id=user_id, user_name=name)

    def move_on(self, talk: Talk, actor: Actor, how: str) -> None:
        """The person it rings at does not take it. how: declined | timeout | left (he is not at work any more)."""
        user_id = talk.chat.offered_to
        assert user_id is not None
        states.apply_declined(talk.chat, is_out_of_round=how != "left")
        self.record(talk, ChatDeclined, actor, also=[user_id], user_id=user_id, user_name=self._name(user_id), how=how)

    def take(self, talk: Talk, user_id: UUID, name: str, actor: Actor, how: str) -> None:
        """A person talks with the visitor from now on: the ticket is his, and it is open."""
        before = talk.chat.offered_to
        talk.chat.team_id = talk.ticket.team_id
        states.apply_accepted(talk.chat, user_id, self.now)
        also = [user_id, *([before] if before else [])]
        self.assign(talk, user_id, name, talk.ticket.team_id, actor, reason="chat")
        if talk.ticket.status == lifecycle.Status.NEW:
            lifecycle.apply_status(talk.ticket, lifecycle.Status.OPEN, self.now)
            self.record_ticket(talk, TicketStatusChanged, actor, before=lifecycle.Status.NEW.value)
        self.record(talk, ChatAccepted, actor, also=also, user_id=user_id, user_name=name, how=how)

    def assign(
        self, talk: Talk, owner_id: UUID | None, name: str, team_id: UUID | None, actor: Actor, *, reason: str
    ) -> None:
        """Give the ticket to a person and a team; nothing when it is there already."""
        ticket = talk.ticket
        if (ticket.owner_id, ticket.team_id) == (owner_id, team_id):
            return
        owner_before, team_before = ticket.owner_id, ticket.team_id
        ticket.owner_id, ticket.team_id = owner_id, team_id
        self.record_ticket(
            talk,
            TicketAssigned,
            actor,
            reason=reason,
            owner_before=owner_before,
            team_before=team_before,
            owner_name=name,
            team_name=self._teams.get(team_id, "") if team_id else "",
            owner_name_before=self._name(owner_before),
            team_name_before=self._teams.get(team_before, "") if team_before else "",
        )

    def record_ticket(
        self, talk: Talk, fact: type[TicketFact], actor: Actor, *, reason: str | None = None, **fields: Any
    ) -> None:
        """Add a fact about the ticket of a talk."""
        about = fact_about(fact, talk.ticket, **fields)
        self._recorder.add(
            talk.ticket, about, actor, heard_by=talk.heard_by, follower_ids=talk.follower_ids, reason=reason
        )

    def finish(self, talk: Talk, ended_by: EndedBy, actor: Actor) -> None:
        """The talk is over."""
        also = [user_id for user_id in (talk.chat.offered_to, talk.chat.accepted_by) if user_id]
        states.apply_ended(talk.chat, ended_by, self.now)
        self.record(talk, ChatEnded, actor, also=also, outcome=talk.chat.outcome, ended_by=ended_by.value)

    def learn_team(self, team_id: UUID, name: str) -> None:
        """A team that a talk goes to."""
        self._teams[team_id] = name

    async def flush(self, session: AsyncSession) -> None:
        """Write the events; afterwards those who wait are told of their places."""
        await self._recorder.flush(session)
        for account_id in self._accounts:
            nudge_after_commit(session, QUEUE_JOB, str(account_id))

    def _name(self, user_id: UUID | None) -> str:
        return self._people.get(user_id, "") if user_id else ""


async def open_talks(session: AsyncSession, chat_ids: Collection[UUID], more_tickets: Collection[UUID] = ()) -> Talks:
    """Lock talks and their tickets; those that are gone are left out."""
    places = await repository.find_places(session, chat_ids)
    tickets = await repository.lock_tickets(session, {*places.values(), *more_tickets})
    chats = [chat for chat in await repository.lock_chats(session, places) if chat.ticket_id in tickets]
    settings = await repository.settings_of(session, {chat.channel_account_id for chat in chats})
    followers = await listeners_of(session, tickets)
    people = {chat.offered_to for chat in chats} | {ticket.owner_id for ticket in tickets.values()}
    teams = {ticket.team_id for ticket in tickets.values()}
    return Talks(
        [
            talk_of(chat, tickets[chat.ticket_id], settings[chat.channel_account_id], followers[chat.ticket_id])
            for chat in chats
        ],
        tickets,
        await repository.names_of(session, User, {user_id for user_id in people if user_id}),
        await repository.names_of(session, Team, {team_id for team_id in teams if team_id}),
    )


def talk_of(chat: Chat, ticket: Ticket, settings: LiveChatSettings, follower_ids: frozenset[UUID]) -> Talk:
    """A talk whose rows are locked or new."""
    return Talk(chat, ticket, settings, ticket_audience(ticket, follower_ids), follower_ids)


async def open_talk(session: AsyncSession, principal: Principal, chat_id: UUID) -> tuple[Talks, Talk]:
    """Pass the gate of the ticket and lock one talk. Raises NotFound."""
    if await repository.find_visible_place(session, principal, chat_id) is None:
        raise chat_not_found()
    talks = await open_talks(session, [chat_id])
    if not talks.all:
        raise chat_not_found()
    return talks, talks.all[0]


def chat_not_found() -> NotFound:
    """The error for a talk that is not there or must not be known."""
    return NotFound("There is no such chat.", code="chat_not_found")
