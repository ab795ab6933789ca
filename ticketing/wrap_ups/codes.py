"""How a talk or a call can be said to have ended: a list in the company's words, kept by an administrator."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.errors import Invalid
from core.events.base import EVERYONE, NewEvent
from core.events.facts.desk import SettingsChanged
from core.events.log import record_events
from core.staff.principal import Permission, Principal
from ticketing.wrap_ups.models import WrapUpCode


@dataclass(frozen=True, slots=True)
class CodeFields:
    """One code: stable for programs, named in both languages. Who wraps up is offered the enabled ones only."""

    code: str
    name_th: str
    name_en: str
    is_enabled: bool = True


async def list_codes(session: AsyncSession) -> list[CodeFields]:
    """Every code, in the order the administrator gave them."""
    rows = (await session.execute(select(WrapUpCode).order_by(WrapUpCode.position, WrapUpCode.code))).scalars()
    return [CodeFields(row.code, row.name_th, row.name_en, row.is_enabled) for row in rows]


async def put_codes(session: AsyncSession, principal: Principal, codes: Sequence[CodeFields]) -> list[CodeFields]:
    """Replace the list. Talks keep the code they were given, also one that is gone.

    Raises NotPermitted, Invalid(code="code_twice").
    """
    principal.require(Permission.ADMINISTER)
    if len({one.code for one in codes}) != len(codes):
        raise Invalid("Each code can be there once.", code="code_twice")
    await session.execute(delete(WrapUpCode))
    session.add_all(
        [
            WrapUpCode(
                code=one.code,
                name_th=one.name_th,
                name_en=one.name_en,
                is_enabled=one.is_enabled,
                position=position,
            )
            for position, one in enumerate(codes)
        ]
    )
    await session.flush()
    fact = SettingsChanged(change="changed", fields=["wrap_up_codes"])
    # each replacing is a thing of its own: the list has no version that could order two of them
    event = NewEvent(fact, "wrap_up_codes", ids.new_id(), 1, principal.actor, EVERYONE)
    await record_events(session, [event])
    return list(codes)


async def require_code(session: AsyncSession, code: str) -> None:
    """Raise Invalid(code="unknown_wrap_up_code") unless the code can be chosen."""
    found = await session.get(WrapUpCode, code)
    if found is None or not found.is_enabled:
        raise Invalid("There is no such wrap-up code.", code="unknown_wrap_up_code", data={"field": "code"})
