"""Customers: listed, added, looked up beside a ticket, corrected, blocked, and found to be one person."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.db.session import Session
from core.events.published import current_seq
from core.staff.principal import Permission, Principal
from crm_link.customers import listing as customer_lists
from crm_link.customers import service as customers
from crm_link.customers.adding import NewContact
from crm_link.customers.adding import create_contact as create_contact_by_hand
from crm_link.customers.merging import MergeView, merge_contacts, undo_merge
from crm_link.customers.suggestions import suggest_merges
from ticketing.tickets.access import get_visible_ticket
from ticketing.tickets.customer_counts import CustomerCounts, activity_of_contacts, count_tickets_of_contact
from web.access import SIGNED_IN
from web.api.schemas.common import Cursor, IfMatch, Limit, Page
from web.api.schemas.contacts import (
    Contact,
    ContactListItem,
    ContactMerge,
    ContactMergeInput,
    ContactPatch,
    MergeSuggestions,
    MergeUndoInput,
    NewContactInput,
    contact_list_item,
    contact_shape,
    suggestion_shape,
)
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("contacts")

Words = Annotated[str, Field(max_length=200, description="Parts of a name, an address or a telephone number.")]
Mark = Annotated[bool | None, Field(description="Only those with the mark, or only those without.")]
Channel = Annotated[str, Field(max_length=50, description="Only those who have an address of this kind.")]
_SUGGESTIONS = 20


@resource.route("GET", "/contacts", access=SIGNED_IN)
async def list_contacts(
    request: ApiRequest,
    q: Words = "",
    vip: Mark = None,
    blocked: Mark = None,
    account: UUID | None = None,
    channel: Channel = "",
    cursor: Cursor = None,
    limit: Limit = _SUGGESTIONS,
) -> Page[ContactListItem]:
    """Contacts whose name or addresses hold every word of `q`, the newest first; `account` is a company's id."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await customer_lists.list_contacts(
            session, q, cursor, limit, is_vip=vip, is_blocked=blocked, account_id=account, channel=channel
        )
        activity = await activity_of_contacts(session, request.principal, [one.id for one in page.items])
    items = [contact_list_item(one, activity.get(one.id)) for one in page.items]
    return Page(items=items, next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/contacts", access=Permission.EDIT_CUSTOMERS, status=201, errors=(404, 409))
async def create_contact(request: ApiRequest, body: NewContactInput) -> Contact:
    """Add a customer by hand. Without `account_id`, the domain of the mail address tells of the company.

    409 `identity_taken` with `data.contact_id`, `.name` and `.address` when an address is another customer's, unless
    `is_shared`; 422 `bad_email`, `bad_phone`.
    """
    new = NewContact(**body.model_dump(mode="json", exclude={"account_id"}), account_id=body.account_id)
    async with request.context.database.write() as session:
        contact = await create_contact_by_hand(session, request.principal, new)
    request.set_etag(contact.version)
    return contact_shape(contact, CustomerCounts())


@resource.route("GET", "/contacts/{contact_id}", access=SIGNED_IN, errors=(404,))
async def get_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """One contact with addresses, companies and how many tickets there are.

    For a contact who was merged into another one this is that other one, with his own `id`.
    """
    async with request.context.database.read() as session:
        contact = await customers.get_contact(session, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact.id)
    request.set_etag(contact.version)
    return contact_shape(contact, counts)


@resource.route("PATCH", "/contacts/{contact_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409, 412))
async def change_contact(
    request: ApiRequest, contact_id: UUID, body: ContactPatch, if_match: IfMatch = None
) -> Contact:
    """Correct a contact."""
    async with request.context.database.write() as session:
        contact = await customers.change_contact(session, request.principal, contact_id, body.changes, if_match)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    request.set_etag(contact.version)
    return contact_shape(contact, counts)


@resource.route("PUT", "/contacts/{contact_id}/block", access=Permission.BLOCK_CUSTOMERS, errors=(404, 409))
async def block_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """What this person sends goes to spam from now on."""
    async with request.context.database.write() as session:
        contact = await customers.block_contact(session, request.principal, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    return contact_shape(contact, counts)


@resource.route("DELETE", "/contacts/{contact_id}/block", access=Permission.BLOCK_CUSTOMERS, errors=(404, 409))
async def unblock_contact(request: ApiRequest, contact_id: UUID) -> Contact:
    """This person may write to us again."""
    async with request.context.database.write() as session:
        contact = await customers.unblock_contact(session, request.principal, contact_id)
        counts = await count_tickets_of_contact(session, request.principal, contact_id)
    return contact_shape(contact, counts)


@resource.route("GET", "/contacts/{contact_id}/suggestions", access=SIGNED_IN, errors=(404,))
async def list_merge_suggestions(request: ApiRequest, contact_id: UUID) -> MergeSuggestions:
    """Contacts who may be the same person, and what speaks for it."""
    async with request.context.database.read() as session:
        found = await suggest_merges(session, contact_id)
    return MergeSuggestions(items=[suggestion_shape(one) for one in found])


@resource.route("POST", "/contacts/{contact_id}/merge", access=Permission.EDIT_CUSTOMERS, errors=(404, 409))
async def merge_contact(request: ApiRequest, contact_id: UUID, body: ContactMergeInput) -> ContactMerge:
    """Make two contacts one; everything of the one who goes is the kept one's from now on, until it is undone.

    409 `already_merged` with `data.contact_id` when one of them is shown as another one already; 422 `same_contact`.
    """
    kept_id, gone_id = (contact_id, body.from_id) if body.from_id else (body.into_id, contact_id)
    assert kept_id is not None
    assert gone_id is not None
    async with request.context.database.write() as session:
        await _require_visible(session, request.principal, body.ticket_id)
        merge = await merge_contacts(session, request.principal, kept_id, gone_id, body.ticket_id)
        return await _merge_shape(session, request.principal, merge)


@resource.route("POST", "/contact-merges/{merge_id}/undo", access=Permission.EDIT_CUSTOMERS, errors=(404, 409))
async def undo_contact_merge(request: ApiRequest, merge_id: UUID, body: MergeUndoInput) -> ContactMerge:
    """Part two merged contacts again: everything that was moved goes back.

    409 `already_undone`; 409 `merged_again` with `data.contact_id` while the kept one was merged into another himself.
    """
    async with request.context.database.write() as session:
        await _require_visible(session, request.principal, body.ticket_id)
        merge = await undo_merge(session, request.principal, merge_id, body.ticket_id)
        return await _merge_shape(session, request.principal, merge)


async def _require_visible(session: Session, principal: Principal, ticket_id: UUID | None) -> None:
    """Nobody writes into the history of a ticket that he may not see."""
    if ticket_id is not None:
        await get_visible_ticket(session, principal, ticket_id)


async def _merge_shape(session: Session, principal: Principal, merge: MergeView) -> ContactMerge:
    contact = await customers.get_contact(session, merge.kept_id)
    counts = await count_tickets_of_contact(session, principal, merge.kept_id)
    return ContactMerge(
        id=merge.id, gone_id=merge.gone_id, is_undone=merge.is_undone, contact=contact_shape(contact, counts)
    )
