"""A judged submission on its way into the inbox: files first, then one transaction."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from channels.webform.parse import to_message
from channels.webform.submission import FormSubmission
from core.context import AppContext
from core.db.repository import find_seen, record_seen
from core.inbox.service import INLINE_LIMIT, NewDelivery, record_delivery
from core.staff.system_mail import queue_mail
from web.forms.hosted import KIND
from web.forms.texts import word

_CONTENT_SCOPE = "webform_content"


class Recorded(StrEnum):
    """What became of it. same: this very submission is here already; other: the form was sent before, differently."""

    NEW = "new"
    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Sending:
    """A submission and the form it belongs to. `notify` are told by mail, with a link to the desk at `desk_url`."""

    account_id: UUID
    submission: FormSubmission
    notify: tuple[str, ...] = ()
    desk_url: str = ""

    @property
    def delivery_key(self) -> str:
        """What makes a form that is sent twice one delivery."""
        return str(self.submission.submission_id)

    @property
    def content_key(self) -> str:
        """The submission with the digest of what was said in it."""
        said = self.submission.model_dump_json(include={"answers", "files"})
        return f"{self.submission.submission_id}:{hashlib.sha256(said.encode()).hexdigest()}"


async def record_submission(context: AppContext, sending: Sending) -> Recorded:
    """Keep it, once. Raises what the database raises; then nothing of it is here."""
    raw = sending.submission.to_raw()
    blob_key = await context.blobs.put(raw) if len(raw) > INLINE_LIMIT else None
    delivery = NewDelivery(
        channel_account_id=sending.account_id,
        channel_kind=KIND,
        delivery_key=sending.delivery_key,
        size=len(raw),
        raw=None if blob_key else raw,
        blob_key=blob_key,
    )
    news = to_message(sending.submission, sending.account_id)
    closing = word("notice", sending.submission.language, url=f"{sending.desk_url}/inbox/unassigned")
    news_text = context.secrets.encrypt(f"{news.text}\n\n{closing}")
    async with context.database.write() as session:
        recorded = await record_delivery(session, delivery)
        if recorded.is_new:
            await record_seen(session, [(_CONTENT_SCOPE, sending.content_key, recorded.id)])
            for address in sending.notify:
                await queue_mail(session, address, news.subject, news_text)
            return Recorded.NEW
        known = await find_seen(session, _CONTENT_SCOPE, [sending.content_key])
    return Recorded.SAME if known else Recorded.OTHER
