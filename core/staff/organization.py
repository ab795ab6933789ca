"""The company: its first start, and the settings that hold for everybody."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.db.repository import upsert
from core.errors import Conflict, Invalid, NotPermitted
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import SettingsChanged
from core.events.log import record_events
from core.staff import repository
from core.staff.authentication import digest_of
from core.staff.models import Organization, User
from core.staff.principal import Permission, Principal, Role
from core.staff.users import NewUser, add_user
from core.versions import require_version

# The aggregate id of the one organization; its event versions are the row's versions.
_ORGANIZATION_EVENTS = UUID(int=1)
_WORKDAYS = [{"weekday": weekday, "opens": "09:00", "closes": "18:00"} for weekday in range(5)]


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Open from `opens` to `closes` (company time) on `weekday`, 0 = Monday."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which the company is closed."""

    date: date
    name: str


@dataclass(frozen=True, slots=True)
class OrganizationRecord:
    """The company's settings."""

    name: str
    time_zone: str
    default_language: str
    business_hours: tuple[OpeningHours, ...]
    holidays: tuple[Holiday, ...]
    version: int


async def ensure_organization(session: AsyncSession, name: str = "") -> None:
    """Insert the company's row unless it is there."""
    row = {
        "id": repository.ORGANIZATION_ID,
        "name": name,
        "time_zone": "Asia/Bangkok",
        "default_language": "th",
        "business_hours": _WORKDAYS,
        "holidays": [],
        "version": 1,
    }
    await session.execute(upsert(session, Organization).values(row).on_conflict_do_nothing())


async def ensure_setup_token(session: AsyncSession) -> str | None:
    """A new one-time token for the first-run page, or None once somebody works here. `serve` prints it.

    Each start replaces the token of the one before; only its digest is kept.
    """
    await ensure_organization(session)
    organization = await repository.lock_organization(session)
    if organization is None or await repository.any_user_exists(session):
        return None
    token = ids.new_token(18)
    organization.setup_token_digest = digest_of(token)
    await session.flush()
    return token


async def needs_setup(session: AsyncSession) -> bool:
    """Whether nobody works here yet."""
    return not await repository.any_user_exists(session)


async def require_setup_token(session: AsyncSession, token: str) -> None:
    """Raise Conflict(code="already_set_up") or NotPermitted(code="bad_setup_token")."""
    if await repository.any_user_exists(session):
        raise Conflict("Somebody has set this installation up already.", code="already_set_up")
    organization = await repository.find_organization(session)
    expected = organization.setup_token_digest if organization else None
    if expected is None or not hmac.compare_digest(expected, digest_of(token)):
        raise NotPermitted("The set-up token is not the one that the server printed last.", code="bad_setup_token")


async def set_up(session: AsyncSession, token: str, organization_name: str, admin: NewUser) -> User:
    """Make the first administrator and name the company; the token is used up. Raises as `require_setup_token`."""
    organization = await repository.lock_organization(session)
    await require_setup_token(session, token)
    assert organization is not None
    organization.name, organization.default_language = organization_name, admin.language
    organization.setup_token_digest = None
    organization.version += 1
    await session.flush()
    return await add_user(session, replace(admin, role=Role.ADMIN, team_ids=()))


async def get_settings(session: AsyncSession) -> OrganizationRecord:
    """The company's settings; sensible ones before the first start."""
    organization = await repository.find_organization(session)
    if organization is None:
        return OrganizationRecord("", "Asia/Bangkok", "th", _hours(_WORKDAYS), (), 1)
    return _record(organization)


async def change_settings(
    session: AsyncSession, principal: Principal, changes: Mapping[str, Any], version: int | None = None
) -> OrganizationRecord:
    """Change fields of OrganizationRecord. Raises NotPermitted, Invalid(code="unknown_time_zone" | "bad_hours")."""
    principal.require(Permission.ADMINISTER)
    await ensure_organization(session)
    organization = await repository.lock_organization(session)
    assert organization is not None
    require_version(organization.version, version)
    organization.name = changes.get("name", organization.name)
    organization.default_language = changes.get("default_language", organization.default_language)
    if "time_zone" in changes:
        organization.time_zone = _require_time_zone(changes["time_zone"])
    if "business_hours" in changes:
        organization.business_hours = [_stored_hours(hours) for hours in changes["business_hours"]]
    if "holidays" in changes:
        holidays = sorted(changes["holidays"], key=lambda holiday: (holiday.date, holiday.name))
        organization.holidays = [{"date": day.date.isoformat(), "name": day.name} for day in holidays]
    if changes:
        organization.version += 1
        await session.flush()
        fact = SettingsChanged(change="changed", fields=sorted(changes))
        event = NewEvent(fact, "organization", _ORGANIZATION_EVENTS, organization.version, principal.actor, EVERYONE)
        await record_events(session, [event])
    return _record(organization)


def _record(organization: Organization) -> OrganizationRecord:
    return OrganizationRecord(
        name=organization.name,
        time_zone=organization.time_zone,
        default_language=organization.default_language,
        business_hours=_hours(organization.business_hours),
        holidays=tuple(Holiday(date.fromisoformat(day["date"]), day["name"]) for day in organization.holidays),
        version=organization.version,
    )


def _hours(stored: list[Any]) -> tuple[OpeningHours, ...]:
    return tuple(
        OpeningHours(item["weekday"], time.fromisoformat(item["opens"]), time.fromisoformat(item["closes"]))
        for item in stored
    )


def _stored_hours(hours: OpeningHours) -> dict[str, Any]:
    if hours.opens >= hours.closes:
        raise Invalid("Opening hours must end after they begin.", code="bad_hours", data={"weekday": hours.weekday})
    return {"weekday": hours.weekday, "opens": f"{hours.opens:%H:%M}", "closes": f"{hours.closes:%H:%M}"}


def _require_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:  # not found; a path that leaves the folder; a folder
        raise Invalid("There is no such time zone.", code="unknown_time_zone", data={"field": "time_zone"}) from error
    return name
