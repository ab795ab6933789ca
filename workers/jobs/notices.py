"""What people were told in the bell and have not read follows them: by mail, and by Web Push."""

from core.context import AppContext
from core.web_push import service as web_push
from ticketing.notifications import bundles, mailing
from ticketing.notifications.mail_repository import Way
from ticketing.notifications.mailing import Sealed
from ticketing.notifications.pushing import payload_of, topic_of
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


async def push(context: AppContext, _key: str = "") -> None:
    """One round: what is due is queued for the browsers of those who have any, and dropped for the others."""
    async with context.database.read() as session:
        reachable = await web_push.people_with_browsers(session)
        found = await bundles.look(session, Way.PUSH, only=reachable)
    if not (found.going or found.waiting or found.dropped):
        return
    async with context.database.write() as session:
        await bundles.set_aside(session, Way.PUSH, found)
        for bundle in found.going:
            if await bundles.take_pushed(session, bundle):
                told = {bundle.colleague.id: [(topic_of(bundle), payload_of(bundle))]}
                await web_push.queue(session, context.secrets, told)
