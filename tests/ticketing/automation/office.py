"""An office with a supervisor, one customer's ticket and rules; `settle` lets everything that waits happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from core import clock
from core.context import AppContext
from core.db.session import Database
from core.events.models import Event
from core.staff.principal import Principal, Role
from tests.factories.contexts import make_context
from tests.factories.desk import make_principal
from tests.ticketing.replies.desk_of import Scene, set_scene
from ticketing.actions.model import parse_actions
from ticketing.automation import rules
from ticketing.automation.models import AutomationEpisode, AutomationEvent, AutomationRun
from ticketing.automation.rule import RuleFields, RuleKind
from ticketing.automation.rules import RuleRecord
from ticketing.automation.timing import parse_timing
from ticketing.automation.triggers import Trigger
from ticketing.tickets import service
from ticketing.tickets.service import TicketFields
from workers.jobs import automation, subscribers
from workers.relay import relay

ALWAYS: dict[str, Any] = {"all": []}


@dataclass
class Office:
    """What the tests of automation start from."""

    context: AppContext
    scene: Scene
    boss: Principal
    made: list[RuleRecord] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.context.database

    @property
    def ticket_id(self) -> UUID:
        return self.scene.ticket.id

    async def rule(
        self, name: str, actions: list[Any], *, on: list[str] | None = None, timing: Any = None, **fields: Any
    ) -> RuleRecord:
        """Add a rule; `on` are triggers, `timing` makes it a time rule."""
        values = {
            "kind": RuleKind.TIME if timing else RuleKind.EVENT,
            "conditions": ALWAYS,
            "triggers": tuple(Trigger(one) for one in on or ()),
            "timing": parse_timing(timing) if timing else None,
            **fields,
        }
        async with self.database.write() as session:
            made = await rules.create_rule(
                session, self.boss, RuleFields(name=name, actions=parse_actions(actions), **values)
            )
        self.made.append(made)
        return made

    async def change(self, who: Principal | None = None, ticket_id: UUID | None = None, **fields: Any) -> None:
        """A person changes the ticket."""
        async with self.database.write() as session:
            await service.change(session, who or self.scene.nok, ticket_id or self.ticket_id, TicketFields(**fields))

    async def settle(self) -> None:
        """Publish, hand out, act, until nothing waits any more."""
        for _ in range(20):
            await relay(self.context)
            await subscribers.drain(self.context, "automation")
            await automation.look(self.context)
            await automation.run(self.context)
            async with self.database.read() as session:
                published = (await session.execute(select(func.count()).select_from(Event))).scalar_one()
                waiting = (await session.execute(select(func.count()).select_from(AutomationEvent))).scalar_one()
            if not waiting and published == getattr(self, "_published", None):
                return
            self._published = published
        raise AssertionError("it never ends")

    async def runs(self) -> list[tuple[str, str, str]]:
        """(rule, result, reason) of the log, oldest first."""
        async with self.database.read() as session:
            rows = (await session.execute(select(AutomationRun).order_by(AutomationRun.id))).scalars()
            return [(row.rule_name, row.result, row.reason) for row in rows]

    async def episodes(self) -> list[AutomationEpisode]:
        async with self.database.read() as session:
            return list((await session.execute(select(AutomationEpisode))).scalars())


async def open_office(database: Database, folder: Path, **ticket: Any) -> Office:
    """An office on this database, its ticket opened long ago."""
    scene = await set_scene(database, **ticket)
    async with database.write() as session:
        boss = await make_principal(session, Role.ADMIN, name="หัวหน้า")
    return Office(make_context(database, folder), scene, boss)


@contextmanager
def later(**span: float) -> Iterator[None]:
    """So much later than now."""
    with clock.frozen_at(clock.utc_now() + timedelta(**span)):
        yield
