"""The pictures of staff members, by the key of their bytes in the blob store."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.db.bulk import padded
from core.staff.models import User


async def avatar_keys(session: AsyncSession, user_ids: Collection[UUID]) -> dict[UUID, str]:
    """{user id: blob key} of those who have a picture."""
    if not user_ids:
        return {}
    query = select(User.id, User.avatar_blob_key).where(User.id.in_(padded(user_ids)))
    return {row.id: row.avatar_blob_key for row in (await session.execute(query)).all() if row.avatar_blob_key}
