"""Addresses that do not exist any more: remembered, so that the next person who writes there is warned."""

from collections.abc import Sequence

from sqlalchemy import tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from crm_link.customers.models import Identity


async def mark_undeliverable(session: AsyncSession, identities: Sequence[tuple[str, str]]) -> None:
    """Mark identities, given as (kind, external id), after a hard bounce. Unknown ones are passed over."""
    if not identities:
        return
    await session.execute(
        update(Identity)
        .where(tuple_(Identity.kind, Identity.external_id).in_(list(identities)), Identity.is_undeliverable.is_(False))
        .values(is_undeliverable=True)
        .execution_options(synchronize_session=False)
    )
