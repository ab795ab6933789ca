"""The subscriber "chats": what visitors and agents say opens talks, takes them, and keeps them from growing cold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.live_chat import LiveChatSettings
from core.events.base import PublishedEvent
from core.events.facts.chat import ChatStarted
from core.events.facts.ticket import MessageReceived, MessageSent
from ticketing.chats import policy, repository, states
from ticketing.chats.availability import business_hours
from ticketing.chats.floor import load_floor
from ticketing.chats.models import Chat
from ticketing.chats.offering import offer_waiting
from ticketing.chats.states import EndedBy, Outcome, State
from ticketing.chats.talks import Talk, Talks, open_talks, talk_of
from ticketing.tickets.lifecycle import HIDDEN
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of


@dataclass(frozen=True, slots=True)
class _Said:
    """One thing that was said in a web chat."""

    event: PublishedEvent
    ticket_id: UUID
    conversation_id: UUID
    account_id: UUID
    at: datetime


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Follow a batch of events; a constant number of statements, one when nobody spoke in a web chat."""
    said = await _said(session, events)
    if not said:
        return
    conversations = {one.conversation_id for one in said}
    tickets = {one.ticket_id for one in said}
    found = await repository.find_talks_of(session, conversations, tickets)
    talks = await open_talks(session, [row.id for row in found], tickets)
    desk = await _load_desk(session, talks, said)
    for one in said:
        if one.event.type == MessageReceived.type:
            desk.hear_visitor(one)
        else:
            desk.hear_agent(one)
    session.add_all(desk.new)
    await offer_waiting(session, talks, desk.waiting)
    await talks.flush(session)


async def _said(session: AsyncSession, events: Sequence[PublishedEvent]) -> list[_Said]:
    """What people (no machine) said in web chats, in order. A visitor who answers by mail does not ring."""
    spoken = {
        UUID(event.data["message_id"]): event
        for event in events
        if event.type in (MessageReceived.type, MessageSent.type)
        and not event.data.get("machine_kind")
        and not event.data.get("is_automatic")
    }
    if not spoken:
        return []
    rows = {row.message_id: row for row in await repository.find_said(session, spoken)}
    return [
        _Said(event, row.ticket_id, row.conversation_id, row.account_id, row.created_at)
        for message_id, event in spoken.items()
        if (row := rows.get(message_id)) is not None
        and row.ticket_id is not None  # where it lies now: the ticket may have been merged since
        and (event.type == MessageSent.type or row.is_by_widget)
    ]


class _Desk:
    """The talks of a batch in memory."""

    def __init__(
        self,
        talks: Talks,
        tickets: Mapping[UUID, Ticket],
        followers: Mapping[UUID, frozenset[UUID]],
        settings: Mapping[UUID, LiveChatSettings],
        is_open: Mapping[UUID, bool],
    ) -> None:
        self.new: list[Chat] = []
        self.waiting: list[Talk] = []
        self._talks = talks
        self._tickets = tickets
        self._followers = followers
        self._settings = settings
        self._is_open = is_open
        self._newest: dict[UUID, Talk] = {}
        for talk in sorted(talks.all, key=lambda one: (one.chat.open_key is not None, one.chat.started_at)):
            self._newest[talk.chat.conversation_id] = talk

    def hear_visitor(self, said: _Said) -> None:
        """The visitor wrote: his talk goes on, or one begins."""
        ticket = self._tickets.get(said.ticket_id)
        if ticket is None or ticket.status in HIDDEN:
            return
        talk = self._newest.get(said.conversation_id)
        is_open = self._is_open.get(ticket.id, False)
        if talk is not None and self._goes_on(talk, said, is_open=is_open):
            talk.chat.last_visitor_at = max(talk.chat.last_visitor_at, said.at)
            if talk.chat.state != State.ENDED and talk.ticket is not ticket:
                talk.chat.ticket_id = ticket.id
                self._newest[said.conversation_id] = self._talk(talk.chat, ticket)
            return
        self._begin(said, ticket, is_open=is_open)

    def hear_agent(self, said: _Said) -> None:
        """Somebody of us answered: who answers a talk that waits has taken it."""
        talk, actor = self._newest.get(said.conversation_id), said.event.actor
        if talk is None or actor.id is None or talk.chat.state == State.ENDED or said.at < talk.chat.started_at:
            return
        if talk.chat.state in states.UNANSWERED:
            how = "ring" if talk.chat.offered_to == actor.id else "picked"
            self._talks.take(talk, actor.id, actor.name, actor, how)
        talk.chat.last_agent_at = max(talk.chat.last_agent_at or said.at, said.at)

    def _goes_on(self, talk: Talk, said: _Said, *, is_open: bool) -> bool:
        """Whether these words belong to a talk that is there: an open one, one the visitor closed right after them, or
        the offline message he goes on writing while we are still away.
        """
        chat = talk.chat
        if chat.state != State.ENDED:
            return True
        if chat.ended_by == EndedBy.VISITOR and chat.ended_at is not None and said.at <= chat.ended_at:
            return True
        return chat.outcome == Outcome.OFFLINE and not is_open and chat.ticket_id == said.ticket_id

    def _begin(self, said: _Said, ticket: Ticket, *, is_open: bool) -> None:
        chat = Chat(
            id=ids.new_id(),
            open_key=said.conversation_id,
            conversation_id=said.conversation_id,
            ticket_id=ticket.id,
            channel_account_id=said.account_id,
            team_id=ticket.team_id,
            state=State.WAITING.value,
            offer_count=0,
            declined_by=[],
            started_at=said.at,
            last_visitor_at=said.at,
            version=0,
        )
        if not is_open:
            states.apply_ended(chat, EndedBy.OFFLINE, self._talks.now)
        talk = self._talk(chat, ticket)
        self.new.append(chat)
        self._newest[said.conversation_id] = talk
        self._talks.record(talk, ChatStarted, said.event.actor, is_away=not is_open)
        if is_open:
            self.waiting.append(talk)

    def _talk(self, chat: Chat, ticket: Ticket) -> Talk:
        return talk_of(chat, ticket, self._settings[chat.channel_account_id], self._followers[ticket.id])


async def _load_desk(session: AsyncSession, talks: Talks, said: Sequence[_Said]) -> _Desk:
    tickets = talks.tickets
    settings = await repository.settings_of(session, {one.account_id for one in said})
    floor = await load_floor(
        session,
        {ticket.team_id for ticket in tickets.values()},
        {ticket.owner_id for ticket in tickets.values()},
    )
    hours, now = await business_hours(session), clock.utc_now()
    accounts = {one.ticket_id: one.account_id for one in said}
    is_open = {
        ticket.id: policy.availability_at(
            settings[accounts[ticket.id]].opening,
            hours,
            now,
            is_somebody_here=floor.has_somebody(ticket.team_id, ticket.owner_id),
        ).is_available
        for ticket in tickets.values()
        if ticket.id in accounts
    }
    followers = await listeners_of(session, tickets)
    return _Desk(talks, tickets, followers, settings, is_open)
