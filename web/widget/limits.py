"""How often visitors may do things: per visitor, and per address on the network, so that one script stops nobody else.

What a widget's settings name (channels.webchat.manifest.Limits) counts for that widget; the rest is the same for all.
"""

from typing import Final

from web.rate_limits import Rule, spend
from web.widget.door import VisitorRequest
from web.widget.widgets import Widget

# A page that opens asks for the settings, begins a visit and connects; an office has many people behind one address.
PAGES_BY_ADDRESS: Final = Rule("widget_address", 600, 0.2)
TOKENS_BY_ADDRESS: Final = Rule("visit_address", 300, 1)
CONNECTIONS_BY_VISITOR: Final = Rule("visitor_connection", 60, 1)
SIGNS_BY_VISITOR: Final = Rule("visitor_sign", 120, 0.5)
PAGES_BY_VISITOR: Final = Rule("visitor_page", 60, 2)
PROFILES_BY_VISITOR: Final = Rule("visitor_profile", 20, 30)
TRANSCRIPTS_BY_VISITOR: Final = Rule("visitor_transcript", 3, 1_200)
TRANSCRIPTS_BY_ADDRESS: Final = Rule("transcript_address", 20, 180)
TRANSCRIPTS_BY_MAILBOX: Final = Rule("transcript_mailbox", 3, 1_200)
MESSAGES_BY_ADDRESS: Final = Rule("visitor_message_address", 300, 0.2)


async def spend_message(request: VisitorRequest, widget: Widget, visitor_id: object) -> None:
    """One message of a visitor. Raises TooManyRequests."""
    per_minute = widget.config.limits.messages_per_minute
    await spend(request, Rule("visitor_message", per_minute, 60 / per_minute), str(visitor_id))
    await spend(request, MESSAGES_BY_ADDRESS, request.address)


async def spend_new_visitor(request: VisitorRequest, widget: Widget) -> None:
    """One new visitor from an address. Raises TooManyRequests."""
    per_hour = widget.config.limits.visitors_per_hour
    await spend(request, Rule("new_visitor", per_hour, 3_600 / per_hour), f"{widget.id}:{request.address}")
