"""The first words of messages, for whoever announces them."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from ticketing.messages.appending import snippet_of
from ticketing.messages.models import Message

_ENOUGH = 800


async def snippets_of(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, str]:
    """One line per message: what is new in it, else whatever it says."""
    if not message_ids:
        return {}
    query = select(
        Message.id,
        func.substr(Message.reply_text, 1, _ENOUGH).label("new"),
        func.substr(Message.text, 1, _ENOUGH).label("whole"),
        Message.subject,
    ).where(Message.id.in_(padded(message_ids)))
    return {row.id: snippet_of(row.new, row.whole, row.subject) for row in (await session.execute(query)).all()}
