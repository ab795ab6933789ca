"""The verbs on a ticket. Each is one story in the caller's transaction: gate, lock, change, events."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict, Invalid
from core.events.base import Audience
from core.events.facts.ticket import (
    TicketFact,
    TicketPriorityChanged,
    TicketRestored,
    TicketSpamCleared,
    TicketSpamMarked,
    TicketStatusChanged,
    TicketSubjectChanged,
    TicketTagged,
    TicketTrashed,
    TicketTypeChanged,
)
from core.staff.principal import Permission, Principal
from crm_link.customers.blocking import set_identity_blocked
from ticketing.messages.reading import find_last_sender
from ticketing.statuses.service import require_status
from ticketing.tags import service as tags
from ticketing.tickets import lifecycle
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.assignment import Assignee, assign, require_assignable
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, fact_about, ticket_audience
from ticketing.tickets.required_fields import require_filled


class Unset(Enum):
    """A field that a patch leaves alone."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True)
class TicketFields:
    """Some fields of a ticket: those to change, or those a screen showed."""

    subject: str | Unset = UNSET
    status: str | Unset = UNSET
    status_id: UUID | Unset | None = UNSET
    priority: str | Unset = UNSET
    type: str | Unset | None = UNSET
    owner_id: UUID | Unset | None = UNSET
    team_id: UUID | Unset | None = UNSET

    def named(self) -> Mapping[str, Any]:
        """The fields that are set."""
        every = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in every.items() if value is not UNSET}


@dataclass(frozen=True, slots=True)
class Opened:
    """A locked ticket in the hands of a verb: who acts, who heard of it so far, who follows it, what is recorded."""

    ticket: Ticket
    principal: Principal
    heard_by: Audience
    follower_ids: frozenset[UUID]
    recorder: TicketRecorder

    def record(self, fact: type[TicketFact], detail: dict[str, Any] | None = None, **fields: Any) -> None:
        """Add an event about where the ticket stands now."""
        self.recorder.add(
            self.ticket,
            fact_about(fact, self.ticket, **fields),
            self.principal.actor,
            heard_by=self.heard_by,
            follower_ids=self.follower_ids,
            detail=detail,
        )


async def change(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    patch: TicketFields,
    expected: TicketFields = TicketFields(),
) -> None:
    """Change fields of a ticket.

    Raises NotFound, NotPermitted, Conflict(code="ticket_state") from the gate; Conflict(code="changed",
    data.current) when a field is no longer what the screen showed (nor already what is wanted);
    Conflict(code="fields_missing") when it cannot be solved yet; Invalid for an owner or team that cannot take it, or a
    status that has a verb of its own. A `status_id` brings its category along; None is the category's default.
    """
    opened = await open_ticket(session, principal, ticket_id)
    ticket, wanted = opened.ticket, patch.named()
    for action in sorted({"assign" if name in {"owner_id", "team_id"} else "status" for name in wanted}):
        require_on(principal, ticket, action)
    _require_as_expected(ticket, expected.named(), wanted)
    changes = {name: value for name, value in wanted.items() if getattr(ticket, name) != value}
    if "subject" in changes:
        before, ticket.subject = ticket.subject, changes["subject"]
        opened.record(TicketSubjectChanged, {"before": before, "after": ticket.subject})
    if "type" in changes:
        type_before, ticket.type = ticket.type, changes["type"]
        opened.record(TicketTypeChanged, before=type_before, after=ticket.type)
    if "priority" in changes:
        before = ticket.priority
        lifecycle.apply_priority(ticket, changes["priority"])
        opened.record(TicketPriorityChanged, before=before)
    if "owner_id" in changes or "team_id" in changes:
        await _assign(session, opened, changes)
    if "status" in changes or "status_id" in changes:
        await _set_status(session, opened, wanted)
    await opened.recorder.flush(session)


async def change_tags(
    session: AsyncSession, principal: Principal, ticket_id: UUID, add: Collection[UUID], remove: Collection[UUID]
) -> None:
    """Put tags on a ticket and take tags off it. Raises Invalid(code="unknown_tag")."""
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "tag")
    change = await tags.retag(session, ticket_id, add, remove)
    if change.added or change.removed:
        record_tagged(opened, change)
    await opened.recorder.flush(session)


async def mark_spam(session: AsyncSession, principal: Principal, ticket_id: UUID, *, block_sender: bool) -> None:
    """Take a ticket for spam; `block_sender` sends what its last writer sends to spam from now on."""
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "spam")
    blocked = block_sender and await set_sender_blocked(session, opened, blocked=True)
    if opened.ticket.status != lifecycle.Status.SPAM:
        before, stood = opened.ticket.status, lifecycle.standing_of(opened.ticket)
        lifecycle.apply_status(opened.ticket, lifecycle.Status.SPAM, clock.utc_now())
        opened.record(TicketSpamMarked, before=before, sender_blocked=blocked, stood=stood)
    await opened.recorder.flush(session)


async def clear_spam(session: AsyncSession, principal: Principal, ticket_id: UUID) -> None:
    """It was no spam: back to where it was, and its sender may write again. Nothing happens to any other ticket."""
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "spam")
    if opened.ticket.status == lifecycle.Status.SPAM:
        may_block, stood = principal.may(Permission.BLOCK_CUSTOMERS), lifecycle.standing_of(opened.ticket)
        unblocked = may_block and await set_sender_blocked(session, opened, blocked=False)
        lifecycle.apply_status(opened.ticket, lifecycle.restored_status(opened.ticket), clock.utc_now())
        opened.record(TicketSpamCleared, sender_unblocked=unblocked, stood=stood)
    await opened.recorder.flush(session)


async def trash(session: AsyncSession, principal: Principal, ticket_id: UUID) -> None:
    """Put a ticket in the trash; a second time changes nothing."""
    opened = await open_ticket(session, principal, ticket_id)
    if opened.ticket.status == lifecycle.Status.TRASH:
        return
    require_on(principal, opened.ticket, "trash")
    before, stood = opened.ticket.status, lifecycle.standing_of(opened.ticket)
    lifecycle.apply_status(opened.ticket, lifecycle.Status.TRASH, clock.utc_now())
    opened.record(TicketTrashed, before=before, stood=stood)
    await opened.recorder.flush(session)


async def restore(session: AsyncSession, principal: Principal, ticket_id: UUID) -> None:
    """Take a ticket out of the trash, to the status it had. Raises Conflict(code="ticket_state") elsewhere."""
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "restore")
    stood = lifecycle.standing_of(opened.ticket)
    lifecycle.apply_status(opened.ticket, lifecycle.restored_status(opened.ticket), clock.utc_now())
    opened.record(TicketRestored, stood=stood)
    await opened.recorder.flush(session)


async def open_ticket(session: AsyncSession, principal: Principal, ticket_id: UUID) -> Opened:
    """Pass the gate, lock the ticket, and remember who may hear of it before anything changes."""
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    followers = (await listeners_of(session, [ticket_id]))[ticket_id]
    return Opened(ticket, principal, ticket_audience(ticket, followers), followers, TicketRecorder())


async def _assign(session: AsyncSession, opened: Opened, changes: Mapping[str, Any]) -> None:
    ticket = opened.ticket
    before = Assignee(ticket.owner_id, ticket.team_id)
    after = Assignee(changes.get("owner_id", ticket.owner_id), changes.get("team_id", ticket.team_id))
    await require_assignable(session, before, after)
    await assign(
        session,
        ticket,
        after,
        opened.recorder,
        opened.principal.actor,
        heard_by=opened.heard_by,
        follower_ids=opened.follower_ids,
    )


async def _set_status(session: AsyncSession, opened: Opened, wanted: Mapping[str, Any]) -> None:
    ticket, status_id = opened.ticket, wanted.get("status_id")
    before, stood = ticket.status, lifecycle.standing_of(ticket)
    named = await require_status(session, status_id) if status_id is not None else None
    status = named.category if named else wanted.get("status", before)
    if named is not None and wanted.get("status", status) != status:
        raise Invalid("This status belongs to another category.", code="status_mismatch")
    may_rename = status == before and before not in lifecycle.HIDDEN
    if not (may_rename or lifecycle.may_change(before, status)):
        raise Invalid(f"A ticket cannot be made {status} this way.", code="status_not_choosable")
    if lifecycle.ends(before, status):
        await require_filled(session, ticket)
    if before == status:
        ticket.status_id = status_id
    else:
        lifecycle.apply_status(ticket, status, clock.utc_now(), status_id)
    opened.record(TicketStatusChanged, before=before, status_id_before=stood.status_id, stood=stood)


def record_tagged(opened: Opened, change: tags.Retagged) -> None:
    """Say which tags came and went."""
    opened.record(
        TicketTagged,
        added=list(change.added),
        removed=list(change.removed),
        added_ids=list(change.added_ids),
        removed_ids=list(change.removed_ids),
    )


async def set_sender_blocked(session: AsyncSession, opened: Opened, *, blocked: bool) -> bool:
    """Block or unblock the address that wrote last; True when there is one and that changed anything."""
    opened.principal.require(Permission.BLOCK_CUSTOMERS)
    identity_id = await find_last_sender(session, opened.ticket.id)
    if identity_id is None:
        return False
    return await set_identity_blocked(session, identity_id, blocked, opened.principal.actor)


def _require_as_expected(ticket: Ticket, expected: Mapping[str, Any], wanted: Mapping[str, Any]) -> None:
    nothing = object()
    surprises = {
        name: getattr(ticket, name)
        for name, shown in expected.items()
        if getattr(ticket, name) not in (shown, wanted.get(name, nothing))
    }
    if surprises:
        current = {name: str(value) if isinstance(value, UUID) else value for name, value in surprises.items()}
        raise Conflict("Somebody else changed this meanwhile.", code="changed", data={"current": current})
