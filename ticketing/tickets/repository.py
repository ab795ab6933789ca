"""The SQL of tickets as they are read: one row per ticket with everything a list shows, and what hangs on a ticket."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Text,
    and_,
    bindparam,
    delete,
    false,
    func,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from core import clock
from core.db.bulk import padded
from core.db.paging import AnyRow, AnySelect, Page, after, page_of
from core.db.repository import upsert
from core.events.models import EventPublication
from core.staff.models import Team, User
from core.staff.principal import Principal
from crm_link.customers.models import Account, Contact
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket, TicketFollower, TicketLink, TicketMention, TicketRead
from ticketing.tickets.views import TicketFilter, View, ordering, tickets_of_view

COUNT_LIMIT = 100


def _number_of(column: Any) -> Any:
    """The number of the ticket that a column names."""
    other = aliased(Ticket)
    return select(other.number).where(other.id == column).scalar_subquery()


_LIST_COLUMNS = (
    Ticket.id,
    Ticket.number,
    Ticket.subject,
    Ticket.status,
    Ticket.status_id,
    Ticket.is_active,
    Ticket.priority,
    Ticket.type,
    Ticket.channel_kind,
    Ticket.channel_account_id,
    Ticket.contact_id,
    Contact.name.label("contact_name"),
    Contact.is_vip.label("contact_is_vip"),
    Ticket.account_id,
    Account.name.label("account_name"),
    Ticket.owner_id,
    User.name.label("owner_name"),
    Ticket.team_id,
    Team.name.label("team_name"),
    Ticket.snippet,
    Ticket.last_message_at,
    Ticket.last_message_direction,
    Ticket.waiting_since,
    Ticket.created_at,
    Ticket.inbound_count,
    TicketRead.inbound_count.label("read_count"),
    Ticket.delivery_trouble,
    Ticket.snoozed_until,
    Ticket.due_at,
    Ticket.version,
)
_DETAIL_COLUMNS = (
    *_LIST_COLUMNS,
    Ticket.solved_at,
    Ticket.closed_at,
    Ticket.conversation_id,
    Ticket.last_message_id,
    Ticket.parent_id,
    Ticket.merged_into_id,
    _number_of(Ticket.merged_into_id).label("merged_into_number"),
    TicketRead.last_message_id.label("read_message_id"),
    func.coalesce(select(func.max(EventPublication.publish_seq)).scalar_subquery(), 0).label("as_of_seq"),
)
_READER: Final = "reader_id"
_TICKET: Final = bindparam("hanging_on_id", type_=Ticket.id.type)


def _with_names(query: AnySelect) -> AnySelect:
    return (
        query.select_from(Ticket)
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .outerjoin(Account, Account.id == Ticket.account_id)
        .outerjoin(User, User.id == Ticket.owner_id)
        .outerjoin(Team, Team.id == Ticket.team_id)
        .outerjoin(
            TicketRead,
            and_(
                TicketRead.ticket_id == Ticket.id,
                TicketRead.user_id == bindparam(_READER, type_=TicketRead.user_id.type),
            ),
        )
    )


# Statements whose shape never changes are made once: making them costs as much as running them.
_LIST: Final = _with_names(select(*_LIST_COLUMNS))
_LISTED: Final = _LIST.where(Ticket.id.in_(bindparam("asked_ids", expanding=True)))
_DETAIL: Final = _with_names(select(*_DETAIL_COLUMNS))
_LINKED = aliased(Ticket)
_NOTHING = null().cast(Text)
_TAGS_ON: Final = (
    select(
        literal("tag").label("what"),
        Tag.id.label("id"),
        Tag.name.label("name"),
        Tag.version.label("number"),
        Tag.color.label("word"),
        _NOTHING.label("extra"),
        false().label("flag"),
    )
    .join(TicketTag, TicketTag.tag_id == Tag.id)
    .where(TicketTag.ticket_id == _TICKET)
)
_FOLLOWERS_ON: Final = (
    select(literal("follower"), User.id, User.name, literal(0), _NOTHING, _NOTHING, false())
    .join(TicketFollower, TicketFollower.user_id == User.id)
    .where(TicketFollower.ticket_id == _TICKET)
)
_LINK_COLUMNS = (literal("link"), _LINKED.id, _LINKED.subject, _LINKED.number, _LINKED.status, TicketLink.kind)
_LINKS_FROM: Final = (
    select(*_LINK_COLUMNS, true())
    .join(TicketLink, TicketLink.target_ticket_id == _LINKED.id)
    .where(TicketLink.ticket_id == _TICKET)
)
_LINKS_TO: Final = (
    select(*_LINK_COLUMNS, false())
    .join(TicketLink, TicketLink.ticket_id == _LINKED.id)
    .where(TicketLink.target_ticket_id == _TICKET)
)


async def list_rows(
    session: AsyncSession, principal: Principal, asked: TicketFilter, cursor: str | None, limit: int
) -> Page[AnyRow]:
    """One page of a view, as far as `principal` may see it."""
    order = ordering(asked)
    keys = [column.label(f"key_{position}") for position, column in enumerate(order.columns)]
    chosen = tickets_of_view(select(*keys).select_from(Ticket), asked, principal).where(visible_to(principal))
    page = after(chosen, order.columns, cursor, descending=order.descending, limit=limit).subquery("page")
    places = [page.c[key.name] for key in keys]  # names are joined to the page's rows only, not to all that were sorted
    query = _LIST.add_columns(*places).join(page, places[-1] == Ticket.id)
    query = query.order_by(*[place.desc() if order.descending else place.asc() for place in places])
    rows = (await session.execute(query, {_READER: principal.user_id})).all()
    return page_of(rows, limit, lambda row: row[-len(keys) :])


async def rows_by_id(session: AsyncSession, principal: Principal, ticket_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """Rows as `list_rows` gives them, in no order; the caller has passed the gate."""
    return (await session.execute(_LISTED, {_READER: principal.user_id, "asked_ids": padded(ticket_ids)})).all()


async def find_row(session: AsyncSession, principal: Principal, ticket_id: UUID, *, gated: bool) -> AnyRow | None:
    """One ticket's row; `gated` only when `principal` may see it. `as_of_seq` is of the same instant."""
    query = _DETAIL.where(Ticket.id == ticket_id)
    if gated:
        query = query.where(visible_to(principal))
    return (await session.execute(query, {_READER: principal.user_id})).one_or_none()


async def find_id_by_number(session: AsyncSession, principal: Principal, number: int) -> UUID | None:
    """The id of a visible ticket."""
    query = select(Ticket.id).where(Ticket.number == number, visible_to(principal))
    return (await session.execute(query)).scalar_one_or_none()


async def count_rows(session: AsyncSession, principal: Principal, views: Sequence[View]) -> list[tuple[str, int]]:
    """How many tickets each view holds, none counted beyond COUNT_LIMIT; one statement for all."""
    parts = [_count_of(principal, view) for view in views]
    return [(name, count) for name, count in (await session.execute(union_all(*parts))).all()]


async def team_ids(session: AsyncSession) -> list[UUID]:
    """Every team there is."""
    return list((await session.execute(select(Team.id).where(Team.deleted_at.is_(None)))).scalars())


async def hanging_rows(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Sequence[AnyRow]:
    """What hangs on a ticket, in one round trip: (what, id, name, number, word, flag), sorted by name.

    what=tag: name, version as number, color as word. what=follower: name. what=link: the visible ticket at the other
    end with its subject as name, its number, its status as word; then the kind of link is in `extra`, and `flag` says
    whether this ticket is the one that points.
    """
    return (await session.execute(_hanging_as_seen_by(principal), {_TICKET.key: ticket_id})).all()


@lru_cache(maxsize=256)
def _hanging_as_seen_by(principal: Principal) -> CompoundSelect[*tuple[Any, ...]]:
    visible = visible_to(principal, _LINKED)
    query = union_all(_TAGS_ON, _FOLLOWERS_ON, _LINKS_FROM.where(visible), _LINKS_TO.where(visible))
    return query.order_by("name", "number")


async def listener_rows(session: AsyncSession, ticket_ids: Collection[UUID]) -> Sequence[AnyRow]:
    """(ticket_id, user_id) of everybody who may see these tickets because he follows them or was mentioned."""
    keys = padded(ticket_ids)
    query = union_all(
        select(TicketFollower.ticket_id, TicketFollower.user_id).where(TicketFollower.ticket_id.in_(keys)),
        select(TicketMention.ticket_id, TicketMention.user_id).where(TicketMention.ticket_id.in_(keys)),
    )
    return (await session.execute(query)).all()


async def find_active_role(session: AsyncSession, user_id: UUID) -> str | None:
    """The role of somebody who still works here."""
    query = select(User.role).where(User.id == user_id, User.is_active)
    return (await session.execute(query)).scalar_one_or_none()


async def is_team(session: AsyncSession, team_id: UUID) -> bool:
    """Whether there is such a team (still)."""
    query = select(Team.id).where(Team.id == team_id, Team.deleted_at.is_(None))
    return (await session.execute(query)).first() is not None


async def names_of_people(
    session: AsyncSession, user_ids: Collection[UUID | None], *, only_active: bool = False
) -> dict[UUID | None, str]:
    """The names of people; nobody (None) is left out."""
    keys = padded(user_id for user_id in user_ids if user_id is not None)
    if not keys:
        return {}
    query = select(User.id, User.name).where(User.id.in_(keys))
    if only_active:
        query = query.where(User.is_active)
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def names_of_teams(session: AsyncSession, team_ids: Collection[UUID | None]) -> dict[UUID | None, str]:
    """The names of teams, also of those that are gone; no team (None) is left out."""
    keys = padded(team_id for team_id in team_ids if team_id is not None)
    if not keys:
        return {}
    query = select(Team.id, Team.name).where(Team.id.in_(keys))
    return {row.id: row.name for row in (await session.execute(query)).all()}


async def add_follower(session: AsyncSession, ticket_id: UUID, user_id: UUID) -> bool:
    """Let somebody follow a ticket by his own choice; False when he did already."""
    row = {"ticket_id": ticket_id, "user_id": user_id, "reason": "chosen", "created_at": clock.utc_now()}
    statement = upsert(session, TicketFollower).values(row).on_conflict_do_nothing()
    return (await session.execute(statement.returning(TicketFollower.user_id))).first() is not None


async def remove_follower(session: AsyncSession, ticket_id: UUID, user_id: UUID) -> bool:
    """Let somebody follow a ticket no more; False when he did not."""
    statement = delete(TicketFollower).where(TicketFollower.ticket_id == ticket_id, TicketFollower.user_id == user_id)
    return (await session.execute(statement.returning(TicketFollower.user_id))).first() is not None


async def advance_read(
    session: AsyncSession, user_id: UUID, ticket_id: UUID, message_id: UUID, inbound_count: int
) -> bool:
    """Move a read mark forward; False when it is there or beyond."""
    statement = _read_mark(session, user_id, ticket_id, message_id, inbound_count)
    beyond = or_(
        TicketRead.last_message_id.is_(None),
        TicketRead.last_message_id < statement.excluded.last_message_id,
        TicketRead.inbound_count < statement.excluded.inbound_count,
    )
    return (await session.execute(_replacing(statement, beyond))).first() is not None


async def put_read(session: AsyncSession, user_id: UUID, ticket_id: UUID, inbound_count: int) -> None:
    """Set a read mark wherever it was."""
    await session.execute(_replacing(_read_mark(session, user_id, ticket_id, None, inbound_count), None))


def _read_mark(
    session: AsyncSession, user_id: UUID, ticket_id: UUID, message_id: UUID | None, inbound_count: int
) -> Any:
    return upsert(session, TicketRead).values(
        user_id=user_id,
        ticket_id=ticket_id,
        last_message_id=message_id,
        inbound_count=inbound_count,
        updated_at=clock.utc_now(),
    )


def _replacing(statement: Any, where: ColumnElement[bool] | None) -> Any:
    new = statement.excluded
    return statement.on_conflict_do_update(
        index_elements=[TicketRead.user_id, TicketRead.ticket_id],
        set_={
            "last_message_id": new.last_message_id,
            "inbound_count": new.inbound_count,
            "updated_at": new.updated_at,
        },
        where=where,
    ).returning(TicketRead.ticket_id)


def _count_of(principal: Principal, view: View) -> AnySelect:
    held = tickets_of_view(select(Ticket.id).select_from(Ticket), TicketFilter(view), principal)
    counted = held.where(visible_to(principal)).limit(COUNT_LIMIT).subquery()
    return select(literal(str(view)), func.count()).select_from(counted)
