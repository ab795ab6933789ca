"""Keeps the search index up with what happens: tickets, messages, notes and customers, a batch of events at a time."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import PublishedEvent
from core.search.index import Document, add_documents, forget, replace_documents
from ticketing.search import repository

_OF_MERGES = frozenset({"contact.merged", "contact.merge_undone"})
_OF_MOVES = frozenset({"ticket.merged", "ticket.merge_undone", "message.moved", "message.moved_back"})
_OF_MESSAGES = frozenset({"message.received", "message.sent", "message.forwarded", "message.noted", "call.noted"})


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Index what these events are about, as it is now.

    What has just come into being is only added: the subscriber's cursor moves in the same transaction, so the index
    cannot hold it yet, and looking for it would be the dearest part of a busy day's batch.
    """
    corrected = {UUID(event.data["message_id"]) for event in events if event.type == "call.changed"}
    messages = {UUID(event.data["message_id"]) for event in events if event.type in _OF_MESSAGES} - corrected
    companies = _about(events, "account.changed")
    merged = _merged(events)
    changed_tickets = _about(events, "ticket.subject_changed")
    changed_contacts = _about(events, "contact.changed") | merged
    if merged:  # their tickets are found by the customer's name
        changed_tickets |= await repository.tickets_of_contacts(session, merged)
        await forget(session, (("contact", contact_id) for contact_id in merged))
    new_tickets = _about(events, "ticket.opened") - changed_tickets
    new_contacts = _about(events, "contact.created") - changed_contacts
    if messages or new_tickets or new_contacts:
        added = [
            *(await repository.ticket_documents(session, new_tickets) if new_tickets else ()),
            *(await repository.message_documents(session, messages) if messages else ()),
            *(await repository.contact_documents(session, new_contacts) if new_contacts else ()),
        ]
        await add_documents(session, added)
    replaced = [
        *(await repository.message_documents(session, corrected) if corrected else ()),
        *(await repository.ticket_documents(session, changed_tickets) if changed_tickets else ()),
        *(await repository.contact_documents(session, changed_contacts) if changed_contacts else ()),
        *(await _companies(session, new_contacts | changed_contacts, companies)),
    ]
    if companies:  # one that was deleted leaves nothing behind
        await forget(session, (("account", account_id) for account_id in companies))
    if replaced:
        await replace_documents(session, replaced)
    if moved := {event.aggregate_id for event in events if event.type in _OF_MOVES}:
        await repository.follow_messages(session, moved)


def _merged(events: Sequence[PublishedEvent]) -> set[UUID]:
    """Both contacts of every merge and of every one undone."""
    return {UUID(event.data[name]) for event in events if event.type in _OF_MERGES for name in ("kept_id", "gone_id")}


def _about(events: Sequence[PublishedEvent], kind: str) -> set[UUID]:
    return {event.aggregate_id for event in events if event.type == kind}


async def _companies(session: AsyncSession, contact_ids: set[UUID], account_ids: set[UUID]) -> Sequence[Document]:
    """These companies and those of customers; several customers share one, so it may be in the index already."""
    if not contact_ids and not account_ids:
        return ()
    return await repository.account_documents(session, contact_ids, account_ids)
