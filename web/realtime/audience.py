"""The gate of the socket: who may hear of which event. Pure."""

from typing import Final

from core.events.base import PublishedEvent
from core.events.facts.bulk import BulkOperationChanged
from core.events.facts.desk import DraftChanged, NotificationCreated, NotificationRead, TicketReadChanged
from core.events.facts.ticket import TicketSpamMarked, TicketTrashed
from core.staff.principal import Permission, Principal

OWN: Final = frozenset(
    {
        BulkOperationChanged.type,
        NotificationCreated.type,
        NotificationRead.type,
        TicketReadChanged.type,
        DraftChanged.type,
    }
)
_HIDDEN: Final = frozenset({"spam", "trash"})
_LEAVING: Final = frozenset({TicketSpamMarked.type, TicketTrashed.type})


def may_hear(principal: Principal, event: PublishedEvent) -> bool:
    """Whether `event` goes to this person's screens.

    His own affairs go to nobody else, whatever the role; a draft is his own until he shares it. Of tickets, those who
    see all hear all (without WORK_TICKETS nothing of spam and trash, except that a ticket went there); others what
    they were in the audience of before or after the change. What is no ticket's goes to its audience and to the
    administration.
    """
    audience = event.audience
    is_shared_draft = event.type == DraftChanged.type and event.data.get("is_shared", False)
    if event.type in OWN and not is_shared_draft:
        return principal.user_id in audience.users
    if event.ticket_id is not None and principal.may(Permission.SEE_ALL_TICKETS):
        is_hidden = event.data.get("status") in _HIDDEN and event.type not in _LEAVING
        return principal.may(Permission.WORK_TICKETS) or not is_hidden
    if audience.everyone or principal.user_id in audience.users or audience.teams & principal.team_ids:
        return True
    return principal.may(Permission.READ_ADMINISTRATION)
