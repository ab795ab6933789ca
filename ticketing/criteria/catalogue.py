"""The fields that views, automation and reports ask about a ticket. Pure.

One list for everybody: `sql.py` asks the database about it, `facts.py` reads the facts of tickets for the evaluator,
and both mean the same. A field of the company's own is called `field.<id>`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from core.errors import Invalid
from core.rules.conditions import OPERATORS, Condition, FieldKind, Group, Operator, Test, parse_condition, tests_of

ME = "me"
MY_TEAMS = "my_teams"
CUSTOM_PREFIX = "field."


class Options(StrEnum):
    """Where the values come from that a person may choose for a field."""

    STATUSES = "statuses"
    CUSTOM_STATUSES = "custom_statuses"
    PRIORITIES = "priorities"
    TYPES = "types"
    PEOPLE = "people"
    TEAMS = "teams"
    TAGS = "tags"
    CHANNEL_KINDS = "channel_kinds"
    CHANNEL_ACCOUNTS = "channel_accounts"
    LANGUAGES = "languages"
    CONTACTS = "contacts"
    ACCOUNTS = "accounts"
    DIRECTIONS = "directions"
    TROUBLES = "troubles"
    FIELD_CHOICES = "field_choices"


@dataclass(frozen=True, slots=True)
class CriteriaField:
    """One thing to ask about. A personal field depends on who asks, so that automation cannot know it.

    `decimals`: values of a decimal field count in units of 10^-decimals where they are stored. `custom_id`: the
    company's own field that it is, of the kind `custom_kind`.
    """

    name: str
    kind: FieldKind
    options: Options | None = None
    is_personal: bool = False
    decimals: int = 0
    custom_id: UUID | None = None
    custom_kind: str = ""

    @property
    def operators(self) -> frozenset[Operator]:
        """What can be asked of it. Whole words are left out: SQL does not know where a Thai word ends."""
        return OPERATORS[self.kind] - {Operator.MATCHES_WORDS}


@dataclass(frozen=True, slots=True)
class CustomField:
    """What this module wants to know of a ticketing.fields.models.TicketField."""

    id: UUID
    kind: str
    decimals: int = 0


def _choice(name: str, options: Options) -> CriteriaField:
    return CriteriaField(name, FieldKind.CHOICE, options)


def _of_kind(kind: FieldKind, *names: str) -> tuple[CriteriaField, ...]:
    return tuple(CriteriaField(name, kind) for name in names)


BUILT_IN: tuple[CriteriaField, ...] = (
    _choice("status", Options.STATUSES),
    _choice("status_id", Options.CUSTOM_STATUSES),
    _choice("priority", Options.PRIORITIES),
    _choice("type", Options.TYPES),
    _choice("owner_id", Options.PEOPLE),
    _choice("team_id", Options.TEAMS),
    CriteriaField("tags", FieldKind.SET, Options.TAGS),
    _choice("channel_kind", Options.CHANNEL_KINDS),
    _choice("channel_account_id", Options.CHANNEL_ACCOUNTS),
    _choice("language", Options.LANGUAGES),
    *_of_kind(FieldKind.TEXT, "subject"),
    _choice("contact_id", Options.CONTACTS),
    *_of_kind(FieldKind.TEXT, "contact_name"),
    *_of_kind(FieldKind.BOOLEAN, "contact_is_vip"),
    _choice("account_id", Options.ACCOUNTS),
    *_of_kind(FieldKind.TEXT, "account_name"),
    *_of_kind(
        FieldKind.DATE,
        "created_at",
        "updated_at",
        "last_message_at",
        "waiting_since",
        "first_replied_at",
        "due_at",
        "snoozed_until",
        "solved_at",
        "closed_at",
    ),
    _choice("last_message_direction", Options.DIRECTIONS),
    *_of_kind(FieldKind.NUMBER, "inbound_count"),
    CriteriaField("is_unread", FieldKind.BOOLEAN, is_personal=True),
    CriteriaField("is_followed", FieldKind.BOOLEAN, is_personal=True),
    CriteriaField("is_mentioned", FieldKind.BOOLEAN, is_personal=True),
    _choice("delivery_trouble", Options.TROUBLES),
    *_of_kind(FieldKind.BOOLEAN, "is_active", "has_parent", "has_children", "is_merged"),
)
_CUSTOM_KINDS: Mapping[str, tuple[FieldKind, Options | None]] = {
    "text": (FieldKind.TEXT, None),
    "long_text": (FieldKind.TEXT, None),
    "number": (FieldKind.DECIMAL, None),
    "money": (FieldKind.DECIMAL, None),
    "date": (FieldKind.DAY, None),
    "checkbox": (FieldKind.BOOLEAN, None),
    "choice": (FieldKind.CHOICE, Options.FIELD_CHOICES),
    "multi_choice": (FieldKind.SET, Options.FIELD_CHOICES),
}
Catalogue = Mapping[str, CriteriaField]


def catalogue_of(custom: Iterable[CustomField] = (), *, with_personal: bool = True) -> Catalogue:
    """Every field by its name, the company's own ones too. Automation asks `with_personal=False`."""
    fields = [*BUILT_IN, *(custom_criteria_field(one) for one in custom if one.kind in _CUSTOM_KINDS)]
    return {field.name: field for field in fields if with_personal or not field.is_personal}


def custom_criteria_field(field: CustomField) -> CriteriaField:
    """The company's own field as one to ask about."""
    kind, options = _CUSTOM_KINDS[field.kind]
    name = f"{CUSTOM_PREFIX}{field.id}"
    return CriteriaField(name, kind, options, decimals=field.decimals, custom_id=field.id, custom_kind=field.kind)


def parse_criteria(document: object, catalogue: Catalogue) -> Condition:
    """The tree of a condition document about tickets. Raises Invalid(code="bad_condition") with its place."""
    condition = parse_condition(document, {name: field.kind for name, field in catalogue.items()})
    for test in tests_of(condition):
        if test.operator not in catalogue[test.field].operators:
            raise _refusal(f"{test.operator.value} cannot be asked of {test.field}")
        values = test.value if isinstance(test.value, tuple) else (test.value,)
        if any(isinstance(value, str) and not _is_storable(value) for value in values):
            raise _refusal(f"{test.field} cannot hold what it is compared with")
    return condition


def custom_ids_of(document: object) -> frozenset[UUID]:
    """The company's own fields that a condition document, checked or not, names."""
    found: set[UUID] = set()
    waiting = [document]
    while waiting:
        one = waiting.pop()
        if isinstance(one, list | tuple):
            waiting.extend(one)
        elif isinstance(one, Mapping):
            waiting.extend(value for key, value in one.items() if key != "value")
            found.update(_custom_id(one.get("field")))
    return frozenset(found)


def for_person(condition: Condition, user_id: UUID, team_ids: Iterable[UUID]) -> Condition:
    """The condition with "me" and "my teams" replaced by this person and the teams."""
    if isinstance(condition, Group):
        return Group(condition.quantifier, tuple(for_person(one, user_id, team_ids) for one in condition.conditions))
    if condition.field == "owner_id":
        return _naming(condition, ME, (str(user_id),))
    if condition.field == "team_id":
        return _naming(condition, MY_TEAMS, tuple(str(team_id) for team_id in sorted(team_ids)))
    return condition


def _naming(test: Test, word: str, meant: tuple[str, ...]) -> Test:
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    if word not in values:
        return test
    others = tuple(one for one in values if isinstance(one, str) and one != word)
    is_one_of = test.operator in {Operator.IS, Operator.IS_ANY_OF}
    operator = Operator.IS_ANY_OF if is_one_of else Operator.IS_NONE_OF
    return replace(test, operator=operator, value=others + meant)


def _is_storable(text: str) -> bool:
    """Neither database takes NUL and half surrogates in a text."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def _refusal(what: str) -> Invalid:
    return Invalid(f"conditions: {what}.", code="bad_condition", data={"where": "conditions"})


def _custom_id(name: object) -> Iterable[UUID]:
    if isinstance(name, str) and name.startswith(CUSTOM_PREFIX):
        try:
            yield UUID(name.removeprefix(CUSTOM_PREFIX))
        except ValueError:
            return
