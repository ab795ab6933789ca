"""Tells the web nodes that a visitor's stream has grown."""

from uuid import UUID

from channels.webchat.stream import tell_pages
from core.context import AppContext


async def run(context: AppContext, key: str) -> None:
    """`key` is the visitor's id; without one there is nothing to tell, since pages also look for themselves."""
    if key:
        await tell_pages(context.realtime, UUID(key))
