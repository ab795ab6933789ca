"""One bulk action on one locked case, in memory: may it be done, what it changes, and what takes it back."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from core.events.facts.ticket import (
    TicketAssigned,
    TicketDueChanged,
    TicketFollowerAdded,
    TicketFollowerRemoved,
    TicketPriorityChanged,
    TicketRestored,
    TicketSnoozed,
    TicketSpamCleared,
    TicketSpamMarked,
    TicketStatusChanged,
    TicketTagged,
    TicketTrashed,
    TicketTypeChanged,
    TicketWoken,
)
from core.staff.principal import Permission, Principal
from ticketing.bulk.model import (
    VERBS,
    BulkAction,
    BulkAssign,
    BulkDue,
    BulkPriority,
    BulkSnooze,
    BulkStatus,
    BulkTags,
    BulkType,
    BulkVerb,
)
from ticketing.snoozing.service import UNTIL_REPLY
from ticketing.snoozing.waking import BY_PERSON
from ticketing.tickets import lifecycle
from ticketing.tickets.access import permissions_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.restoring import Names, Tell

NOT_VISIBLE: Final = "not_visible"
NOT_PERMITTED: Final = "not_permitted"
WRONG_STATE: Final = "ticket_state"
FIELDS_MISSING: Final = "fields_missing"
CHANGED_SINCE: Final = "changed_since"


@dataclass(frozen=True, slots=True)
class Scene:
    """What a chunk of cases needs to know besides the cases: who asks, names, and what hangs on each case."""

    principal: Principal
    now: datetime
    names: Names
    tags: Mapping[UUID, Set[UUID]] = field(default_factory=dict)
    followed: Set[UUID] = frozenset()
    incomplete: Set[UUID] = frozenset()


@dataclass(slots=True)
class Hanging:
    """The rows around one case that its actions change."""

    tags_added: set[UUID] = field(default_factory=set)
    tags_removed: set[UUID] = field(default_factory=set)
    follows: bool | None = None
    is_read: bool = False


def refusal(ticket: Ticket, actions: Sequence[BulkAction], scene: Scene) -> str | None:
    """Why nothing at all is done to this case, or None. One action that cannot be done refuses all of them."""
    if not scene.principal.may(Permission.WORK_TICKETS):
        return NOT_PERMITTED
    allowed = permissions_on(scene.principal, ticket)
    for action in actions:
        verb = VERBS.get(action.kind)
        if verb is not None and verb not in allowed and not _is_done(ticket, action):
            return WRONG_STATE
        if isinstance(action, BulkSnooze) and not ticket.is_active:
            return WRONG_STATE
        if isinstance(action, BulkStatus):
            is_new = (ticket.status, ticket.status_id) != (action.status, action.status_id)
            if ticket.status != action.status and not lifecycle.may_change(ticket.status, action.status):
                return WRONG_STATE
            if is_new and lifecycle.ends(ticket.status, action.status) and ticket.id in scene.incomplete:
                return FIELDS_MISSING
    return None


def apply_action(ticket: Ticket, action: BulkAction, scene: Scene, hanging: Hanging, tell: Tell) -> None:
    """Do it; nothing is told about what was so already."""
    match action:
        case BulkAssign():
            _assign(ticket, action, scene, tell)
        case BulkStatus():
            _set_status(ticket, action, scene.now, tell)
        case BulkPriority():
            if ticket.priority != action.priority:
                before = ticket.priority
                lifecycle.apply_priority(ticket, action.priority.value)
                tell(TicketPriorityChanged, before=before)
        case BulkType():
            if ticket.type != action.type:
                type_before, ticket.type = ticket.type, action.type
                tell(TicketTypeChanged, before=type_before, after=action.type)
        case BulkTags():
            _retag(ticket, action, scene, hanging, tell)
        case BulkSnooze():
            until, snoozed_before = action.until or UNTIL_REPLY, ticket.snoozed_until
            if snoozed_before != until:
                ticket.snoozed_until = until
                tell(TicketSnoozed, until=until, before=snoozed_before)
        case BulkDue():
            if ticket.due_at != action.due_at:
                due_before, ticket.due_at = ticket.due_at, action.due_at
                tell(TicketDueChanged, before=due_before, after=action.due_at)
        case BulkVerb():
            _VERBS[action.kind](ticket, scene, hanging, tell)


def _is_done(ticket: Ticket, action: BulkAction) -> bool:
    """Whether a verb that the state forbids has nothing left to do: what lies in the trash is in the trash."""
    return action.kind == "trash" and ticket.status == lifecycle.Status.TRASH


def _assign(ticket: Ticket, action: BulkAssign, scene: Scene, tell: Tell) -> None:
    owner_before, team_before = ticket.owner_id, ticket.team_id
    if "owner_id" in action.model_fields_set:
        ticket.owner_id = action.owner_id
    if "team_id" in action.model_fields_set:
        ticket.team_id = action.team_id
    if (ticket.owner_id, ticket.team_id) == (owner_before, team_before):
        return
    people, teams = scene.names.people, scene.names.teams
    tell(
        TicketAssigned,
        owner_before=owner_before,
        team_before=team_before,
        owner_name=people.get(ticket.owner_id, ""),
        team_name=teams.get(ticket.team_id, ""),
        owner_name_before=people.get(owner_before, ""),
        team_name_before=teams.get(team_before, ""),
    )


def _set_status(ticket: Ticket, action: BulkStatus, now: datetime, tell: Tell) -> None:
    before, stood = ticket.status, lifecycle.standing_of(ticket)
    if (before, ticket.status_id) == (action.status, action.status_id):
        return
    if before == action.status:
        ticket.status_id = action.status_id
    else:
        lifecycle.apply_status(ticket, action.status.value, now, action.status_id)
    tell(TicketStatusChanged, before=before, status_id_before=stood.status_id, stood=stood)


def _retag(ticket: Ticket, action: BulkTags, scene: Scene, hanging: Hanging, tell: Tell) -> None:
    known, on_it = scene.names.tags, scene.tags.get(ticket.id, frozenset())
    now_on_it = (on_it | hanging.tags_added) - hanging.tags_removed
    wanted = set(action.add) & known.keys()
    came, went = wanted - now_on_it, (set(action.remove) - wanted) & now_on_it
    if not came and not went:
        return
    hanging.tags_added, hanging.tags_removed = (
        (hanging.tags_added - went) | (came - on_it),
        (hanging.tags_removed - came) | (went & on_it),
    )
    tell(
        TicketTagged,
        added=sorted(known[tag_id] for tag_id in came),
        removed=sorted(known[tag_id] for tag_id in went if tag_id in known),
        added_ids=sorted(came),
        removed_ids=sorted(went),
    )


def _wake(ticket: Ticket, _scene: Scene, _hanging: Hanging, tell: Tell) -> None:
    if ticket.snoozed_until is not None:
        before, ticket.snoozed_until = ticket.snoozed_until, None
        tell(TicketWoken, why=BY_PERSON, before=before)


def _spam(ticket: Ticket, scene: Scene, _hanging: Hanging, tell: Tell) -> None:
    if ticket.status != lifecycle.Status.SPAM:
        before, stood = ticket.status, lifecycle.standing_of(ticket)
        lifecycle.apply_status(ticket, lifecycle.Status.SPAM, scene.now)
        tell(TicketSpamMarked, before=before, stood=stood)


def _not_spam(ticket: Ticket, scene: Scene, _hanging: Hanging, tell: Tell) -> None:
    if ticket.status == lifecycle.Status.SPAM:
        stood = lifecycle.standing_of(ticket)
        lifecycle.apply_status(ticket, lifecycle.restored_status(ticket), scene.now)
        tell(TicketSpamCleared, stood=stood)


def _trash(ticket: Ticket, scene: Scene, _hanging: Hanging, tell: Tell) -> None:
    if ticket.status != lifecycle.Status.TRASH:
        before, stood = ticket.status, lifecycle.standing_of(ticket)
        lifecycle.apply_status(ticket, lifecycle.Status.TRASH, scene.now)
        tell(TicketTrashed, before=before, stood=stood)


def _restore(ticket: Ticket, scene: Scene, _hanging: Hanging, tell: Tell) -> None:
    stood = lifecycle.standing_of(ticket)
    lifecycle.apply_status(ticket, lifecycle.restored_status(ticket), scene.now)
    tell(TicketRestored, stood=stood)


def _read(_ticket: Ticket, _scene: Scene, hanging: Hanging, _tell: Tell) -> None:
    hanging.is_read = True


def _follow(ticket: Ticket, scene: Scene, hanging: Hanging, tell: Tell) -> None:
    if ticket.id not in scene.followed:
        hanging.follows = True
        me = scene.principal
        tell(TicketFollowerAdded, user_id=me.user_id, user_name=me.name, how="chosen")


def _unfollow(ticket: Ticket, scene: Scene, hanging: Hanging, tell: Tell) -> None:
    if ticket.id in scene.followed:
        hanging.follows = False
        tell(TicketFollowerRemoved, user_id=scene.principal.user_id, user_name=scene.principal.name)


_VERBS: Final[Mapping[str, Any]] = {
    "wake": _wake,
    "spam": _spam,
    "not_spam": _not_spam,
    "trash": _trash,
    "restore": _restore,
    "read": _read,
    "follow": _follow,
    "unfollow": _unfollow,
}
