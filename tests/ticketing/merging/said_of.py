"""What people say of a case (urgency, type, due date, a field of the company's own), and what should become of it when
cases go up in each other.
"""

from collections.abc import MutableMapping
from datetime import timedelta
from typing import Any, TypeAlias
from uuid import UUID

from core import clock
from core.staff.principal import Role
from tests.factories import desk
from tests.ticketing.merging.cases_of import Company
from ticketing.fields.model import Field, TicketFieldKind
from ticketing.fields.reading import values_of
from ticketing.fields.service import FieldSettings, create_field
from ticketing.snoozing.service import set_due
from ticketing.tickets import service as tickets
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.lifecycle import ACTIVE
from ticketing.tickets.service import TicketFields

Said: TypeAlias = dict[str, Any]
_TODAY = clock.utc_now().replace(hour=0, minute=0, second=0, microsecond=0)
RANKS = {"low": 1, "normal": 2, "high": 3, "urgent": 4}
CHOICES: dict[str, tuple[Any, ...]] = {
    "priority": tuple(RANKS),
    "type": (None, "question", "problem"),
    "serial": (None, "SN-1", "SN-2"),
    "due_at": (None, _TODAY + timedelta(days=1), _TODAY + timedelta(days=2)),
}
UNSAID: Said = {"priority": "normal", "type": None, "serial": None, "due_at": None}


async def make_serial(company: Company) -> Field:
    """The company's own field."""
    async with company.database.write() as session:
        admin = await desk.make_principal(session, Role.ADMIN)
        return await create_field(session, admin, TicketFieldKind.TEXT, FieldSettings(label_th="หมายเลขเครื่อง"))


async def say(company: Company, serial: Field, ticket_id: UUID, name: str, value: Any) -> None:
    """Somebody says it, through the ordinary verbs."""
    async with company.database.write() as session:
        if name == "serial":
            await fill_fields(session, company.nok, ticket_id, {serial.id: value})
        elif name == "due_at":
            await set_due(session, company.nok, ticket_id, value)
        else:
            await tickets.change(session, company.nok, ticket_id, TicketFields(**{name: value}))


async def said_on(company: Company, serial: Field, ticket_id: UUID) -> Said:
    """What is said of a case."""
    ticket = await company.ticket(ticket_id)
    assert ticket.priority_rank == RANKS[ticket.priority]
    async with company.database.read() as session:
        held = (await values_of(session, [ticket_id], [serial])).get(ticket_id, {})
    return {
        "priority": ticket.priority,
        "type": ticket.type,
        "serial": held.get(serial.id),
        "due_at": ticket.due_at,
    }


def fill(theirs: MutableMapping[str, Any], ours: Said, status: str) -> dict[str, tuple[Any, Any]]:
    """Let `theirs` be as it should be once a case of which `ours` is said went up there; before and after, by name."""
    counts = ours if status in ACTIVE else UNSAID
    judged = [theirs["priority"], *(one for one in (counts["priority"],) if one != "normal")]
    wanted = {
        "priority": max(judged, key=RANKS.__getitem__),
        "type": theirs["type"] or ours["type"],
        "serial": theirs["serial"] or ours["serial"],
        "due_at": min((one["due_at"] for one in (theirs, counts) if one["due_at"]), default=None),
    }
    put = {name: (theirs[name], value) for name, value in wanted.items() if theirs[name] != value}
    theirs.update(wanted)
    return put
