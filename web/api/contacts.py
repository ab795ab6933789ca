"""Customers: looked up beside a ticket, corrected, blocked, found to write to."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from core.staff.principal import Permission
from crm_link.customers import service as customers
from ticketing.tickets.customer_counts import count_tickets_of_contact
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, IfMatch, Limit, Page
from web.api.schemas.contacts import Contact, ContactPatch, ContactSummary, contact_shape, contact_summary
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("contacts")

Words = Annotated[str, Field(max_length=200, description="A part of a name or address.")]
_SUGGESTIONS = 20


@resource.route("GET", "/contacts", access=SIGNED_IN)
async def list_contacts(
    request: ApiRequest, q: Words = "", cursor: Cursor = None, limit: Limit = _SUGGESTIONS
) -> Page[ContactSummary]:
    """Contacts whose name or address holds `q`, the newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await customers.list_contacts(session, q, cursor, limit)
    return Page(items=[contact_summary(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/contacts/{contact_id}", access=SIGNED_IN, errors=(404,))
async def get_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """One contact with addresses, companies and how many tickets there are."""
    async with request.context.database.read() as session:
        contact = await customers.get_contact(session, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    request.set_etag(contact.version)
    return contact_shape(contact, counts)


@resource.route("PATCH", "/contacts/{contact_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 412))
async def change_contact(
    request: ApiRequest, contact_id: UUID, body: ContactPatch, if_match: IfMatch = None
) -> Contact:
    """Correct a contact."""
    changes = body.changes
    if "language" in changes:
        changes["language"] = changes["language"].value
    async with request.context.database.write() as session:
        contact = await customers.change_contact(session, request.principal, contact_id, changes, if_match)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    request.set_etag(contact.version)
    return contact_shape(contact, counts)


@resource.route("PUT", "/contacts/{contact_id}/block", access=Permission.BLOCK_CUSTOMERS, errors=(404,))
async def block_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """What this person sends goes to spam from now on."""
    async with request.context.database.write() as session:
        contact = await customers.block_contact(session, request.principal, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    return contact_shape(contact, counts)


@resource.route("DELETE", "/contacts/{contact_id}/block", access=Permission.BLOCK_CUSTOMERS, errors=(404,))
async def unblock_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """This person may write to us again."""
    async with request.context.database.write() as session:
        contact = await customers.unblock_contact(session, request.principal, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    return contact_shape(contact, counts)
