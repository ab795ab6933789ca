"""Hands rows to the search index as its subscriber would be handed their events."""

from core.events.base import Actor, Audience, PublishedEvent
from tests.factories import desk
from ticketing.search.indexing import handle


def event(kind: str, thing, **data) -> PublishedEvent:
    return PublishedEvent(
        1, 1, kind, kind.partition(".")[0], thing.id, 1, None, Actor("system"), Audience(), desk.START, data
    )


async def index(session, *things) -> None:
    """What the subscriber would be handed for these rows."""
    events = []
    for thing in things:
        kind = type(thing).__name__
        if kind == "Ticket":
            events.append(event("ticket.opened", thing))
        elif kind == "Contact":
            events.append(event("contact.created", thing))
        else:
            events.append(event("message.received", thing, message_id=str(thing.id)))
    await handle(session, events)
