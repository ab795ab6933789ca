"""Blocking an address: what it sends goes to spam, whoever it belongs to."""

from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from core.events.base import Actor
from core.events.facts.desk import ContactChanged
from core.events.log import record_events
from crm_link.customers.events import contact_event
from crm_link.customers.models import Contact, ContactIdentity, Identity


async def set_identity_blocked(session: AsyncSession, identity_id: UUID, blocked: bool, actor: Actor) -> bool:
    """Block or unblock one address; True when that changed anything.

    The contacts it belongs to hear of it as `contact.changed` (identities), so that open customer panels follow.
    """
    changed = await session.execute(
        update(Identity)
        .where(Identity.id == identity_id, Identity.is_blocked.is_(not blocked))
        .values(is_blocked=blocked)
        .returning(Identity.id)
    )
    if changed.first() is None:
        return False
    query = (
        select(Contact)
        .join(ContactIdentity, ContactIdentity.contact_id == Contact.id)
        .where(ContactIdentity.identity_id == identity_id, ContactIdentity.until.is_(None))
        .order_by(Contact.id)
        .with_for_update(of=Contact, key_share=True)
        .execution_options(populate_existing=True)
    )
    contacts = list((await session.execute(query)).scalars())
    for contact in contacts:
        contact.version += 1
    fact = ContactChanged(fields=["identities"])
    await record_events(session, [contact_event(one.id, one.version, fact, actor) for one in contacts])
    return True
