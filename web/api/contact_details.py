"""What belongs to one customer: addresses, companies, everything he had with us, and what was done to his record."""

from uuid import UUID

from core.db.session import Session
from core.events.published import current_seq
from core.staff.principal import Permission, Principal
from crm_link.customers import accounts, adding
from crm_link.customers import service as customers
from crm_link.customers.service import ContactView
from ticketing.audit.reading import history_of_record
from ticketing.tickets.customer_counts import count_tickets_of_contact
from ticketing.timelines.reading import timeline_of_contact
from web.access import SIGNED_IN
from web.api.schemas.accounts import TimelineItem, timeline_shape
from web.api.schemas.common import Cursor, Limit, Page
from web.api.schemas.contacts import Contact, IdentityInput, MembershipInput, contact_shape
from web.api.schemas.tickets import HistoryItem, history_shape
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("contacts")
_PAGE = 30


@resource.route(
    "POST", "/contacts/{contact_id}/identities", access=Permission.EDIT_CUSTOMERS, status=201, errors=(404, 409)
)
async def add_contact_identity(request: ApiRequest, contact_id: UUID, body: IdentityInput) -> Contact:
    """Another way to reach a customer. One that was taken away before comes back as it was.

    409 `identity_taken` with `data.contact_id` and `.name` when it is another customer's, unless `is_shared`; 422
    `bad_email`, `bad_phone`.
    """
    async with request.context.database.write() as session:
        contact = await adding.add_identity(
            session, request.principal, contact_id, body.kind.value, body.address, is_shared=body.is_shared
        )
        return await _answer(request, session, contact)


@resource.route(
    "DELETE", "/contacts/{contact_id}/identities/{identity_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409)
)
async def remove_contact_identity(request: ApiRequest, contact_id: UUID, identity_id: UUID) -> Contact:
    """The customer is not reached there any more; whoever writes from there next is somebody new."""
    async with request.context.database.write() as session:
        contact = await adding.remove_identity(session, request.principal, contact_id, identity_id)
        return await _answer(request, session, contact)


@resource.route(
    "PUT", "/contacts/{contact_id}/accounts/{account_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409)
)
async def link_contact_account(
    request: ApiRequest, contact_id: UUID, account_id: UUID, body: MembershipInput
) -> Contact:
    """The customer belongs to a company, as `role`."""
    async with request.context.database.write() as session:
        contact = await accounts.link_account(session, request.principal, contact_id, account_id, body.role)
        return await _answer(request, session, contact)


@resource.route(
    "DELETE", "/contacts/{contact_id}/accounts/{account_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409)
)
async def unlink_contact_account(request: ApiRequest, contact_id: UUID, account_id: UUID) -> Contact:
    """The customer does not belong to the company any more."""
    async with request.context.database.write() as session:
        contact = await accounts.unlink_account(session, request.principal, contact_id, account_id)
        return await _answer(request, session, contact)


@resource.route("GET", "/contacts/{contact_id}/timeline", access=SIGNED_IN, errors=(404,))
async def list_contact_timeline(
    request: ApiRequest, contact_id: UUID, cursor: Cursor = None, limit: Limit = _PAGE
) -> Page[TimelineItem]:
    """Cases of all channels and live talks of a customer that the reader may see, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        shown_id = await customers.get_shown_id(session, contact_id)
        page = await timeline_of_contact(session, request.principal, shown_id, cursor, limit)
    return Page(items=[timeline_shape(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/contacts/{contact_id}/events", access=SIGNED_IN, errors=(404,))
async def list_contact_events(
    request: ApiRequest, contact_id: UUID, cursor: Cursor = None, limit: Limit = _PAGE
) -> Page[HistoryItem]:
    """What was done to a customer's record, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        shown_id = await customers.get_shown_id(session, contact_id)
        page = await history_of_record(session, "contact", shown_id, cursor, limit)
    return Page(items=[history_shape(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


async def _answer(request: ApiRequest, session: Session, contact: ContactView) -> Contact:
    principal: Principal = request.principal
    counts = await count_tickets_of_contact(session, principal, contact.id)
    request.set_etag(contact.version)
    return contact_shape(contact, counts)
