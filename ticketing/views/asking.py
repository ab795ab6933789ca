"""From what a list asks for to what the database is asked: the gate, the conditions, the order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.rules.conditions import Condition, FieldKind, tests_of
from core.rules.dates import Moment
from core.staff.organization import get_settings
from core.staff.principal import Principal
from ticketing.criteria.catalogue import Catalogue, catalogue_of, custom_ids_of, parse_criteria
from ticketing.criteria.frequency import informed
from ticketing.criteria.sql import Asker, needs_active, tickets_meeting
from ticketing.fields.reading import list_fields
from ticketing.tickets.access import HIDDEN_STATUSES, visible_to
from ticketing.tickets.models import Ticket
from ticketing.views.columns import KnownFields, is_own
from ticketing.views.model import Asked, Order
from ticketing.views.sorting import Sorting, sorting_of

_DATES: Final = frozenset({FieldKind.DATE, FieldKind.DAY})
_ANY_ZONE: Final = ZoneInfo("UTC")
_IN_HALVES: Final = frozenset({"last_message_at", "created_at", "due_at"})  # active and finished have an index of each
_NOT_HIDDEN: Final = Ticket.status.not_in(HIDDEN_STATUSES)


@dataclass(frozen=True, slots=True)
class Question:
    """A list, ready to be asked for. `in_halves`: see ticketing.views.sorting.page_of_ids; `is_narrow`: Asker."""

    where: ColumnElement[bool]
    order: Order
    sorting: Sorting
    in_halves: bool
    is_narrow: bool
    known: KnownFields


class Asking:
    """One person's questions. The company's own fields and its time zone are read once, when one needs them."""

    def __init__(self, session: AsyncSession, principal: Principal) -> None:
        self._session = session
        self._principal = principal
        self._known: KnownFields | None = None
        self._zone: ZoneInfo | None = None

    async def prepare(self, asked: Asked) -> Question:
        """A list, ready to be asked for. Raises Invalid(code="bad_condition" | "bad_order" | "bad_columns")."""
        known = await self.known([asked.order.field, *asked.columns], asked.conditions)
        for column in asked.columns:
            known.require_column(column)
        known.require_sortable(asked.order.field)
        catalogue = catalogue_of(known.criteria())
        condition = parse_criteria(asked.conditions, catalogue)
        asker = await self._asker(condition, catalogue)
        return Question(
            self._where(condition, catalogue, asker),
            asked.order,
            sorting_of(asked.order, known.by_name.get(asked.order.field)),
            in_halves=not needs_active(condition) and not asker.is_narrow and asked.order.field in _IN_HALVES,
            is_narrow=asker.is_narrow,
            known=known,
        )

    async def meeting(self, document: Mapping[str, Any], *, among: Question) -> ColumnElement[bool]:
        """The tickets of a list that meet a condition, too. Raises Invalid(code="bad_condition")."""
        catalogue = catalogue_of((await self.known([], document)).criteria())
        condition = parse_criteria(document, catalogue)
        asker = await self._asker(condition, catalogue)
        asker = replace(asker, is_narrow=asker.is_narrow or among.is_narrow)
        return and_(among.where, tickets_meeting(condition, catalogue, asker))

    async def known(self, names: Sequence[str], conditions: object = None) -> KnownFields:
        """The company's own fields, none where neither the names nor the conditions mean one."""
        if self._known is None and (custom_ids_of(conditions) or any(is_own(name) for name in names)):
            self._known = KnownFields(await list_fields(self._session))
        return self._known or KnownFields()

    def _where(self, condition: Condition, catalogue: Catalogue, asker: Asker) -> ColumnElement[bool]:
        """The gate and the conditions. Spam and trash are left out unless a condition names them."""
        met, visible = tickets_meeting(condition, catalogue, asker), visible_to(self._principal)
        return and_(met, visible) if _names_hidden(condition) else and_(met, _NOT_HIDDEN, visible)

    async def _asker(self, condition: Condition, catalogue: Catalogue) -> Asker:
        zone = _ANY_ZONE
        if any(test.kind in _DATES for test in tests_of(condition)):
            self._zone = self._zone or ZoneInfo((await get_settings(self._session)).time_zone)
            zone = self._zone
        asker = Asker(self._principal.user_id, self._principal.team_ids, Moment(clock.utc_now(), zone))
        return await informed(self._session, condition, catalogue, asker)


async def where_of(session: AsyncSession, principal: Principal, asked: Asked) -> ColumnElement[bool]:
    """Which tickets a list holds, as far as `principal` sees them. Raises Invalid(code="bad_condition")."""
    return (await Asking(session, principal).prepare(asked)).where


def _names_hidden(condition: Condition) -> bool:
    return any(
        test.field == "status" and not set(HIDDEN_STATUSES).isdisjoint(_values(test.value))
        for test in tests_of(condition)
    )


def _values(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)
