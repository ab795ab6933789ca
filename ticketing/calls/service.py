"""Noting a call and correcting it: each a story in the caller's transaction, with its events."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.repository import find_seen, record_seen
from core.errors import Invalid
from core.events.facts.call import CallChanged, CallNoted
from core.events.facts.ticket import TicketReopened
from core.messages import Direction
from core.staff.principal import Permission, Principal
from core.text.phones import national
from ticketing.calls import policy, repository
from ticketing.calls.callers import Caller, resolve_caller
from ticketing.calls.models import Call
from ticketing.calls.policy import CallFacts
from ticketing.calls.reading import call_not_found
from ticketing.messages.appending import NewMessage, insert_messages, snippet_of
from ticketing.messages.models import Message
from ticketing.snoozing.waking import BY_REPLY, apply_wake
from ticketing.tasks.service import add_task
from ticketing.tickets import lifecycle
from ticketing.tickets import service as tickets
from ticketing.tickets.access import require_on
from ticketing.tickets.followers import follow
from ticketing.tickets.lifecycle import Status
from ticketing.tickets.opening import NewTicket, open_tickets
from ticketing.tickets.recorder import TicketRecorder
from ticketing.tickets.service import Opened, TicketFields, open_ticket
from ticketing.wrap_ups.codes import require_code

LONGEST_NOTE = 20_000
_WAKES = frozenset({Status.WAITING, Status.SOLVED, Status.CLOSED})


@dataclass(frozen=True, slots=True)
class CallBack:
    """A promise to call again: a task of `owner_id` (None: of whoever notes the call)."""

    title: str
    due_at: datetime
    owner_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewCall:
    """A call as its form hands it in. `client_id` is the form's own: the same one twice is one call.

    `contact_id` is who was chosen, `new_name` somebody who is new; without both the number decides, or the ticket.
    Without `ticket_id` it begins a case of its own, called `subject`. `line_id` is the line it was on.
    """

    client_id: str
    facts: CallFacts
    contact_id: UUID | None = None
    new_name: str = ""
    ticket_id: UUID | None = None
    subject: str = ""
    line_id: UUID | None = None
    set_status: str | None = None
    call_back: CallBack | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """What a call became; `is_new` is False when the same client id had been here before."""

    call_id: UUID
    ticket_id: UUID
    is_new: bool = True


async def note_call(session: AsyncSession, principal: Principal, new: NewCall) -> Noted:
    """Note a call on a ticket, or on a new one that is its author's own; he follows it from now on.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate; Invalid(bad_phone | bad_call_time |
    unknown_wrap_up_code | unknown_channel_account | nobody_called); and as `tickets.service.change` and `add_task`.
    """
    principal.require(Permission.NOTE_TICKETS if new.ticket_id else Permission.WORK_TICKETS)
    call_id, scope = ids.new_id(), f"call:{principal.user_id}"
    if not await record_seen(session, [(scope, new.client_id, call_id)]):
        return await _noted_before(session, (await find_seen(session, scope, [new.client_id]))[new.client_id])
    now = clock.utc_now()
    facts = replace(new.facts, number=policy.canonical_number(new.facts.number), note=new.facts.note.strip())
    policy.require_possible(facts, now)
    if facts.outcome_code:
        await require_code(session, facts.outcome_code)
    line = await _find_line(session, new.line_id)
    opened = await open_ticket(session, principal, new.ticket_id) if new.ticket_id else None
    if opened is not None:
        require_on(principal, opened.ticket, "note")
    contact_id = new.contact_id
    if contact_id is None and not new.new_name and not facts.number and opened is not None:
        contact_id = opened.ticket.contact_id
    caller = await resolve_caller(session, principal, facts.number, contact_id, new.new_name.strip())
    if opened is None:
        opened = await _begin(session, principal, new, facts, caller, line)
    message_id = await _append(session, opened, facts, line, now)
    session.add(
        Call(
            id=call_id,
            message_id=message_id,
            direction=facts.direction,
            number=facts.number,
            channel_account_id=line.id if line else None,
            contact_id=caller.contact_id if caller else None,
            identity_id=caller.identity_id if caller else None,
            noted_by=principal.user_id,
            began_at=facts.began_at,
            ended_at=facts.ended_at,
            is_missed=facts.is_missed,
            outcome_code=facts.outcome_code,
            created_at=now,
        )
    )
    opened.record(
        CallNoted,
        call_id=call_id,
        message_id=message_id,
        direction=facts.direction,
        is_missed=facts.is_missed,
        outcome_code=facts.outcome_code,
        duration_seconds=facts.duration_seconds,
        contact_id=caller.contact_id if caller else None,
    )
    if facts.is_missed and facts.direction == "inbound" and new.set_status is None:
        _wake(opened, now)
    await opened.recorder.flush(session)
    if new.set_status is not None and new.set_status != opened.ticket.status:
        await tickets.change(session, principal, opened.ticket.id, TicketFields(status=new.set_status))
    await follow(session, principal, opened.ticket.id, principal.user_id)
    if new.call_back is not None:
        promise = new.call_back
        owner_id = promise.owner_id or principal.user_id
        await add_task(session, principal, opened.ticket.id, promise.title, owner_id, promise.due_at)
    return Noted(call_id, opened.ticket.id)


async def change_call(session: AsyncSession, principal: Principal, call_id: UUID, changes: dict[str, Any]) -> UUID:
    """Correct some of the fields of CallFacts; returns the message's id.

    Raises NotFound, NotPermitted, Conflict(ticket_state | call_settled), Invalid(bad_phone | bad_call_time |
    unknown_wrap_up_code).
    """
    ticket_id = await repository.find_ticket_of(session, call_id)
    if ticket_id is None:
        raise call_not_found()
    opened = await open_ticket(session, principal, ticket_id)
    require_on(principal, opened.ticket, "note")
    found = await repository.find_call(session, call_id)
    if found is None or found[1].ticket_id != ticket_id:
        raise call_not_found()
    call, message = found
    now = clock.utc_now()
    policy.require_editable(
        call.noted_by,
        call.created_at,
        by=principal.user_id,
        is_supervisor=principal.may(Permission.READ_ADMINISTRATION),
        now=now,
    )
    before = _facts(call, message)
    after = replace(before, **changes)
    after = replace(after, number=policy.canonical_number(after.number), note=after.note.strip())
    policy.require_possible(after, now)
    if after.outcome_code and after.outcome_code != before.outcome_code:
        await require_code(session, after.outcome_code)
    was, is_now = _document(before), _document(after)
    fields = sorted(name for name in was if was[name] != is_now[name])
    if fields:
        _write(call, message, after)
        if opened.ticket.last_message_id == message.id:
            opened.ticket.snippet = _snippet(after)
        detail = {"before": {name: was[name] for name in fields}, "after": {name: is_now[name] for name in fields}}
        opened.record(CallChanged, detail, call_id=call.id, message_id=message.id, fields=fields)
        await session.flush()
        await opened.recorder.flush(session)
    return message.id


async def _noted_before(session: AsyncSession, call_id: UUID) -> Noted:
    ticket_id = await repository.find_ticket_of(session, call_id)
    if ticket_id is None:
        raise call_not_found()
    return Noted(call_id, ticket_id, is_new=False)


async def _find_line(session: AsyncSession, line_id: UUID | None) -> ChannelAccount | None:
    if line_id is None:
        return None
    line = await repository.find_line(session, line_id)
    if line is None:
        raise Invalid("There is no such telephone line.", code="unknown_channel_account", data={"field": "line_id"})
    return line


async def _begin(
    session: AsyncSession,
    principal: Principal,
    new: NewCall,
    facts: CallFacts,
    caller: Caller | None,
    line: ChannelAccount | None,
) -> Opened:
    """A case of its own, in the hands of whoever noted the call."""
    if caller is None:
        raise Invalid("Say who called: a number, a customer or a name.", code="nobody_called", data={"field": "number"})
    subject = new.subject.strip() or snippet_of(facts.note) or f"{caller.name} {national(facts.number)}".strip()
    ticket = NewTicket(
        subject=subject[:300],
        channel_kind=repository.PHONE,
        channel_account_id=line.id if line else None,
        contact_id=caller.contact_id,
        account_id=caller.account_id,
        language=caller.language,
        status=Status.OPEN.value,
        team_id=line.default_team_id if line else None,
        owner_id=principal.user_id,
        by="agent",
        actor=principal.actor,
    )
    recorder = TicketRecorder()
    await open_tickets(session, [ticket], recorder)
    await recorder.flush(session)
    return await open_ticket(session, principal, ticket.id)


async def _append(
    session: AsyncSession, opened: Opened, facts: CallFacts, line: ChannelAccount | None, now: datetime
) -> UUID:
    """The call's message: what was said is the company's own, so no customer is ever shown it."""
    author = opened.principal
    message = NewMessage(
        ticket_id=opened.ticket.id,
        conversation_id=None,
        direction=Direction.INTERNAL,
        author_kind="user",
        author_id=author.user_id,
        author_name=author.name,
        channel_account_id=line.id if line else None,
        text=facts.note,
        reply_text=facts.note,
        created_at=now,
    )
    await insert_messages(session, [message])
    lifecycle.apply_call(
        opened.ticket,
        message.id,
        now,
        _snippet(facts),
        is_inbound=facts.direction == "inbound",
        is_missed=facts.is_missed,
    )
    return message.id


def _wake(opened: Opened, now: datetime) -> None:
    """Somebody tried to reach us: his case comes back to those who work on it."""
    ticket, before = opened.ticket, opened.ticket.status
    apply_wake(ticket, BY_REPLY, opened.recorder, opened.principal.actor, opened.follower_ids)
    if before in _WAKES:
        lifecycle.apply_status(ticket, Status.OPEN, now)
        ticket.waiting_since = ticket.waiting_since or now
        opened.record(TicketReopened, before=before)


def _write(call: Call, message: Message, facts: CallFacts) -> None:
    if facts.number != call.number:
        call.number, call.identity_id = facts.number, None
    call.direction, call.is_missed, call.outcome_code = facts.direction, facts.is_missed, facts.outcome_code
    call.began_at, call.ended_at = facts.began_at, facts.ended_at
    call.version += 1
    message.text = message.reply_text = facts.note
    message.version += 1


def _facts(call: Call, message: Message) -> CallFacts:
    return CallFacts(
        direction="inbound" if call.direction == "inbound" else "outbound",
        number=call.number,
        began_at=call.began_at,
        ended_at=call.ended_at,
        is_missed=call.is_missed,
        outcome_code=call.outcome_code,
        note=message.text,
    )


def _document(facts: CallFacts) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in asdict(facts).items()}


def _snippet(facts: CallFacts) -> str:
    return snippet_of(facts.note, national(facts.number))
