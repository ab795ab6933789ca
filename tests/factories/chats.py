"""Widgets, visitors and their talks, as rows."""

from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat.models import Visitor
from core import ids
from core.channel_accounts.models import ChannelAccount
from tests.factories.channels import SECRETS
from tests.factories.desk import START
from ticketing.chats.models import Chat
from ticketing.chats.states import State
from ticketing.conversations.models import Conversation
from ticketing.tickets.models import Ticket


async def make_widget(session: AsyncSession, **fields) -> ChannelAccount:
    values = {"name": "Shop", "acknowledgement": {}, "live_chat": {}, "created_at": START, **fields}
    widget = ChannelAccount(
        id=ids.new_id(), kind="webchat", address=ids.new_token(12), config_encrypted=SECRETS.encrypt("{}"), **values
    )
    session.add(widget)
    await session.flush()
    return widget


async def make_visitor(session: AsyncSession, widget: ChannelAccount, **fields) -> Visitor:
    """A visitor who is here, unless `left_at` says otherwise."""
    visitor = Visitor(id=ids.new_id(), channel_account_id=widget.id, created_at=START, last_seen_at=START, **fields)
    session.add(visitor)
    await session.flush()
    return visitor


async def make_chat(
    session: AsyncSession, ticket: Ticket, *, widget: ChannelAccount | None = None, state: str = "waiting", **fields
) -> Chat:
    """A talk on `ticket` with a visitor of its own; the thread of the ticket stays what it is."""
    widget = widget or await make_widget(session)
    visitor = await make_visitor(session, widget, name="สมชาย", email="somchai@example.test")
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=widget.id,
        channel_kind="webchat",
        thread_key=str(visitor.id),
        current_ticket_id=ticket.id,
        created_at=START,
    )
    session.add(conversation)
    await session.flush()
    chat = Chat(
        id=ids.new_id(),
        open_key=None if state == State.ENDED else conversation.id,
        conversation_id=conversation.id,
        ticket_id=ticket.id,
        channel_account_id=widget.id,
        team_id=ticket.team_id,
        state=state,
        started_at=ticket.last_message_at,
        last_visitor_at=ticket.last_message_at,
        **fields,
    )
    session.add(chat)
    await session.flush()
    return chat


async def make_chat_ticket(session: AsyncSession, ticket: Ticket, chat: Chat) -> None:
    """Make the talk's thread the ticket's own, as it is for what came through a widget."""
    ticket.conversation_id, ticket.channel_account_id = chat.conversation_id, chat.channel_account_id
    ticket.channel_kind = "webchat"
    await session.flush()
