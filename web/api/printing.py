"""A ticket as a PDF, for paper and for people outside the desk."""

import asyncio
from uuid import UUID

from aiohttp import web

from core import clock
from core.db.session import Session
from core.staff.organization import get_settings
from ticketing.calls.reading import CallView, calls_of
from ticketing.messages.reading import MessageView, page_of_messages
from ticketing.printing.composing import MOST_ENTRIES, CallWords, Printing, compose
from ticketing.printing.rendering import render
from ticketing.replies.reading import deliveries_of
from ticketing.tickets.reading import TicketView, get_ticket
from ticketing.wrap_ups.codes import CodeFields, list_codes
from web.access import SIGNED_IN
from web.api.schemas.staff import Language
from web.context import ApiRequest
from web.downloads import file_response
from web.openapi import Resource
from web.rate_limits import PDF_BY_PERSON, spend

resource = Resource("printing")
_CANCELED = "canceled"


@resource.route("GET", "/tickets/{ticket_id}/pdf", access=SIGNED_IN, errors=(404,), produces="application/pdf")
async def print_ticket(
    request: ApiRequest, ticket_id: UUID, language: Language | None = None, notes: bool = False, download: bool = False
) -> web.StreamResponse:
    """A ticket with its conversation as a PDF; `notes` prints internal notes, calls and side conversations too.

    The newest thousand entries at most. Without `language` it is in the reader's own.
    """
    await spend(request, PDF_BY_PERSON, str(request.principal.user_id))
    async with request.context.database.read() as session:
        ticket = await get_ticket(session, request.principal, ticket_id)
        messages = await _messages(session, ticket_id)
        how = await _how(session, request, messages, language, has_notes=notes)
    data = await asyncio.to_thread(_make, ticket, messages, how)
    response = file_response("application/pdf", f"{ticket.number}.pdf", inline=not download, size=len(data))
    response.headers["Cache-Control"] = "private, no-store"
    await response.prepare(request.http)
    await response.write(data)
    await response.write_eof()
    return response


def _make(ticket: TicketView, messages: list[MessageView], how: Printing) -> bytes:
    return render(compose(ticket, messages, how))


async def _messages(session: Session, ticket_id: UUID) -> list[MessageView]:
    """The newest messages, oldest first, without answers that were taken back before they left."""
    page = await page_of_messages(session, ticket_id, None, MOST_ENTRIES + 1)
    outgoing = [one.id for one in page.items if one.direction == "outbound"]
    deliveries = await deliveries_of(session, outgoing) if outgoing else {}
    canceled = {message_id for message_id, delivery in deliveries.items() if delivery.state == _CANCELED}
    return [one for one in reversed(page.items) if one.id not in canceled]


async def _how(
    session: Session, request: ApiRequest, messages: list[MessageView], language: Language | None, *, has_notes: bool
) -> Printing:
    wanted = language.value if language else request.principal.language
    calls = await calls_of(session, [one.id for one in messages if has_notes and one.direction == "internal"])
    names = {code.code: code for code in await list_codes(session)} if calls else {}
    organization = await get_settings(session)
    return Printing(
        language=wanted,
        time_zone=organization.time_zone,
        organization=organization.name,
        printed_by=request.principal.name,
        now=clock.utc_now(),
        has_notes=has_notes,
        calls={
            message_id: _call_words(call, names.get(call.outcome_code), wanted) for message_id, call in calls.items()
        },
    )


def _call_words(call: CallView, code: CodeFields | None, language: str) -> CallWords:
    name = call.outcome_code if code is None else code.name_en if language == "en" else code.name_th
    return CallWords(call.direction, call.is_missed, call.duration_seconds, call.number_shown, name)
