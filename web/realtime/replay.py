"""Events out of the database, ready to be sent: what came since a sequence, with the words a screen shows at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from core.db.session import Database
from core.events.base import PublishedEvent
from core.events.facts.bulk import TOLD_TOGETHER
from core.events.facts.ticket import MessageReceived
from core.events.published import current_seq, read_since
from core.staff.principal import Principal, Role
from ticketing.messages.snippets import snippets_of
from web.realtime import envelopes
from web.realtime.audience import may_hear

MOST_REPLAYED: Final = 1000
BATCH: Final = 500
NOBODY: Final = UUID(int=0)


@dataclass(frozen=True, slots=True)
class ReadyEvent:
    """An event and its JSON, which is made once for everybody."""

    event: PublishedEvent
    json: str


class Batch:
    """Events in order, and the message each screen gets of them.

    A thousand desks of one team get the same message: it is put together once per role and teams, and only for those
    who are meant by name once more. What a bulk operation did to many tickets is told in one word.
    """

    def __init__(self, ready: Sequence[ReadyEvent]) -> None:
        self.ready = ready
        self._by_rights: dict[tuple[Role, frozenset[UUID]], tuple[frozenset[int], str | None]] = {}
        self._by_name: dict[UUID, list[int]] = {}
        for index, one in enumerate(ready):
            for user_id in one.event.audience.users:
                self._by_name.setdefault(user_id, []).append(index)

    def __bool__(self) -> bool:
        return bool(self.ready)

    @property
    def is_full(self) -> bool:
        """Whether more may follow."""
        return len(self.ready) >= BATCH

    @property
    def last_seq(self) -> int:
        """The sequence of the last event."""
        return self.ready[-1].event.publish_seq

    def after(self, seq: int) -> "Batch":
        """The part of it that comes after `seq`; mostly the whole."""
        if not self.ready or self.ready[0].event.publish_seq > seq:
            return self
        return Batch([one for one in self.ready if one.event.publish_seq > seq])

    def message_for(self, principal: Principal) -> str | None:
        """What this person's screens are told, None when nothing of it is for him."""
        key = (principal.role, principal.team_ids)
        known = self._by_rights.get(key)
        if known is None:
            known = self._by_rights[key] = self._message(self._heard(replace(principal, user_id=NOBODY)))
        indexes, message = known
        named = [
            index
            for index in self._by_name.get(principal.user_id, ())
            if index not in indexes and may_hear(principal, self.ready[index].event)
        ]
        return self._message(indexes.union(named))[1] if named else message

    def _heard(self, principal: Principal) -> frozenset[int]:
        return frozenset(index for index, one in enumerate(self.ready) if may_hear(principal, one.event))

    def _message(self, indexes: frozenset[int]) -> tuple[frozenset[int], str | None]:
        heard = [self.ready[index] for index in sorted(indexes)]
        many = [one.event for one in heard if one.event.reason in TOLD_TOGETHER]
        items = []
        for one in heard:
            if one.event.reason not in TOLD_TOGETHER:
                items.append(one.json)
            elif one.event is many[-1]:
                items.append(envelopes.many_changed(many))
        return indexes, envelopes.events(items) if items else None


async def newest_seq(database: Database) -> int:
    """The newest published sequence."""
    async with database.read() as session:
        return await current_seq(session)


async def read_batch(database: Database, seq: int, limit: int = BATCH) -> Batch:
    """At most `limit` events after `seq`, in order."""
    async with database.read() as session:
        found = await read_since(session, seq, limit)
        received = [UUID(event.data["message_id"]) for event in found if event.type == MessageReceived.type]
        snippets = await snippets_of(session, received)
    return Batch([ReadyEvent(event, envelopes.event_json(event, _more(event, snippets))) for event in found])


def _more(event: PublishedEvent, snippets: dict[UUID, str]) -> dict[str, object]:
    if event.type != MessageReceived.type:
        return {}
    return {"snippet": snippets.get(UUID(event.data["message_id"]), ""), "contact_name": event.actor.name}
