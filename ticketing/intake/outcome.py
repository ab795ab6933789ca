"""What became of something that was handed to the inbox: asked by the page that took it."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.intake import repository


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """The ticket that a message is on."""

    ticket_id: UUID
    number: int


async def find_case(session: AsyncSession, channel_account_id: UUID, external_event_id: str) -> CaseOpened | None:
    """The ticket of one event of a channel account, None while it is not handled (or was set aside)."""
    row = await repository.find_case_of_event(session, channel_account_id, external_event_id)
    return CaseOpened(*row) if row else None
