"""All SQL of live talks that writes or decides; what screens read is in reading_repository.py."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import and_, exists, func, or_, select, text, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.channel_accounts.live_chat import LiveChatSettings
from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.db.paging import AnyRow
from core.db.repository import is_sqlite
from core.staff.models import Presence, Team, TeamMember, User
from core.staff.principal import PERMISSIONS, Permission, Principal
from crm_link.customers.models import Contact
from ticketing.chats.models import Chat
from ticketing.chats.policy import WAITS_COUNTED
from ticketing.chats.states import UNANSWERED, State
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Message
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket

WEBCHAT = "webchat"
_OFFERING_LOCK = 7_240_003
_WORKING_ROLES = tuple(sorted(role.value for role, rights in PERMISSIONS.items() if Permission.WORK_TICKETS in rights))
_REMEMBERED = timedelta(hours=2)
_COUNTED_DAYS = timedelta(days=7)
_LEAST_IDLE = timedelta(seconds=60)  # what core.channel_accounts.live_chat allows


async def find_visible_place(session: AsyncSession, principal: Principal, chat_id: UUID) -> UUID | None:
    """The ticket of a talk that `principal` may see."""
    query = select(Chat.ticket_id).join(Ticket, Ticket.id == Chat.ticket_id)
    return (await session.execute(query.where(Chat.id == chat_id, visible_to(principal)))).scalar_one_or_none()


async def find_places(session: AsyncSession, chat_ids: Collection[UUID]) -> dict[UUID, UUID]:
    """The ticket of each of these talks."""
    if not chat_ids:
        return {}
    query = select(Chat.id, Chat.ticket_id).where(Chat.id.in_(padded(chat_ids)))
    return {row.id: row.ticket_id for row in (await session.execute(query)).all()}


async def lock_tickets(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, Ticket]:
    """The tickets, held until the transaction ends, always in the same order. Before the talks on them."""
    if not ticket_ids:
        return {}
    query = select(Ticket).where(Ticket.id.in_(padded(ticket_ids))).order_by(Ticket.id)
    query = query.with_for_update(key_share=True).execution_options(populate_existing=True)
    return {ticket.id: ticket for ticket in (await session.execute(query)).scalars()}


async def lock_chats(session: AsyncSession, chat_ids: Collection[UUID]) -> list[Chat]:
    """The talks as they are now, held until the transaction ends."""
    if not chat_ids:
        return []
    query = select(Chat).where(Chat.id.in_(padded(chat_ids))).order_by(Chat.id)
    query = query.with_for_update().execution_options(populate_existing=True)
    return list((await session.execute(query)).scalars())


async def settings_of(session: AsyncSession, account_ids: Collection[UUID]) -> dict[UUID, LiveChatSettings]:
    """How live talk works on each account."""
    if not account_ids:
        return {}
    query = select(ChannelAccount.id, ChannelAccount.live_chat).where(ChannelAccount.id.in_(padded(account_ids)))
    return {row.id: LiveChatSettings.model_validate(row.live_chat) for row in (await session.execute(query)).all()}


async def find_account(session: AsyncSession, account_id: UUID) -> ChannelAccount | None:
    """An account that is in use."""
    query = select(ChannelAccount).where(
        ChannelAccount.id == account_id, ChannelAccount.deleted_at.is_(None), ChannelAccount.is_enabled
    )
    return (await session.execute(query)).scalar_one_or_none()


async def names_of(session: AsyncSession, model: type[User] | type[Team], keys: Collection[UUID]) -> dict[UUID, str]:
    """The names of people or of teams."""
    if not keys:
        return {}
    query = select(model.id, model.name).where(model.id.in_(padded(keys)))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def is_team(session: AsyncSession, team_id: UUID) -> bool:
    """Whether there is such a team (still)."""
    query = select(Team.id).where(Team.id == team_id, Team.deleted_at.is_(None))
    return (await session.execute(query)).first() is not None


# --- who is at work --------------------------------------------------------------------------------------------------


async def take_offering_turn(session: AsyncSession) -> None:
    """One transaction at a time offers talks, so that two never fill the same person's last place.

    Taken after every row lock. On SQLite the write transaction itself is the turn.
    """
    if not is_sqlite(session):
        await session.execute(text(f"SELECT pg_advisory_xact_lock({_OFFERING_LOCK})"))


async def people_here(
    session: AsyncSession, team_ids: Collection[UUID | None], user_ids: Collection[UUID]
) -> Sequence[AnyRow]:
    """(id, name, team_id) of those at work who answer customers: of these teams (None: of all), and these people."""
    is_here = exists().where(Presence.user_id == User.id, Presence.expires_at > clock.utc_now())
    query = (
        select(User.id, User.name, TeamMember.team_id)
        .outerjoin(TeamMember, TeamMember.user_id == User.id)
        .where(User.is_active, User.availability == "online", User.role.in_(_WORKING_ROLES), is_here)
    )
    if None not in team_ids:
        teams = padded(team_id for team_id in team_ids if team_id is not None)
        query = query.where(or_(TeamMember.team_id.in_(teams), User.id.in_(padded(user_ids))))
    return (await session.execute(query)).all()


async def loads_of(session: AsyncSession, user_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(user_id, talks, last_taken_at): what each has and what rings at him, and when he last took one."""
    keys = padded(user_ids)
    if not keys:
        return []
    having = (
        select(Chat.accepted_by.label("user_id"), func.count().label("talks"), func.max(Chat.accepted_at).label("at"))
        .where(Chat.accepted_by.in_(keys), Chat.state == State.ACTIVE)
        .group_by(Chat.accepted_by)
    )
    asked = (
        select(Chat.offered_to, func.count(), func.max(Chat.accepted_at))
        .where(Chat.offered_to.in_(keys), Chat.state == State.RINGING)
        .group_by(Chat.offered_to)
    )
    had = (
        select(Chat.accepted_by, func.count() - func.count(), func.max(Chat.accepted_at))
        .where(Chat.accepted_by.in_(keys), Chat.state == State.ENDED, Chat.started_at > clock.utc_now() - _REMEMBERED)
        .group_by(Chat.accepted_by)
    )
    return (await session.execute(union_all(having, asked, had))).all()


# --- talks in time ---------------------------------------------------------------------------------------------------


async def chats_to_look_at(session: AsyncSession) -> Sequence[AnyRow]:
    """(Chat, team_id, owner_id, ticket_status, thread_key) of open talks that time may do something to; not locked.

    Of those that go on, only the quiet ones: none grows idle sooner than `_LEAST_IDLE`.
    """
    since = clock.utc_now() - _LEAST_IDLE
    is_quiet = and_(
        Chat.state == State.ACTIVE,
        Chat.last_visitor_at <= since,
        or_(Chat.last_agent_at.is_(None), Chat.last_agent_at <= since),
    )
    is_hidden = and_(Chat.state == State.ACTIVE, Ticket.status.in_(HIDDEN_STATUSES))
    query = (
        select(
            Chat,
            Ticket.team_id.label("ticket_team_id"),
            Ticket.owner_id.label("ticket_owner_id"),
            Ticket.status.label("ticket_status"),
            Conversation.thread_key,
        )
        .join(Ticket, Ticket.id == Chat.ticket_id)
        .join(Conversation, Conversation.id == Chat.conversation_id)
        .where(or_(Chat.state.in_(UNANSWERED), is_quiet, is_hidden))
        .order_by(Chat.started_at)
    )
    return (await session.execute(query)).all()


async def find_thread_keys(session: AsyncSession, conversation_ids: Collection[UUID]) -> dict[UUID, str]:
    """The visitor behind each conversation."""
    if not conversation_ids:
        return {}
    query = select(Conversation.id, Conversation.thread_key).where(Conversation.id.in_(padded(conversation_ids)))
    return {row.id: row.thread_key for row in (await session.execute(query)).all()}


async def find_open_of_visitor(session: AsyncSession, account_id: UUID, thread_key: str) -> AnyRow | None:
    """(chat_id, ticket_id, contact_id, contact_name) of a visitor's open talk."""
    query = (
        select(
            Chat.id.label("chat_id"), Chat.ticket_id, Contact.id.label("contact_id"), Contact.name.label("contact_name")
        )
        .join(Conversation, Conversation.id == Chat.open_key)
        .join(Ticket, Ticket.id == Chat.ticket_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .where(Conversation.channel_account_id == account_id, Conversation.thread_key == thread_key)
    )
    return (await session.execute(query)).one_or_none()


# --- what was said ---------------------------------------------------------------------------------------------------


async def find_said(session: AsyncSession, message_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(message_id, ticket_id, created_at, is_by_widget, conversation_id, account_id) of those in a web chat."""
    query = (
        select(
            Message.id.label("message_id"),
            Message.ticket_id,
            Message.created_at,
            (Message.channel_account_id == Conversation.channel_account_id).label("is_by_widget"),
            Conversation.id.label("conversation_id"),
            Conversation.channel_account_id.label("account_id"),
        )
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(Message.id.in_(padded(message_ids)), Conversation.channel_kind == WEBCHAT)
    )
    return (await session.execute(query)).all()


async def find_talks_of(
    session: AsyncSession, conversation_ids: Collection[UUID], ticket_ids: Collection[UUID]
) -> Sequence[AnyRow]:
    """(id, ticket_id) of the open talks of these conversations, and of the newest talk on each of these tickets."""
    newest = (
        select(func.max(Chat.started_at).label("started_at"), Chat.ticket_id)
        .where(Chat.ticket_id.in_(padded(ticket_ids)))
        .group_by(Chat.ticket_id)
        .subquery()
    )
    is_newest = exists().where(newest.c.ticket_id == Chat.ticket_id, newest.c.started_at == Chat.started_at)
    query = select(Chat.id, Chat.ticket_id).where(
        or_(Chat.open_key.in_(padded(conversation_ids)), and_(Chat.ticket_id.in_(padded(ticket_ids)), is_newest))
    )
    return (await session.execute(query)).all()


# --- how long visitors wait ------------------------------------------------------------------------------------------


async def newest_waits(session: AsyncSession) -> dict[UUID | None, list[timedelta]]:
    """Per team how long its newest answered visitors waited, newest first; at most a week back."""
    place = func.row_number().over(partition_by=Chat.team_id, order_by=Chat.started_at.desc()).label("place")
    recent = (
        select(Chat.team_id, Chat.started_at, Chat.accepted_at, place)
        .where(Chat.started_at > clock.utc_now() - _COUNTED_DAYS, Chat.accepted_at.is_not(None))
        .subquery()
    )
    query = select(recent).where(recent.c.place <= WAITS_COUNTED).order_by(recent.c.started_at.desc())
    waits: dict[UUID | None, list[timedelta]] = {}
    for row in (await session.execute(query)).all():
        waits.setdefault(row.team_id, []).append(row.accepted_at - row.started_at)
    return waits


async def waiting_line(session: AsyncSession) -> Sequence[AnyRow]:
    """(conversation_id, account_id, team_id, since, thread_key) of those who wait, first come first."""
    since = func.coalesce(Chat.last_agent_at, Chat.started_at, type_=Chat.started_at.type)
    query = (
        select(
            Chat.conversation_id,
            Chat.channel_account_id.label("account_id"),
            Chat.team_id,
            since.label("since"),
            Conversation.thread_key,
        )
        .join(Conversation, Conversation.id == Chat.conversation_id)
        .where(Chat.state.in_((State.WAITING, State.RINGING)))
        .order_by(since, Chat.id)
    )
    return (await session.execute(query)).all()
