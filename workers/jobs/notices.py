"""What people were told in the bell and have not read follows them: by mail, and by Web Push."""

from core.context import AppContext
from ticketing.notifications import bundles, mailing
from ticketing.notifications.mail_repository import Way
from ticketing.notifications.mailing import Sealed
from workers.addresses import desk_address


async def mail(context: AppContext, _key: str = "") -> None:
    """One round: what is due goes, or is looked at again later. Each mail has a transaction of its own."""
    base_url = desk_address(context)
    async with context.database.read() as session:
        found = await bundles.look(session, Way.MAIL)
        drafts = [await mailing.draft(session, bundle, found.company, base_url) for bundle in found.going]
    if found.waiting or found.dropped:
        async with context.database.write() as session:
            await bundles.set_aside(session, Way.MAIL, found)
    for draft in drafts:
        sealed = Sealed(
            draft.page.subject, context.secrets.encrypt(draft.page.text), context.secrets.encrypt(draft.page.html)
        )
        async with context.database.write() as session:
            await mailing.send(session, draft, sealed)
