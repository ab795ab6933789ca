"""Who is asking: the signed-in person (or program acting as one), what the role allows, and which teams count."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from core.errors import NotPermitted
from core.events.base import Actor


class Role(StrEnum):
    """What a person may do in general. sales reads case history and notes, and answers nobody."""

    ADMIN = "admin"
    SUPERVISOR = "supervisor"
    AGENT = "agent"
    SALES = "sales"


class Permission(StrEnum):
    """A right that does not depend on one ticket."""

    SEE_ALL_TICKETS = "see_all_tickets"
    WORK_TICKETS = "work_tickets"
    NOTE_TICKETS = "note_tickets"
    EDIT_CUSTOMERS = "edit_customers"
    BLOCK_CUSTOMERS = "block_customers"
    READ_ADMINISTRATION = "read_administration"
    ADMINISTER = "administer"
    MANAGE_TAGS = "manage_tags"
    MANAGE_CANNED_REPLIES = "manage_canned_replies"
    MANAGE_VIEWS = "manage_views"
    EXPORT_TICKETS = "export_tickets"
    SEE_PARKED = "see_parked"


_SUPERVISOR = frozenset(Permission) - {Permission.ADMINISTER}
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMIN: frozenset(Permission),
    Role.SUPERVISOR: _SUPERVISOR,
    Role.AGENT: frozenset(
        {
            Permission.WORK_TICKETS,
            Permission.NOTE_TICKETS,
            Permission.EDIT_CUSTOMERS,
            Permission.BLOCK_CUSTOMERS,
            Permission.MANAGE_TAGS,
        }
    ),
    Role.SALES: frozenset({Permission.SEE_ALL_TICKETS, Permission.NOTE_TICKETS, Permission.EDIT_CUSTOMERS}),
}


@dataclass(frozen=True, slots=True)
class Principal:
    """The person behind a request, as the session or token proved. `via` is user or api.

    `via` rule: an automation acts in its own name; `user_id` is the rule's id then, and nobody's.
    """

    user_id: UUID
    name: str
    role: Role
    team_ids: frozenset[UUID] = frozenset()
    language: str = "th"
    via: str = "user"

    def may(self, permission: Permission) -> bool:
        """Whether the role grants `permission`."""
        return permission in PERMISSIONS[self.role]

    def require(self, permission: Permission) -> None:
        """Raise NotPermitted unless the role grants `permission`."""
        if not self.may(permission):
            raise NotPermitted("Your role does not allow this.", data={"permission": permission.value})

    @property
    def actor(self) -> Actor:
        """This person as the cause of an event."""
        return Actor(self.via, self.user_id, self.name)
