"""Puts copies of what was sent into the mailboxes' own sent folders. What goes wrong here touches no delivery."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeAlias

import structlog

from channels.adapter import AccountContext, Health, KeepsSentCopies
from channels.registry import load_adapter
from core.channel_accounts import positions, sent_copies
from core.channel_accounts.sent_copies import MOST_ATTEMPTS, DueCopy
from core.context import AppContext
from core.errors import NotFound
from workers.accounts import Accounts, load_accounts

_BATCH: Final = 5
_SECONDS: Final = 50.0  # times a batch: inside the five minutes that its copies are ours
_log = structlog.get_logger(__name__)

KeeperFor: TypeAlias = Callable[[str], KeepsSentCopies]


def _keeper(kind: str) -> KeepsSentCopies:
    adapter = load_adapter(kind)
    if not isinstance(adapter, KeepsSentCopies):
        raise NotFound(f"Accounts of kind {kind} keep no copies of what was sent.")
    return adapter


async def run(context: AppContext, _key: str = "", *, keeper_for: KeeperFor = _keeper) -> None:
    """Put away what is due, one account's copies one after the other, accounts side by side."""
    while True:
        async with context.database.read() as session:
            if not await sent_copies.anything_due(session):
                return
            accounts = await load_accounts(context, session)
        async with context.database.write() as session:
            claimed = await sent_copies.claim_due(session, _BATCH)
        lanes: dict[object, list[DueCopy]] = {}
        for copy in claimed:
            lanes.setdefault(copy.channel_account_id, []).append(copy)
        await asyncio.gather(*(_put_away(context, accounts, lane, keeper_for) for lane in lanes.values()))
        if len(claimed) < _BATCH:
            return


async def _put_away(context: AppContext, accounts: Accounts, lane: list[DueCopy], keeper_for: KeeperFor) -> None:
    for copy in lane:
        try:
            account = accounts.get(copy.channel_account_id)
            raw = copy.raw if copy.raw is not None else await context.blobs.get(copy.blob_key or "")
            keeper = keeper_for(account.kind)
        except NotFound as error:
            _log.warning("sent_copy_dropped", delivery_id=str(copy.delivery_id), reason=error.message)
            await _settle(context, copy, Health(ok=True))
            continue
        health = await _attempt(keeper, raw, copy, account)
        await _settle(context, copy, health)
        if not health.ok:
            _log.warning("sent_copy_failed", account=account.address, code=health.problem, detail=health.detail)


async def _attempt(keeper: KeepsSentCopies, raw: bytes, copy: DueCopy, account: AccountContext) -> Health:
    try:
        async with asyncio.timeout(_SECONDS):
            return await keeper.keep_sent(raw, copy.external_message_id, account)
    except Exception as error:  # noqa: BLE001 - a copy is a convenience: nothing about it may stop anything
        return Health(ok=False, problem="server_error", detail=f"{type(error).__name__}: {error}")


async def _settle(context: AppContext, copy: DueCopy, health: Health) -> None:
    is_over = health.ok or copy.attempts >= MOST_ATTEMPTS
    async with context.database.write() as session:
        await (sent_copies.finish if is_over else sent_copies.postpone)(session, copy)
        words = "" if health.ok else f"{health.problem}: {health.detail}"[:500]
        await positions.record_copies(session, copy.channel_account_id, words)
    if is_over and copy.blob_key:
        await context.blobs.discard(copy.blob_key)
