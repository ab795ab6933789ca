"""The log of what rules did, as people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core.db.paging import Page
from core.staff.principal import Permission, Principal
from ticketing.automation import repository


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A rule met a ticket. `chain` are the names of the rules that led here, this one last; those gone are "?"."""

    id: UUID
    rule_id: UUID
    rule_name: str
    ticket_id: UUID
    ticket_number: int | None
    ticket_subject: str | None
    trigger: str
    result: Literal["applied", "unchanged", "refused", "stopped", "failed"]
    reason: str
    outcomes: Sequence[Mapping[str, Any]]
    chain: Sequence[str]
    created_at: datetime


async def page_of_runs(
    session: AsyncSession,
    principal: Principal,
    rule_id: UUID | None = None,
    ticket_id: UUID | None = None,
    *,
    cursor: str | None = None,
    limit: int = 50,
) -> Page[RunRecord]:
    """The log, newest first, of one rule or ticket if asked. Raises NotPermitted."""
    principal.require(Permission.READ_ADMINISTRATION)
    page = await repository.page_of_runs(session, rule_id, ticket_id, cursor, limit)
    names = {str(row.id): row.name for row in await repository.list_rules(session)}
    return Page(
        [
            RunRecord(
                id=row.id,
                rule_id=row.rule_id,
                rule_name=row.rule_name,
                ticket_id=row.ticket_id,
                ticket_number=row.number,
                ticket_subject=row.subject,
                trigger=row.trigger,
                result=row.result,
                reason=row.reason,
                outcomes=row.outcomes,
                chain=[names.get(one, "?") for one in row.chain[:-1]] + [row.rule_name],
                created_at=row.created_at,
            )
            for row in page.items
        ],
        page.next_cursor,
    )
