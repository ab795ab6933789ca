"""Who is at work, and how many talks each has: what offering a talk looks at."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from ticketing.chats import repository
from ticketing.chats.policy import Candidate


@dataclass(slots=True)
class Person:
    """Somebody who is here. `talks` counts what he has and what rings at him."""

    id: UUID
    name: str
    team_ids: set[UUID] = field(default_factory=set)
    talks: int = 0
    last_taken_at: datetime | None = None


class Floor:
    """The people who are at work now. `give` counts what is offered meanwhile, so that a batch fills nobody up."""

    def __init__(self, people: Collection[Person]) -> None:
        self._people = {person.id: person for person in people}

    @property
    def people(self) -> Collection[Person]:
        """Everybody who is here."""
        return self._people.values()

    def is_here(self, user_id: UUID | None) -> bool:
        """Whether this person is at work."""
        return user_id in self._people

    def find(self, user_id: UUID) -> Person | None:
        """The person, when he is at work."""
        return self._people.get(user_id)

    def has_somebody(self, team_id: UUID | None, owner_id: UUID | None = None) -> bool:
        """Whether anybody could be asked, be he busy or not."""
        return bool(self.candidates(team_id, owner_id))

    def candidates(self, team_id: UUID | None, owner_id: UUID | None) -> list[Candidate]:
        """Who may be asked for a ticket: its team (everybody when it has none), and the person it belongs to."""
        return [
            Candidate(person.id, person.talks, person.last_taken_at)
            for person in self._people.values()
            if team_id is None or team_id in person.team_ids or person.id == owner_id
        ]

    def give(self, user_id: UUID) -> Person:
        """One more talk for this person."""
        person = self._people[user_id]
        person.talks += 1
        person.last_taken_at = clock.utc_now()
        return person


async def load_floor(
    session: AsyncSession, team_ids: Collection[UUID | None], user_ids: Collection[UUID | None] = ()
) -> Floor:
    """Everybody at work in these teams (None: anywhere) and those of `user_ids` who are; two queries."""
    people: dict[UUID, Person] = {}
    if not team_ids and not user_ids:
        return Floor(())
    named = {user_id for user_id in user_ids if user_id is not None}
    for row in await repository.people_here(session, team_ids, named):
        person = people.setdefault(row.id, Person(row.id, row.name))
        if row.team_id is not None:
            person.team_ids.add(row.team_id)
    for row in await repository.loads_of(session, people):
        person = people[row.user_id]
        person.talks += row.talks
        person.last_taken_at = max((at for at in (person.last_taken_at, row.at) if at is not None), default=None)
    return Floor(people.values())
