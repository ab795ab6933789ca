"""The search box: tickets, customers and companies, exact numbers and addresses first, then the newest match first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import AnyRow, Page, decode_cursor, encode_cursor
from core.errors import Invalid
from core.search.index import find_matching
from core.search.query import SearchQuery, build_query
from core.search.snippets import snippet
from core.staff.principal import Principal
from core.text.phones import phone_prefix
from ticketing.search import repository

_LARGEST_NUMBER = 2**31
_MATCHES_PER_THING = 4
_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. kind: ticket|contact|account; matched_field: number|subject|text|note|name|address|phone.

    `snippet` marks what was found with U+0002 and U+0003 (core/search/snippets.py). `at` orders the hits.
    """

    kind: str
    id: UUID
    number: int | None
    title: str
    snippet: str
    matched_field: str
    status: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class _Match:
    """Where a thing matches: the kind and id of what matches, and its field."""

    kind: str
    entity_id: UUID
    field: str
    at: datetime | None = None


async def search(
    session: AsyncSession,
    principal: Principal,
    text: str,
    cursor: str | None,
    limit: int,
    *,
    include_hidden: bool = False,
) -> Page[Hit]:
    """What `principal` may see of what matches; each thing once, by its newest match.

    A dozen queries at most, however much matches. `include_hidden` looks in spam and trash too.
    Raises Invalid(code="bad_cursor").
    """
    query = build_query(text)
    if not query:
        return Page([])
    first = await _exact(session, principal, text, include_hidden=include_hidden)
    walk = _Walk(session, principal, query, include_hidden)
    before = decode_cursor(cursor, 1)[0] if cursor else None
    if before is not None and not isinstance(before, int):
        raise Invalid("The cursor belongs to another list.", code="bad_cursor")
    found, next_before = await walk.page(set(first), before, limit)
    matches = found if cursor else {**first, **found}
    next_cursor = encode_cursor([next_before]) if next_before is not None else None
    return Page(await _hits(session, query, matches), next_cursor)


@dataclass(frozen=True, slots=True)
class _Walk:
    """Walks the matches from the newest to the oldest and keeps the first of each thing."""

    session: AsyncSession
    principal: Principal
    query: SearchQuery
    include_hidden: bool

    async def page(self, shown: set[UUID], before: int | None, limit: int) -> tuple[dict[UUID, _Match], int | None]:
        """At most `limit` things that are not `shown`, and before which row the next page begins (None: no more)."""
        found: dict[UUID, _Match] = {}
        position, step = before, limit * _MATCHES_PER_THING
        for _ in range(_MOST_STEPS):
            rows = await repository.match_rows(
                self.session, self.principal, self.query, position, step, include_hidden=self.include_hidden
            )
            known = shown | await self._shown_earlier(rows, before)
            for row in rows:
                thing_id = row.ticket_id or row.entity_id
                if thing_id not in known and thing_id not in found:
                    if len(found) == limit:
                        return found, position
                    found[thing_id] = _Match(row.kind, row.entity_id, row.field, row.occurred_at)
                position = row.id
            if len(rows) < step:
                return found, None
        return found, position

    async def _shown_earlier(self, rows: Sequence[AnyRow], before: int | None) -> set[UUID]:
        """The things of these rows that have a newer match, on an earlier page."""
        if before is None or not rows:
            return set()
        tickets = {row.ticket_id for row in rows if row.ticket_id}
        others = {row.entity_id for row in rows if not row.ticket_id}
        earlier = await find_matching(self.session, self.query, tickets, others, before)
        return earlier[0] | earlier[1]


async def _exact(session: AsyncSession, principal: Principal, text: str, *, include_hidden: bool) -> dict[UUID, _Match]:
    """A ticket by its number; customers by their whole address or telephone number, with their newest tickets."""
    matches: dict[UUID, _Match] = {}
    typed = text.strip()
    digits = typed.removeprefix("#")
    if digits.isdecimal() and int(digits[:12]) < _LARGEST_NUMBER:
        number = int(digits)
        ticket_id = await repository.find_ticket_by_number(session, principal, number, include_hidden=include_hidden)
        if ticket_id is not None:
            matches[ticket_id] = _Match("ticket", ticket_id, "number")
    if "@" in typed:
        field, contact_ids = "address", await repository.contacts_at(session, "email", typed.lower())
    elif (phone := phone_prefix(typed)) is not None:
        field, contact_ids = "phone", await repository.contacts_at(session, "phone", f"+{phone}")
    else:
        return matches
    matches |= {contact_id: _Match("contact", contact_id, field) for contact_id in contact_ids}
    if contact_ids:
        tickets = await repository.newest_tickets_of(session, principal, contact_ids, include_hidden=include_hidden)
        matches |= {ticket_id: _Match("ticket", ticket_id, field) for ticket_id in tickets}
    return matches


async def _hits(session: AsyncSession, query: SearchQuery, matches: dict[UUID, _Match]) -> list[Hit]:
    """What is shown of each match, in the order of `matches`."""
    of_kind = {
        kind: [thing_id for thing_id, match in matches.items() if _kind_of(match) == kind]
        for kind in ("ticket", "contact", "account")
    }
    words = [word for word in query.words if len(word) > 1] or query.words
    texts = await repository.message_texts(
        session, [match.entity_id for match in matches.values() if match.kind == "message"]
    )
    hits: dict[UUID, Hit] = {}
    for row in await repository.ticket_rows(session, of_kind["ticket"]):
        hits[row.id] = _ticket_hit(row, matches[row.id], texts, words)
    for contact in _grouped(await repository.contact_rows(session, of_kind["contact"])):
        hits[contact.id] = _customer_hit("contact", contact, matches[contact.id], contact.addresses, words)
    for row in await repository.account_rows(session, of_kind["account"]):
        hits[row.id] = _customer_hit("account", row, matches[row.id], [row.domain or ""], words)
    return [hits[thing_id] for thing_id in matches if thing_id in hits]


@dataclass(frozen=True, slots=True)
class _ContactRow:
    id: UUID
    name: str
    created_at: datetime
    addresses: list[str]


def _grouped(rows: Sequence[AnyRow]) -> Collection[_ContactRow]:
    contacts: dict[UUID, _ContactRow] = {}
    for row in rows:
        contact = contacts.setdefault(row.id, _ContactRow(row.id, row.name, row.created_at, []))
        if row.external_id is not None:
            contact.addresses.append(row.external_id)
    return contacts.values()


def _kind_of(match: _Match) -> str:
    return "ticket" if match.kind == "message" else match.kind


def _ticket_hit(row: AnyRow, match: _Match, texts: dict[UUID, str], words: Sequence[str]) -> Hit:
    shown = texts.get(match.entity_id) if match.kind == "message" else row.snippet
    return Hit(
        kind="ticket",
        id=row.id,
        number=row.number,
        title=snippet(row.subject, words, whole=True),
        snippet=snippet(shown or "", words),
        matched_field=match.field,
        status=row.status,
        at=match.at or row.last_message_at,
    )


def _customer_hit(
    kind: str, row: "AnyRow | _ContactRow", match: _Match, addresses: Sequence[str], words: Sequence[str]
) -> Hit:
    return Hit(
        kind=kind,
        id=row.id,
        number=None,
        title=snippet(row.name, words, whole=True),
        snippet=snippet(" · ".join(addresses), words),
        matched_field=match.field,
        status=None,
        at=match.at or row.created_at,
    )
