"""Handing a ticket to a colleague or a team with the words that he needs: the note first, then the ticket."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from core.staff.principal import Principal
from ticketing.replies.service import NewNote, note
from ticketing.tickets.access import require_on
from ticketing.tickets.assignment import Assignee, assign, require_assignable
from ticketing.tickets.service import open_ticket


@dataclass(frozen=True, slots=True)
class HandOver:
    """To whom, and with which note. A person keeps the ticket in its team; a team gets it without an owner."""

    note: NewNote
    owner_id: UUID | None = None
    team_id: UUID | None = None


async def hand_over(session: AsyncSession, principal: Principal, ticket_id: UUID, new: HandOver) -> None:
    """Write the note and give the ticket away, or neither; whoever gets it is told once, with the note's words.

    The same client id again changes nothing. Without words it is an ordinary assignment. Raises as `note` and
    `tickets.service.change` do, and Invalid(code="nobody_named") unless it names a person or a team, and not both.
    """
    if (new.owner_id is None) == (new.team_id is None):
        raise Invalid("Name a colleague or a team.", code="nobody_named")
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "assign")
    before = Assignee(opened.ticket.owner_id, opened.ticket.team_id)
    after = Assignee(new.owner_id, new.team_id or before.team_id)
    await require_assignable(session, before, after)
    note_id = None
    if new.note.body.text or new.note.attachment_ids:
        accepted = await note(session, principal, ticket_id, new.note)
        if not accepted.is_new:
            return
        note_id = accepted.message_id
    await assign(
        session,
        opened.ticket,
        after,
        opened.recorder,
        principal.actor,
        heard_by=opened.heard_by,
        follower_ids=opened.follower_ids,
        note_id=note_id,
    )
    await opened.recorder.flush(session)
