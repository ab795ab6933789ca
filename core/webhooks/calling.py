"""Telling one endpoint about a ticket because a rule or a person says so."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import Conflict
from core.webhooks import repository
from core.webhooks.payload import CALLED, instant
from core.webhooks.queueing import NewDelivery, queue


@dataclass(frozen=True, slots=True)
class TicketCall:
    """Where a ticket stands when an endpoint is called about it."""

    id: UUID
    number: int
    status: str
    priority: str
    owner_id: UUID | None
    team_id: UUID | None


async def call_endpoint(session: AsyncSession, endpoint_id: UUID, ticket: TicketCall, reason: str, key: str) -> None:
    """Queue a call; the same `key` again is the same call. `reason` names the rule or macro.

    Raises Conflict(code="webhook_unavailable") for an endpoint that is gone or switched off.
    """
    endpoint = await repository.find_endpoint(session, endpoint_id)
    if endpoint is None or not endpoint.is_enabled:
        raise Conflict("This webhook is gone or switched off.", code="webhook_unavailable")
    cause = f"call:{key}"
    document = {
        "id": cause,
        "type": CALLED,
        "occurred_at": instant(clock.utc_now()),
        "ticket_id": str(ticket.id),
        "data": {
            "reason": reason,
            "number": ticket.number,
            "status": ticket.status,
            "priority": ticket.priority,
            "owner_id": str(ticket.owner_id) if ticket.owner_id else None,
            "team_id": str(ticket.team_id) if ticket.team_id else None,
        },
    }
    await queue(session, [NewDelivery(endpoint_id, cause, CALLED, document, lane=str(ticket.id))])
