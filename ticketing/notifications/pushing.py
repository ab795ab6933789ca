"""What a browser shows of a bundle of news. Pure."""

from collections.abc import Mapping
from typing import Final

from ticketing.messages.appending import snippet_of
from ticketing.notifications.bundles import Bundle
from ticketing.notifications.letter_words import WORDS
from ticketing.notifications.letters import News, heading

_LONGEST: Final = 160  # characters; a lock screen shows less


def payload_of(bundle: Bundle) -> Mapping[str, str]:
    """Title, body, where a click leads, and the tag by which newer news of a ticket replace older ones.

    The title is the newest news; the body says what was said, or the subject, and how many more there are.
    """
    newest, ticket = bundle.pending[-1], bundle.ticket
    language = bundle.colleague.principal.language
    title = heading(News(newest.kind, newest.actor_name), language)
    body = newest.snippet or ticket.subject
    if len(bundle.pending) > 1:
        body = f"{body} {WORDS['th' if language == 'th' else 'en']['and_more'].format(count=len(bundle.pending) - 1)}"
    return {
        "title": f"#{ticket.number} {title}",
        "body": snippet_of(body)[:_LONGEST],
        "tag": f"ticket:{ticket.id}",
        "url": f"/tickets/{ticket.number}",
        "ticket_id": str(ticket.id),
        "language": language,
    }


def topic_of(bundle: Bundle) -> str:
    """Of a topic a push service keeps only the newest for a browser that is off (RFC 8030 section 5.4: 32 letters)."""
    return str(bundle.ticket.id.hex)
