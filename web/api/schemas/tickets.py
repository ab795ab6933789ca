"""Shapes of tickets, their lists and their history."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from core.signatures.choosing import SignatureChoice
from ticketing.audit.reading import HistoryItem as HistoryView
from ticketing.tickets.lifecycle import Priority, Status
from ticketing.tickets.reading import TicketItem, TicketView
from web.api.schemas.chats import Chat
from web.api.schemas.common import Body, Ids, LongText, Patch, View, omitted
from web.api.schemas.composer import Composer
from web.api.schemas.drafts import Draft, SharedDraft
from web.api.schemas.field_values import FieldValue, FieldValues
from web.api.schemas.messages import AddrInputs, Message
from web.api.schemas.scheduled import ScheduledReply
from web.api.schemas.staff import TeamRef, UserRef
from web.api.schemas.tags import Tag


class TicketType(StrEnum):
    """What kind of case it is."""

    QUESTION = "question"
    PROBLEM = "problem"
    REQUEST = "request"
    COMPLAINT = "complaint"


class TicketKind(StrEnum):
    """How a case that a person opens begins: with a mail to the customer, or with an internal note."""

    MESSAGE = "message"
    NOTE = "note"


class ContactRef(View):
    """The customer, as far as a list shows one."""

    id: UUID
    name: str
    is_vip: bool


class AccountRef(View):
    """A company, as far as a list shows one."""

    id: UUID
    name: str


class TicketListItem(View):
    """A ticket as a list shows it. `is_unread`, `unread_count` and `has_draft` are the reader's own.

    `snoozed_until` in the year 9999 means: until the customer replies.
    `chat_state` is that of the live talk going on (waiting|ringing|active), null without one.
    """

    id: UUID
    number: int
    subject: str
    status: Status
    status_id: UUID | None
    priority: Priority
    type: str | None
    channel_kind: str
    channel_account_id: UUID | None
    contact: ContactRef | None
    account: AccountRef | None
    owner: UserRef | None
    team: TeamRef | None
    tags: list[Tag]
    snippet: str
    last_message_at: datetime
    last_message_direction: str
    waiting_since: datetime | None
    created_at: datetime
    is_unread: bool
    unread_count: int
    has_draft: bool
    chat_state: str | None
    delivery_trouble: str | None
    snoozed_until: datetime | None
    due_at: datetime | None
    version: int


class LinkedTicket(View):
    """A ticket this one is tied to. kind is the link's, relation what the other one is to this one.

    relation: follow_up_of, followed_up_by, copy_of, related_to, duplicate_of, duplicated_by, blocks, blocked_by,
    split_from or split_into.
    """

    id: UUID
    number: int
    subject: str
    status: Status
    kind: str
    relation: str


class MergedInto(View):
    """The ticket that this one was merged into: there its messages are, and it takes no more of its own."""

    id: UUID
    number: int


class Ticket(TicketListItem):
    """One ticket. `permissions` are the verbs the reader may use on it now.

    `field_values` holds the company's own fields that are not empty, by their id; `shown_field_ids` are those that this
    ticket shows, in their order, `missing_field_ids` those without which it cannot be solved.
    """

    solved_at: datetime | None
    closed_at: datetime | None
    parent_id: UUID | None
    merged_into: MergedInto | None
    followers: list[UserRef]
    linked: list[LinkedTicket]
    conversation_id: UUID | None
    permissions: list[str]
    field_values: dict[UUID, FieldValue]
    shown_field_ids: list[UUID]
    missing_field_ids: list[UUID]


class Viewer(View):
    """A person who has the ticket open. activity: viewing|replying|noting."""

    user: UserRef
    activity: str


class TicketDetail(View):
    """A ticket with its newest messages, oldest first; `older_cursor` leads to those before them.

    `composer` says how an answer would leave; null when the ticket has no thread to answer in.
    """

    ticket: Ticket
    composer: Composer | None
    messages: list[Message]
    older_cursor: str | None
    drafts: list[Draft]
    shared_drafts: list[SharedDraft]
    scheduled: list[ScheduledReply]
    read_message_id: UUID | None
    viewers: list[Viewer]
    chat: Chat | None
    as_of_seq: int


class TicketCounts(View):
    """How many tickets each view holds; a count stops at 100 (show 99+)."""

    counts: dict[str, int]
    as_of_seq: int


class TicketId(View):
    """The id behind a ticket number."""

    id: UUID


Subject = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]


class TicketExpectation(Patch):
    """What the screen showed; a field that is no longer so refuses the change."""

    subject: str = omitted()
    status: Status = omitted()
    status_id: UUID | None = omitted()
    priority: Priority = omitted()
    type: TicketType | None = omitted()
    owner_id: UUID | None = omitted()
    team_id: UUID | None = omitted()


class TicketPatch(Patch):
    """Changes of a ticket, per field. `status_id` is one of the company's own and brings its category along."""

    subject: Subject = omitted()
    status: Status = omitted()
    status_id: UUID | None = omitted()
    priority: Priority = omitted()
    type: TicketType | None = omitted()
    owner_id: UUID | None = omitted()
    team_id: UUID | None = omitted()
    expected: TicketExpectation = omitted()


class TagsChange(Body):
    """Tags to put on a ticket and to take off it."""

    add: Ids = Field(default_factory=list)
    remove: Ids = Field(default_factory=list)


class SpamMark(Body):
    """Whether what this sender writes goes to spam from now on."""

    block_sender: bool = False


class ReadMark(Body):
    """The newest message the reader has seen."""

    message_id: UUID


class NewTicketInput(Body):
    """A case that a person opens. `client_id` makes a double click one ticket."""

    client_id: UUID
    subject: Subject
    channel_account_id: UUID | None = None
    to: AddrInputs = Field(default_factory=list)
    cc: AddrInputs = Field(default_factory=list)
    html: LongText = ""
    text: LongText = ""
    attachment_ids: Ids = Field(default_factory=list)
    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: Priority = Priority.NORMAL
    type: TicketType | None = None
    tag_ids: Ids = Field(default_factory=list)
    kind: TicketKind = TicketKind.MESSAGE
    signature: SignatureChoice = SignatureChoice.NONE
    status: Status | None = None
    field_values: FieldValues = Field(default_factory=dict)


class HistoryActor(View):
    """Who caused it. kind: user|contact|rule|system|api."""

    kind: str
    id: UUID | None
    name: str


class HistoryItem(View):
    """One thing that happened to a ticket or a customer; the desk renders a sentence from `type` and `data`."""

    id: str
    seq: int | None
    type: str
    actor: HistoryActor
    occurred_at: datetime
    data: dict[str, Any]
    reason: str | None


def list_item_shape(item: TicketItem) -> TicketListItem:
    """A list's ticket as the API shows it."""
    return TicketListItem.model_validate(item, from_attributes=True)


def ticket_shape(view: TicketView) -> Ticket:
    """A ticket as the API shows it."""
    return Ticket.model_validate(view, from_attributes=True)


def history_shape(item: HistoryView) -> HistoryItem:
    """One thing that happened."""
    return HistoryItem(
        id=str(item.id),
        seq=item.seq,
        type=item.type,
        actor=HistoryActor(kind=item.actor.kind, id=item.actor.id, name=item.actor.name),
        occurred_at=item.occurred_at,
        data=item.data,
        reason=item.reason,
    )
