"""Conditions about tickets as SQL, meaning exactly what core.rules.conditions.holds means.

SQL knows a third truth, NULL, and the evaluator does not. So every expression made here is true or false for every
ticket, which makes negating it safe. What is not there is asked for by NOT EXISTS, never by NOT IN, which PostgreSQL
cannot turn into a join.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, and_, false, func, literal, not_, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, aliased

from core.db.folding import folded_column
from core.db.unindexed import unindexed
from core.rules.conditions import Condition, FieldKind, Group, Operator, Quantifier, Test, holds, span_asked
from core.rules.dates import Moment
from crm_link.customers.models import Account, Contact
from ticketing.criteria.catalogue import Catalogue, CriteriaField, for_person
from ticketing.criteria.lookups import OF_VIPS, TAGS, VIPS, Lookup, Rows, constant, values_of_field
from ticketing.fields.models import TicketFieldValue
from ticketing.statuses.reading import standing
from ticketing.tags.models import TicketTag
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention, TicketRead

Truth: TypeAlias = ColumnElement[bool]
_BIGGEST: Final = 2**63 - 1
_NEGATIVE: Final = frozenset({Operator.IS_NOT, Operator.IS_NONE_OF, Operator.DOES_NOT_CONTAIN})
_CHILD = aliased(Ticket)


@dataclass(frozen=True, slots=True)
class Asker:
    """For whom a condition is asked, and when.

    `frequent`: comparisons that very many tickets meet (ticketing.criteria.frequency). SQLite would read all of those
    tickets before it looks at one of them, so each ticket is asked by itself instead.
    `is_narrow`: only few can meet it, which another table names; SQLite shall not walk the tickets to find them.
    """

    user_id: UUID
    team_ids: frozenset[UUID]
    moment: Moment
    frequent: frozenset[Test] = frozenset()
    is_narrow: bool = False


def tickets_meeting(condition: Condition, catalogue: Catalogue, asker: Asker) -> Truth:
    """The expression over `Ticket` that is true for the tickets that meet the condition."""
    meant = for_person(condition, asker.user_id, asker.team_ids)
    met = _compile(meant, catalogue, asker)
    says_more = needs_active(meant) and not _says_active(meant) and not asker.is_narrow
    return and_(Ticket.is_active.is_(True), met) if says_more else met


def needs_active(condition: Condition) -> bool:
    """Whether only active tickets can meet it. Said aloud, it lets both databases walk an index of active tickets."""
    if isinstance(condition, Group):
        return condition.quantifier is Quantifier.ALL and any(needs_active(one) for one in condition.conditions)
    if condition.field == "is_active":
        return condition.value is (condition.operator is Operator.IS)
    if condition.field == "status" and condition.operator in {Operator.IS, Operator.IS_ANY_OF}:
        return lifecycle.ACTIVE.issuperset(_texts(condition))
    return False


def _says_active(condition: Condition) -> bool:
    """Whether the condition has it already; said twice, PostgreSQL would take it for two coincidences."""
    said = condition.conditions if isinstance(condition, Group) else (condition,)
    return any(isinstance(one, Test) and one.field == "is_active" for one in said)


def rows_meeting(test: Test, catalogue: Catalogue, asker: Asker) -> Rows | None:
    """The tickets' ids that a comparison looks up among rows of another table, None when it does no such thing."""
    field = catalogue[test.field]
    if test.field == "tags":
        return _set_rows(test, TAGS, TicketTag.tag_id).rows()
    if test.field == "contact_is_vip":
        return OF_VIPS
    return _custom_rows(test, field, asker).rows() if field.custom_id is not None else None


def _compile(condition: Condition, catalogue: Catalogue, asker: Asker) -> Truth:
    if isinstance(condition, Test):
        return _compile_test(condition, catalogue[condition.field], asker)
    # what is quick to tell comes first: SQLite asks in this order
    ordered = sorted(condition.conditions, key=_is_slow)
    parts = [_compile(one, catalogue, asker) for one in ordered]
    if condition.quantifier is Quantifier.ALL:
        return and_(true(), *parts)
    met = or_(false(), *parts)
    return met if condition.quantifier is Quantifier.ANY else not_(met)


def _is_slow(condition: Condition) -> bool:
    return isinstance(condition, Group) or condition.kind is FieldKind.TEXT


def _compile_test(test: Test, field: CriteriaField, asker: Asker) -> Truth:
    if field.custom_id is not None:
        return _custom(test, field, asker)
    if test.field == "tags":
        return _set(test, TAGS, TicketTag.tag_id, asker)
    if test.field in _CUSTOMER_NAMES:
        key, customer = _CUSTOMER_NAMES[test.field]
        return _customer_name(test, key, customer)
    if test.kind is FieldKind.BOOLEAN:
        is_so = _is_vip(test, asker) if test.field == "contact_is_vip" else _BOOLEANS[test.field](asker)
        return is_so if test.value is (test.operator is Operator.IS) else not_(is_so)
    if test.field == "status_id":
        return _standing(test)
    column = getattr(Ticket, test.field)
    if test.field == "subject":
        present = _presence(test, column)
        return present if present is not None else _text(test, Ticket.folded_subject)
    return _scalar(test, column, field, asker)


def _scalar(test: Test, column: InstrumentedAttribute[Any], field: CriteriaField, asker: Asker) -> Truth:
    present = _presence(test, column)
    if present is not None:
        return present
    met = _met(test, unindexed(column) if asker.is_narrow else column, field, asker)
    if not column.nullable:
        return not_(met) if test.operator in _NEGATIVE else met
    is_there = column.is_not(None)
    return or_(column.is_(None), not_(met)) if test.operator in _NEGATIVE else and_(is_there, met)


def _standing(test: Test) -> Truth:
    """The status that a ticket shows: its own one, or the default of its category."""
    shown = standing(Ticket.status, Ticket.status_id)
    if test.operator in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        return shown.is_(None) if test.operator is Operator.IS_EMPTY else shown.is_not(None)
    values = _values_like(Ticket.status_id, _texts(test))
    met = and_(shown.is_not(None), shown.in_(values)) if values else false()
    return not_(met) if test.operator in _NEGATIVE else met


def _met(test: Test, column: Any, field: CriteriaField, asker: Asker) -> Truth:
    """Whether a column that is not NULL meets the test; for a negative operator, what it negates."""
    match test.kind:
        case FieldKind.DATE | FieldKind.DAY:
            span = span_asked(test, asker.moment)
            bounds = [] if span.start is None else [column >= span.start]
            return and_(true(), *bounds, *([] if span.end is None else [column < span.end]))
        case FieldKind.NUMBER | FieldKind.DECIMAL:
            return _number(test, column, field.decimals)
        case _:
            values = _values_like(column, _texts(test))
            return (column == values[0] if len(values) == 1 else column.in_(values)) if values else false()


def _presence(test: Test, column: Any) -> Truth | None:
    if test.operator not in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        return None
    is_text = column.type.python_type is str
    there = and_(column.is_not(None), column != "") if is_text else column.is_not(None)
    return there if test.operator is Operator.IS_NOT_EMPTY else not_(there)


def _text(test: Test, text: ColumnElement[str] | InstrumentedAttribute[str]) -> Truth:
    """Whether a folded text that is not NULL meets the test."""
    values = _texts(test)
    match test.operator:
        case Operator.IS | Operator.IS_ANY_OF:
            return text.in_(values)
        case Operator.IS_NOT | Operator.IS_NONE_OF:
            return text.not_in(values)
        case Operator.CONTAINS:
            return and_(true(), *[text.contains(value, autoescape=True) for value in values])
        case Operator.CONTAINS_ANY:
            return or_(false(), *[text.contains(value, autoescape=True) for value in values])
        case Operator.DOES_NOT_CONTAIN:
            return not_(or_(false(), *[text.contains(value, autoescape=True) for value in values]))
        case Operator.STARTS_WITH:
            return or_(false(), *[text.startswith(value, autoescape=True) for value in values])
        case _:
            return or_(false(), *[text.endswith(value, autoescape=True) for value in values])


def _number(test: Test, column: InstrumentedAttribute[Any], decimals: int) -> Truth:
    """A number kept in units of 10^-decimals."""
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    scaled = [Decimal(str(value)).scaleb(decimals) for value in values]
    match test.operator:
        case Operator.LESS_THAN:
            return column < _bound(math.ceil(scaled[0]))
        case Operator.GREATER_THAN:
            return column > _bound(math.floor(scaled[0]))
        case Operator.BETWEEN:
            above, below = column >= _bound(math.ceil(scaled[0])), column <= _bound(math.floor(scaled[1]))
            return and_(above, below) if scaled[0] <= scaled[1] else or_(above, below)
        case _:
            whole = [int(one) for one in scaled if one == one.to_integral_value()]
            return or_(false(), *[column == _bound(one) for one in whole])


def _bound(number: int) -> ColumnElement[int]:
    return literal(max(-_BIGGEST, min(_BIGGEST, number)), BigInteger())


def _set(test: Test, rows: Lookup, member: Any, asker: Asker) -> Truth:
    """A set whose members are rows; `member` is the column of the members."""
    if test.operator is Operator.IS_EMPTY:
        return rows.lacks()
    if test.operator is Operator.CONTAINS:
        values = _values_like(member, _texts(test))
        if len(values) < len(_texts(test)):
            return false()
        by_ticket = test in asker.frequent
        each = [rows.where(_equals(member, value)).has(by_ticket=by_ticket) for value in dict.fromkeys(values)]
        return and_(true(), *each)
    found = _set_rows(test, rows, member)
    return found.lacks() if test.operator is Operator.DOES_NOT_CONTAIN else found.has(by_ticket=test in asker.frequent)


def _set_rows(test: Test, rows: Lookup, member: Any) -> Lookup:
    if test.operator in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        return rows
    return rows.where(_is_among(member, _values_like(member, _texts(test))))


def _custom(test: Test, field: CriteriaField, asker: Asker) -> Truth:
    rows, column = values_of_field(field.custom_id), _own_column(field)
    if test.kind is FieldKind.SET:
        return _set(test, rows, column, asker)
    if test.kind is FieldKind.BOOLEAN:
        is_wanted = test.value is (test.operator is Operator.IS)
    elif test.kind is FieldKind.TEXT and test.operator not in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        if holds(test, {}):
            return rows.where(not_(_text(test, folded_column(column)))).lacks()
        is_wanted = True
    else:
        is_wanted = test.operator not in _NEGATIVE and test.operator is not Operator.IS_EMPTY
    found = _custom_rows(test, field, asker)
    return found.has(by_ticket=test in asker.frequent) if is_wanted else found.lacks()


def _custom_rows(test: Test, field: CriteriaField, asker: Asker) -> Lookup:
    """The rows of an own field that meet the test; for a negative operator, what it negates."""
    rows, column = values_of_field(field.custom_id), _own_column(field)
    if test.kind is FieldKind.SET:
        return _set_rows(test, rows, column)
    if test.kind is FieldKind.BOOLEAN:
        return rows.where(column == 1)
    if test.operator in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        return rows.where(column.is_not(None), *([column != ""] if column.type.python_type is str else []))
    if test.kind is FieldKind.TEXT:
        return rows.where(_text(test, folded_column(column)))
    if test.kind is FieldKind.CHOICE:
        return rows.where(_is_among(column, _texts(test)))
    return rows.where(_met(test, column, field, asker))


def _own_column(field: CriteriaField) -> InstrumentedAttribute[Any]:
    columns: dict[str, InstrumentedAttribute[Any]] = {
        "long_text": TicketFieldValue.long_text,
        "number": TicketFieldValue.number,
        "money": TicketFieldValue.number,
        "checkbox": TicketFieldValue.number,
        "date": TicketFieldValue.at,
    }
    return columns.get(field.custom_kind, TicketFieldValue.text)


def _customer_name(test: Test, key: InstrumentedAttribute[Any], customer: Any) -> Truth:
    """The name of the contact or company that a column of the ticket points at; nobody has no name."""
    present = _presence(test, customer.name)
    met = present if present is not None else _text(test, folded_column(customer.name))
    # asked ticket by ticket: folding the names of all customers takes longer than those of the tickets looked at
    if holds(test, {}):
        return not_(select(1).where(customer.id == key, not_(met)).correlate(Ticket).exists())
    return select(1).where(customer.id == key, met).correlate(Ticket).exists()


def _is_among(column: Any, values: Sequence[Any]) -> Truth:
    """Whether a member or choice is one of these. Choices and tags are few, and how common each is decides the plan."""
    if not values:
        return false()
    one = _equals(column, values[0])
    return one if len(values) == 1 else column.in_([constant(each, column.type) for each in values])


def _equals(column: Any, value: Any) -> Truth:
    met: Truth = column == constant(value, column.type)
    return met


def _texts(test: Test) -> list[str]:
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    return [value for value in values if isinstance(value, str)]


def _values_like(column: Any, texts: Sequence[str]) -> list[Any]:
    """The texts as a column holds them. A text that is no id in its one spelling is nobody's id."""
    if column.type.python_type is not UUID:
        return list(texts)
    ids: list[UUID] = []
    for text in texts:
        try:
            found = UUID(text)
        except ValueError:
            continue
        ids += [found] if str(found) == text else []
    return ids


def _is_unread(asker: Asker) -> Truth:
    seen = (
        select(TicketRead.inbound_count)
        .where(TicketRead.user_id == asker.user_id, TicketRead.ticket_id == Ticket.id)
        .correlate(Ticket)
        .scalar_subquery()
    )
    return and_(Ticket.is_active.is_(True), Ticket.inbound_count > func.coalesce(seen, 0))


def _names_asker(asker: Asker, rows: type[TicketFollower] | type[TicketMention]) -> Truth:
    return Ticket.id.in_(select(rows.ticket_id).where(rows.user_id == asker.user_id))


def _is_vip(test: Test, asker: Asker) -> Truth:
    if test in asker.frequent:
        return VIPS.where(Contact.id == Ticket.contact_id).correlate(Ticket).exists()
    if asker.is_narrow:
        return Ticket.id.in_(OF_VIPS)
    return and_(Ticket.contact_id.is_not(None), Ticket.contact_id.in_(VIPS))


_CUSTOMER_NAMES: Final[dict[str, tuple[InstrumentedAttribute[Any], Any]]] = {
    "contact_name": (Ticket.contact_id, Contact),
    "account_name": (Ticket.account_id, Account),
}
_BOOLEANS: Final[dict[str, Callable[[Asker], Truth]]] = {
    "is_active": lambda asker: (unindexed(Ticket.is_active) if asker.is_narrow else Ticket.is_active).is_(True),
    "is_unread": _is_unread,
    "is_followed": lambda asker: _names_asker(asker, TicketFollower),
    "is_mentioned": lambda asker: _names_asker(asker, TicketMention),
    "has_parent": lambda _asker: Ticket.parent_id.is_not(None),
    "has_children": lambda _asker: Ticket.id.in_(select(_CHILD.parent_id).where(_CHILD.parent_id.is_not(None))),
    "is_merged": lambda _asker: Ticket.merged_into_id.is_not(None),
}
