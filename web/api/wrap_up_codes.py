"""How talks can be said to have ended, in the company's words."""

from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.wrap_ups.codes import CodeFields, list_codes, put_codes
from web.access import SIGNED_IN
from web.api.schemas.chats import WrapUpCode, WrapUpCodesInput
from web.api.schemas.common import Page
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("wrap-up codes")


@resource.route("GET", "/wrap-up-codes", access=SIGNED_IN)
async def list_wrap_up_codes(request: ApiRequest) -> Page[WrapUpCode]:
    """Every code, in its order; those who wrap up choose among the enabled ones."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        codes = await list_codes(session)
    items = [WrapUpCode.model_validate(one, from_attributes=True) for one in codes]
    return Page(items=items, next_cursor=None, as_of_seq=as_of_seq)


@resource.route("PUT", "/wrap-up-codes", access=Permission.ADMINISTER)
async def replace_wrap_up_codes(request: ApiRequest, body: WrapUpCodesInput) -> Page[WrapUpCode]:
    """Replace the list. Talks keep the code they were given. 422 `code_twice`."""
    codes = [CodeFields(one.code, one.name_th, one.name_en, one.is_enabled) for one in body.codes]
    async with request.context.database.write() as session:
        saved = await put_codes(session, request.principal, codes)
        as_of_seq = await current_seq(session)
    items = [WrapUpCode.model_validate(one, from_attributes=True) for one in saved]
    return Page(items=items, next_cursor=None, as_of_seq=as_of_seq)
