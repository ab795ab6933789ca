"""Which published events are worth telling whom about. Pure."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID

from core.events.base import PublishedEvent
from core.events.facts.bulk import TOLD_TOGETHER
from core.events.facts.call import CallNoted
from core.events.facts.task import TaskAdded, TaskChanged, TaskDue
from core.events.facts.ticket import (
    MessageDeliveryChanged,
    MessageNoted,
    MessageReacted,
    MessageReceived,
    ReplyHeldBack,
    TicketAssigned,
    TicketWoken,
)
from core.staff.preferences import Channels, Preferences
from ticketing.tickets.lifecycle import HIDDEN


class NotificationKind(StrEnum):
    """What a person is told about; each is a field of core.staff.preferences.Notify.

    follow: a customer's message on a ticket that is not his but that he follows. noted: a colleague's note or call on a
    ticket that is his or that he follows. team_assigned: a ticket for one of his teams that nobody owns yet.
    """

    ASSIGNED = "assigned"
    TEAM_ASSIGNED = "team_assigned"
    MESSAGE = "message"
    FOLLOW = "follow"
    MENTIONED = "mentioned"
    TEAM_MENTIONED = "team_mentioned"
    NOTED = "noted"
    REACTED = "reacted"
    SNOOZE_OVER = "snooze_over"
    TASK_ASSIGNED = "task_assigned"
    TASK_DUE = "task_due"
    DELIVERY_FAILED = "delivery_failed"


Told = Iterator[tuple[UUID, NotificationKind]]

# News that somebody who has just been given the ticket need not hear as well.
_PART_OF_ASSIGNMENT = frozenset({NotificationKind.MESSAGE, NotificationKind.FOLLOW})
_TROUBLES: Final = frozenset({"failed", "uncertain", "bounced"})
_OWNER_OF_TASK: Final = frozenset({"owner", "owner_id"})
_OF_FOLLOWERS: Final = frozenset({MessageReceived.type, MessageNoted.type, CallNoted.type})


@dataclass(frozen=True, slots=True)
class Cause:
    """One person to tell about one event. `message_id` is the message whose words are shown."""

    user_id: UUID
    kind: NotificationKind
    event: PublishedEvent
    ticket_id: UUID
    message_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Who may have to hear of a batch: followers by ticket, members by team, who wrote a message, by its id."""

    followers: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    members: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    authors: Mapping[UUID, UUID] = field(default_factory=dict)


def needs_followers(event: PublishedEvent) -> bool:
    """Whether those who follow the ticket are told of this event."""
    return event.type in _OF_FOLLOWERS and _is_news(event)


def needed_teams(event: PublishedEvent) -> set[UUID]:
    """The teams whose members are told of this event."""
    if event.type == MessageNoted.type:
        return {UUID(team_id) for team_id in event.data.get("team_mentions", ())}
    team_id = _id(event, "team_id")
    return {team_id} if team_id is not None and _is_for_team(event) else set()


def needed_author(event: PublishedEvent) -> UUID | None:
    """The message whose author is told of this event."""
    return _id(event, "message_id") if _is_trouble(event) else None


def causes(events: Sequence[PublishedEvent], around: Surroundings) -> list[Cause]:
    """Everybody to be told, nobody twice about one event, nobody about what he did himself.

    Who has just been given a ticket is not told of the message that opened it as well: that is one piece of news.
    """
    given = {(event.ticket_id, _id(event, "owner_id")) for event in events if event.type == TicketAssigned.type}
    found: list[Cause] = []
    for event in events:
        if event.ticket_id is None or event.data.get("status") in HIDDEN or event.reason in TOLD_TOGETHER:
            continue
        told: dict[UUID, NotificationKind] = {}
        for user_id, kind in _told_by(event, around):
            if user_id != event.actor.id:
                told.setdefault(user_id, kind)
        for user_id, kind in told.items():
            if kind in _PART_OF_ASSIGNMENT and (event.ticket_id, user_id) in given:
                continue
            found.append(
                Cause(user_id, kind, event, event.ticket_id, _id(event, "message_id") or _id(event, "note_id"))
            )
    return found


def channels_for(kind: NotificationKind, preferences: Preferences) -> Channels:
    """How a person wants to hear of this kind."""
    channels: Channels = getattr(preferences.notify, kind.value)
    return channels


def wants_anything(kind: NotificationKind, preferences: Preferences) -> bool:
    """Whether a person wants to hear of this kind in any way."""
    wishes = channels_for(kind, preferences)
    return wishes.bell or wishes.browser or wishes.sound or wishes.push or wishes.mail != "off"


def _told_by(event: PublishedEvent, around: Surroundings) -> Told:
    """Everybody with a reason to hear of it; the strongest reason of a person comes first."""
    owner = _id(event, "owner_id")
    if event.type == TicketAssigned.type:
        if owner is not None and owner != _id(event, "owner_before"):
            yield owner, NotificationKind.ASSIGNED
        yield from _members(needed_teams(event), around, NotificationKind.TEAM_ASSIGNED)
    elif event.type == MessageNoted.type:
        yield from ((UUID(user_id), NotificationKind.MENTIONED) for user_id in event.data.get("mentions", ()))
        yield from _members(needed_teams(event), around, NotificationKind.TEAM_MENTIONED)
        if _is_news(event):
            yield from _those_concerned(event, around, NotificationKind.NOTED, NotificationKind.NOTED)
    elif event.type == CallNoted.type:
        yield from _those_concerned(event, around, NotificationKind.NOTED, NotificationKind.NOTED)
    elif event.type == MessageReceived.type and _is_news(event):
        yield from _those_concerned(event, around, NotificationKind.MESSAGE, NotificationKind.FOLLOW)
    elif event.type == MessageReacted.type and event.data.get("is_added"):
        if (author := _id(event, "author_id")) is not None:
            yield author, NotificationKind.REACTED
    elif event.type == TicketWoken.type and event.data.get("why") == "time":
        if owner is not None:
            yield owner, NotificationKind.SNOOZE_OVER
    elif event.type == ReplyHeldBack.type:
        yield UUID(event.data["author_id"]), NotificationKind.DELIVERY_FAILED
    elif _is_trouble(event):
        author = around.authors.get(_id(event, "message_id") or event.aggregate_id)
        yield from ((person, NotificationKind.DELIVERY_FAILED) for person in (author, owner) if person is not None)
    else:
        yield from _told_by_task(event, owner)


def _told_by_task(event: PublishedEvent, owner: UUID | None) -> Told:
    doer = _id(event, "task_owner_id")
    person = doer or owner
    if event.type == TaskDue.type and person is not None:
        yield person, NotificationKind.TASK_DUE
    is_handed_on = event.type == TaskChanged.type and not _OWNER_OF_TASK.isdisjoint(event.data["fields"])
    if (event.type == TaskAdded.type or is_handed_on) and doer is not None:
        yield doer, NotificationKind.TASK_ASSIGNED


def _those_concerned(
    event: PublishedEvent, around: Surroundings, of_owner: NotificationKind, of_follower: NotificationKind
) -> Told:
    owner = _id(event, "owner_id")
    if owner is not None:
        yield owner, of_owner
    for user_id in sorted(around.followers.get(event.ticket_id or event.aggregate_id, ())):
        yield user_id, of_follower


def _members(team_ids: Set[UUID], around: Surroundings, kind: NotificationKind) -> Told:
    for team_id in sorted(team_ids):
        yield from ((user_id, kind) for user_id in sorted(around.members.get(team_id, ())))


def _is_news(event: PublishedEvent) -> bool:
    """Not a machine's mail, not an archive's, not a note that the installation wrote to itself."""
    if event.type == MessageNoted.type:
        return event.actor.kind in ("user", "api")
    return event.data.get("machine_kind") is None and not event.data.get("is_imported")


def _is_for_team(event: PublishedEvent) -> bool:
    if event.type != TicketAssigned.type or _id(event, "owner_id") is not None:
        return False
    return _id(event, "team_id") != _id(event, "team_before") or _id(event, "owner_before") is not None


def _is_trouble(event: PublishedEvent) -> bool:
    data = event.data
    return (
        event.type == MessageDeliveryChanged.type and data["state"] in _TROUBLES and data.get("before") not in _TROUBLES
    )


def _id(event: PublishedEvent, name: str) -> UUID | None:
    value = event.data.get(name)
    return UUID(value) if value else None
