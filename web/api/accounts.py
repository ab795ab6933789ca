"""Companies."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from core.events.published import current_seq
from core.staff.principal import Permission
from crm_link.customers import accounts, listing
from ticketing.audit.reading import history_of_record
from ticketing.timelines.reading import timeline_of_account
from web.access import SIGNED_IN
from web.api.schemas.accounts import (
    Account,
    AccountInput,
    AccountListItem,
    AccountPatch,
    TimelineItem,
    account_list_item,
    account_shape,
    timeline_shape,
)
from web.api.schemas.common import Cursor, IfMatch, Limit, Page, PageLimit
from web.api.schemas.tickets import HistoryItem, history_shape
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("accounts")
_PAGE = 30

Vip = Annotated[bool | None, Field(description="Only those with a customer who is a VIP, or only those without.")]
People = Annotated[bool | None, Field(description="Only those that somebody belongs to, or only those without.")]
Words = Annotated[str, Field(max_length=200, description="Parts of a name or domain.")]


@resource.route("GET", "/accounts", access=SIGNED_IN)
async def list_accounts(
    request: ApiRequest,
    q: Words = "",
    vip: Vip = None,
    people: People = None,
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[AccountListItem]:
    """Companies whose name or domain holds every word of `q`, by name."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await listing.list_accounts(session, q, cursor, limit, is_vip=vip, has_people=people)
    return Page(items=[account_list_item(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("POST", "/accounts", access=Permission.EDIT_CUSTOMERS, status=201, errors=(409,))
async def create_account(request: ApiRequest, body: AccountInput) -> Account:
    """Add a company. 409 `domain_taken` with `data.account_id` and `.name`; 422 `bad_domain`, `free_mail_domain`."""
    async with request.context.database.write() as session:
        account = await accounts.create_account(session, request.principal, body.name, body.domain, body.note)
    request.set_etag(account.version)
    return account_shape(account)


@resource.route("GET", "/accounts/{account_id}", access=SIGNED_IN, errors=(404,))
async def get_account(request: ApiRequest, account_id: UUID) -> Account:
    """One company. Its people are `GET /contacts?account=`."""
    async with request.context.database.read() as session:
        account = await accounts.get_account(session, account_id)
    request.set_etag(account.version)
    return account_shape(account)


@resource.route("PATCH", "/accounts/{account_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409, 412))
async def change_account(
    request: ApiRequest, account_id: UUID, body: AccountPatch, if_match: IfMatch = None
) -> Account:
    """Correct a company. Refusals as when it was made."""
    async with request.context.database.write() as session:
        account = await accounts.change_account(session, request.principal, account_id, body.changes, if_match)
    request.set_etag(account.version)
    return account_shape(account)


@resource.route("DELETE", "/accounts/{account_id}", access=Permission.EDIT_CUSTOMERS, errors=(404, 409, 412))
async def delete_account(request: ApiRequest, account_id: UUID, if_match: IfMatch = None) -> None:
    """Delete a company. 409 `account_in_use` while anybody belongs to it or a ticket is its."""
    async with request.context.database.write() as session:
        await accounts.delete_account(session, request.principal, account_id, if_match)


@resource.route("GET", "/accounts/{account_id}/timeline", access=SIGNED_IN, errors=(404,))
async def list_account_timeline(
    request: ApiRequest, account_id: UUID, cursor: Cursor = None, limit: Limit = _PAGE
) -> Page[TimelineItem]:
    """Cases and live talks of a company and of its people that the reader may see, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        await accounts.get_account(session, account_id)
        page = await timeline_of_account(session, request.principal, account_id, cursor, limit)
    return Page(items=[timeline_shape(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/accounts/{account_id}/events", access=SIGNED_IN, errors=(404,))
async def list_account_events(
    request: ApiRequest, account_id: UUID, cursor: Cursor = None, limit: Limit = _PAGE
) -> Page[HistoryItem]:
    """What was done to a company's record, newest first."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        await accounts.get_account(session, account_id)
        page = await history_of_record(session, "account", account_id, cursor, limit)
    return Page(items=[history_shape(one) for one in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)
