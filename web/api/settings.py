"""Settings of the whole company."""

from datetime import date, time
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from core.staff import organization
from core.staff.organization import Holiday, OpeningHours, OrganizationRecord
from core.staff.principal import Permission
from web.api.schemas.common import Body, IfMatch, Name, Patch, View, omitted
from web.api.schemas.staff import Language
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("settings")

TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class BusinessHours(Body):
    """Open from `opens` to `closes` in the company's time zone; weekday 0 is Monday. Breaks are two entries."""

    weekday: Annotated[int, Field(ge=0, le=6)]
    opens: TimeOfDay
    closes: TimeOfDay


class ClosedDay(Body):
    """A holiday."""

    date: date
    name: Name


class Settings(View):
    """The company's settings."""

    organization_name: str
    time_zone: str
    default_language: Language
    business_hours: list[BusinessHours]
    holidays: list[ClosedDay]
    version: int


class SettingsPatch(Patch):
    """Changes of the company's settings; a list that is sent replaces the whole list."""

    organization_name: Name = omitted()
    time_zone: Annotated[str, StringConstraints(min_length=1, max_length=64)] = omitted()
    default_language: Language = omitted()
    business_hours: Annotated[list[BusinessHours], Field(max_length=70)] = omitted()
    holidays: Annotated[list[ClosedDay], Field(max_length=1_000)] = omitted()


@resource.route("GET", "/settings", access=Permission.READ_ADMINISTRATION)
async def get_settings(request: ApiRequest) -> Settings:
    """The company's settings."""
    async with request.context.database.read() as session:
        record = await organization.get_settings(session)
    request.set_etag(record.version)
    return _view(record)


@resource.route("PATCH", "/settings", access=Permission.ADMINISTER)
async def change_settings(request: ApiRequest, body: SettingsPatch, if_match: IfMatch = None) -> Settings:
    """Change the company's settings. 422 `unknown_time_zone`, `bad_hours`."""
    async with request.context.database.write() as session:
        record = await organization.change_settings(session, request.principal, _changes(body), if_match)
    request.set_etag(record.version)
    return _view(record)


def _changes(body: SettingsPatch) -> dict[str, Any]:
    changes = body.changes
    if "organization_name" in changes:
        changes["name"] = changes.pop("organization_name")
    if "business_hours" in changes:
        changes["business_hours"] = [
            OpeningHours(hours.weekday, time.fromisoformat(hours.opens), time.fromisoformat(hours.closes))
            for hours in body.business_hours
        ]
    if "holidays" in changes:
        changes["holidays"] = [Holiday(day.date, day.name) for day in body.holidays]
    return changes


def _view(record: OrganizationRecord) -> Settings:
    return Settings(
        organization_name=record.name,
        time_zone=record.time_zone,
        default_language=Language(record.default_language),
        business_hours=[
            BusinessHours(weekday=hours.weekday, opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}")
            for hours in record.business_hours
        ],
        holidays=[ClosedDay(date=day.date, name=day.name) for day in record.holidays],
        version=record.version,
    )
