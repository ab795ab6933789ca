"""A condition asks a query and the evaluator the same thing: random conditions, random tickets, one answer."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.db.session import Database
from core.errors import Invalid
from core.rules import conditions as rules
from core.rules.conditions import Condition, Fact, FieldKind, Operator, holds
from core.rules.dates import Moment
from tests.factories.desk import make_account, make_contact, make_principal, make_team, make_ticket
from ticketing.criteria import frequency
from ticketing.criteria.catalogue import CustomField, catalogue_of, custom_ids_of, for_person, parse_criteria
from ticketing.criteria.facts import load_facts
from ticketing.criteria.sql import Asker, tickets_meeting
from ticketing.fields.models import TicketField, TicketFieldValue
from ticketing.statuses.models import TicketStatus
from ticketing.tags.models import Tag, TicketTag
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention, TicketRead

NOW = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
MOMENT = Moment(NOW, ZoneInfo("Asia/Bangkok"))
KINDS = {
    "text": FieldKind.TEXT,
    "long_text": FieldKind.TEXT,
    "number": FieldKind.DECIMAL,
    "money": FieldKind.DECIMAL,
    "date": FieldKind.DAY,
    "checkbox": FieldKind.BOOLEAN,
    "choice": FieldKind.CHOICE,
    "multi_choice": FieldKind.SET,
}


def _id(number: int) -> UUID:
    return UUID(int=0x0199_0000_0000_7000_8000_0000_0000_0000 + number)


CUSTOM = [CustomField(_id(number), kind, 2 if kind == "money" else 1) for number, kind in enumerate(KINDS, start=10)]
CATALOGUE = catalogue_of(CUSTOM)
TAGS, PEOPLE, TEAMS = [_id(40), _id(41), _id(42)], [_id(50), _id(51)], [_id(60), _id(61)]
TEXTS = ["", "ใบเสนอราคา", "ใบเสนอราค้า ด่วน", "Invoice  42", "INVOICE", "50%_off", "น้ำ ๑๐", "ﬁne"]
WORDS = ["ใบเสนอราคา", "invoice", "INVOICE 42", "%", "_", "นำ 10", "fine", "4", "ราคา"]
CHOICES = ["a", "b", "c"]
STATUSES = ["new", "open", "waiting", "on_hold", "solved", "closed", "spam"]
CODES = {
    "status": STATUSES,
    "priority": ["low", "normal", "high", "urgent"],
    "type": ["question", "problem"],
    "channel_kind": ["email", "webchat"],
    "language": ["th", "en"],
    "last_message_direction": ["inbound", "outbound"],
    "delivery_trouble": ["failed", "uncertain"],
    "status_id": [str(_id(1)), str(_id(2))],
    "owner_id": ["me", *map(str, PEOPLE)],
    "team_id": ["my_teams", *map(str, TEAMS)],
    "tags": [str(tag) for tag in TAGS],
    "channel_account_id": [str(_id(3)), "no id", str(_id(3)).upper()],
}
INSTANTS = [None, *(NOW + timedelta(hours=hours) for hours in (-900, -49, -30, -19, -2, 0, 3, 20, 170, 800))]


async def _populate(session: AsyncSession) -> Asker:
    """Fifty tickets with a little of everything, and the person who asks."""
    rng = random.Random(4)
    me = await make_principal(session)
    teams = [await make_team(session, name) for name in ("Service", "Sales")]
    contacts = [await make_contact(session, name, is_vip=bool(at % 2)) for at, name in enumerate(TEXTS[1:5])]
    accounts = [await make_account(session, name) for name in TEXTS[1:4]]
    session.add_all(
        Tag(id=tag, name=str(tag), folded_name=str(tag), color="slate", created_at=NOW, version=1) for tag in TAGS
    )
    session.add_all(
        TicketField(id=one.id, kind=one.kind, choices=[], ticket_types=[], position=0, created_at=NOW) for one in CUSTOM
    )
    names: dict[str, Any] = {"position": 0, "created_at": NOW}
    session.add_all(
        [
            TicketStatus(id=_id(1), category="open", is_default=True, **names),
            TicketStatus(id=_id(2), category="waiting", is_default=False, **names),
        ]
    )
    await session.flush()
    made: list[Ticket] = []
    for _ in range(50):
        dates = ("waiting_since", "first_replied_at", "due_at", "snoozed_until", "solved_at", "closed_at")
        moments: dict[str, Any] = {name: rng.choice(INSTANTS) for name in dates}
        ticket = await make_ticket(
            session,
            status=rng.choice(STATUSES),
            priority=rng.choice(CODES["priority"]),
            last_message_at=NOW - timedelta(hours=rng.choice([1, 19, 30, 60, 800])),
            contact=rng.choice([None, *contacts]),
            account_id=rng.choice([None, *(account.id for account in accounts)]),
            subject=rng.choice(TEXTS),
            type=rng.choice([None, *CODES["type"]]),
            channel_kind=rng.choice(CODES["channel_kind"]),
            language=rng.choice(["", *CODES["language"]]),
            last_message_direction=rng.choice(CODES["last_message_direction"]),
            updated_at=rng.choice([one for one in INSTANTS if one is not None]),
            delivery_trouble=rng.choice([None, None, *CODES["delivery_trouble"]]),
            status_id=rng.choice([None, _id(1), _id(2)]),
            channel_account_id=rng.choice([None, _id(3)]),
            inbound_count=rng.randrange(4),
            parent_id=rng.choice([None, *(one.id for one in made[:3])]),
            merged_into_id=rng.choice([None, None, *(one.id for one in made[:1])]),
            **moments,
        )
        ticket.owner_id, ticket.team_id = (
            rng.choice([None, me.user_id, *PEOPLE]),
            rng.choice([None, *TEAMS, *(team.id for team in teams)]),
        )
        made.append(ticket)
        session.add_all(TicketTag(ticket_id=ticket.id, tag_id=tag) for tag in TAGS if rng.random() < 0.4)
        session.add_all(_values(rng, ticket.id))
        if rng.random() < 0.5:
            seen = rng.randrange(4)
            session.add(TicketRead(user_id=me.user_id, ticket_id=ticket.id, inbound_count=seen, updated_at=NOW))
        if rng.random() < 0.3:
            session.add(TicketFollower(user_id=me.user_id, ticket_id=ticket.id, created_at=NOW))
        if rng.random() < 0.3:
            session.add(TicketMention(user_id=me.user_id, ticket_id=ticket.id, mentioned_at=NOW))
        await session.flush()
    return Asker(me.user_id, frozenset({teams[0].id}), MOMENT)


def _values(rng: random.Random, ticket_id: UUID) -> list[TicketFieldValue]:
    days = [NOW.replace(hour=0, minute=0) + timedelta(days=ahead) for ahead in (-40, -2, -1, 0, 1, 2, 30)]
    held: dict[str, list[dict[str, Any]]] = {
        "text": [{"text": rng.choice(TEXTS[1:])}],
        "long_text": [{"long_text": rng.choice(TEXTS[1:])}],
        "number": [{"number": rng.choice([-5, 0, 15, 123])}],
        "money": [{"number": rng.choice([0, 99, 123456])}],
        "date": [{"at": rng.choice(days)}],
        "checkbox": [{"number": 1}],
        "choice": [{"text": rng.choice(CHOICES)}],
        "multi_choice": [{"text": choice} for choice in rng.sample(CHOICES, rng.randrange(1, 3))],
    }
    return [
        TicketFieldValue(ticket_id=ticket_id, field_id=field.id, position=position, **row)
        for field in CUSTOM
        if rng.random() < 0.6
        for position, row in enumerate(held[field.kind])
    ]


@st.composite
def _tests(draw: st.DrawFn) -> dict[str, Any]:
    field = CATALOGUE[draw(st.sampled_from(sorted(CATALOGUE)))]
    operator = draw(st.sampled_from(sorted(field.operators)))
    document: dict[str, Any] = {"field": field.name, "operator": operator.value}
    if operator in {Operator.IS_EMPTY, Operator.IS_NOT_EMPTY}:
        return document
    is_list = operator in {Operator.IS_ANY_OF, Operator.IS_NONE_OF, Operator.CONTAINS_ANY}
    if field.kind is FieldKind.BOOLEAN:
        return document | {"value": draw(st.booleans())}
    if field.kind in {FieldKind.DATE, FieldKind.DAY}:
        return document | {"value": draw(_dates(operator))}
    numbers: st.SearchStrategy[Any] = st.sampled_from([-1, 0, 1, 2, 3, 10**12])
    if field.kind is FieldKind.DECIMAL:
        numbers = st.sampled_from([-0.5, 0, 0.99, 1.5, 12.3, 1234.56, 1.234, 9e15])
    if field.kind in {FieldKind.NUMBER, FieldKind.DECIMAL}:
        one = st.lists(numbers, min_size=2, max_size=2) if operator is Operator.BETWEEN else numbers
        return document | {"value": draw(st.lists(numbers, min_size=1, max_size=3) if is_list else one)}
    texts = st.sampled_from(WORDS if field.kind is FieldKind.TEXT else CODES.get(field.name, [*CHOICES, str(_id(9))]))
    may_be_list = field.kind is FieldKind.SET and operator is not Operator.IS
    lists = st.lists(texts, min_size=1, max_size=3)
    return document | {"value": draw(lists if is_list or (may_be_list and draw(st.booleans())) else texts)}


def _dates(operator: Operator) -> st.SearchStrategy[str]:
    if operator in {Operator.ON, Operator.BEFORE, Operator.AFTER}:
        return st.sampled_from(["2026-11-20", "2026-11-22", "2026-11-23", "2026-12-25"])
    if operator is Operator.IN_PERIOD:
        return st.sampled_from(["past", "future", "today", "yesterday", "tomorrow", "this_week", "last_month"])
    return st.sampled_from(["PT2H", "P1D", "P2D", "PT19H", "P30D"])


CONDITIONS = st.recursive(
    _tests(),
    lambda inner: st.builds(
        lambda quantifier, members: {quantifier: members},
        st.sampled_from(["all", "any", "none"]),
        st.lists(inner, max_size=3),
    ),
    max_leaves=5,
)


async def _facts(session: AsyncSession, asker: Asker) -> dict[UUID, dict[str, Fact]]:
    tickets = {one.id: one for one in (await session.execute(select(Ticket))).scalars()}
    facts = await load_facts(session, tickets, CATALOGUE, set(CATALOGUE))
    seen = select(TicketRead.ticket_id, TicketRead.inbound_count).where(TicketRead.user_id == asker.user_id)
    counts = {row.ticket_id: row.inbound_count for row in (await session.execute(seen)).all()}
    followed = select(TicketFollower.ticket_id).where(TicketFollower.user_id == asker.user_id)
    follows = set((await session.execute(followed)).scalars())
    mentioned = select(TicketMention.ticket_id).where(TicketMention.user_id == asker.user_id)
    mentions = set((await session.execute(mentioned)).scalars())
    for ticket_id, ticket in tickets.items():
        facts[ticket_id]["is_unread"] = ticket.is_active and ticket.inbound_count > counts.get(ticket_id, 0)
        facts[ticket_id]["is_followed"] = ticket_id in follows
        facts[ticket_id]["is_mentioned"] = ticket_id in mentions
    return facts


@pytest_asyncio.fixture
async def population(database: Database) -> tuple[Asker, dict[UUID, dict[str, Fact]]]:
    """Who asks, and the facts of every ticket there is."""
    async with database.write() as session:
        asker = await _populate(session)
    async with database.read() as session:
        return asker, await _facts(session, asker)


def _ways(asker: Asker, condition: Condition) -> tuple[Asker, Asker, Asker]:
    """Told nothing, that many tickets meet each comparison, that few meet them all."""
    frequent = frozenset(rules.tests_of(condition))
    return asker, replace(asker, frequent=frequent), replace(asker, is_narrow=True)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents=st.lists(CONDITIONS, min_size=12, max_size=12))
async def test_a_query_means_what_the_evaluator_means(
    database: Database, population: tuple[Asker, dict[UUID, dict[str, Fact]]], documents: list[Any]
) -> None:
    asker, facts = population
    conditions = [parse_criteria(document, CATALOGUE) for document in documents]
    truths = [
        tickets_meeting(condition, CATALOGUE, one).label(f"truth_{number}_{way}")
        for number, condition in enumerate(conditions)
        for way, one in enumerate(_ways(asker, condition))
    ]
    async with database.read() as session:
        rows = (await session.execute(select(Ticket.id, *truths))).all()
    assert len(rows) == len(facts)
    meant = [for_person(condition, asker.user_id, asker.team_ids) for condition in conditions]
    for ticket_id, *every in rows:
        answers, by_ticket, narrow = every[::3], every[1::3], every[2::3]
        assert answers == by_ticket == narrow
        expected = [holds(condition, facts[ticket_id], MOMENT) for condition in meant]
        differing = [
            document
            for document, answer, wanted in zip(documents, answers, expected, strict=True)
            if answer is None or bool(answer) is not wanted
        ]
        assert differing == [], facts[ticket_id]


@pytest.mark.parametrize(
    "document",
    [
        {"field": "subject", "operator": "matches_words", "value": "refund"},  # SQL knows no Thai words
        {"field": "field.no-id", "operator": "is", "value": "a"},
        {"field": f"field.{_id(999)}", "operator": "is", "value": "a"},
        {"field": "subject", "operator": "contains", "value": "a\0b"},
        {"field": "priority", "operator": "is", "value": "\ud800"},
        {"field": "created_at", "operator": "is", "value": "2026-11-22"},
    ],
)
def test_what_a_query_cannot_ask_is_refused(document: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        parse_criteria(document, CATALOGUE)


def test_the_own_fields_of_a_document_are_found_wherever_they_are() -> None:
    first, second = ids.new_id(), ids.new_id()
    inner = {"field": f"field.{second}", "operator": "is", "value": [{"field": f"field.{ids.new_id()}"}]}
    document = {"all": [{"field": f"field.{first}", "operator": "is_empty"}, {"none": [inner]}, {"field": 7}]}
    assert custom_ids_of(document) == {first, second}


def test_automation_knows_no_reader() -> None:
    personal = set(CATALOGUE) - set(catalogue_of(CUSTOM, with_personal=False))
    assert personal == {"is_unread", "is_followed", "is_mentioned"}


async def test_what_many_tickets_meet_is_told_apart_on_sqlite_alone(
    database: Database, population: tuple[Asker, dict[UUID, dict[str, Fact]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    asker, _ = population
    monkeypatch.setattr(frequency, "FREQUENT", 10)
    tag, choice = str(TAGS[0]), CUSTOM[6]
    document = {
        "all": [
            {"field": "tags", "operator": "contains_any", "value": [tag]},
            {"none": [{"field": f"field.{choice.id}", "operator": "is", "value": "nobody's"}]},
            {"field": "subject", "operator": "contains", "value": "invoice"},
        ]
    }
    condition = parse_criteria(document, CATALOGUE)
    async with database.read() as session:
        found = await frequency.informed(session, condition, CATALOGUE, asker)
    assert [test.field for test in found.frequent] == (["tags"] if database.is_sqlite else [])
    assert not found.is_narrow


@pytest.mark.parametrize(
    ("document", "is_narrow"),
    [
        ({"all": [{"field": "tags", "operator": "contains_any", "value": [str(_id(999))]}]}, True),
        ({"all": [{"field": "contact_is_vip", "operator": "is", "value": True}]}, True),
        ({"all": [{"field": "contact_is_vip", "operator": "is", "value": False}]}, False),
        ({"all": [{"field": f"field.{CUSTOM[6].id}", "operator": "is", "value": "rare"}]}, True),
        ({"all": [{"field": f"field.{CUSTOM[6].id}", "operator": "is_not", "value": "rare"}]}, False),
        ({"any": [{"field": f"field.{CUSTOM[6].id}", "operator": "is", "value": "rare"}]}, False),
        ({"all": [{"field": "status", "operator": "is", "value": "open"}]}, False),
    ],
)
async def test_few_tickets_are_looked_up_on_sqlite(
    database: Database,
    population: tuple[Asker, dict[UUID, dict[str, Fact]]],
    document: dict[str, Any],
    is_narrow: bool,
) -> None:
    condition = parse_criteria(document, CATALOGUE)
    async with database.read() as session:
        found = await frequency.informed(session, condition, CATALOGUE, population[0])
    assert found.is_narrow is (is_narrow and database.is_sqlite)
