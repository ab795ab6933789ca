"""What happens to tickets and their messages. Personal words go to NewEvent.detail, never into these fields."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from core.events.base import Fact


class TicketFact(Fact):
    """Base: where the ticket stands after the fact, so that lists can follow without asking.

    `status_id` is the company's own status within the category `status`; None is that category's default.
    """

    number: int
    status: str
    status_id: UUID | None = None
    priority: str
    owner_id: UUID | None = None
    team_id: UUID | None = None
    is_snoozed: bool = False


class Standing(BaseModel):
    """What a change of status sweeps away, as it was before: undoing the change puts it back."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    status_before: str | None = None
    status_id: UUID | None = None
    waiting_since: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    snoozed_until: datetime | None = None


class TicketOpened(TicketFact):
    """A new case. `channel_kind` says through which channel, `by` who began it: inbound | agent.

    `is_imported`: it came with an archive, so nobody and nothing acts on it.
    """

    type: ClassVar[str] = "ticket.opened"
    channel_kind: str
    by: str
    contact_id: UUID | None = None
    is_imported: bool = False


class TicketReopened(TicketFact):
    """A customer's message opened a waiting, solved or closed case again."""

    type: ClassVar[str] = "ticket.reopened"
    before: str


class TicketStatusChanged(TicketFact):
    """Somebody or a rule set another status; `status` and `status_id` are the new one."""

    type: ClassVar[str] = "ticket.status_changed"
    before: str
    status_id_before: UUID | None = None
    stood: Standing | None = None


class TicketAssigned(TicketFact):
    """Owner or team changed; names are those shown in the history, `reason` on the event says why.

    `note_id` is the note with which a colleague handed it over.
    """

    type: ClassVar[str] = "ticket.assigned"
    owner_before: UUID | None = None
    team_before: UUID | None = None
    owner_name: str = ""
    team_name: str = ""
    owner_name_before: str = ""
    team_name_before: str = ""
    note_id: UUID | None = None


class TicketPriorityChanged(TicketFact):
    """`priority` is the new one."""

    type: ClassVar[str] = "ticket.priority_changed"
    before: str


class TicketTypeChanged(TicketFact):
    """The kind of request was set or cleared."""

    type: ClassVar[str] = "ticket.type_changed"
    before: str | None = None
    after: str | None = None


class TicketSubjectChanged(TicketFact):
    """Somebody reworded the subject; before and after are in the event's erasable detail."""

    type: ClassVar[str] = "ticket.subject_changed"


class TicketTagged(TicketFact):
    """Tags came or went, by name as they were called then."""

    type: ClassVar[str] = "ticket.tagged"
    added: list[str] = []
    removed: list[str] = []
    added_ids: list[UUID] = []
    removed_ids: list[UUID] = []


class ChangedField(BaseModel):
    """One of the company's own fields as it was called then. `kind` is that of ticketing/fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    field_id: UUID
    kind: str
    label_th: str = ""
    label_en: str = ""


class TicketFieldsChanged(TicketFact):
    """The company's own fields hold something else. The erasable detail has, by the fields' ids, `values_before` and
    `values_after` as the API writes them, with the words of choices instead of their ids.
    """

    type: ClassVar[str] = "ticket.fields_changed"
    changed: list[ChangedField] = []


class TicketTimeChanged(TicketFact):
    """Time spent was written down, corrected or taken back. change: added|changed|removed."""

    type: ClassVar[str] = "ticket.time_changed"
    change: str
    entry_id: UUID
    user_id: UUID
    user_name: str = ""
    minutes: int
    minutes_before: int | None = None


class TicketSpamMarked(TicketFact):
    """The case was taken for spam."""

    type: ClassVar[str] = "ticket.spam_marked"
    before: str
    sender_blocked: bool = False
    stood: Standing | None = None


class TicketSpamCleared(TicketFact):
    """It was no spam after all; `status` is what it went back to."""

    type: ClassVar[str] = "ticket.spam_cleared"
    sender_unblocked: bool = False
    stood: Standing | None = None


class TicketTrashed(TicketFact):
    """The case was put in the trash."""

    type: ClassVar[str] = "ticket.trashed"
    before: str
    stood: Standing | None = None


class TicketRestored(TicketFact):
    """The case came back from the trash; `status` is what it went back to."""

    type: ClassVar[str] = "ticket.restored"
    stood: Standing | None = None


class TicketSnoozed(TicketFact):
    """The case was set aside. 9999-01-01: until the customer writes. `before` is set when it was set aside already."""

    type: ClassVar[str] = "ticket.snoozed"
    until: datetime
    before: datetime | None = None


class TicketWoken(TicketFact):
    """The case is back in the queues. why: time | reply (the customer wrote) | person (somebody fetched it back)."""

    type: ClassVar[str] = "ticket.woken"
    why: str
    before: datetime


class TicketDueChanged(TicketFact):
    """The case is due at another time, or at none."""

    type: ClassVar[str] = "ticket.due_changed"
    before: datetime | None = None
    after: datetime | None = None


class TicketFollowerAdded(TicketFact):
    """A person follows the case now. how: chosen|mentioned|replied|task."""

    type: ClassVar[str] = "ticket.follower_added"
    user_id: UUID
    user_name: str = ""
    how: str = "chosen"


class TicketFollowerRemoved(TicketFact):
    """A person follows the case no more."""

    type: ClassVar[str] = "ticket.follower_removed"
    user_id: UUID
    user_name: str = ""


class TicketLinked(TicketFact):
    """The case was tied to another one. kind: follow_up|copy|related|duplicate|blocks. Without `points`, the other
    one points at this one.
    """

    type: ClassVar[str] = "ticket.linked"
    kind: str
    points: bool = True
    target_ticket_id: UUID
    target_number: int


class MessageReceived(TicketFact):
    """A customer's message was added. `machine_kind` is set when no human wrote it, `is_imported` for an archive's.

    `is_side`: somebody else outside answered what was forwarded to him; the customer has not written.
    """

    type: ClassVar[str] = "message.received"
    message_id: UUID
    contact_id: UUID | None = None
    machine_kind: str | None = None
    is_imported: bool = False
    is_side: bool = False


class MessageSent(TicketFact):
    """An answer was accepted for sending (not yet delivered). `is_automatic`: an acknowledgement."""

    type: ClassVar[str] = "message.sent"
    message_id: UUID
    is_automatic: bool = False
    sent_knowingly: bool = False


class MessageForwarded(TicketFact):
    """A mail to somebody outside who is not the customer was accepted for sending; `people` is how many get it."""

    type: ClassVar[str] = "message.forwarded"
    message_id: UUID
    people: int


class ReplyScheduled(TicketFact):
    """An answer or a forwarded mail waits for its time, or for another time than before."""

    type: ClassVar[str] = "reply.scheduled"
    scheduled_id: UUID
    due_at: datetime


class ReplyUnscheduled(TicketFact):
    """It waits no more. how: sent | canceled | edited (its words are in somebody's composer again)."""

    type: ClassVar[str] = "reply.unscheduled"
    scheduled_id: UUID
    how: str


class ReplyHeldBack(TicketFact):
    """It was stopped and waits for a person: the customer or a colleague was quicker, or it cannot be sent.

    why: customer_wrote | colleague_answered | author_gone | the code of what refused it.
    """

    type: ClassVar[str] = "reply.held_back"
    scheduled_id: UUID
    author_id: UUID
    why: str


class MessageNoted(TicketFact):
    """An internal note was added; `mentions` are the users it names, `team_mentions` the teams."""

    type: ClassVar[str] = "message.noted"
    message_id: UUID
    mentions: list[UUID] = []
    team_mentions: list[UUID] = []


class MessageReacted(TicketFact):
    """Somebody put a reaction on a note, or took it off again. `author_id` wrote the note."""

    type: ClassVar[str] = "message.reacted"
    message_id: UUID
    reaction: str
    is_added: bool
    author_id: UUID | None = None


class MessageDeliveryChanged(TicketFact):
    """A delivery moved on; `state` is the bubble's worst."""

    type: ClassVar[str] = "message.delivery_changed"
    message_id: UUID
    delivery_id: UUID
    state: str
    before: str
    recipient_states: dict[str, int] = {}


class MessageCanceled(TicketFact):
    """An answer was taken back before it went out."""

    type: ClassVar[str] = "message.canceled"
    message_id: UUID
