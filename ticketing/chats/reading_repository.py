"""The SQL of talks as they are read."""

from collections.abc import Collection, Sequence
from uuid import UUID

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.db.paging import AnyRow, AnySelect, Page, after, page_of
from core.staff.models import Team, User
from core.staff.principal import Principal
from crm_link.customers.models import Contact, Identity
from ticketing.chats.models import Chat
from ticketing.chats.repository import WEBCHAT
from ticketing.chats.states import OPEN, UNANSWERED
from ticketing.conversations.models import Conversation, ConversationParticipant
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket

MOST_WAITING = 200
_AGENT, _OFFERED = aliased(User), aliased(User)


def _rows() -> AnySelect:
    """(Chat, what it is called …): everything a screen shows of a talk."""
    return (
        select(
            Chat,
            Ticket.number.label("ticket_number"),
            Ticket.subject,
            Ticket.snippet,
            Ticket.contact_id,
            Contact.name.label("contact_name"),
            Contact.is_vip.label("contact_is_vip"),
            Conversation.thread_key,
            Team.name.label("team_name"),
            _AGENT.name.label("agent_name"),
            _OFFERED.name.label("offered_name"),
            ChannelAccount.live_chat,
        )
        .join(Ticket, Ticket.id == Chat.ticket_id)
        .join(Conversation, Conversation.id == Chat.conversation_id)
        .join(ChannelAccount, ChannelAccount.id == Chat.channel_account_id)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(Team, Team.id == Chat.team_id)
        .outerjoin(_AGENT, _AGENT.id == Chat.accepted_by)
        .outerjoin(_OFFERED, _OFFERED.id == Chat.offered_to)
    )


async def list_rows(
    session: AsyncSession,
    principal: Principal,
    states: Sequence[str],
    cursor: str | None,
    limit: int,
    *,
    mine: bool,
) -> Page[AnyRow]:
    """One page of the talks that `principal` may see, newest first."""
    query = _rows().where(visible_to(principal))
    if states:
        query = query.where(Chat.state.in_(states))
    if mine:
        query = query.where(or_(Chat.accepted_by == principal.user_id, Chat.offered_to == principal.user_id))
    rows = (await session.execute(after(query, (Chat.started_at, Chat.id), cursor, limit=limit))).all()
    return page_of(rows, limit, lambda row: (row[0].started_at, row[0].id))


async def rows_of(session: AsyncSession, chat_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Talks by id."""
    return (await session.execute(_rows().where(Chat.id.in_(padded(chat_ids))))).all()


async def newest_on(session: AsyncSession, ticket_id: UUID) -> Sequence[AnyRow]:
    """The newest talk on a ticket, at most one row."""
    query = _rows().where(Chat.ticket_id == ticket_id).order_by(Chat.started_at.desc(), Chat.id.desc()).limit(1)
    return (await session.execute(query)).all()


async def open_states(session: AsyncSession, ticket_ids: Collection[UUID]) -> dict[UUID, str]:
    """The state of the open talk on each ticket."""
    if not ticket_ids:
        return {}
    query = select(Chat.ticket_id, Chat.state).where(Chat.ticket_id.in_(padded(ticket_ids)), Chat.state.in_(OPEN))
    return {row.ticket_id: row.state for row in (await session.execute(query.order_by(Chat.started_at))).all()}


async def waiting_rows(session: AsyncSession, principal: Principal) -> Sequence[AnyRow]:
    """Those who wait, first come first."""
    query = _rows().where(Chat.state.in_(UNANSWERED), visible_to(principal))
    return (await session.execute(query.order_by(Chat.started_at, Chat.id).limit(MOST_WAITING))).all()


async def count_open(session: AsyncSession) -> Sequence[AnyRow]:
    """(team_id, state, total) of the open talks."""
    query = select(Chat.team_id, Chat.state, func.count().label("total")).where(Chat.state.in_(OPEN))
    return (await session.execute(query.group_by(Chat.team_id, Chat.state))).all()


async def names_of_teams(session: AsyncSession, team_ids: Collection[UUID | None]) -> dict[UUID | None, str]:
    """The names of teams; no team (None) is left out."""
    keys = padded(team_id for team_id in team_ids if team_id is not None)
    if not keys:
        return {}
    query = select(Team.id, Team.name).where(Team.id.in_(keys))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def newest_of_visitor(session: AsyncSession, account_id: UUID, thread_key: str) -> AnyRow | None:
    """The newest talk of a visitor's conversation, with who has it.

    Found by the conversation's ticket: that is where his talks are.
    """
    query = (
        select(
            Chat.id,
            Chat.conversation_id,
            Chat.state,
            Chat.outcome,
            User.id.label("agent_id"),
            User.name.label("agent_name"),
            User.avatar_blob_key.label("agent_avatar"),
        )
        .join(Conversation, Conversation.current_ticket_id == Chat.ticket_id)
        .outerjoin(User, User.id == Chat.accepted_by)
        .where(
            Conversation.channel_account_id == account_id,
            Conversation.thread_key == thread_key,
            Chat.conversation_id == Conversation.id,
        )
        .order_by(Chat.started_at.desc(), Chat.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).one_or_none()


async def place_of_visitor(session: AsyncSession, principal: Principal, thread_key: str) -> AnyRow | None:
    """(ticket_id, identity_id) of a visitor of whom `principal` sees a ticket."""
    query = (
        select(Ticket.id.label("ticket_id"), Identity.id.label("identity_id"))
        .join(Conversation, Conversation.current_ticket_id == Ticket.id)
        .outerjoin(
            Identity,
            and_(
                Identity.kind == WEBCHAT,
                Identity.external_id == Conversation.thread_key,
                Identity.id.in_(
                    select(ConversationParticipant.identity_id).where(
                        ConversationParticipant.conversation_id == Conversation.id
                    )
                ),
            ),
        )
        .where(
            Conversation.channel_account_id.in_(select(ChannelAccount.id).where(ChannelAccount.kind == WEBCHAT)),
            Conversation.thread_key == thread_key,
            visible_to(principal),
        )
        .limit(1)
    )
    return (await session.execute(query)).one_or_none()


async def watched(
    session: AsyncSession, account_ids: Collection[UUID], thread_keys: Collection[str]
) -> Sequence[AnyRow]:
    """(account_id, thread_key, ticket_id, agent_id) of conversations: the ticket of the open talk, else the current."""
    query = (
        select(
            Conversation.channel_account_id.label("account_id"),
            Conversation.thread_key,
            func.coalesce(Chat.ticket_id, Conversation.current_ticket_id, type_=Chat.ticket_id.type).label("ticket_id"),
            func.coalesce(Chat.accepted_by, Chat.offered_to, type_=Chat.accepted_by.type).label("agent_id"),
        )
        .select_from(Conversation)
        .outerjoin(Chat, Chat.open_key == Conversation.id)
        .where(
            Conversation.channel_account_id.in_(padded(account_ids)), Conversation.thread_key.in_(padded(thread_keys))
        )
    )
    return (await session.execute(query)).all()
