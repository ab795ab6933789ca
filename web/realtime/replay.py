"""Events out of the database, ready to be sent: what came since a sequence, with the words a screen shows at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from core.db.session import Database
from core.events.base import PublishedEvent
from core.events.facts.ticket import MessageReceived
from core.events.published import current_seq, read_since
from core.staff.principal import Principal
from ticketing.messages.snippets import snippets_of
from web.realtime import envelopes
from web.realtime.audience import may_hear

MOST_REPLAYED: Final = 1000
BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class ReadyEvent:
    """An event and its JSON, which is made once for everybody."""

    event: PublishedEvent
    json: str


async def newest_seq(database: Database) -> int:
    """The newest published sequence."""
    async with database.read() as session:
        return await current_seq(session)


async def read_ready(database: Database, seq: int, limit: int = BATCH) -> list[ReadyEvent]:
    """At most `limit` events after `seq`, in order."""
    async with database.read() as session:
        found = await read_since(session, seq, limit)
        received = [UUID(event.data["message_id"]) for event in found if event.type == MessageReceived.type]
        snippets = await snippets_of(session, received)
    return [ReadyEvent(event, envelopes.event_json(event, _more(event, snippets))) for event in found]


def for_screen(principal: Principal, ready: Sequence[ReadyEvent]) -> str | None:
    """The message for one person's screen, None when nothing of it is for him."""
    items = [one.json for one in ready if may_hear(principal, one.event)]
    return envelopes.events(items) if items else None


def _more(event: PublishedEvent, snippets: dict[UUID, str]) -> dict[str, object]:
    if event.type != MessageReceived.type:
        return {}
    return {"snippet": snippets.get(UUID(event.data["message_id"]), ""), "contact_name": event.actor.name}
