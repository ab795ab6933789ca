"""What people say of a case (urgency, type, due date, tags, a field of the company's own), and what should become of it
when cases go up in each other.
"""

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeAlias
from uuid import UUID

from core import clock, ids
from core.staff.principal import Role
from tests.factories import desk
from tests.ticketing.merging.cases_of import Company
from ticketing.fields.model import Field, TicketFieldKind
from ticketing.fields.reading import values_of
from ticketing.fields.service import FieldSettings, create_field
from ticketing.snoozing.service import set_due
from ticketing.tags.models import Tag
from ticketing.tags.reading import tags_of
from ticketing.tickets import service as tickets
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.lifecycle import ACTIVE
from ticketing.tickets.service import TicketFields

Said: TypeAlias = dict[str, Any]
_TODAY = clock.utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
RANKS = {"low": 1, "normal": 2, "high": 3, "urgent": 4}
TAGS = ("vip", "return")
CHOICES: dict[str, tuple[Any, ...]] = {
    "priority": tuple(RANKS),
    "type": (None, "question", "problem"),
    "serial": (None, "SN-1", "SN-2"),
    "due_at": (None, _TODAY + timedelta(days=1), _TODAY + timedelta(days=2)),
    "tags": (frozenset(), frozenset(TAGS[:1]), frozenset(TAGS[1:]), frozenset(TAGS)),
}
UNSAID: Said = {"priority": "normal", "type": None, "serial": None, "due_at": None, "tags": frozenset()}


@dataclass(frozen=True)
class Words:
    """What the company can say of a case besides the usual: a field of its own, and tags by their names."""

    serial: Field
    tags: Mapping[str, UUID]


async def make_words(company: Company) -> Words:
    """The field and the tags."""
    tags = {name: ids.new_id() for name in TAGS}
    async with company.database.write() as session:
        admin = await desk.make_principal(session, Role.ADMIN)
        session.add_all(Tag(id=key, name=name, folded_name=name, created_at=desk.START) for name, key in tags.items())
        return Words(
            await create_field(session, admin, TicketFieldKind.TEXT, FieldSettings(label_th="หมายเลขเครื่อง")), tags
        )


async def say(company: Company, words: Words, ticket_id: UUID, name: str, value: Any) -> None:
    """Somebody says it, through the ordinary verbs."""
    async with company.database.write() as session:
        if name == "serial":
            await fill_fields(session, company.nok, ticket_id, {words.serial.id: value})
        elif name == "tags":
            add = [key for tag, key in words.tags.items() if tag in value]
            remove = [key for tag, key in words.tags.items() if tag not in value]
            await tickets.change_tags(session, company.nok, ticket_id, add, remove)
        elif name == "due_at":
            await set_due(session, company.nok, ticket_id, value)
        else:
            await tickets.change(session, company.nok, ticket_id, TicketFields(**{name: value}))


async def said_on(company: Company, words: Words, ticket_id: UUID) -> Said:
    """What is said of a case."""
    ticket = await company.ticket(ticket_id)
    assert ticket.priority_rank == RANKS[ticket.priority]
    async with company.database.read() as session:
        held = (await values_of(session, [ticket_id], [words.serial])).get(ticket_id, {})
        tags = (await tags_of(session, [ticket_id])).get(ticket_id, ())
    return {
        "priority": ticket.priority,
        "type": ticket.type,
        "serial": held.get(words.serial.id),
        "due_at": ticket.due_at,
        "tags": frozenset(tag.name for tag in tags),
    }


Put: TypeAlias = dict[str, tuple[Any, Any]]
"""By what people said: what it was on the target, and what the source made of it."""


def fill(theirs: MutableMapping[str, Any], ours: Said, status: str, *, only_tags: bool = False) -> Put:
    """Let `theirs` be as it should be once a case of which `ours` is said went up there."""
    counts = ours if status in ACTIVE else UNSAID
    judged = [theirs["priority"], *(one for one in (counts["priority"],) if one != "normal")]
    wanted = {
        "priority": max(judged, key=RANKS.__getitem__),
        "type": theirs["type"] or ours["type"],
        "serial": theirs["serial"] or ours["serial"],
        "due_at": min((one["due_at"] for one in (theirs, counts) if one["due_at"]), default=None),
    }
    wanted = {"tags": theirs["tags"] | ours["tags"]} | ({} if only_tags else wanted)
    put = {name: (theirs[name], value) for name, value in wanted.items() if theirs[name] != value}
    theirs.update(wanted)
    return put


def take_back(theirs: MutableMapping[str, Any], put: Put) -> None:
    """Let `theirs` be as it should be once that is undone: what came is gone, what somebody said since stays."""
    for name, (before, after) in put.items():
        if name == "tags":
            theirs["tags"] -= after - before
        elif theirs[name] == after:
            theirs[name] = before
