"""What is shown to somebody whose form has arrived: the ticket's number as soon as there is one."""

import asyncio
from typing import Final
from uuid import UUID

from aiohttp import web

from channels.webform.submission import reference_of
from core.context import AppContext
from core.db.repository import find_seen
from ticketing.intake.outcome import CaseOpened, find_case
from web.context import CONTEXT
from web.forms.answering import address_of, gone, look_of, page_response, see_other
from web.forms.hosted import HostedForm, find_form
from web.forms.pages import Confirmation, confirmation_page

_DELIVERIES: Final = "delivery"
_WAIT_SECONDS: Final = 1.0
_PAUSE_SECONDS: Final = 0.1


async def confirm(request: web.Request) -> web.StreamResponse:
    """GET /forms/{slug}/sent/{submission_id}: thanks; or on to the page that the form names for that."""
    context = request.config_dict[CONTEXT]
    form = await find_form(context, request.match_info["slug"])
    submission_id = _uuid(request.match_info["submission_id"])
    if form is None or submission_id is None or not await _has_arrived(context, form, submission_id):
        return gone(request)
    look = look_of(request, form.config)
    if form.config.redirect_url and not look.is_embedded:
        return see_other(form.config.redirect_url)
    case = await _wait_for_case(context, form, submission_id)
    page = Confirmation(
        config=form.config,
        brand=form.brand,
        reference=reference_of(submission_id),
        number=case.number if case else None,
        form_url=address_of(form.slug, look),
        go_on_url=form.config.redirect_url,
    )
    return page_response(confirmation_page(page, look), look, form.config)


async def _has_arrived(context: AppContext, form: HostedForm, submission_id: UUID) -> bool:
    async with context.database.read() as session:
        return bool(await find_seen(session, _DELIVERIES, [f"{form.id}:{submission_id}"]))


async def _wait_for_case(context: AppContext, form: HostedForm, submission_id: UUID) -> CaseOpened | None:
    """The ticket, usually there within a few milliseconds; after a second the reference has to do."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _WAIT_SECONDS
    while True:
        async with context.database.read() as session:
            case = await find_case(session, form.id, str(submission_id))
        if case is not None or loop.time() > deadline:
            return case
        await asyncio.sleep(_PAUSE_SECONDS)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
