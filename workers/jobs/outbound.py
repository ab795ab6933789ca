"""Sending: where the rows of ticketing.replies meet the channels' adapters.

Up to 32 deliveries side by side, one per conversation. No transaction is open while a message travels: a delivery is
leased in one, marked `transmitting` in another just before its content leaves, and finished in a third. Killed before
the mark it is sent again; killed after it, nobody knows, and a person is asked. A channel with an idempotency key
needs no mark: there, sending again is always right.
"""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Final, Protocol, TypeAlias
from uuid import UUID

import structlog
from sqlalchemy.exc import SQLAlchemyError

from channels.adapter import (
    AccountContext,
    BeforeTransmit,
    BlobReader,
    SendingLimits,
    SharesConnections,
    VisitorStreams,
)
from channels.registry import load_adapter
from channels.webchat.stream import DatabaseStreams
from core import clock, ids
from core.channel_accounts.sending_limits import take_turn
from core.context import AppContext
from core.errors import AppError, NotFound
from core.messages import Capabilities, OutboundMessage, SendOutcome, SendResult
from core.storage import BlobStore
from ticketing.replies import delivery
from ticketing.replies.delivery import ToSend
from ticketing.replies.delivery_repository import ClaimedRow
from ticketing.replies.turns import wait_for_turn
from workers.accounts import Accounts, load_accounts
from workers.sending_notes import SendingNotes

SIDE_BY_SIDE: Final = 32
_LOOK_AGAIN_SECONDS: Final = 0.25
_RENEW_SECONDS: Final = delivery.LEASE.total_seconds() / 3
_LONGEST_ATTEMPT_SECONDS: Final = 900.0
_WRITE_ATTEMPTS: Final = 5
_LAST_SECONDS: Final = 10.0
_log = structlog.get_logger(__name__)


class SendingChannel(Protocol):
    """What of an adapter is needed to send."""

    @property
    def capabilities(self) -> Capabilities:
        """What the channel can carry."""
        ...

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams,
    ) -> SendResult:
        """One attempt; see channels.adapter.ChannelAdapter.send."""
        ...


AdapterFor: TypeAlias = Callable[[str], SendingChannel]


async def run(context: AppContext, _key: str = "") -> None:
    """Send everything that may go out now; returns when nothing is left that is not blocked or waiting."""
    await Outbound(context).drain()


class OutboundJob:
    """The job of one process: what it has noted about accounts outlives its runs."""

    def __init__(self) -> None:
        self._notes: SendingNotes | None = None

    async def run(self, context: AppContext, _key: str = "") -> None:
        """See `run` above."""
        if self._notes is None:
            self._notes = SendingNotes(context)
        await Outbound(context, notes=self._notes).drain()


class LeaseLost(Exception):
    """Another worker judged this delivery meanwhile: it must not be sent from here."""


class StoredFiles:
    """channels.adapter.BlobReader over the blob store."""

    def __init__(self, blobs: BlobStore) -> None:
        self._blobs = blobs

    async def read(self, blob_key: str) -> bytes:
        """The bytes of a stored file. Raises NotFound."""
        return await self._blobs.get(blob_key)


class Outbound:
    """One drain. `adapter_for` finds a channel's adapter by kind; `notes` are those of the process."""

    def __init__(
        self, context: AppContext, adapter_for: AdapterFor = load_adapter, *, notes: SendingNotes | None = None
    ) -> None:
        self._context = context
        self._adapter_for = adapter_for
        self._files = StoredFiles(context.blobs)
        self._streams = DatabaseStreams(context.database)
        self._token = ids.new_id()
        self._in_flight: dict[asyncio.Task[None], UUID] = {}
        self._notes = notes or SendingNotes(context)
        self._bursts = AsyncExitStack()
        self._bursting: set[str] = set()

    async def drain(self) -> None:
        """Claim and send until nothing can be claimed and nothing is under way.

        While a slow server is waited for, others go on.
        """
        keeper = asyncio.create_task(self._keep_leases(), name="outbound leases")
        patience: float | None = None
        try:
            while True:
                await self._start_more()
                if not self._in_flight:
                    return
                done, _ = await asyncio.wait(
                    self._in_flight, timeout=_LOOK_AGAIN_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                for task in done:
                    del self._in_flight[task]
        except asyncio.CancelledError:
            patience = _LAST_SECONDS
            raise
        finally:
            if self._in_flight:  # what has begun to leave is not left in doubt when it can be helped
                await asyncio.wait(self._in_flight, timeout=patience)
            leftover = [keeper, *self._in_flight]
            for task in leftover:
                task.cancel()
            await asyncio.gather(*leftover, return_exceptions=True)
            await self._bursts.aclose()
            self._bursting.clear()

    async def _start_more(self) -> None:
        room = SIDE_BY_SIDE - len(self._in_flight)
        async with self._context.database.read() as session:
            if room <= 0 or not await delivery.anything_to_do(session):
                return
            left_behind = await delivery.left_behind(session)
            accounts = await load_accounts(self._context, session)
        for claimed, token, channel_kind in left_behind:
            await self._judge(claimed, token, channel_kind)
        async with self._context.database.write() as session:
            await delivery.release_due(session)
            claimed_rows = await delivery.claim(session, self._token, room)
        if not claimed_rows:
            return
        async with self._context.database.read() as session:
            loaded = await delivery.load(session, claimed_rows)
        for one in loaded:
            task = asyncio.create_task(self._send(one, accounts), name=f"send {one.claimed.delivery_id}")
            self._in_flight[task] = one.claimed.delivery_id

    async def _judge(self, claimed: ClaimedRow, token: UUID, channel_kind: str) -> None:
        """Decide about a delivery whose worker vanished."""
        has_key = self._adapter_for(channel_kind).capabilities.has_idempotency_key
        async with self._context.database.write() as session:
            if await delivery.expire(session, token, claimed, has_idempotency_key=has_key):
                _log.warning("delivery_left_behind", delivery_id=str(claimed.delivery_id))

    async def _send(self, one: ToSend, accounts: Accounts) -> None:
        try:
            if await self._waits_for_its_turn(one, accounts):
                return
            result = await self._attempt(one, accounts)
        except LeaseLost:
            _log.warning("delivery_lease_lost", delivery_id=str(one.claimed.delivery_id))
            return
        except SQLAlchemyError:  # nothing has left: it is sent when its lease is over
            _log.exception("turn_not_taken", delivery_id=str(one.claimed.delivery_id))
            return
        if await self._write_down(one, result):
            await self._notes.after(one.claimed.delivery_id, one.message.channel_account_id, result)

    async def _waits_for_its_turn(self, one: ToSend, accounts: Accounts) -> bool:
        """Whether the account has sent as much as it may; the delivery is put back then."""
        limits = accounts.limits(one.message.channel_account_id)
        if limits == SendingLimits() or not one.is_account_usable:
            return False
        async with self._context.database.write() as session:
            at = await take_turn(
                session,
                one.message.channel_account_id,
                one.claimed.delivery_id,
                clock.utc_now(),
                per_minute=limits.per_minute,
                per_hour=limits.per_hour,
            )
            if at is None:
                return False
            if not await wait_for_turn(session, self._token, one.claimed, at):
                raise LeaseLost
        return True

    async def _attempt(self, one: ToSend, accounts: Accounts) -> SendResult:
        has_left = False

        async def before_transmit() -> None:
            nonlocal has_left
            async with self._context.database.write() as session:
                if not await delivery.mark_transmitting(session, self._token, one.claimed.delivery_id):
                    raise LeaseLost
            has_left = True

        try:
            account = accounts.get(one.message.channel_account_id)
            if not one.is_account_usable:
                return SendResult(SendOutcome.RETRY, diagnostic="The channel account is switched off.")
            adapter = self._adapter_for(one.channel_kind)
            is_safe_again = adapter.capabilities.has_idempotency_key
            if isinstance(adapter, SharesConnections) and one.channel_kind not in self._bursting:
                self._bursting.add(one.channel_kind)
                await self._bursts.enter_async_context(adapter.burst())
            async with asyncio.timeout(_LONGEST_ATTEMPT_SECONDS):
                return await adapter.send(
                    one.message,
                    account,
                    blobs=self._files,
                    before_transmit=_no_mark if is_safe_again else before_transmit,
                    streams=self._streams,
                )
        except LeaseLost:
            raise
        except NotFound as error:
            return SendResult(SendOutcome.UNCERTAIN if has_left else SendOutcome.FAILED, diagnostic=error.message)
        except Exception as error:  # noqa: BLE001 - whatever an adapter raises, the delivery gets an honest state
            _log.exception("send_failed", delivery_id=str(one.claimed.delivery_id), has_left=has_left)
            words = error.message if isinstance(error, AppError) else f"{type(error).__name__}: {error}"
            return SendResult(SendOutcome.UNCERTAIN if has_left else SendOutcome.RETRY, diagnostic=words)

    async def _write_down(self, one: ToSend, result: SendResult) -> bool:
        """Keep the outcome; whether that was ours to do.

        It is known only here, so a database that is away for a moment is asked again.
        """
        for attempt in range(1, _WRITE_ATTEMPTS + 1):
            try:
                async with self._context.database.write() as session:
                    is_ours = await delivery.finish(session, self._token, one.claimed, result)
                if not is_ours:
                    _log.warning("delivery_lease_lost", delivery_id=str(one.claimed.delivery_id))
                return is_ours
            except Exception:  # noqa: BLE001 - whatever the database raises, the outcome must not be lost
                _log.exception("outcome_not_written", delivery_id=str(one.claimed.delivery_id), attempt=attempt)
                await asyncio.sleep(min(8.0, 2.0**attempt / 2))
        return False

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(_RENEW_SECONDS)
            mine = list(self._in_flight.values())
            if mine:
                async with self._context.database.write() as session:
                    await delivery.renew(session, self._token, mine)


async def _no_mark() -> None:
    """channels.adapter.BeforeTransmit of a channel where twice is once."""
