"""What visitors who left have not read follows them by mail; a mail whose visitor came back in time stays here.

Where the channel, which knows who is away, and ticketing, which knows what was said, meet.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.webchat import away
from channels.webchat.away import AwayReader
from channels.webchat.connections import left_since
from core import clock
from core.channel_accounts.live_chat import LiveChatSettings
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from ticketing.replies import by_mail

WEBCHAT: Final = "webchat"
MAIL: Final = "email"


async def run(context: AppContext, _key: str = "") -> None:
    """One round. Each mail has a transaction of its own: the mail and the note of it are kept or lost together."""
    await _stop_for_those_who_are_back(context)
    async with context.database.read() as session:
        waiting = await _waiting(session)
    for widget, mailbox, left_before, reader in waiting:
        async with context.database.write() as session:
            if await away.mark_mailed(session, reader, left_before):
                await by_mail.record_mail(session, widget, mailbox, reader)


async def _waiting(
    session: AsyncSession,
) -> list[tuple[ChannelAccount, ChannelAccount, datetime, AwayReader]]:
    """Everybody who left long enough ago and to whom nobody is writing at this moment."""
    found: list[tuple[ChannelAccount, ChannelAccount, datetime, AwayReader]] = []
    now = clock.utc_now()
    for widget, mailbox in await _widgets(session):
        settings = LiveChatSettings.model_validate(widget.live_chat)
        left_before = clock.ago(settings.mail_after_seconds)
        readers = await away.unread_after_leaving(session, widget.id, left_before)
        found += [(widget, mailbox, left_before, one) for one in readers if by_mail.is_quiet(one.message_ids, now)]
    return found


async def _widgets(session: AsyncSession) -> list[tuple[ChannelAccount, ChannelAccount]]:
    """The widgets whose answers may follow by mail, each with its mailbox."""
    query = select(ChannelAccount).where(ChannelAccount.deleted_at.is_(None), ChannelAccount.kind.in_((WEBCHAT, MAIL)))
    accounts = {account.id: account for account in (await session.execute(query)).scalars()}
    mailboxes = {account.id: account for account in accounts.values() if account.kind == MAIL and account.is_enabled}
    return [
        (account, mailboxes[account.reply_channel_account_id])
        for account in accounts.values()
        if account.kind == WEBCHAT and account.reply_channel_account_id in mailboxes
    ]


async def _stop_for_those_who_are_back(context: AppContext) -> None:
    async with context.database.read() as session:
        held = await by_mail.held_mails(session)
        left = await left_since(session, [UUID(one.thread_key) for one in held]) if held else {}
    for one in held:
        visitor_id = UUID(one.thread_key)
        if left.get(visitor_id, one) is None:
            async with context.database.write() as session:
                await away.hold_reader(session, visitor_id)
                if await by_mail.cancel_mail(session, one):
                    await away.take_back_mailed(session, visitor_id, one.message_ids)
