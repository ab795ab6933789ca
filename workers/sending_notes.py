"""What an attempt told about its account, and the copy of what left: written after the outcome, never in its way."""

import asyncio
from typing import Final
from uuid import UUID

import structlog

from core.channel_accounts import positions, sent_copies
from core.context import AppContext
from core.inbox.service import INLINE_LIMIT
from core.messages import SendOutcome, SendResult

_NOTE_EVERY_SECONDS: Final = 30.0
_LONGEST_WORDS: Final = 500
_log = structlog.get_logger(__name__)


class SendingNotes:
    """The notes of one process: the same news about an account is written once in half a minute."""

    def __init__(self, context: AppContext) -> None:
        self._context = context
        self._noted: dict[tuple[UUID, str], float] = {}

    async def after(self, delivery_id: UUID, account_id: UUID, result: SendResult) -> None:
        """Note how the account is doing and keep the copy. Whatever goes wrong here, the delivery's outcome stands."""
        try:
            if result.account_problem:
                await self._trouble(account_id, result.account_problem, result.diagnostic)
            elif result.outcome is SendOutcome.SENT:
                await self._sent(account_id, result.archive_problem)
                if result.sent_copy is not None:
                    await self._keep_copy(delivery_id, account_id, result.external_message_id, result.sent_copy)
        except Exception:  # noqa: BLE001 - a note is a note
            _log.exception("sending_not_noted", delivery_id=str(delivery_id))

    async def _sent(self, account_id: UUID, archive_problem: str) -> None:
        if self._is_news(account_id, "archive" if archive_problem else ""):
            async with self._context.database.write() as session:
                await positions.record_sent(session, account_id)
                await positions.record_archive(session, account_id, archive_problem[:_LONGEST_WORDS])

    async def _trouble(self, account_id: UUID, problem: str, words: str) -> None:
        if self._is_news(account_id, problem):
            _log.warning("account_cannot_send", account=str(account_id), code=problem, detail=words)
            async with self._context.database.write() as session:
                await positions.record_sending_trouble(session, account_id, f"{problem}: {words}"[:_LONGEST_WORDS])

    def _is_news(self, account_id: UUID, problem: str) -> bool:
        now = asyncio.get_running_loop().time()
        if now - self._noted.get((account_id, problem), -_NOTE_EVERY_SECONDS) < _NOTE_EVERY_SECONDS:
            return False
        self._noted = {key: at for key, at in self._noted.items() if key[0] != account_id}
        self._noted[account_id, problem] = now
        return True

    async def _keep_copy(self, delivery_id: UUID, account_id: UUID, external_message_id: str, raw: bytes) -> None:
        blob_key = await self._context.blobs.put(raw) if len(raw) > INLINE_LIMIT else None
        async with self._context.database.write() as session:
            await sent_copies.record_copy(
                session,
                delivery_id,
                account_id,
                external_message_id,
                raw=None if blob_key else raw,
                blob_key=blob_key,
            )
