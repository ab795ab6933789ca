"""Which published events are worth telling whom about. Pure."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.events.base import PublishedEvent
from core.events.facts.ticket import MessageNoted, MessageReceived, TicketAssigned
from core.staff.preferences import Channels, Preferences
from ticketing.tickets.lifecycle import HIDDEN


class Kind(StrEnum):
    """What a person is told about. follow: a customer's message on a ticket that is not his but that he follows."""

    ASSIGNED = "assigned"
    MENTIONED = "mentioned"
    MESSAGE = "message"
    FOLLOW = "follow"


@dataclass(frozen=True, slots=True)
class Cause:
    """One person to tell about one event. `message_id` is the message whose words are shown."""

    user_id: UUID
    kind: Kind
    event: PublishedEvent
    ticket_id: UUID
    message_id: UUID | None = None


def needs_followers(event: PublishedEvent) -> bool:
    """Whether those who follow the ticket are told of this event."""
    data = event.data
    return event.type == MessageReceived.type and data.get("machine_kind") is None and not data.get("is_imported")


def causes(events: Sequence[PublishedEvent], followers: Mapping[UUID, Set[UUID]]) -> list[Cause]:
    """Everybody to be told, nobody twice about one event, nobody about what he did himself.

    Who has just been given a ticket is not told of the message that opened it as well: that is one piece of news.
    """
    given = {(event.ticket_id, _owner(event)) for event in events if event.type == TicketAssigned.type}
    found: list[Cause] = []
    for event in events:
        if event.ticket_id is None or event.data.get("status") in HIDDEN:
            continue
        told: dict[UUID, Kind] = {}
        for user_id, kind in _told_by(event, followers.get(event.ticket_id, frozenset())):
            if user_id != event.actor.id:
                told.setdefault(user_id, kind)
        for user_id, kind in told.items():
            if kind in (Kind.MESSAGE, Kind.FOLLOW) and (event.ticket_id, user_id) in given:
                continue
            message_id = event.data.get("message_id")
            found.append(Cause(user_id, kind, event, event.ticket_id, UUID(message_id) if message_id else None))
    return found


def channels_for(kind: Kind, preferences: Preferences) -> Channels:
    """How a person wants to hear of this kind."""
    wishes = preferences.notify
    if kind is Kind.ASSIGNED:
        return wishes.assigned
    return wishes.mentioned if kind is Kind.MENTIONED else wishes.message


def _told_by(event: PublishedEvent, followers: Set[UUID]) -> list[tuple[UUID, Kind]]:
    owner = _owner(event)
    if event.type == TicketAssigned.type:
        is_news = owner is not None and str(owner) != event.data.get("owner_before")
        return [(owner, Kind.ASSIGNED)] if owner is not None and is_news else []
    if event.type == MessageNoted.type:
        return [(UUID(user_id), Kind.MENTIONED) for user_id in event.data.get("mentions", ())]
    if needs_followers(event):
        told = [(owner, Kind.MESSAGE)] if owner is not None else []
        return told + [(user_id, Kind.FOLLOW) for user_id in sorted(followers)]
    return []


def _owner(event: PublishedEvent) -> UUID | None:
    owner = event.data.get("owner_id")
    return UUID(owner) if owner else None
