"""Tells people about events: a row for the bell and the ways that follow it, and an event that only they receive."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.events.base import Audience, NewEvent, PublishedEvent
from core.events.facts.desk import NotificationCreated, TicketReadChanged
from core.events.facts.ticket import MessageNoted
from core.events.log import record_events
from core.staff.preferences import Channels, Preferences
from ticketing.messages.appending import snippet_of
from ticketing.notifications import repository
from ticketing.notifications.causes import (
    Cause,
    NotificationKind,
    Surroundings,
    causes,
    channels_for,
    needed_author,
    needed_teams,
    needs_followers,
    wants_anything,
)
from ticketing.notifications.service import read_event

# Who has the ticket before him reads the news in the bell within seconds, and then nothing follows. Mail gathers for
# longer: what comes within that time is one mail.
PUSH_AFTER: Final = 8.0
MAIL_AFTER: Final = 120.0


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Tell everybody about a batch of events: a constant number of statements, none when nobody is to be told."""
    await _tell(session, events)
    for event in events:
        if event.type == TicketReadChanged.type and event.data.get("is_read", True):
            await _read_with_ticket(session, event)


async def _read_with_ticket(session: AsyncSession, event: PublishedEvent) -> None:
    """Who has read the ticket needs no mail about what stood there already."""
    if event.actor.id is None or event.ticket_id is None:
        return
    now = clock.utc_now()
    count = await repository.mark_ticket_read(session, event.actor.id, event.ticket_id, now, until=event.event_id)
    if count:
        await record_events(session, [read_event(event.actor)])


async def _tell(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    around, preferences = await _look_around(session, events)
    found = causes(events, around)
    if not found:
        return
    unknown = {cause.user_id for cause in found} - preferences.keys()
    if unknown:
        preferences |= await repository.preferences_of_people(session, unknown)
    told = [(one, channels_for(one.kind, preferences[one.user_id])) for one in found if _is_wanted(one, preferences)]
    words = await repository.words_of(session, {cause.message_id for cause, _ in told if cause.message_id})
    now = clock.utc_now()
    rows, news = [], []
    for cause, wishes in told:
        row = _row(cause, wishes, words, now)
        rows.append(row)
        if wishes.bell or wishes.browser or wishes.sound:
            news.append(_event(cause, wishes, row["id"]))
    await repository.insert_notifications(session, rows)
    await record_events(session, news)


async def _look_around(
    session: AsyncSession, events: Sequence[PublishedEvent]
) -> tuple[Surroundings, dict[UUID, Preferences]]:
    """Who may have to hear of it; of a whole team's new work only those who asked for it."""
    followed = {event.ticket_id for event in events if event.ticket_id is not None and needs_followers(event)}
    messages = {message_id for event in events if (message_id := needed_author(event)) is not None}
    mentioned = {team for event in events if event.type == MessageNoted.type for team in needed_teams(event)}
    working = {team for event in events if event.type != MessageNoted.type for team in needed_teams(event)}
    members = await repository.members_of(session, mentioned | working)
    preferences: dict[UUID, Preferences] = {}
    if members:
        preferences = await repository.preferences_of_people(session, set().union(*members.values()))
    for team_id in working - mentioned:
        members[team_id] = {
            user_id
            for user_id in members.get(team_id, ())
            if user_id in preferences and wants_anything(NotificationKind.TEAM_ASSIGNED, preferences[user_id])
        }
    around = Surroundings(
        followers=await repository.followers_of(session, followed),
        members=members,
        authors=await repository.authors_of(session, messages),
    )
    return around, preferences


def _is_wanted(cause: Cause, preferences: dict[UUID, Preferences]) -> bool:
    return cause.user_id in preferences and wants_anything(cause.kind, preferences[cause.user_id])


def _row(cause: Cause, wishes: Channels, words: repository.WordsByMessage, now: datetime) -> dict[str, Any]:
    return {
        "id": ids.new_id(),
        "user_id": cause.user_id,
        "kind": cause.kind.value,
        "ticket_id": cause.ticket_id,
        "event_id": cause.event.event_id,
        "message_id": cause.message_id,
        "actor_name": cause.event.actor.name,
        "snippet": snippet_of(*words.get(cause.message_id, ())) if cause.message_id else "",
        "in_bell": wishes.bell,
        "in_digest": wishes.mail == "digest",
        "mail_due_at": clock.ahead(MAIL_AFTER) if wishes.mail == "at_once" else None,
        "push_due_at": clock.ahead(PUSH_AFTER) if wishes.push else None,
        "created_at": now,
    }


def _event(cause: Cause, wishes: Channels, notification_id: UUID) -> NewEvent:
    fact = NotificationCreated(
        notification_id=notification_id,
        kind=cause.kind.value,
        ticket_id=cause.ticket_id,
        ticket_number=cause.event.data["number"],
        bell=wishes.bell,
        browser=wishes.browser,
        sound=wishes.sound,
    )
    return NewEvent(
        fact=fact,
        aggregate_kind="notification",
        aggregate_id=notification_id,
        version=1,
        actor=cause.event.actor,
        audience=Audience(users=frozenset({cause.user_id})),
        ticket_id=cause.ticket_id,
    )
