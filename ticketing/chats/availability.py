"""Whether a visitor can talk with somebody now: business hours, and who of the team is at work."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.calendar import WorkingHours, working_hours
from core.channel_accounts.live_chat import LiveChatSettings
from core.staff.organization import get_settings
from ticketing.chats import repository
from ticketing.chats.floor import load_floor
from ticketing.chats.policy import Availability, availability_at


async def availability(session: AsyncSession, account_id: UUID, now: datetime | None = None) -> Availability:
    """Whether visitors of a widget can talk with somebody, and else when business hours begin next.

    Asked before there is a ticket, so the widget's usual team counts (everybody when it has none). Nobody is there for
    a widget that is switched off or gone. Four queries.
    """
    account = await repository.find_account(session, account_id)
    if account is None:
        return Availability(is_available=False)
    floor = await load_floor(session, [account.default_team_id])
    return availability_at(
        LiveChatSettings.model_validate(account.live_chat).opening,
        await business_hours(session),
        now or clock.utc_now(),
        is_somebody_here=floor.has_somebody(account.default_team_id),
    )


async def business_hours(session: AsyncSession) -> WorkingHours:
    """When the company works."""
    company = await get_settings(session)
    return working_hours(
        company.time_zone,
        [{"weekday": one.weekday, "opens": one.opens, "closes": one.closes} for one in company.business_hours],
        [{"date": one.date} for one in company.holidays],
    )
