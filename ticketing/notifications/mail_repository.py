"""The SQL of what leaves the house about tickets: by mail, by Web Push, in a digest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import padded
from core.db.paging import AnyRow
from core.staff.principal import Principal
from crm_link.customers.models import Contact
from ticketing.messages.models import Attachment, Message
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.models import NoticeMail, Notification
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket

MOST_DUE = 500
_LONGEST_TEXT = 5_000


class Way(StrEnum):
    """What follows the bell."""

    MAIL = "mail"
    PUSH = "push"


@dataclass(frozen=True, slots=True)
class Pending:
    """A notification that waits to leave one way."""

    id: UUID
    user_id: UUID
    ticket_id: UUID
    kind: NotificationKind
    message_id: UUID | None
    actor_name: str
    snippet: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What a message says, for a mail: what is new in it, and the names of its files."""

    text: str
    file_names: tuple[str, ...]


async def due_pairs(session: AsyncSession, way: Way, now: datetime) -> list[tuple[UUID, UUID]]:
    """(person, ticket) of what is to be looked at now, those that wait longest first."""
    due_at = _due_at(way)
    query = (
        select(Notification.user_id, Notification.ticket_id)
        .where(due_at <= now, Notification.read_at.is_(None))
        .group_by(Notification.user_id, Notification.ticket_id)
        .order_by(func.min(due_at))
        .limit(MOST_DUE)
    )
    return [(row[0], row[1]) for row in (await session.execute(query)).all()]


async def pending_of(
    session: AsyncSession, way: Way, pairs: Collection[tuple[UUID, UUID]]
) -> dict[tuple[UUID, UUID], list[Pending]]:
    """Everything that waits for these pairs, due or not, oldest first: it goes together."""
    query = (
        select(
            Notification.id,
            Notification.user_id,
            Notification.ticket_id,
            Notification.kind,
            Notification.message_id,
            Notification.actor_name,
            Notification.snippet,
            Notification.created_at,
        )
        .where(
            _due_at(way).is_not(None),
            Notification.read_at.is_(None),
            Notification.user_id.in_(padded({user_id for user_id, _ in pairs})),
            Notification.ticket_id.in_(padded({ticket_id for _, ticket_id in pairs})),
        )
        .order_by(Notification.id)
    )
    wanted = set(pairs)
    found: dict[tuple[UUID, UUID], list[Pending]] = {}
    for row in (await session.execute(query)).all():
        if (row.user_id, row.ticket_id) in wanted:
            one = Pending(row.id, row.user_id, row.ticket_id, NotificationKind(row.kind), *row[4:])
            found.setdefault((row.user_id, row.ticket_id), []).append(one)
    return found


async def last_mailed(session: AsyncSession, pairs: Collection[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], datetime]:
    """When a mail about the ticket went to the person last."""
    query = (
        select(NoticeMail.user_id, NoticeMail.ticket_id, func.max(NoticeMail.created_at))
        .where(
            NoticeMail.user_id.in_(padded({user_id for user_id, _ in pairs})),
            NoticeMail.ticket_id.in_(padded({ticket_id for _, ticket_id in pairs})),
        )
        .group_by(NoticeMail.user_id, NoticeMail.ticket_id)
    )
    return {(row[0], row[1]): row[2] for row in (await session.execute(query)).all()}


async def postpone(session: AsyncSession, way: Way, notification_ids: Collection[UUID], until: datetime) -> None:
    """Look at them again then; what was read meanwhile is left alone."""
    await _set(session, way, notification_ids, {_due_at(way).key: until})


async def drop(session: AsyncSession, way: Way, notification_ids: Collection[UUID]) -> None:
    """They do not leave this way."""
    await _set(session, way, notification_ids, {_due_at(way).key: None})


async def take(session: AsyncSession, way: Way, notification_ids: Collection[UUID], now: datetime) -> set[UUID]:
    """Take what is still unread and nobody else has taken; it counts as sent from here on."""
    sent_at = Notification.mailed_at if way is Way.MAIL else Notification.pushed_at
    statement = (
        update(Notification)
        .where(Notification.id.in_(padded(notification_ids)), _due_at(way).is_not(None), Notification.read_at.is_(None))
        .values({_due_at(way).key: None, sent_at.key: now})
        .returning(Notification.id)
        .execution_options(synchronize_session=False)
    )
    return set((await session.execute(statement)).scalars())


async def ticket_for(session: AsyncSession, principal: Principal, ticket_id: UUID) -> AnyRow | None:
    """What a mail says about a ticket that its reader sees; None when he does not any more."""
    query = (
        select(
            Ticket.id,
            Ticket.number,
            Ticket.subject,
            Ticket.status,
            Ticket.last_message_id,
            Ticket.channel_account_id,
            Ticket.channel_kind,
            Ticket.merged_into_id,
            Contact.name.label("customer"),
        )
        .outerjoin(Contact, Contact.id == Ticket.contact_id)
        .where(Ticket.id == ticket_id, visible_to(principal))
    )
    return (await session.execute(query)).one_or_none()


async def words_for(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, Words]:
    """What messages say, without what they quote."""
    if not message_ids:
        return {}
    wanted = padded(message_ids)
    query = select(
        Message.id,
        func.substr(Message.reply_text, 1, _LONGEST_TEXT).label("new"),
        func.substr(Message.text, 1, _LONGEST_TEXT).label("whole"),
    ).where(Message.id.in_(wanted))
    files = select(Attachment.message_id, Attachment.file_name).where(
        Attachment.message_id.in_(wanted), Attachment.is_inline.is_(False)
    )
    names: dict[UUID, list[str]] = {}
    for message_id, file_name in (await session.execute(files.order_by(Attachment.position))).all():
        if message_id is not None:
            names.setdefault(message_id, []).append(file_name)
    return {
        row.id: Words((row.new or row.whole).strip(), tuple(names.get(row.id, ())))
        for row in (await session.execute(query)).all()
    }


async def first_mail(session: AsyncSession, user_id: UUID, ticket_id: UUID) -> UUID | None:
    """The first mail about the ticket that went to the person: the later ones belong to its thread."""
    query = (
        select(NoticeMail.id)
        .where(NoticeMail.user_id == user_id, NoticeMail.ticket_id == ticket_id)
        .order_by(NoticeMail.created_at)
        .limit(1)
    )
    return (await session.execute(query)).scalar_one_or_none()


async def own_addresses(session: AsyncSession) -> set[str]:
    """The addresses of our own mailboxes: a mail to one of them would come back to us."""
    query = select(ChannelAccount.address).where(ChannelAccount.kind == "email", ChannelAccount.deleted_at.is_(None))
    return {address.lower() for address in (await session.execute(query)).scalars()}


async def _set(session: AsyncSession, way: Way, notification_ids: Collection[UUID], values: dict[str, Any]) -> None:
    if notification_ids:
        await session.execute(
            update(Notification)
            .where(Notification.id.in_(padded(notification_ids)), _due_at(way).is_not(None))
            .values(values)
            .execution_options(synchronize_session=False)
        )


def _due_at(way: Way) -> Any:
    return Notification.mail_due_at if way is Way.MAIL else Notification.push_due_at
