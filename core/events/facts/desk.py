"""What happens around the tickets: customers, people, settings, notifications, the inbox."""

from typing import ClassVar
from uuid import UUID

from core.events.base import Fact


class ContactChanged(Fact):
    """Fields of a contact changed (`fields` names them; the values are in the erasable detail)."""

    type: ClassVar[str] = "contact.changed"
    fields: list[str] = []


class ContactCreated(Fact):
    """A person wrote for the first time, or was added by hand."""

    type: ClassVar[str] = "contact.created"
    channel_kind: str = ""


class ContactMerged(Fact):
    """Two contacts are one person: `gone_id` is shown as `kept_id` from now on. Names are in the erasable detail."""

    type: ClassVar[str] = "contact.merged"
    merge_id: UUID
    kept_id: UUID
    gone_id: UUID


class ContactMergeUndone(Fact):
    """They were two people after all: `gone_id` is himself again, with all that was his."""

    type: ClassVar[str] = "contact.merge_undone"
    merge_id: UUID
    kept_id: UUID
    gone_id: UUID


class ContactBlocked(Fact):
    """What this contact sends goes to spam from now on."""

    type: ClassVar[str] = "contact.blocked"


class ContactUnblocked(Fact):
    """The contact may write to us again."""

    type: ClassVar[str] = "contact.unblocked"


class RecordChanged(Fact):
    """A record of the administration was created, changed or deleted. change: created|changed|deleted."""

    change: str
    fields: list[str] = []


class AccountChanged(RecordChanged):
    """A company that customers belong to. The values are in the erasable detail."""

    type: ClassVar[str] = "account.changed"


class SavedViewChanged(RecordChanged):
    """A saved view of tickets, of one person, a team or everybody."""

    type: ClassVar[str] = "saved_view.changed"


class TicketsExported(Fact):
    """Somebody took `total` tickets out of the house as a file. format: csv|xlsx."""

    type: ClassVar[str] = "tickets.exported"
    format: str
    title: str
    total: int


class RoutingRuleChanged(RecordChanged):
    """A routing rule."""

    type: ClassVar[str] = "routing_rule.changed"


class TeamChanged(RecordChanged):
    """A team or its members."""

    type: ClassVar[str] = "team.changed"


class UserChanged(RecordChanged):
    """A staff member: role, teams, availability, sign-in."""

    type: ClassVar[str] = "user.changed"


class ChannelAccountChanged(RecordChanged):
    """A connected mailbox or other channel account."""

    type: ClassVar[str] = "channel_account.changed"


class TagChanged(RecordChanged):
    """A tag."""

    type: ClassVar[str] = "tag.changed"


class CannedReplyChanged(RecordChanged):
    """An answer that agents keep ready."""

    type: ClassVar[str] = "canned_reply.changed"


class TicketFieldChanged(RecordChanged):
    """One of the company's own ticket fields."""

    type: ClassVar[str] = "ticket_field.changed"


class TicketStatusDefined(RecordChanged):
    """One of the company's own statuses."""

    type: ClassVar[str] = "ticket_status.changed"


class ChecklistTemplateChanged(RecordChanged):
    """Tasks that are put on tickets together."""

    type: ClassVar[str] = "checklist_template.changed"


class AutomationRuleChanged(RecordChanged):
    """A rule that acts by itself."""

    type: ClassVar[str] = "automation_rule.changed"


class WebhookEndpointChanged(RecordChanged):
    """Another program that is told of events. change: also disabled, when it failed for too long."""

    type: ClassVar[str] = "webhook_endpoint.changed"


class RecurringTicketChanged(RecordChanged):
    """A ticket that opens itself again and again."""

    type: ClassVar[str] = "recurring_ticket.changed"


class SettingsChanged(RecordChanged):
    """Company-wide settings."""

    type: ClassVar[str] = "settings.changed"


class ParkedItemChanged(RecordChanged):
    """Something that arrived was parked, replayed or discarded. change: parked|replayed|discarded."""

    type: ClassVar[str] = "parked_item.changed"


class NotificationCreated(Fact):
    """Somebody is told about something; only he sees this."""

    type: ClassVar[str] = "notification.created"
    notification_id: UUID
    kind: str
    ticket_id: UUID
    ticket_number: int
    bell: bool = True
    browser: bool = True
    sound: bool = True


class NotificationRead(Fact):
    """Notifications were read on one of the person's screens."""

    type: ClassVar[str] = "notification.read"


class TicketReadChanged(Fact):
    """The person read a ticket, or (`is_read` false) marked it unread, on one of his screens."""

    type: ClassVar[str] = "ticket.read"
    is_read: bool = True


class DraftChanged(Fact):
    """A draft on a ticket changed: its author's other screens look again, and everybody's when it is shared."""

    type: ClassVar[str] = "draft.changed"
    kind: str
    is_gone: bool = False
    is_shared: bool = False
