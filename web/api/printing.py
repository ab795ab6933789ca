"""A ticket as a PDF, for paper and for people outside the desk."""

from dataclasses import replace
from functools import partial
from typing import Final
from uuid import UUID

from aiohttp import web

from core import clock
from core.db.session import Session
from core.staff.organization import get_settings
from ticketing.calls.reading import CallView, calls_of
from ticketing.fields.reading import fields_on
from ticketing.fields.showing import About
from ticketing.messages.reading import MessageView, page_of_messages
from ticketing.printing.composing import MOST_ENTRIES, CallWords, Inside, Printing, compose
from ticketing.printing.rendering import render
from ticketing.replies.reading import deliveries_of
from ticketing.statuses.reading import StatusView, list_statuses
from ticketing.tasks.reading import tasks_on
from ticketing.tickets.reading import TicketView, get_ticket
from ticketing.time_entries.reading import time_on
from ticketing.wrap_ups.codes import CodeFields, list_codes
from web.access import SIGNED_IN
from web.api.schemas.staff import Language
from web.context import ApiRequest
from web.desk_files import BUILT_DESK
from web.downloads import file_response
from web.openapi import Resource
from web.press import Press
from web.rate_limits import PDF_BY_PERSON, spend

resource = Resource("printing")
_CANCELED = "canceled"
_CLIENT_CLOSED_REQUEST: Final = 499
_KEPT_SECONDS: Final = 60  # the desk waits for it first and then opens the same address
_PRESS: Final = Press(2)
_FONTS: Final = BUILT_DESK / "print-fonts"


@resource.route("GET", "/tickets/{ticket_id}/pdf", access=SIGNED_IN, errors=(404,), produces="application/pdf")
async def print_ticket(
    request: ApiRequest, ticket_id: UUID, language: Language | None = None, notes: bool = False, download: bool = False
) -> web.StreamResponse:
    """A ticket with its conversation as a PDF. The newest thousand entries at most.

    `notes` prints what customers do not see too: internal notes, calls, side conversations, the company's own status
    and fields, tasks and time spent. Without `language` it is in the reader's own. A long one takes some seconds; who
    hangs up meanwhile is not waited for.
    """
    await spend(request, PDF_BY_PERSON, str(request.principal.user_id))
    async with request.context.database.read() as session:
        ticket = await get_ticket(session, request.principal, ticket_id)
        messages = await _messages(session, ticket_id)
        how = await _how(session, request, messages, language, has_notes=notes)
        how = replace(how, inside=await _inside(session, request, ticket, how.language)) if notes else how
    data = await _PRESS.make(partial(_make, ticket, messages, how), partial(_is_there, request))
    if data is None:
        return web.Response(status=_CLIENT_CLOSED_REQUEST)
    response = file_response("application/pdf", f"{ticket.number}.pdf", inline=not download, size=len(data))
    response.headers["Cache-Control"] = f"private, max-age={_KEPT_SECONDS}"
    await response.prepare(request.http)
    await response.write(data)
    await response.write_eof()
    return response


def _make(ticket: TicketView, messages: list[MessageView], how: Printing) -> bytes:
    return render(compose(ticket, messages, how), _FONTS if _FONTS.is_dir() else None)


def _is_of(status: StatusView, ticket: TicketView) -> bool:
    """Its own status, else its category's usual one."""
    if ticket.status_id is not None:
        return status.id == ticket.status_id
    return status.is_default and status.category == ticket.status


def _is_there(request: ApiRequest) -> bool:
    transport = request.http.transport
    return transport is not None and not transport.is_closing()


async def _inside(session: Session, request: ApiRequest, ticket: TicketView, language: str) -> Inside:
    """What only colleagues read."""
    found = await fields_on(session, ticket.id, About(priority=ticket.priority, type=ticket.type))
    own = next((one for one in await list_statuses(session) if _is_of(one, ticket)), None)
    name = ((own.name_en or own.name_th) if language == "en" else (own.name_th or own.name_en)) if own else ""
    return Inside(
        status=name,
        fields=[(field, found.values[field.id]) for field in found.shown if field.id in found.values],
        tasks=await tasks_on(session, request.principal, ticket.id),
        minutes=(await time_on(session, request.principal, ticket.id)).total_minutes,
    )


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
