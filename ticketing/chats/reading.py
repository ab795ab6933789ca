"""Talks as screens and visitors read them: lists, the supervisors' queue, one visitor's standing and place.

Every function takes a constant number of queries and hands out plain values.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.live_chat import LiveChatSettings
from core.db.paging import AnyRow, Page
from core.errors import NotFound
from core.staff.people import TeamRef, UserRef, find_team_ref, find_user_ref, user_ref
from core.staff.principal import Permission, Principal
from ticketing.chats import policy, reading_repository, repository
from ticketing.chats.floor import load_floor
from ticketing.chats.states import State
from ticketing.tickets.access import get_visible_ticket


@dataclass(frozen=True, slots=True)
class ContactRef:
    """The customer a talk is with."""

    id: UUID
    name: str
    is_vip: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatView:
    """A talk. `visitor_id` is None for a thread without a visitor; `rings_until` is set while it rings.

    `waits_since` is the beginning, or the moment it was handed on; `agent` is who has it or had it last.
    """

    id: UUID
    state: str
    outcome: str | None
    ended_by: str | None
    ticket_id: UUID
    ticket_number: int
    subject: str
    snippet: str
    conversation_id: UUID
    channel_account_id: UUID
    visitor_id: UUID | None
    contact: ContactRef | None
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


@dataclass(frozen=True, slots=True)
class AgentLoad:
    """Somebody at work who answers customers, and how many talks he has (or that ring at him)."""

    user: UserRef
    talks: int


@dataclass(frozen=True, slots=True)
class TeamWait:
    """How long a team's visitors will probably wait, in seconds; None without talks in the last week."""

    team: TeamRef | None
    waiting: int
    expected_seconds: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What a supervisor watches. `waiting` is first come first, at most 200; `waiting_count` counts all."""

    waiting: tuple[ChatView, ...]
    waiting_count: int
    active_count: int
    agents: tuple[AgentLoad, ...]
    teams: tuple[TeamWait, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A visitor's place among those who wait for the same team, 1 for the next; seconds left, None when unknown."""

    position: int
    expected_seconds: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a visitor's page shows of his newest talk. state: waiting|active|ended|away."""

    chat_id: UUID
    conversation_id: UUID
    state: str
    agent_id: UUID | None
    agent_name: str
    agent_avatar_blob_key: str | None


@dataclass(frozen=True, slots=True)
class VisitorPlace:
    """A ticket of a visitor, and his identity in the customer record."""

    ticket_id: UUID
    identity_id: UUID | None


@dataclass(frozen=True, slots=True)
class Watched:
    """The ticket a visitor writes on, and the person who talks with him or is asked to."""

    ticket_id: UUID
    agent_id: UUID | None


async def list_chats(
    session: AsyncSession,
    principal: Principal,
    *,
    states: Sequence[str] = (),
    mine: bool = False,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[ChatView]:
    """Talks on tickets that `principal` may see, newest first. `mine`: those he has, had, or that ring at him."""
    page = await reading_repository.list_rows(session, principal, states, cursor, limit, mine=mine)
    return Page([_view(row) for row in page.items], page.next_cursor)


async def get_chat(session: AsyncSession, chat_id: UUID) -> ChatView | None:
    """One talk, None when there is none. The caller has passed the gate by a verb on it."""
    rows = await reading_repository.rows_of(session, [chat_id])
    return _view(rows[0]) if rows else None


async def newest_chat_on(session: AsyncSession, ticket_id: UUID) -> ChatView | None:
    """The newest talk on a ticket whose gate the caller has passed."""
    rows = await reading_repository.newest_on(session, ticket_id)
    return _view(rows[0]) if rows else None


async def states_on(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, str]:
    """The state (waiting|ringing|active) of the open talk on each of these tickets that has one."""
    return await reading_repository.open_states(session, ticket_ids)


async def read_queue(session: AsyncSession, principal: Principal) -> Queue:
    """What waits, who has how many, and how long it will take. Raises NotPermitted for who leads nobody."""
    principal.require(Permission.READ_ADMINISTRATION)
    rows = await reading_repository.waiting_rows(session, principal)
    counts = await reading_repository.count_open(session)
    floor = await load_floor(session, [None])
    waits = await repository.newest_waits(session)
    waiting: dict[UUID | None, int] = {}
    for row in counts:
        if row.state != State.ACTIVE:
            waiting[row.team_id] = waiting.get(row.team_id, 0) + row.total
    names = await reading_repository.names_of_teams(session, {*waiting, *waits})
    teams = [
        TeamWait(
            team=find_team_ref(team_id, names.get(team_id)),
            waiting=waiting.get(team_id, 0),
            expected_seconds=policy.expected_wait(waits.get(team_id, ())),
        )
        for team_id in sorted({*waiting, *waits}, key=lambda one: (one is not None, names.get(one, "")))
        if team_id is None or team_id in names
    ]
    agents = [AgentLoad(user_ref(person.id, person.name), person.talks) for person in floor.people]
    return Queue(
        waiting=tuple(_view(row) for row in rows),
        waiting_count=sum(waiting.values()),
        active_count=sum(row.total for row in counts if row.state == State.ACTIVE),
        agents=tuple(sorted(agents, key=lambda one: (-one.talks, one.user.name, one.user.id))),
        teams=tuple(teams),
    )


async def place_in_queue(session: AsyncSession, conversation_id: UUID) -> Place | None:
    """A waiting visitor's place; None when he does not wait."""
    places = await _places(session)
    return next((place for row, place in places if row.conversation_id == conversation_id), None)


async def places_of_account(session: AsyncSession, channel_account_id: UUID) -> dict[str, Place]:
    """The places of everybody who waits in one widget, by thread key (the visitor's id as text); two queries."""
    return {row.thread_key: place for row, place in await _places(session) if row.account_id == channel_account_id}


async def standing_of(session: AsyncSession, channel_account_id: UUID, thread_key: str) -> Standing | None:
    """A visitor's newest talk; None when he never wrote. `thread_key` is his id as text."""
    row = await reading_repository.newest_of_visitor(session, channel_account_id, thread_key)
    if row is None:
        return None
    state = {State.RINGING.value: "waiting"}.get(row.state, row.state)
    if row.outcome in ("offline", "missed"):
        state = "away"
    return Standing(
        chat_id=row.id,
        conversation_id=row.conversation_id,
        state=state,
        agent_id=row.agent_id,
        agent_name=row.agent_name or "",
        agent_avatar_blob_key=row.agent_avatar,
    )


async def visitor_of_ticket(session: AsyncSession, principal: Principal, ticket_id: UUID) -> UUID | None:
    """The visitor behind a ticket's web chat, None when it came another way. Raises NotFound from the gate."""
    ticket = await get_visible_ticket(session, principal, ticket_id)
    if ticket.conversation_id is None or ticket.channel_kind != repository.WEBCHAT:
        return None
    threads = await repository.find_thread_keys(session, [ticket.conversation_id])
    return _visitor_id(threads.get(ticket.conversation_id, ""))


async def require_visible_visitor(session: AsyncSession, principal: Principal, visitor_id: UUID) -> VisitorPlace:
    """Where a visitor is, when `principal` sees a ticket of his. Raises NotFound(code="unknown_visitor")."""
    row = await reading_repository.place_of_visitor(session, principal, str(visitor_id))
    if row is None:
        raise NotFound("There is no such visitor.", code="unknown_visitor")
    return VisitorPlace(row.ticket_id, row.identity_id)


async def watchers_of_visitors(session: AsyncSession, accounts: Mapping[UUID, UUID]) -> dict[UUID, Watched]:
    """Which ticket each visitor writes on and who talks with him (or is asked to), of {visitor id: channel account id}.

    Who never wrote is left out.
    """
    keys = {(account_id, str(visitor_id)): visitor_id for visitor_id, account_id in accounts.items()}
    rows = await reading_repository.watched(session, set(accounts.values()), [str(one) for one in accounts])
    return {
        keys[row.account_id, row.thread_key]: Watched(row.ticket_id, row.agent_id)
        for row in rows
        if row.ticket_id is not None and (row.account_id, row.thread_key) in keys
    }


async def _places(session: AsyncSession) -> list[tuple[AnyRow, Place]]:
    line = await repository.waiting_line(session)
    if not line:
        return []
    waits, now = await repository.newest_waits(session), clock.utc_now()
    ahead: dict[UUID | None, int] = {}
    places = []
    for row in line:
        ahead[row.team_id] = ahead.get(row.team_id, 0) + 1
        expected = policy.expected_wait(waits.get(row.team_id, ()))
        places.append((row, Place(ahead[row.team_id], policy.remaining_wait(expected, now - row.since))))
    return places


def _view(row: AnyRow) -> ChatView:
    chat = row[0]
    settings = LiveChatSettings.model_validate(row.live_chat or {})
    is_ringing = chat.state == State.RINGING and chat.offered_at is not None
    return ChatView(
        id=chat.id,
        state=chat.state,
        outcome=chat.outcome,
        ended_by=chat.ended_by,
        ticket_id=chat.ticket_id,
        ticket_number=row.ticket_number,
        subject=row.subject,
        snippet=row.snippet,
        conversation_id=chat.conversation_id,
        channel_account_id=chat.channel_account_id,
        visitor_id=_visitor_id(row.thread_key),
        contact=ContactRef(row.contact_id, row.contact_name, row.contact_is_vip)
        if row.contact_name is not None
        else None,
        team=find_team_ref(chat.team_id, row.team_name),
        agent=find_user_ref(chat.accepted_by, row.agent_name),
        offered_to=find_user_ref(chat.offered_to, row.offered_name),
        offered_at=chat.offered_at if is_ringing else None,
        rings_until=chat.offered_at + timedelta(seconds=settings.ring_seconds) if is_ringing else None,
        waits_since=policy.waits_since(chat),
        started_at=chat.started_at,
        accepted_at=chat.accepted_at,
        last_visitor_at=chat.last_visitor_at,
        last_agent_at=chat.last_agent_at,
        ended_at=chat.ended_at,
        wrap_up_code=chat.wrap_up_code,
        wrap_up_note=chat.wrap_up_note,
        version=chat.version,
    )


def _visitor_id(thread_key: str) -> UUID | None:
    try:
        return UUID(thread_key)
    except ValueError:
        return None
