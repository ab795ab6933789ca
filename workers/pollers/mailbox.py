"""Watches mailboxes: one thread per mailbox in one process of all, handing raw mail to the door.

Which process watches is a lease row; the position in the mailbox moves in the transaction that records the mail, and
only while the lease is still ours. So a mail is recorded once, whoever dies when.
"""

import asyncio
import socket
from dataclasses import dataclass
from uuid import UUID

import structlog

from channels.adapter import AccountContext, Watcher, WatchPosition
from channels.registry import load_adapter
from core import clock
from core.channel_accounts import positions
from core.context import AppContext
from core.db.lease import HeldLease, claim_lease, release_lease, renew_lease
from core.inbox.service import record_delivery
from workers.accounts import load_accounts
from workers.door import raw_delivery

LEASE_SECONDS = 30.0
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Watched:
    """A mailbox this process watches: the thread, the lease, and the version of the settings it runs on."""

    watcher: Watcher
    lease: HeldLease
    version: int


class LeaseLost(Exception):
    """Another process watches this mailbox now; nothing may be recorded by us."""


class MailboxPoller:
    """The mailboxes of one process. `run` is the job "mailboxes"; `stop` ends every thread."""

    def __init__(self) -> None:
        self._watched: dict[UUID, Watched] = {}

    async def run(self, context: AppContext, _key: str = "") -> None:
        """Take free mailboxes, renew what we hold, let go of what was switched off, changed or lost."""
        async with context.database.read() as session:
            accounts = await load_accounts(context, session)
        wanted = {account.id: account for account in accounts.enabled("email")}
        for account_id, watched in list(self._watched.items()):
            kept = account_id in wanted and accounts.rows[account_id].version == watched.version
            if not kept or not await self._renew(context, watched):
                await self._let_go(context, account_id)
        for account_id, account in wanted.items():
            if account_id not in self._watched:
                await self._take(context, account, accounts.rows[account_id].version)

    async def stop(self, context: AppContext) -> None:
        """End every thread and give the leases back."""
        for account_id in list(self._watched):
            await self._let_go(context, account_id)

    async def _take(self, context: AppContext, account: AccountContext, version: int) -> None:
        async with context.database.write() as session:
            lease = await claim_lease(session, f"mailbox:{account.id}", socket.gethostname(), LEASE_SECONDS)
        if lease is None:
            return
        async with context.database.read() as session:
            found = await positions.find_position(session, account.id)
        position = WatchPosition(found.uid_validity, found.last_uid, found.updated_at) if found else None
        loop = asyncio.get_running_loop()

        def deliver(raw: bytes, epoch: int, number: int) -> None:
            coroutine = self._deliver(context, account, lease, raw, epoch, number)
            asyncio.run_coroutine_threadsafe(coroutine, loop).result()

        def report(is_working: bool, code: str, detail: str) -> None:
            coroutine = self._report(context, account.id, is_working, code, detail)
            asyncio.run_coroutine_threadsafe(coroutine, loop)

        watcher = load_adapter(account.kind).watch(account, position, deliver, report)
        if watcher is None:
            async with context.database.write() as session:
                await release_lease(session, lease)
            return
        self._watched[account.id] = Watched(watcher, lease, version)
        watcher.start()

    async def _renew(self, context: AppContext, watched: Watched) -> bool:
        async with context.database.write() as session:
            return await renew_lease(session, watched.lease, LEASE_SECONDS)

    async def _let_go(self, context: AppContext, account_id: UUID) -> None:
        watched = self._watched.pop(account_id)
        await asyncio.to_thread(watched.watcher.stop)
        async with context.database.write() as session:
            await release_lease(session, watched.lease)

    async def _deliver(
        self, context: AppContext, account: AccountContext, lease: HeldLease, raw: bytes, epoch: int, number: int
    ) -> None:
        delivery = await raw_delivery(context, account, raw, f"imap:{epoch}:{number}")
        async with context.database.write() as session:
            if not await renew_lease(session, lease, LEASE_SECONDS):
                raise LeaseLost(account.address)
            await record_delivery(session, delivery)
            await positions.record_position(session, account.id, epoch, number)

    async def _report(self, context: AppContext, account_id: UUID, is_working: bool, code: str, detail: str) -> None:
        _log.info("mailbox", account=str(account_id), code=code, detail=detail, at=clock.utc_now().isoformat())
        async with context.database.write() as session:
            await positions.record_health(
                session, account_id, state="ok" if is_working else "failing", message=f"{code}: {detail}"[:500]
            )
