"""Which channel threads stand behind a ticket."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.conversations.models import Conversation


async def threads_on(session: AsyncSession, ticket_id: UUID, channel_kind: str) -> list[str]:
    """The thread keys of a channel's conversations whose next message goes to this ticket, oldest first."""
    query = (
        select(Conversation.thread_key)
        .where(Conversation.current_ticket_id == ticket_id, Conversation.channel_kind == channel_kind)
        .order_by(Conversation.id)
    )
    return list((await session.execute(query)).scalars())
