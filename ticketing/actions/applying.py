"""Taking actions on a ticket, one after the other, through the verbs that people use.

Gates, events and audiences are therefore the usual ones; the events name the macro or rule as their reason.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final, TypeAlias
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import AppError, Invalid
from core.events.log import explained
from core.staff.principal import Principal, Role
from core.webhooks.calling import TicketCall, call_endpoint
from ticketing.actions import model
from ticketing.actions.model import Action
from ticketing.actions.places import place_of
from ticketing.actions.words import fill
from ticketing.replies import service as replies
from ticketing.replies.by_rule import MAIL, find_last_writer, hold_thread, note_by_rule, reply_by_rule
from ticketing.replies.composition import compose_body
from ticketing.replies.service import CapabilitiesOf, NewNote, NewReply
from ticketing.snoozing import service as snoozing
from ticketing.tasks import service as tasks
from ticketing.tickets import service as tickets
from ticketing.tickets.access import get_visible_ticket
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.followers import follow
from ticketing.tickets.service import TicketFields

RULE: Final = "rule"
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Why:
    """Why actions are taken. `reason` is the name of the macro or rule; `key` makes its messages unique, so that the
    same stroke twice (a double click, a retry) says nothing twice.
    """

    reason: str
    key: str


class Result(StrEnum):
    """What an action came to. unchanged: it was so already. refused: the ticket or a verb does not allow it."""

    DONE = "done"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One action's result; `code` and `detail` say why it was refused."""

    kind: str
    result: Result
    code: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the actions, in their order. The ticket's events between the two versions are their doing."""

    outcomes: tuple[Outcome, ...]
    version_before: int
    version_after: int


@dataclass(frozen=True, slots=True)
class _Stroke:
    """What every action of one stroke knows."""

    principal: Principal
    ticket_id: UUID
    why: Why
    position: int
    capabilities_of: CapabilitiesOf

    @property
    def client_id(self) -> str:
        return f"{self.why.key}:{self.position}"

    @property
    def is_rule(self) -> bool:
        return self.principal.via == RULE


def rule_principal(rule_id: UUID, name: str) -> Principal:
    """A rule as the one who acts: it may everything, is no person, and events name it as their cause."""
    return Principal(user_id=rule_id, name=name, role=Role.ADMIN, via=RULE)


async def apply_actions(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    actions: Sequence[Action],
    *,
    why: Why,
    capabilities_of: CapabilitiesOf,
    keeps_going: bool = False,
) -> Applied:
    """Take the actions in their order, in the caller's transaction.

    A verb's refusal is raised (NotFound, NotPermitted, Conflict, Invalid), and nothing of the stroke is kept when the
    caller lets his transaction fail. With `keeps_going` it is an outcome instead, and the other actions are taken.
    """
    if any(isinstance(action, model.Reply) for action in actions):
        await hold_thread(session, ticket_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    version_before, outcomes = ticket.version, []
    with explained(session, why.reason):
        for position, action in enumerate(actions):
            stroke = _Stroke(principal, ticket_id, why, position, capabilities_of)
            before = ticket.version
            if keeps_going:
                outcome = await _try(session, stroke, action)
            else:
                outcome = await _do(session, stroke, action)
            ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
            if outcome.result is Result.DONE and ticket.version == before and action.kind not in _ELSEWHERE:
                outcome = Outcome(action.kind, Result.UNCHANGED)
            outcomes.append(outcome)
    return Applied(tuple(outcomes), version_before, ticket.version)


async def _try(session: AsyncSession, stroke: _Stroke, action: Action) -> Outcome:
    """What a refused action has begun is taken back alone; what the others did stays."""
    try:
        async with session.begin_nested():
            return await _do(session, stroke, action)
    except AppError as error:
        return Outcome(action.kind, Result.REFUSED, error.code, error.message)


async def _do(session: AsyncSession, stroke: _Stroke, action: Action) -> Outcome:
    if stroke.is_rule and model.needs_person(action):
        raise Invalid("A rule is nobody who could take this.", code="needs_person")
    await _DOERS[action.kind](session, stroke, action)
    await session.flush()
    return Outcome(action.kind, Result.DONE)


async def _assign(session: AsyncSession, stroke: _Stroke, action: model.Assign) -> None:
    fields: dict[str, Any] = {}
    if "owner" in action.model_fields_set:
        fields["owner_id"] = _person(stroke, action.owner)
    if "team" in action.model_fields_set:
        fields["team_id"] = action.team
    await tickets.change(session, stroke.principal, stroke.ticket_id, TicketFields(**fields))


async def _set_status(session: AsyncSession, stroke: _Stroke, action: model.SetStatus) -> None:
    named = TicketFields(status=action.status) if action.status else TicketFields(status_id=action.status_id)
    await tickets.change(session, stroke.principal, stroke.ticket_id, named)


async def _set_priority(session: AsyncSession, stroke: _Stroke, action: model.SetPriority) -> None:
    await tickets.change(session, stroke.principal, stroke.ticket_id, TicketFields(priority=action.priority))


async def _set_type(session: AsyncSession, stroke: _Stroke, action: model.SetType) -> None:
    await tickets.change(session, stroke.principal, stroke.ticket_id, TicketFields(type=action.type))


async def _add_tags(session: AsyncSession, stroke: _Stroke, action: model.AddTags) -> None:
    await tickets.change_tags(session, stroke.principal, stroke.ticket_id, action.tag_ids, [])


async def _remove_tags(session: AsyncSession, stroke: _Stroke, action: model.RemoveTags) -> None:
    await tickets.change_tags(session, stroke.principal, stroke.ticket_id, [], action.tag_ids)


async def _add_note(session: AsyncSession, stroke: _Stroke, action: model.AddNote) -> None:
    body = compose_body("", await _filled(session, stroke, action.text))
    if stroke.is_rule:
        await note_by_rule(session, stroke.principal, stroke.ticket_id, body)
    else:
        await replies.note(session, stroke.principal, stroke.ticket_id, NewNote(stroke.client_id, body))


async def _reply(session: AsyncSession, stroke: _Stroke, action: model.Reply) -> None:
    body = compose_body("", await _filled(session, stroke, action.text))
    if stroke.is_rule:
        await reply_by_rule(session, stroke.principal, stroke.ticket_id, body, capabilities_of=stroke.capabilities_of)
        return
    writer = await find_last_writer(session, stroke.ticket_id)
    to = (writer.address,) if writer is not None and writer.address.kind == MAIL else ()
    new = NewReply(stroke.client_id, body, to=to, send_anyway=True)
    await replies.reply(session, stroke.principal, stroke.ticket_id, new, capabilities_of=stroke.capabilities_of)


async def _follow(session: AsyncSession, stroke: _Stroke, _action: model.Follow) -> None:
    await follow(session, stroke.principal, stroke.ticket_id, stroke.principal.user_id)


async def _set_field(session: AsyncSession, stroke: _Stroke, action: model.SetField) -> None:
    await fill_fields(session, stroke.principal, stroke.ticket_id, {action.field_id: action.value})


async def _set_due(session: AsyncSession, stroke: _Stroke, action: model.SetDue) -> None:
    await snoozing.set_due(session, stroke.principal, stroke.ticket_id, _in(action.hours))


async def _snooze(session: AsyncSession, stroke: _Stroke, action: model.SnoozeTicket) -> None:
    await snoozing.snooze(session, stroke.principal, stroke.ticket_id, _in(action.hours))


async def _add_task(session: AsyncSession, stroke: _Stroke, action: model.AddTask) -> None:
    title = (await _filled(session, stroke, action.title))[:_LONGEST_TITLE]
    owner_id, due_at = _person(stroke, action.owner), _in(action.due_hours)
    await tasks.add_task(session, stroke.principal, stroke.ticket_id, title, owner_id, due_at)


async def _call_webhook(session: AsyncSession, stroke: _Stroke, action: model.CallWebhook) -> None:
    ticket = await get_visible_ticket(session, stroke.principal, stroke.ticket_id)
    call = TicketCall(ticket.id, ticket.number, ticket.status, ticket.priority, ticket.owner_id, ticket.team_id)
    await call_endpoint(session, action.endpoint_id, call, stroke.why.reason, stroke.client_id)


def _in(hours: int | None) -> datetime | None:
    return clock.utc_now() + timedelta(hours=hours) if hours is not None else None


def _person(stroke: _Stroke, person: model.Person) -> UUID | None:
    return person if isinstance(person, UUID) or person is None else stroke.principal.user_id


async def _filled(session: AsyncSession, stroke: _Stroke, text: str) -> str:
    return fill(text, await place_of(session, stroke.ticket_id, stroke.principal.name))


_Doer: TypeAlias = Callable[[AsyncSession, _Stroke, Any], Awaitable[None]]
_ELSEWHERE: Final = frozenset({"add_task", "call_webhook"})
_DOERS: Final[Mapping[str, _Doer]] = {
    "assign": _assign,
    "set_status": _set_status,
    "set_priority": _set_priority,
    "set_type": _set_type,
    "add_tags": _add_tags,
    "remove_tags": _remove_tags,
    "add_note": _add_note,
    "reply": _reply,
    "follow": _follow,
    "set_field": _set_field,
    "set_due": _set_due,
    "snooze": _snooze,
    "add_task": _add_task,
    "call_webhook": _call_webhook,
}
