"""What a composer can choose on a ticket: the ways to its customer, and what can be done to a text."""

from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints

from core.errors import Conflict
from core.staff.principal import Permission
from crm_link.customers.service import load_contacts
from ticketing.replies.ways import ways_of
from ticketing.tickets.access import get_visible_ticket
from web.api.schemas.common import Body, View
from web.api.schemas.composer import Ways, way_shape
from web.api.written import capabilities_of
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("ways")


class TranslationInput(Body):
    """A text, and the language to put it into: one of a ticket's `translation_languages`."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]


class Translation(View):
    """The text in the language that was asked for."""

    text: str


@resource.route("GET", "/tickets/{ticket_id}/ways", access=Permission.NOTE_TICKETS, errors=(404,))
async def list_ways(request: ApiRequest, ticket_id: UUID) -> Ways:
    """Every way to the ticket's customer, with what each can carry."""
    async with request.context.database.read() as session:
        ticket = await get_visible_ticket(session, request.principal, ticket_id)
        offered = await ways_of(session, ticket)
        contacts = await load_contacts(session, [ticket.contact_id] if ticket.contact_id else [])
    contact = contacts.get(ticket.contact_id) if ticket.contact_id else None
    return Ways(
        items=[way_shape(one, capabilities_of(one.way.kind)) for one in offered],
        phones=[one.external_id for one in contact.identities if one.kind == "phone"] if contact else [],
        translation_languages=list(request.context.translator.languages),
    )


@resource.route("POST", "/translations", access=Permission.NOTE_TICKETS, errors=(409, 503))
async def translate_text(request: ApiRequest, body: TranslationInput) -> Translation:
    """Put a text into another language.

    409 `no_translator` when nothing is there that could, 503 when it does not answer.
    """
    if body.language not in request.context.translator.languages:
        raise Conflict("Nothing here translates into this language.", code="no_translator")
    return Translation(text=await request.context.translator.translate(body.text, body.language))
