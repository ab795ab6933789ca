"""Shapes of snoozing, due dates and taking changes back."""

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, Field

from ticketing.snoozing.presets import Moment
from web.api.schemas.common import Body, View
from web.api.schemas.tickets import Ticket


class TimePreset(View):
    """A time that people mean. monday is that of next week; next_week is today in a week or the working day after."""

    moment: Moment
    at: datetime


class TimePresets(View):
    """What the choices mean right now, by the company's clock: mornings for snoozing, closing times for due dates."""

    snooze: list[TimePreset]
    due: list[TimePreset]


class Snooze(Body):
    """Until when; null: until the customer replies (which brings the ticket back in any case)."""

    until: AwareDatetime | None


class DueDate(Body):
    """When the ticket is due; null: no more."""

    due_at: AwareDatetime | None


class ChangedTicket(Ticket):
    """A ticket after a change. `undo` are the events that `POST …/undo` takes back; none when nothing changed."""

    undo: list[int]


EventIds = Annotated[list[Annotated[int, Field(ge=1, le=2**53 - 1)]], Field(min_length=1, max_length=50)]


class UndoInput(Body):
    """Which changes to take back: the `undo` of the answer that made them."""

    events: EventIds


def changed_ticket(ticket: Ticket, undo: list[int]) -> ChangedTicket:
    """A ticket together with the way back."""
    return ChangedTicket.model_construct(**dict(ticket), undo=undo)
