"""Mail of an archive on its way in: parsed here, known ones left out, the others told by the inbound story.

Nothing is sent and nobody is told (`core.messages.Imported`). What makes a mail the same mail is what dedupe at the
door compares, so an import that was broken off, or is done twice, goes on where it stopped.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from channels.adapter import AccountContext, ParsedDeliveryWithBlobs, RawDelivery
from channels.registry import load_adapter
from core import clock, ids
from core.context import AppContext
from core.inbox.claims import ItemState, NewItem
from core.inbox.imports import ImportedDelivery, count_states, known_events, record_imported
from core.inbox.service import INLINE_LIMIT
from core.messages import Address, Imported, InboundMessage, encode_inbound
from workers.jobs.inbound import LONGEST_REASON, Drain

_EARLIEST: Final = datetime(1980, 1, 1, tzinfo=UTC)
_LOOK_AGAIN_SECONDS: Final = 0.2
_OTHERS_SECONDS: Final = 90.0  # longer than the lease of a process that was killed


@dataclass(frozen=True, slots=True)
class ArchivedMail:
    """One mail of an archive: where it stands (for people), its bytes, and when it came there, if that is known."""

    place: str
    raw: bytes
    kept_at: datetime | None = None


@dataclass(slots=True)
class ImportCounts:
    """What became of the mails. `unreadable` says where they stand and why; they are parked for a person."""

    imported: int = 0
    known: int = 0
    own: int = 0
    waiting: int = 0
    unreadable: list[str] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many mails that is in all."""
        return self.imported + self.known + self.own + len(self.unreadable)


@dataclass(frozen=True, slots=True)
class _Parsed:
    mail: ArchivedMail
    delivery_id: UUID
    item: NewItem
    result: ParsedDeliveryWithBlobs


class MailImport:
    """One import into one mailbox; `counts` says at any time how far it is."""

    def __init__(self, context: AppContext, account: AccountContext, counts: ImportCounts, *, stays_open: bool) -> None:
        self._context, self._account, self._stays_open = context, account, stays_open
        self._drain = Drain(context)
        self._places: dict[UUID, str] = {}
        self.counts = counts

    async def take(self, mails: Sequence[ArchivedMail]) -> None:
        """Bring a batch in: recorded together, then told."""
        parsed = await asyncio.to_thread(lambda: [self._parse(mail) for mail in mails])
        found = [one for one in parsed if one is not None]
        self.counts.own += len(parsed) - len(found)
        async with self._context.database.read() as session:
            known = await known_events(session, self._account.id, {one.item.external_event_id for one in found})
        fresh: dict[str, _Parsed] = {}
        for one in found:
            if one.item.external_event_id not in known:
                fresh.setdefault(one.item.external_event_id, one)
        self.counts.known += len(found) - len(fresh)
        deliveries = [await self._delivery(one) for one in fresh.values()]
        async with self._context.database.write() as session:
            await record_imported(session, deliveries)
        for one in fresh.values():
            if one.item.payload is None:
                self.counts.unreadable.append(f"{one.mail.place}: {one.item.reason}")
            else:
                self._places[one.delivery_id] = one.mail.place
        while await self._drain.handle_lanes():
            pass
        await self._count_settled(_OTHERS_SECONDS if len(self._places) > 1000 else 0.0)

    async def settle(self) -> None:
        """Wait for stories that another worker of the desk is telling, at most a minute and a half."""
        await self._count_settled(_OTHERS_SECONDS)
        self.counts.waiting = len(self._places)
        self.counts.imported += self.counts.waiting

    async def _count_settled(self, patience: float) -> None:
        """Count what has been told. Told by whom does not matter: a running desk helps."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + patience
        while self._places:
            async with self._context.database.read() as session:
                states = await count_states(session, self._places)
            if not states.get(ItemState.PENDING):
                self.counts.imported += sum(states.values()) - states.get(ItemState.PARKED, 0)
                if states.get(ItemState.PARKED):
                    await self._name_parked()
                self._places.clear()
            elif loop.time() >= deadline:
                return
            else:
                await asyncio.sleep(_LOOK_AGAIN_SECONDS)
                await self._drain.handle_lanes()

    async def _name_parked(self) -> None:
        for delivery_id, place in self._places.items():
            async with self._context.database.read() as session:
                if (await count_states(session, [delivery_id])).get(ItemState.PARKED):
                    self.counts.unreadable.append(f"{place}: it was read, but could not be put on a ticket")

    def _parse(self, mail: ArchivedMail) -> _Parsed | None:
        """None for what the desk itself has sent, and for what was written to nobody outside."""
        now, delivery_id = clock.utc_now(), ids.new_id()
        delivery = RawDelivery(delivery_id, self._account.id, mail.raw, now)
        result = load_adapter(self._account.kind).parse(delivery, self._account)
        lane = f"{self._account.id}:import"
        for part in result.parsed.parked:
            item = NewItem(
                delivery_id, self._account.id, lane, part.external_event_id, 0, reason=part.reason[:LONGEST_REASON]
            )
            return _Parsed(mail, delivery_id, item, result)
        for message in result.parsed.messages:
            imported = as_imported(message, self._account, mail.kept_at or now, now, stays_open=self._stays_open)
            if imported is not None:
                payload = encode_inbound(replace(imported, lane=lane)).decode()
                event_id = imported.external_event_id
                item = NewItem(delivery_id, self._account.id, lane, event_id, 0, payload=payload)
                return _Parsed(mail, delivery_id, item, result)
        return None

    async def _delivery(self, one: _Parsed) -> ImportedDelivery:
        raw = one.mail.raw
        for content in one.result.blobs.values():
            await self._context.blobs.put(content)
        blob_key = await self._context.blobs.put(raw) if len(raw) > INLINE_LIMIT else None
        return ImportedDelivery(
            id=one.delivery_id,
            channel_account_id=self._account.id,
            channel_kind=self._account.kind,
            delivery_key=f"import:{sha256(raw).hexdigest()}",
            size=len(raw),
            raw=None if blob_key else raw,
            blob_key=blob_key,
            item=one.item,
        )


def as_imported(
    message: InboundMessage, account: AccountContext, kept_at: datetime, now: datetime, *, stays_open: bool
) -> InboundMessage | None:
    """The message as an archive's: with its own date, and from the mailbox itself as an answer to its first recipient
    outside. None when there is no such recipient. Pure.
    """
    at = message.date if message.date is not None and _EARLIEST <= message.date <= now else min(kept_at, now)
    old = replace(message, received_at=at, receipts=(), may_auto_reply=False, imported=Imported(stays_open=stays_open))
    if not _is_own(message.sender, account):
        return old
    customer = next((one for one in (*message.to, *message.cc) if not _is_own(one, account)), None)
    if customer is None:
        return None
    author = message.sender.name or account.name
    imported = Imported(stays_open=stays_open, is_answer=True, author=author)
    return replace(old, sender=customer, machine=None, imported=imported)


def _is_own(address: Address, account: AccountContext) -> bool:
    local, _, domain = address.external_id.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" == account.address.lower()
