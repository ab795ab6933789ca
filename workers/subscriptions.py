"""Who hears of events: the whole map on one screen. Each subscriber has a durable cursor (core/events/cursors.py).

The desks' screens are no subscriber: hubs read the published order themselves when the relay says there is more.
"""

from collections.abc import Mapping, Sequence

from core.events.cursors import Handler
from core.webhooks.subscriber import handle as tell_endpoints
from ticketing.automation.subscriber import handle as automate
from ticketing.chats.opening import handle as follow_chats
from ticketing.notifications.subscriber import handle as notify
from ticketing.replies.interruptions import handle as hold_back_scheduled
from ticketing.search.indexing import handle as index
from workers.visitor_news import handle as tell_visitors

SUBSCRIBERS: dict[str, Handler] = {
    "search": index,
    "notifications": notify,
    "chats": follow_chats,
    "visitor_frames": tell_visitors,
    "automation": automate,
    "webhooks": tell_endpoints,
    "scheduled_replies": hold_back_scheduled,
}

# Who shares a transaction while little is waiting: those whose news a page of a talk shows, and those whose work is as
# good a moment later.
TOGETHER: Mapping[str, Sequence[str]] = {
    "talks": ("chats", "visitor_frames"),
    "records": ("search", "notifications", "automation", "webhooks", "scheduled_replies"),
}
