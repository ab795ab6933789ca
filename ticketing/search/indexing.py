"""Keeps the search index up with what happens: tickets, messages, notes and customers, a batch of events at a time."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import PublishedEvent
from core.search.index import index_documents
from ticketing.search import repository

_OF_TICKETS = frozenset({"ticket.opened", "ticket.subject_changed"})
_OF_MESSAGES = frozenset({"message.received", "message.sent", "message.noted"})
_OF_CONTACTS = frozenset({"contact.created", "contact.changed"})


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Index what these events are about, as it is now: however often an event comes, the index is the same."""
    tickets = {event.aggregate_id for event in events if event.type in _OF_TICKETS}
    messages = {UUID(event.data["message_id"]) for event in events if event.type in _OF_MESSAGES}
    contacts = {event.aggregate_id for event in events if event.type in _OF_CONTACTS}
    documents = [
        *(await repository.ticket_documents(session, tickets) if tickets else ()),
        *(await repository.message_documents(session, messages) if messages else ()),
        *(await repository.contact_documents(session, contacts) if contacts else ()),
    ]
    if documents:
        await index_documents(session, documents)
