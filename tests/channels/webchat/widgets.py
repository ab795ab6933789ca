"""Widgets and visitors for the tests of the web chat."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import AccountContext
from channels.webchat.manifest import WebchatConfig
from channels.webchat.visitors import Visit, VisitorRecord, begin_visit
from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.session import Database
from core.jobs import Nudge


class KeptNudges:
    """Remembers what was nudged."""

    def __init__(self) -> None:
        self.nudges: list[Nudge] = []

    def nudge(self, nudge: Nudge) -> None:
        self.nudges.append(nudge)


def account(account_id: UUID, **config: Any) -> AccountContext:
    return AccountContext(account_id, "webchat", "Shop", "widget-key", WebchatConfig.model_validate(config))


async def make_widget(session: AsyncSession, **fields: Any) -> ChannelAccount:
    values = {"name": "Shop", "acknowledgement": {}, "config_encrypted": "", **fields}
    widget = ChannelAccount(
        id=ids.new_id(), kind="webchat", address=ids.new_token(12), created_at=clock.utc_now(), **values
    )
    session.add(widget)
    await session.flush()
    return widget


async def visitor_of_new_widget(database: Database, **visit: Any) -> VisitorRecord:
    async with database.write() as session:
        widget = await make_widget(session)
        return await begin_visit(session, Visit(account_id=widget.id, **visit))


async def another_visitor(database: Database, account_id: UUID, **visit: Any) -> VisitorRecord:
    async with database.write() as session:
        return await begin_visit(session, Visit(account_id=account_id, **visit))
