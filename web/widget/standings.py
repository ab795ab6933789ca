"""Where a visitor's talk stands, as his page shows it."""

from typing import Any

from channels.webchat.visitors import VisitorRecord
from core.context import AppContext
from ticketing.chats.reading import Standing, standing_of
from web.widget.hub import VisitorHub
from web.widget.schemas import AgentView, ChatView
from web.widget.showing import Showing


async def chat_json(context: AppContext, hub: VisitorHub, visitor: VisitorRecord) -> dict[str, Any] | None:
    """The same as `chat_view`, for a message of the socket."""
    async with context.database.read() as session:
        standing = await standing_of(session, visitor.account_id, str(visitor.id))
    view = chat_view(hub.showing, standing)
    return view.model_dump(mode="json") if view is not None else None


def chat_view(showing: Showing, standing: Standing | None) -> ChatView | None:
    """The newest talk, None for a visitor who never wrote."""
    if standing is None:
        return None
    agent = None
    if standing.agent_id is not None:
        picture = showing.picture(standing.agent_avatar_blob_key) if standing.agent_avatar_blob_key else None
        agent = AgentView(name=standing.agent_name, avatar_url=picture)
    return ChatView(state=standing.state, agent=agent)
