"""Telling everybody that a person changed."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import EVERYONE, Actor, NewEvent
from core.events.facts.desk import UserChanged
from core.events.log import record_events
from core.staff.models import User


async def tell_about_user(
    session: AsyncSession,
    user: User,
    actor_id: UUID | None,
    actor_name: str,
    fields: Sequence[str],
    *,
    change: str = "changed",
    actor_kind: str = "user",
) -> None:
    """Count the person's version up and record user.changed. Realtime ends sockets when `fields` touches rights.

    Rights are touched by role, is_active, password and totp; the desk's directory reads again for all others.
    """
    user.version = 1 if change == "created" else user.version + 1
    await session.flush()
    fact = UserChanged(change=change, fields=list(fields))
    actor = Actor(actor_kind, actor_id, actor_name)
    await record_events(session, [NewEvent(fact, "user", user.id, user.version, actor, EVERYONE)])
