"""Shapes of the company's own statuses."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from ticketing.statuses.reading import StatusView
from ticketing.statuses.service import MOST_STATUSES
from web.api.schemas.common import Body, Patch, View, omitted
from web.api.schemas.tags import TagColor


class StatusCategory(StrEnum):
    """The fixed categories that have statuses of the company's own."""

    NEW = "new"
    OPEN = "open"
    WAITING = "waiting"
    ON_HOLD = "on_hold"
    SOLVED = "solved"
    CLOSED = "closed"


StatusName = Annotated[str, StringConstraints(strip_whitespace=True, max_length=60)]


class TicketStatus(View):
    """A status. A name that is empty in one language is shown in the other.

    A ticket without one of its own is shown as the one that `is_default` of its category, if there is any.
    """

    id: UUID
    category: StatusCategory
    name_th: str
    name_en: str
    color: TagColor
    is_default: bool
    is_archived: bool
    version: int


class TicketStatusInput(Body):
    """A new status. Its category never changes."""

    category: StatusCategory
    name_th: StatusName = ""
    name_en: StatusName = ""
    color: TagColor = TagColor.SLATE
    is_default: bool = False


class TicketStatusPatch(Patch):
    """Changes of a status."""

    name_th: StatusName = omitted()
    name_en: StatusName = omitted()
    color: TagColor = omitted()
    is_default: bool = omitted()
    is_archived: bool = omitted()


class StatusOrder(Body):
    """Every status once, archived ones too."""

    ids: Annotated[list[UUID], Field(max_length=MOST_STATUSES)]


def ticket_status_shape(view: StatusView) -> TicketStatus:
    """A status as the API shows it."""
    return TicketStatus(
        id=view.id,
        category=StatusCategory(view.category),
        name_th=view.name_th,
        name_en=view.name_en,
        color=TagColor(view.color),
        is_default=view.is_default,
        is_archived=view.is_archived,
        version=view.version,
    )
