"""Shapes of noted telephone calls, the lines they are on, and what is known about a number."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, StringConstraints

from ticketing.calls.policy import CallFacts
from ticketing.calls.reading import CallView, LookUp
from ticketing.calls.reading import TicketOfCaller as TicketView
from ticketing.calls.service import LONGEST_NOTE, NewCall
from ticketing.calls.service import CallBack as Promise
from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import Body, Patch, View, omitted


class CallDirection(StrEnum):
    """Who called whom: the customer us, or we him."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Call(View):
    """A call. `number` is E.164 (with ;ext= of RFC 3966), a short one, or '' when withheld; `number_shown` is how
    people write it here.

    `is_missed`: nobody was reached, then it has no end. `outcome_code` is a wrap-up code or ''.
    """

    id: UUID
    message_id: UUID
    direction: CallDirection
    number: str
    number_shown: str
    line_id: UUID | None
    line_name: str
    contact_id: UUID | None
    contact_name: str
    noted_by: UUID
    began_at: datetime
    ended_at: datetime | None
    duration_seconds: int
    is_missed: bool
    outcome_code: str
    created_at: datetime
    version: int


class PhoneLine(View):
    """A telephone line of the company."""

    id: UUID
    name: str
    address: str


class PersonOnLine(View):
    """Somebody who is reached at the number. `is_default`: what comes from it is taken for his."""

    contact_id: UUID
    name: str
    is_vip: bool
    is_blocked: bool
    company_id: UUID | None
    company: str
    role: str
    is_default: bool


class TicketOfCaller(View):
    """A case of somebody who is on the line."""

    id: UUID
    number: int
    subject: str
    status: Status
    channel_kind: str
    contact_id: UUID | None
    last_message_at: datetime


class NumberLookUp(View):
    """What is known about a number; `number` is '' when what was typed is none (yet)."""

    number: str
    number_shown: str
    people: list[PersonOnLine]
    tickets: list[TicketOfCaller]


Number = Annotated[str, StringConstraints(max_length=40)]
Code = Annotated[str, StringConstraints(max_length=40)]
CallNote = Annotated[str, StringConstraints(max_length=LONGEST_NOTE)]


class CallBack(Body):
    """A task to call back at `due_at`; without `owner_id` it is one's own."""

    title: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
    due_at: AwareDatetime
    owner_id: UUID | None = None


class CallInput(Body):
    """A call to note. The same `client_id` again is the same call.

    Who called: `contact_id` is who was chosen, `new_name` somebody who is new; without both the number decides, or the
    ticket. Without `ticket_id` it begins a case of its own called `subject`. A missed call has no `ended_at`.
    """

    client_id: UUID
    direction: CallDirection
    number: Number = ""
    contact_id: UUID | None = None
    new_name: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    ticket_id: UUID | None = None
    subject: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    line_id: UUID | None = None
    began_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    is_missed: bool = False
    outcome_code: Code = ""
    note: CallNote = ""
    set_status: Status | None = None
    call_back: CallBack | None = None


class CallPatch(Patch):
    """Corrections of a call."""

    direction: CallDirection = omitted()
    number: Number = omitted()
    began_at: AwareDatetime = omitted()
    ended_at: AwareDatetime | None = omitted()
    is_missed: bool = omitted()
    outcome_code: Code = omitted()
    note: CallNote = omitted()


class NotedCall(View):
    """What a noted call became. `ticket_number` is what people call its case."""

    call: Call
    ticket_id: UUID
    ticket_number: int
    subject: str


def call_shape(view: CallView) -> Call:
    """A call as the API shows it."""
    return Call(**_named(view, Call))


def look_up_shape(found: LookUp) -> NumberLookUp:
    """What is known about a number."""
    return NumberLookUp(
        number=found.number,
        number_shown=found.number_shown,
        people=[PersonOnLine(**_named(one, PersonOnLine)) for one in found.people],
        tickets=[ticket_shape(one) for one in found.tickets],
    )


def ticket_shape(ticket: TicketView) -> TicketOfCaller:
    """A case of a caller."""
    return TicketOfCaller(**_named(ticket, TicketOfCaller))


def _named(value: object, view: type[View]) -> dict[str, Any]:
    return {name: getattr(value, name) for name in view.model_fields}


def new_call(body: CallInput) -> NewCall:
    """The call of a request."""
    facts = CallFacts(
        direction=body.direction.value,
        number=body.number,
        began_at=body.began_at,
        ended_at=body.ended_at,
        is_missed=body.is_missed,
        outcome_code=body.outcome_code,
        note=body.note,
    )
    return NewCall(
        client_id=str(body.client_id),
        facts=facts,
        contact_id=body.contact_id,
        new_name=body.new_name,
        ticket_id=body.ticket_id,
        subject=body.subject,
        line_id=body.line_id,
        set_status=body.set_status.value if body.set_status else None,
        call_back=_call_back(body.call_back) if body.call_back else None,
    )


def _call_back(body: CallBack) -> Promise:
    return Promise(title=body.title, due_at=body.due_at, owner_id=body.owner_id)
