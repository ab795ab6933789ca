"""Giving a ticket to a team and a person: who can take one, and what is recorded about it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from core.events.base import Actor, Audience
from core.events.facts.ticket import TicketAssigned
from core.staff.principal import PERMISSIONS, Permission, Role
from ticketing.tickets import repository
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about


@dataclass(frozen=True, slots=True)
class Assignee:
    """Where a ticket goes: a team, a person, both or nobody."""

    owner_id: UUID | None
    team_id: UUID | None


NOBODY: Final = Assignee(None, None)


async def require_assignable(session: AsyncSession, before: Assignee, after: Assignee) -> None:
    """Raise Invalid unless the new owner and the new team, as far as they differ, can take tickets.

    Codes: unknown_owner (there is none, he left, or his role answers nobody), unknown_team (there is none any more).
    """
    owner_id, team_id = after.owner_id, after.team_id
    if owner_id is not None and owner_id != before.owner_id:
        role = await repository.find_active_role(session, owner_id)
        if role is None or Permission.WORK_TICKETS not in PERMISSIONS[Role(role)]:
            raise Invalid("This person cannot own tickets.", code="unknown_owner", data={"owner_id": str(owner_id)})
    if team_id is not None and team_id != before.team_id and not await repository.is_team(session, team_id):
        raise Invalid("There is no such team.", code="unknown_team", data={"team_id": str(team_id)})


async def assign(
    session: AsyncSession,
    ticket: Ticket,
    after: Assignee,
    recorder: TicketRecorder,
    actor: Actor,
    *,
    heard_by: Audience,
    follower_ids: Collection[UUID] = (),
    reason: str | None = None,
    note_id: UUID | None = None,
) -> bool:
    """Move a locked ticket and record `ticket.assigned`; False when it is there already.

    `note_id` is the note with which it is handed over.
    `heard_by` is the ticket's audience before anything of this change; the names in the history are today's.
    """
    before = Assignee(ticket.owner_id, ticket.team_id)
    if before == after:
        return False
    people = await repository.names_of_people(session, {before.owner_id, after.owner_id})
    teams = await repository.names_of_teams(session, {before.team_id, after.team_id})
    ticket.owner_id, ticket.team_id = after.owner_id, after.team_id
    fact = fact_about(
        TicketAssigned,
        ticket,
        owner_before=before.owner_id,
        team_before=before.team_id,
        owner_name=people.get(after.owner_id, ""),
        team_name=teams.get(after.team_id, ""),
        owner_name_before=people.get(before.owner_id, ""),
        team_name_before=teams.get(before.team_id, ""),
        note_id=note_id,
    )
    recorder.add(ticket, fact, actor, heard_by=heard_by, follower_ids=follower_ids, reason=reason)
    return True
