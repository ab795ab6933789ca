"""Shapes of merging, splitting and tying tickets."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from ticketing.merging.merging import MOST_AT_ONCE
from ticketing.merging.reading import CaseView, Family, MergeCheck, OperationView
from ticketing.merging.rules import LinkKind, OperationKind
from ticketing.merging.splitting import MOST_MESSAGES
from ticketing.tickets.lifecycle import Status
from web.api.schemas.common import Body, View
from web.api.schemas.tickets import Subject

Sources = Annotated[list[UUID], Field(min_length=1, max_length=MOST_AT_ONCE)]
Messages = Annotated[list[UUID], Field(min_length=1, max_length=MOST_MESSAGES)]


class RelatedTicket(View):
    """Another ticket, as far as a card shows it. `contact_name` and `owner_name` are '' for nobody."""

    id: UUID
    number: int
    subject: str
    status: Status
    contact_name: str
    owner_name: str
    last_message_at: datetime


class TicketRelations(View):
    """What a ticket is part of, what is part of it, and what was merged into it, as far as the reader sees them."""

    parent: RelatedTicket | None
    children: list[RelatedTicket]
    merged: list[RelatedTicket]


class TicketOperation(View):
    """Messages went from one ticket to another, and can come back. kind: merge | split | move.

    `can_undo` is false once it was undone, and while one of the two tickets has been merged on.
    """

    id: UUID
    kind: OperationKind
    source_id: UUID
    source_number: int
    target_id: UUID
    target_number: int
    message_count: int
    done_by: str
    done_at: datetime
    is_undone: bool
    can_undo: bool


class TicketOperations(View):
    """What was done with a ticket, newest first, at most 100."""

    items: list[TicketOperation]


class TicketMergeInput(Body):
    """Tickets that go up in another one. Those of another customer only with `allow_other_contact`."""

    from_ids: Sources
    allow_other_contact: bool = False


class MergeCandidate(View):
    """What speaks against merging this ticket into the other one.

    problems forbid it: same_ticket, source_merged, target_merged, source_hidden, target_hidden, live_talk. warnings
    should be known before: different_contact, target_ended.
    """

    ticket: RelatedTicket
    problems: list[str]
    warnings: list[str]


class MergeChecks(View):
    """One candidate for each ticket that was asked about."""

    items: list[MergeCandidate]


class Merged(View):
    """The ticket that everything lies on now, and the operations by which it is undone, one for each that went."""

    ticket_id: UUID
    number: int
    operation_ids: list[UUID]


class SplitInput(Body):
    """Messages that become a ticket of their own, and what that is called."""

    message_ids: Messages
    subject: Subject


class MoveInput(Body):
    """Messages that go to another ticket."""

    message_ids: Messages
    to_id: UUID


class MessagesMoved(View):
    """The ticket that the messages lie on now, and the operation by which they come back."""

    ticket_id: UUID
    number: int
    operation_id: UUID


class Undone(View):
    """The ticket that the messages lie on again."""

    ticket_id: UUID


class LinkInput(Body):
    """How this ticket is tied to the other one: related | duplicate | blocks."""

    kind: LinkKind


class ParentInput(Body):
    """What this ticket is part of from now on; null: of none."""

    parent_id: UUID | None


class ChildrenSolved(View):
    """How many were solved; `left` are the numbers of those without a field that must be filled in first."""

    count: int
    left: list[int]


def related_shape(view: CaseView) -> RelatedTicket:
    """Another ticket as the API shows it."""
    return RelatedTicket.model_validate(view, from_attributes=True)


def relations_shape(family: Family) -> TicketRelations:
    """The tickets around one."""
    return TicketRelations(
        parent=related_shape(family.parent) if family.parent else None,
        children=[related_shape(one) for one in family.children],
        merged=[related_shape(one) for one in family.merged],
    )


def operation_shape(view: OperationView) -> TicketOperation:
    """An operation as the API shows it."""
    return TicketOperation.model_validate(view, from_attributes=True)


def candidate_shape(check: MergeCheck) -> MergeCandidate:
    """A ticket that may be merged."""
    return MergeCandidate(
        ticket=related_shape(check.case), problems=list(check.problems), warnings=list(check.warnings)
    )
