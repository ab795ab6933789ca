"""What became of messages that went out, for whoever shows them: one query for any number of messages."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from ticketing.replies import repository
from ticketing.replies.changes import OPEN
from ticketing.replies.states import DeliveryState


@dataclass(frozen=True, slots=True)
class RecipientView:
    """One recipient; until he has a fate of his own, he shares the delivery's state. role: to|cc|bcc."""

    kind: str
    external_id: str
    name: str
    role: str
    state: DeliveryState
    diagnostic: str


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """The state of a message on its way out. `undo_until` is set while it can be taken back without a trace.

    `by_mail` is the mail that followed a visitor who had left, with what else he had not read.
    """

    id: UUID
    message_id: UUID
    state: DeliveryState
    attempts: int
    due_at: datetime | None
    undo_until: datetime | None
    diagnostic: str
    passed_a_blocked_one: bool
    sent_at: datetime | None
    delivered_at: datetime | None
    read_at: datetime | None
    recipients: tuple[RecipientView, ...]
    by_mail: "DeliveryView | None" = None


async def deliveries_of(session: AsyncSession, message_ids: Collection[UUID]) -> dict[UUID, DeliveryView]:
    """The delivery of each message that has one."""
    rows = await repository.delivery_rows(session, message_ids)
    found: dict[UUID, DeliveryView] = {}
    for _, group in groupby(rows, key=lambda row: row.id):
        view = _view(list(group))
        first = found.get(view.message_id)
        found[view.message_id] = replace(first, by_mail=view) if first else view
    return found


def _view(rows: Sequence[Row[Any]]) -> DeliveryView:
    """One delivery out of its rows, one for each recipient."""
    first = rows[0]
    state = DeliveryState(first.state)
    return DeliveryView(
        id=first.id,
        message_id=first.message_id,
        state=state,
        attempts=first.attempts,
        due_at=first.due_at,
        undo_until=first.due_at if state is DeliveryState.HELD else None,
        diagnostic=first.diagnostic,
        passed_a_blocked_one=first.passed_a_blocked_one,
        sent_at=first.sent_at,
        delivered_at=first.delivered_at,
        read_at=first.read_at,
        recipients=tuple(_recipient(row, state) for row in rows if row.external_id is not None),
    )


def _recipient(row: Row[Any], state: DeliveryState) -> RecipientView:
    return RecipientView(
        kind=row.kind,
        external_id=row.external_id,
        name=row.name,
        role=row.role,
        state=state if row.recipient_state in OPEN else DeliveryState(row.recipient_state),
        diagnostic=row.recipient_diagnostic,
    )
