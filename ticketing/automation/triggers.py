"""What can set a rule going, and which events that are. Pure."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final


class Trigger(StrEnum):
    """Something that happens to a ticket, in the words of whoever writes rules."""

    TICKET_OPENED = "ticket_opened"
    CUSTOMER_MESSAGE = "customer_message"
    REPLY_SENT = "reply_sent"
    NOTE_ADDED = "note_added"
    STATUS_CHANGED = "status_changed"
    REOPENED = "reopened"
    ASSIGNED = "assigned"
    PRIORITY_CHANGED = "priority_changed"
    TYPE_CHANGED = "type_changed"
    TAGS_CHANGED = "tags_changed"
    FIELD_CHANGED = "field_changed"
    DUE_CHANGED = "due_changed"
    TASK_DONE = "task_done"
    WOKEN = "woken"


_OF_TYPE: Final[Mapping[str, frozenset[Trigger]]] = {
    "ticket.opened": frozenset({Trigger.TICKET_OPENED}),
    "message.received": frozenset({Trigger.CUSTOMER_MESSAGE}),
    "message.sent": frozenset({Trigger.REPLY_SENT}),
    "message.noted": frozenset({Trigger.NOTE_ADDED}),
    "ticket.status_changed": frozenset({Trigger.STATUS_CHANGED}),
    "ticket.reopened": frozenset({Trigger.STATUS_CHANGED, Trigger.REOPENED}),
    "ticket.assigned": frozenset({Trigger.ASSIGNED}),
    "ticket.priority_changed": frozenset({Trigger.PRIORITY_CHANGED}),
    "ticket.type_changed": frozenset({Trigger.TYPE_CHANGED}),
    "ticket.tagged": frozenset({Trigger.TAGS_CHANGED}),
    "ticket.fields_changed": frozenset({Trigger.FIELD_CHANGED}),
    "ticket.due_changed": frozenset({Trigger.DUE_CHANGED}),
    "ticket.task_done": frozenset({Trigger.TASK_DONE}),
    "ticket.woken": frozenset({Trigger.WOKEN}),
}


def triggers_of(event_type: str) -> frozenset[Trigger]:
    """What an event of this type sets going; nothing for most types."""
    return _OF_TYPE.get(event_type, frozenset())


def counts(data: Mapping[str, Any]) -> bool:
    """Whether an event with these facts sets anything going: not what an archive or an acknowledgement brings, nor what
    somebody outside says who is not the customer.
    """
    return not (data.get("is_imported") or data.get("is_automatic") or data.get("is_side"))
