"""The mail door: raw bytes are kept before anything looks inside. Mailbox threads and the demo use it."""

from channels.adapter import AccountContext
from core.context import AppContext
from core.inbox.service import INLINE_LIMIT, NewDelivery


async def raw_delivery(context: AppContext, account: AccountContext, raw: bytes, delivery_key: str) -> NewDelivery:
    """The delivery to record. Large mail is stored as a blob first, so that no transaction waits for the disk."""
    blob_key = await context.blobs.put(raw) if len(raw) > INLINE_LIMIT else None
    return NewDelivery(
        channel_account_id=account.id,
        channel_kind=account.kind,
        delivery_key=delivery_key,
        size=len(raw),
        raw=None if blob_key else raw,
        blob_key=blob_key,
    )
