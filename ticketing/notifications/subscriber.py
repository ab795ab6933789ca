"""Tells people about events: a row for the bell, and an event that only they receive."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.events.base import Audience, NewEvent, PublishedEvent
from core.events.facts.desk import NotificationCreated
from core.events.log import record_events
from core.staff.preferences import preferences_of
from ticketing.messages.appending import snippet_of
from ticketing.notifications import repository
from ticketing.notifications.causes import Cause, causes, channels_for, needs_followers


async def handle(session: AsyncSession, events: Sequence[PublishedEvent]) -> None:
    """Tell everybody about a batch of events: a constant number of statements, none when nobody is to be told."""
    followed = {event.ticket_id for event in events if event.ticket_id is not None and needs_followers(event)}
    found = causes(events, await repository.followers_of(session, followed))
    if not found:
        return
    people = await repository.active_people(session, {cause.user_id for cause in found})
    preferences = {person.id: preferences_of(person.preferences) for person in people.values()}
    words = await repository.words_of(session, {cause.message_id for cause in found if cause.message_id})
    rows, news = [], []
    for cause in found:
        if cause.user_id not in preferences:
            continue
        wishes = channels_for(cause.kind, preferences[cause.user_id])
        if not (wishes.bell or wishes.browser or wishes.sound):
            continue
        notification_id = ids.new_id()
        if wishes.bell:
            rows.append(
                {
                    "id": notification_id,
                    "user_id": cause.user_id,
                    "kind": cause.kind.value,
                    "ticket_id": cause.ticket_id,
                    "event_id": cause.event.event_id,
                    "actor_name": cause.event.actor.name,
                    "snippet": snippet_of(*words.get(cause.message_id, ())) if cause.message_id else "",
                    "created_at": clock.utc_now(),
                }
            )
        fact = NotificationCreated(
            notification_id=notification_id,
            kind=cause.kind.value,
            ticket_id=cause.ticket_id,
            ticket_number=cause.event.data["number"],
            bell=wishes.bell,
            browser=wishes.browser,
            sound=wishes.sound,
        )
        news.append(_event(cause, fact))
    await repository.insert_notifications(session, rows)
    await record_events(session, news)


def _event(cause: Cause, fact: NotificationCreated) -> NewEvent:
    return NewEvent(
        fact=fact,
        aggregate_kind="notification",
        aggregate_id=fact.notification_id,
        version=1,
        actor=cause.event.actor,
        audience=Audience(users=frozenset({cause.user_id})),
        ticket_id=cause.ticket_id,
    )
