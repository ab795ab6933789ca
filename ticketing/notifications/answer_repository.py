"""The SQL of answers by mail to notification mails."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.db.repository import upsert
from core.messages import Address, Direction
from core.staff.models import User
from crm_link.customers.models import Identity
from ticketing.messages.models import Message
from ticketing.notifications.mail_repository import own_addresses
from ticketing.notifications.models import NoticeMail
from ticketing.replies.models import AutomaticMail
from ticketing.tickets.models import Ticket

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class SentNotice:
    """What is remembered of a notification mail; see ticketing.notifications.models.NoticeMail."""

    id: UUID
    user_id: UUID
    ticket_id: UUID
    kinds: tuple[str, ...]
    answers_as: str
    last_message_id: UUID | None
    expires_at: datetime


async def find_mails(session: AsyncSession, mail_ids: Collection[UUID]) -> dict[UUID, SentNotice]:
    """The notification mails among these ids."""
    if not mail_ids:
        return {}
    query = select(NoticeMail).where(NoticeMail.id.in_(padded(mail_ids)))
    return {
        mail.id: SentNotice(
            mail.id,
            mail.user_id,
            mail.ticket_id,
            tuple(mail.kinds),
            mail.answers_as,
            mail.last_message_id,
            mail.expires_at,
        )
        for mail in (await session.execute(query)).scalars()
    }


@dataclass(frozen=True, slots=True)
class People:
    """Whom an answer goes to."""

    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()


async def recipients_on(session: AsyncSession, ticket_id: UUID) -> People:
    """Whom the composer would answer: the people of our last answer, else who wrote last; copies as he gave them.

    Empty for a channel whose answers have their own way (see ticketing.replies.way_out).
    """
    ours = await own_addresses(session)
    query = (
        select(Message.direction, Message.to, Message.cc, Message.is_automatic, Identity)
        .outerjoin(Identity, Identity.id == Message.sender_identity_id)
        .where(
            Message.ticket_id == ticket_id,
            Message.direction.in_((Direction.INBOUND.value, Direction.OUTBOUND.value)),
            Message.is_side.is_(False),
        )
        .order_by(Message.id.desc())
        .limit(50)
    )
    found = (await session.execute(query)).all()
    answer = next((row for row in found if row.direction == "outbound" and not row.is_automatic and row.to), None)
    written = next((row for row in found if row.direction == "inbound" and row.Identity is not None), None)
    to: list[Address] = []
    if answer is not None:
        to = _addresses(answer.to)
    elif written is not None and written.Identity.kind == "email":
        to = [Address("email", written.Identity.external_id, written.Identity.name, written.Identity.scope)]
    copies = _addresses([*written.cc, *written.to]) if written is not None else []
    taken = ours | {one.external_id.lower() for one in to}
    cc = {one.external_id.lower(): one for one in copies if one.kind == "email"}
    return People(tuple(to), tuple(one for address, one in cc.items() if to and address not in taken))


async def standing_ticket(session: AsyncSession, ticket_id: UUID) -> UUID:
    """The ticket that an answer belongs to by now: the one it was merged into, at the end of the chain."""
    found = ticket_id
    for _ in range(_LONGEST_CHAIN):
        query = select(Ticket.merged_into_id).where(Ticket.id == found)
        into = (await session.execute(query)).scalar_one_or_none()
        if into is None:
            break
        found = into
    return found


async def was_answered_since(
    session: AsyncSession, ticket_id: UUID, last_message_id: UUID | None, own_user_id: UUID
) -> bool:
    """Whether a colleague has answered the customer after the message that the author saw last."""
    query = select(Message.id).where(
        Message.ticket_id == ticket_id,
        Message.direction == Direction.OUTBOUND.value,
        Message.author_kind == "user",
        Message.author_id != own_user_id,
        Message.is_automatic.is_(False),
        Message.is_side.is_(False),
    )
    if last_message_id is not None:
        query = query.where(Message.id > last_message_id)
    return (await session.execute(query.limit(1))).first() is not None


async def addresses_of_staff(session: AsyncSession, addresses: Collection[str]) -> set[str]:
    """Those of the canonical `addresses` that belong to somebody who works or worked here."""
    if not addresses:
        return set()
    return set((await session.execute(select(User.email).where(User.email.in_(padded(addresses))))).scalars())


async def count_mail_to(session: AsyncSession, address: str, hour: datetime) -> int:
    """Count an automatic mail to an address in this hour; how many there were with it."""
    statement = upsert(session, AutomaticMail).values(address=address, hour=hour, count=1)
    statement = statement.on_conflict_do_update(
        index_elements=[AutomaticMail.address, AutomaticMail.hour], set_={"count": AutomaticMail.count + 1}
    )
    total: int = (await session.execute(statement.returning(AutomaticMail.count))).scalar_one()
    return total


def _addresses(documents: Sequence[Any]) -> list[Address]:
    return [
        Address(str(one["kind"]), str(one["external_id"]), str(one.get("name") or ""), str(one.get("scope") or ""))
        for one in documents
    ]
