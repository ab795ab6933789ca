"""The SQL of what is set aside: deliveries nobody could parse and items nobody could handle."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.db.bulk import table_of
from core.db.paging import after
from core.inbox.models import InboundDelivery, InboundItem

_PREVIEW_BYTES = 8192
_ACCOUNT = table_of(ChannelAccount).c
_DELIVERY = table_of(InboundDelivery).c
_ITEM = table_of(InboundItem).c
# An item that is pending again, or a delivery that is received again, is being replayed.
_DELIVERY_STATES = {"parked": "parked", "received": "replaying", "discarded": "discarded"}
_ITEM_STATES = {"parked": "parked", "pending": "replaying", "replaying": "replaying", "discarded": "discarded"}


async def list_parked_deliveries(
    session: AsyncSession, state: str | None, cursor: str | None, limit: int
) -> Sequence[Row[Any]]:
    """Parked deliveries, newest first; one more than `limit`."""
    query = _deliveries().where(_DELIVERY.state.in_(_stored(_DELIVERY_STATES, state)))
    return (await session.execute(after(query, [_DELIVERY.parked_at, _DELIVERY.id], cursor, limit=limit))).all()


async def list_parked_items(
    session: AsyncSession, state: str | None, cursor: str | None, limit: int
) -> Sequence[Row[Any]]:
    """Parked items, newest first; one more than `limit`."""
    query = _items().where(_ITEM.state.in_(_stored(_ITEM_STATES, state)))
    return (await session.execute(after(query, [_ITEM.parked_at, _ITEM.id], cursor, limit=limit))).all()


async def find_parked_row(session: AsyncSession, parked_id: UUID) -> Row[Any] | None:
    """The delivery or item with this id that was parked at some time."""
    for query in (_items().where(_ITEM.id == parked_id), _deliveries().where(_DELIVERY.id == parked_id)):
        row: Row[Any] | None = (await session.execute(query)).first()
        if row is not None:
            return row
    return None


async def lock_parked(session: AsyncSession, parked_id: UUID) -> InboundItem | InboundDelivery | None:
    """The row itself, locked until the transaction ends."""
    items = select(InboundItem).where(InboundItem.id == parked_id, InboundItem.parked_at.is_not(None))
    item = (await session.execute(items.with_for_update())).scalar_one_or_none()
    if item is not None:
        return item
    deliveries = select(InboundDelivery).where(InboundDelivery.id == parked_id, InboundDelivery.parked_at.is_not(None))
    return (await session.execute(deliveries.with_for_update())).scalar_one_or_none()


async def find_bytes(session: AsyncSession, delivery_id: UUID) -> tuple[bytes | None, str | None] | None:
    """The raw bytes of a delivery, inline or as a blob key."""
    query = select(_DELIVERY.raw, _DELIVERY.blob_key).where(_DELIVERY.id == delivery_id)
    row = (await session.execute(query)).first()
    return (row.raw, row.blob_key) if row else None


async def receive_again(session: AsyncSession, delivery_id: UUID) -> None:
    """Hand a delivery to the parser once more; as a second attempt, so that nobody waits behind it."""
    await session.execute(
        update(table_of(InboundDelivery))
        .where(_DELIVERY.id == delivery_id)
        .values(state="received", attempts=1, lease_token=None, lease_until=None, next_attempt_at=None)
    )


def _deliveries() -> Select[Any]:
    return (
        select(
            _DELIVERY.id,
            _DELIVERY.id.label("delivery_id"),
            _DELIVERY.state,
            *_common(_DELIVERY.attempts, _DELIVERY.parked_at, _DELIVERY.error_code, _DELIVERY.reason),
        )
        .join_from(
            table_of(InboundDelivery), table_of(ChannelAccount), _ACCOUNT.id == _DELIVERY.channel_account_id,
            isouter=True,
        )
        .where(_DELIVERY.parked_at.is_not(None))
    )  # fmt: skip


def _items() -> Select[Any]:
    return (
        select(
            _ITEM.id,
            _ITEM.delivery_id,
            _ITEM.state,
            *_common(_ITEM.attempts, _ITEM.parked_at, _ITEM.error_code, _ITEM.reason),
        )
        .join_from(table_of(InboundItem), table_of(InboundDelivery), _DELIVERY.id == _ITEM.delivery_id)
        .join(table_of(ChannelAccount), _ACCOUNT.id == _ITEM.channel_account_id, isouter=True)
        .where(_ITEM.parked_at.is_not(None))
    )


def _common(*columns: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    return [
        *columns,
        _DELIVERY.received_at,
        _DELIVERY.size,
        func.substr(_DELIVERY.raw, 1, _PREVIEW_BYTES).label("head"),
        _ACCOUNT.id.label("account_id"),
        _ACCOUNT.name.label("account_name"),
        _ACCOUNT.kind.label("account_kind"),
    ]


def _stored(states: dict[str, str], wanted: str | None) -> list[str]:
    return [stored for stored, shown in states.items() if wanted is None or shown == wanted]


def shown_state(stored: str) -> str:
    """What people call a stored state; '' when it is parked no longer."""
    return _ITEM_STATES.get(stored) or _DELIVERY_STATES.get(stored, "")
