"""Visitors of the company's own pages: widgets, forms, and what comes from them."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.channel_accounts.models import ChannelAccount
from core.messages import Address, Claims, InboundMessage, ThreadHints, Touch
from tests.factories.channels import SECRETS
from tests.factories.inbound import RECEIVED

_posts = count(1)


async def make_widget(session: AsyncSession, *, reply_mailbox: ChannelAccount | None = None, **fields: Any):
    """A chat widget; visitors who left are answered through `reply_mailbox`."""
    return await _make_account(session, "webchat", reply_mailbox, fields)


async def make_form(session: AsyncSession, *, reply_mailbox: ChannelAccount | None = None, **fields: Any):
    """A web form; its answers leave through `reply_mailbox`."""
    return await _make_account(session, "webform", reply_mailbox, fields)


def chat(
    account: ChannelAccount | UUID,
    text: str = "สวัสดีครับ ลำโพงรุ่นนี้มีของไหม",
    *,
    visitor: UUID,
    claims: Claims | None = None,
    kind: str = "webchat",
    **fields: Any,
) -> InboundMessage:
    """A visitor's message, or with kind="webform" a submission (`visitor` is its id then)."""
    account_id = account if isinstance(account, UUID) else account.id
    number = next(_posts)
    values: dict[str, Any] = {"received_at": RECEIVED + timedelta(seconds=number), "language": "th", **fields}
    return InboundMessage(
        channel_account_id=account_id,
        external_event_id=f"{visitor}:{number}",
        lane=str(visitor),
        sender=Address(kind, str(visitor), claims.name if claims else "", scope=str(account_id)),
        hints=ThreadHints(thread_key=str(visitor)),
        text=text,
        reply_text=text,
        claims=claims,
        **values,
    )


def touch(page: str, at: datetime = RECEIVED, **fields: str) -> Touch:
    """Where on the shop's site a visitor was."""
    return Touch(page_url=f"https://shop.example{page}", at=at, **fields)


async def _make_account(
    session: AsyncSession, kind: str, reply_mailbox: ChannelAccount | None, fields: dict[str, Any]
) -> ChannelAccount:
    values: dict[str, Any] = {
        "name": "Siam Audio",
        "address": ids.new_token(9),
        "acknowledgement": {},
        "config_encrypted": SECRETS.encrypt("{}"),
        "live_chat": {},
        "created_at": RECEIVED,
        "reply_channel_account_id": reply_mailbox.id if reply_mailbox else None,
        **fields,
    }
    account = ChannelAccount(id=ids.new_id(), kind=kind, **values)
    session.add(account)
    await session.flush()
    return account
