"""Taking back what one has just done to a ticket: a compensating change, for a minute, unless somebody came between."""

from collections.abc import Collection, Container, Sequence
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict, NotFound, NotPermitted
from core.events.log import Recorded, explained
from core.staff.principal import Permission, Principal
from ticketing.tags.reading import names_of_tags, tags_of
from ticketing.tags.service import retag
from ticketing.tickets import repository, undo_repository
from ticketing.tickets.models import Ticket
from ticketing.tickets.reading import listeners_of
from ticketing.tickets.recorder import TicketRecorder, ticket_audience
from ticketing.tickets.restoring import Names, restore
from ticketing.tickets.reversal import UNDOABLE, Change, Reversal, changed_since, is_empty, reversal_of
from ticketing.tickets.service import Opened, set_sender_blocked

UNDO: Final = "undo"
UNDO_SECONDS: Final = 60
_ON_ITS_WAY: Final = 5  # the wish was made in time, and the network was slow


def undoable(recorded: Sequence[Recorded], ticket_id: UUID, types: Container[str] = UNDOABLE) -> list[int]:
    """Which of the events that a transaction recorded `undo` takes back on this ticket; `types` narrows them."""
    return [one.id for one in recorded if one.ticket_id == ticket_id and one.type in types]


async def undo(session: AsyncSession, principal: Principal, ticket_id: UUID, event_ids: Collection[int]) -> None:
    """Put the fields that these events changed back to what they were; all of them or none.

    Whoever made the change may take it back even if it took the ticket out of his sight. What the events sent or wrote
    stays. Raises NotFound(code="change_not_found"), NotPermitted(code="not_your_change"), and Conflict with the code
    too_late_to_undo, nothing_to_undo or changed_since (data.fields).
    """
    principal.require(Permission.WORK_TICKETS)
    back = await _reversal(session, principal, ticket_id, event_ids)
    ticket = await undo_repository.lock_ticket(session, ticket_id)
    on_it = {tag.id for tag in (await tags_of(session, [ticket_id])).get(ticket_id, ())}
    differing = ["merged"] if ticket.merged_into_id else changed_since(ticket, on_it, back)
    if differing:
        raise Conflict("This has been changed again since.", code="changed_since", data={"fields": differing})
    followers = (await listeners_of(session, [ticket_id]))[ticket_id]
    opened = Opened(ticket, principal, ticket_audience(ticket, followers), followers, TicketRecorder())
    names = await names_for(session, [ticket], [back])
    with explained(session, UNDO):
        restore(ticket, back, names, clock.utc_now(), opened.record)
        await _restore_tags(session, ticket_id, back, names)
        if back.status and back.status.sender_blocked is not None and principal.may(Permission.BLOCK_CUSTOMERS):
            await set_sender_blocked(session, opened, blocked=not back.status.sender_blocked)
        await opened.recorder.flush(session)


async def names_for(session: AsyncSession, tickets: Collection[Ticket], backs: Collection[Reversal]) -> Names:
    """The names that the history of these ways back needs; three queries at most, whatever their number."""
    owners = {pair.before for back in backs if (pair := back.owner_id)} | {one.owner_id for one in tickets}
    teams = {pair.before for back in backs if (pair := back.team_id)} | {one.team_id for one in tickets}
    moved = any(back.owner_id or back.team_id for back in backs)
    tag_ids = {tag_id for back in backs for tag_id in back.tags_added | back.tags_removed}
    return await load_names(session, people=owners if moved else (), teams=teams if moved else (), tags=tag_ids)


async def load_names(
    session: AsyncSession,
    *,
    people: Collection[UUID | None] = (),
    teams: Collection[UUID | None] = (),
    tags: Collection[UUID] = (),
) -> Names:
    """What the history calls these people, teams and tags; a query for each kind that is asked for."""
    return Names(
        people=await repository.names_of_people(session, people),
        teams=await repository.names_of_teams(session, teams),
        tags=await names_of_tags(session, tags),
    )


async def _reversal(
    session: AsyncSession, principal: Principal, ticket_id: UUID, event_ids: Collection[int]
) -> Reversal:
    rows = await undo_repository.event_rows(session, ticket_id, event_ids)
    if not rows or len(rows) != len(set(event_ids)):
        raise NotFound("There is no such change of this ticket.", code="change_not_found")
    if any(row.actor_id != principal.user_id for row in rows):
        raise NotPermitted("Somebody else made this change.", code="not_your_change")
    if min(row.occurred_at for row in rows) < clock.ago(UNDO_SECONDS + _ON_ITS_WAY):
        raise Conflict("A change can be taken back for a minute.", code="too_late_to_undo")
    changes = [Change(row.type, row.data, row.detail, row.occurred_at) for row in rows if row.type in UNDOABLE]
    try:
        back = reversal_of(changes)
    except KeyError:
        back = Reversal()  # what the subject was has been erased meanwhile
    if is_empty(back):
        raise Conflict("There is nothing here to take back.", code="nothing_to_undo")
    return back


async def _restore_tags(session: AsyncSession, ticket_id: UUID, back: Reversal, names: Names) -> None:
    if back.tags_added or back.tags_removed:
        await retag(session, ticket_id, back.tags_removed & names.tags.keys(), back.tags_added)
