"""Visitors who left before they read our answer, so that it can go to them by mail."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import repository, stream_repository

_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class AwayReader:
    """A visitor who is away, and our messages that he has not seen, in order.

    `thread_key` is that of his conversation, `up_to_seq` the newest number of his stream that these messages reach.
    """

    visitor_id: UUID
    account_id: UUID
    thread_key: str
    name: str
    email: str
    language: str
    message_ids: Sequence[UUID]
    up_to_seq: int


async def unread_after_leaving(session: AsyncSession, account_id: UUID, left_before: datetime) -> list[AwayReader]:
    """Who of this widget's visitors left before that instant with something of ours neither read nor mailed.

    Only who gave an e-mail; at most a hundred, the longest away first.
    """
    rows = await repository.unread_after_leaving(session, account_id, left_before, _AT_ONCE)
    unseen = await stream_repository.unseen_messages(session, [row.id for row in rows])
    return [
        AwayReader(
            visitor_id=row.id,
            account_id=account_id,
            thread_key=str(row.id),
            name=row.name,
            email=row.email,
            language=row.language,
            message_ids=unseen[row.id],
            up_to_seq=row.last_seq,
        )
        for row in rows
        if row.id in unseen
    ]


async def mark_mailed(session: AsyncSession, reader: AwayReader, left_before: datetime) -> bool:
    """Note in the transaction that records the mail that these messages go by mail.

    False, and nothing may be mailed then: he came back, read them, or somebody else was quicker. Locks his row.
    """
    return await repository.move_mailed(session, reader.visitor_id, reader.up_to_seq, left_before)


async def hold_reader(session: AsyncSession, visitor_id: UUID) -> None:
    """Lock his row. Whoever locks a visitor and a ticket takes the visitor first."""
    await repository.lock_visitors(session, [visitor_id])


async def take_back_mailed(session: AsyncSession, visitor_id: UUID, message_ids: Collection[UUID]) -> None:
    """The mail with these messages was stopped, because he came back: if he leaves again they may go by mail."""
    await repository.lower_mailed(session, visitor_id, message_ids)
