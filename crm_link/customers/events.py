"""What the customer record tells the others."""

from typing import Any
from uuid import UUID

from core.events.base import EVERYONE, Actor, Fact, NewEvent


def contact_event(
    contact_id: UUID,
    version: int,
    fact: Fact,
    actor: Actor,
    *,
    detail: dict[str, Any] | None = None,
    ticket_id: UUID | None = None,
) -> NewEvent:
    """An event of a contact; every signed-in person may hear of customers.

    `ticket_id` is the ticket beside which somebody did it, in whose history it is told.
    """
    return NewEvent(
        fact=fact,
        aggregate_kind="contact",
        aggregate_id=contact_id,
        version=version,
        actor=actor,
        audience=EVERYONE,
        detail=detail or {},
        ticket_id=ticket_id,
    )
