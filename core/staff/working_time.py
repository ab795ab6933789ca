"""When the company works, from its settings."""

from sqlalchemy.ext.asyncio import AsyncSession

from core.calendar import WorkingHours, working_hours
from core.staff.organization import get_settings


async def company_hours(session: AsyncSession) -> WorkingHours:
    """The company's working hours, holidays left out; one query."""
    company = await get_settings(session)
    return working_hours(
        company.time_zone,
        [{"weekday": one.weekday, "opens": one.opens, "closes": one.closes} for one in company.business_hours],
        [{"date": one.date} for one in company.holidays],
    )
