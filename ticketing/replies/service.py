"""Answering and noting: the stories behind "send" and "add note", each in one transaction with its events."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.repository import find_seen, record_seen
from core.errors import Conflict, Invalid
from core.events.facts.ticket import (
    MessageNoted,
    TicketFollowerAdded,
)
from core.jobs import nudge_after_commit
from core.messages import Capabilities, Direction
from core.signatures.service import UNSIGNED, Signed, sign
from core.staff.principal import Principal
from ticketing.messages.models import Attachment
from ticketing.replies import policy, repository
from ticketing.replies.checks import attach, attached_files, require_sendable, require_uploads
from ticketing.replies.composition import Body
from ticketing.replies.drafts import DraftContent, DraftExtras, DraftKind, delete_draft, written_document
from ticketing.replies.ending import Ending, ending_of
from ticketing.replies.mentions import load_mentioned
from ticketing.replies.outgoing import Author, Outgoing, message_row, rows_of
from ticketing.replies.recipients import Envelope, envelope_of, reply_subject
from ticketing.replies.repository import Thread
from ticketing.replies.telling import tell_answered
from ticketing.replies.thread import find_way_out
from ticketing.replies.undo import TicketBefore
from ticketing.replies.ways import OfferedWay, conversation_key, enter_way, hold_way, require_way
from ticketing.replies.written import Written
from ticketing.tickets import lifecycle
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about

OUTBOUND_JOB: Final = "outbound"
CapabilitiesOf = Callable[[str], Capabilities]


@dataclass(frozen=True, slots=True)
class NewReply(Written):
    """An answer as the composer hands it in.

    `last_seen_message_id` is the newest message its author had on the screen; `send_anyway` means he has been told of
    newer ones and sends knowingly. Without `to` it goes where the thread's answers go (see
    ticketing.replies.way_out). `quick_replies` are offered to the customer to be tapped. `via` is the key of another
    way than the ticket's own thread (see ticketing.replies.ways).
    """

    last_seen_message_id: UUID | None = None
    send_anyway: bool = False
    quick_replies: tuple[str, ...] = ()
    via: str | None = None

    def as_draft(self) -> DraftContent:
        """The answer as it stood in the composer, for whoever takes it back."""
        extras = DraftExtras(self.signature, self.subject, self.quick_replies, via=self.via)
        return self.draft_with(extras, self.last_seen_message_id)


@dataclass(frozen=True, slots=True)
class NewNote:
    """An internal note; `mentions` are the people it calls, `team_mentions` the teams."""

    client_id: str
    body: Body
    mentions: tuple[UUID, ...] = ()
    attachment_ids: tuple[UUID, ...] = ()
    team_mentions: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a reply or note became; `is_new` is False when the same client id had been here before."""

    message_id: UUID
    ticket_id: UUID
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class _Ready:
    """An answer that nothing speaks against: its ticket, held, and everything that was looked up to know it."""

    ticket: Ticket
    offered: OfferedWay
    capabilities: Capabilities
    envelope: Envelope
    subject: str
    uploads: list[Attachment]
    ending: Ending
    knowingly: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """An answer could leave now: its ticket, held, and the key of its way."""

    ticket: Ticket
    via: str


async def reply(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewReply, *, capabilities_of: CapabilitiesOf
) -> Accepted:
    """Accept an answer for sending.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate; Conflict(stale_reply,
    data.newer_message_ids); Conflict(policy_problems, data.problems); Conflict(no_conversation | way_gone);
    Conflict(fields_missing) when the ticket cannot be solved by it yet.
    """
    held = await _hold(session, principal, ticket_id, new)
    ticket, message_id = held.ticket, ids.new_id()
    if (earlier := await record_client_id(session, principal, new.client_id, message_id)) is not None:
        return Accepted(earlier, ticket_id, is_new=False)
    ready = await _get_ready(session, principal, held, new, capabilities_of)
    now, hold_seconds = clock.utc_now(), ready.capabilities.undo_seconds if new.is_held else 0
    signed = await _sign(session, principal, ready, new)
    outgoing = rows_of(
        Outgoing(
            message_id=message_id,
            ticket_id=ticket.id,
            conversation_id=await enter_way(session, ticket, ready.offered, ready.subject),
            channel_account_id=ready.offered.way.account_id,
            channel_kind=ready.offered.way.kind,
            author=Author("user", principal.user_id, principal.name),
            subject=ready.subject,
            body=new.body.signed(signed.html, signed.text),
            envelope=ready.envelope,
            at=now,
            hold_seconds=hold_seconds,
            attachment_count=len(ready.uploads),
            quick_replies=new.quick_replies,
            undo=TicketBefore.of(ticket, ready.ending.status, ready.ending.status_id).document(),
            reply_text=new.body.text,
            signature=signed.text,
            written=written_document(new.as_draft()) if hold_seconds else None,
        )
    )
    await repository.insert_messages(session, [outgoing.message])
    await repository.insert_deliveries(session, [outgoing.delivery], outgoing.recipients)
    with session.no_autoflush:  # the ticket is written once, when everything about it is known
        attach(ready.uploads, new.attachment_ids, message_id, new.body)
        lifecycle.apply_outbound(ticket, message_id, now, new.body.snippet)
        await tell_answered(session, principal, ticket, ready.ending, message_id, now, knowingly=ready.knowingly)
        await delete_draft(session, principal, ticket_id, DraftKind.REPLY)
    if not hold_seconds:
        nudge_after_commit(session, OUTBOUND_JOB)
    return Accepted(message_id, ticket_id)


async def check_reply(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewReply, *, capabilities_of: CapabilitiesOf
) -> Checked:
    """Raise whatever `reply` would raise now, and send nothing."""
    held = await _hold(session, principal, ticket_id, new)
    ready = await _get_ready(session, principal, held, new, capabilities_of)
    return Checked(held.ticket, ready.offered.key)


@dataclass(frozen=True, slots=True)
class _Held:
    """A ticket that may be answered, and its own thread where that is the way; both rows are locked."""

    ticket: Ticket
    thread: Thread | None


async def _hold(session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewReply) -> _Held:
    """The thread's lock, then the ticket's, through the gate."""
    thread = None
    if new.via is None:
        thread = await repository.lock_thread(session, ticket_id)
    else:
        await hold_way(session, new.via)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "reply")
    return _Held(ticket, thread)


async def _get_ready(
    session: AsyncSession, principal: Principal, held: _Held, new: NewReply, capabilities_of: CapabilitiesOf
) -> _Ready:
    """Everything that can speak against an answer is asked here."""
    ticket = held.ticket
    offered = await _choose_way(session, held, new.via)
    newer = await _newer_messages(session, principal, ticket, new)
    if newer and not new.send_anyway:
        raise Conflict(
            "The conversation has moved on since this answer was begun.",
            code="stale_reply",
            data={"newer_message_ids": [str(message_id) for message_id in newer]},
        )
    way, capabilities = offered.way, capabilities_of(offered.way.kind)
    envelope = envelope_of(way.recipients(new.to), new.cc, new.bcc)
    subject = _subject(new, offered, capabilities)
    uploads = await require_uploads(session, principal.user_id, new.attachment_ids)
    proposal = policy.Proposal(
        text=new.body.text,
        to=envelope.to,
        cc=envelope.cc,
        bcc=envelope.bcc,
        subject=subject,
        attachments=attached_files(uploads),
        last_inbound_at=await _last_inbound_at(session, offered, capabilities),
        channel_kind=way.kind,
        is_account_enabled=way.is_usable,
        quick_replies=new.quick_replies,
        way_problems=way.problems_for(new.to),
    )
    require_sendable(proposal, capabilities, clock.utc_now())
    ending = await ending_of(session, ticket, new.set_status, new.set_status_id)
    return _Ready(ticket, offered, capabilities, envelope, subject, uploads, ending, knowingly=bool(newer))


async def _choose_way(session: AsyncSession, held: _Held, via: str | None) -> OfferedWay:
    """The way that was asked for, else the ticket's own thread."""
    ticket, thread = held.ticket, held.thread
    if via is not None:
        return await require_way(session, ticket, via)
    if thread is None or thread.conversation.id != ticket.conversation_id:
        raise Conflict("This ticket has no thread to answer in.", code="no_conversation")
    conversation = thread.conversation
    way = await find_way_out(session, conversation, thread.account, ticket.contact_id)
    subject = conversation.subject or ticket.subject
    return OfferedWay(conversation_key(conversation.id), way, subject, conversation.id, is_default=True)


async def _last_inbound_at(session: AsyncSession, offered: OfferedWay, capabilities: Capabilities) -> datetime | None:
    """When the customer wrote last there, where the channel asks for it."""
    if capabilities.reply_window_hours is None or offered.conversation_id is None:
        return None
    return await repository.last_inbound_at(session, offered.conversation_id)


async def note(session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewNote) -> Accepted:
    """Add an internal note; whoever it mentions sees the ticket and follows it from now on.

    Members of a team it mentions see it too, and are told.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate, Invalid(empty_message | unknown_mention |
    unknown_attachment).
    """
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "note")
    message_id = ids.new_id()
    if (earlier := await record_client_id(session, principal, new.client_id, message_id)) is not None:
        return Accepted(earlier, ticket_id, is_new=False)
    if not new.body.text and not new.attachment_ids:
        raise Invalid("A note needs words or a file.", code="empty_message")
    mentioned = await load_mentioned(session, principal.user_id, new.mentions, new.team_mentions)
    uploads = await require_uploads(session, principal.user_id, new.attachment_ids)

    now = clock.utc_now()
    row = message_row(
        message_id,
        ticket_id=ticket.id,
        direction=Direction.INTERNAL,
        author=Author("user", principal.user_id, principal.name),
        body=new.body,
        at=now,
        mentions=[str(user_id) for user_id in mentioned.people],
        attachment_count=len(uploads),
    )
    await repository.insert_messages(session, [row])
    lifecycle.apply_note(ticket, new.body.snippet)
    attach(uploads, new.attachment_ids, message_id, new.body)
    await repository.record_mentions(session, ticket.id, mentioned.everybody, now)
    added = await repository.add_followers(session, ticket.id, mentioned.people, "mentioned", now)
    followers = await repository.follower_ids(session, ticket.id)
    recorder = TicketRecorder()
    people, teams = list(mentioned.people), list(mentioned.team_ids)
    noted = fact_about(MessageNoted, ticket, message_id=message_id, mentions=people, team_mentions=teams)
    recorder.add(ticket, noted, principal.actor, follower_ids=followers | mentioned.members)
    for user_id in sorted(added):
        name = mentioned.names[user_id]
        follows = fact_about(TicketFollowerAdded, ticket, user_id=user_id, user_name=name, how="mentioned")
        recorder.add(ticket, follows, principal.actor, follower_ids=followers)
    await recorder.flush(session)
    await delete_draft(session, principal, ticket_id, DraftKind.NOTE)
    return Accepted(message_id, ticket_id)


async def record_client_id(
    session: AsyncSession, principal: Principal, client_id: str, message_id: UUID
) -> UUID | None:
    """Tie the composer's id to this message; the message it became before, if there was one."""
    scope = f"client:{principal.user_id}"
    if await record_seen(session, [(scope, client_id, message_id)]):
        return None
    return (await find_seen(session, scope, [client_id]))[client_id]


async def _newer_messages(session: AsyncSession, principal: Principal, ticket: Ticket, new: NewReply) -> list[UUID]:
    """What the author has not seen. The ticket is locked, so who saw its last message has seen them all."""
    if new.last_seen_message_id is not None and new.last_seen_message_id == ticket.last_message_id:
        return []
    return await repository.newer_message_ids(session, ticket.id, new.last_seen_message_id, principal.user_id)


async def _sign(session: AsyncSession, principal: Principal, ready: _Ready, new: NewReply) -> Signed:
    """What stands below the answer; a channel that shows words as they are carries no signature."""
    if not ready.capabilities.can_html:
        return UNSIGNED
    return await sign(
        session,
        principal,
        new.signature,
        account_id=ready.offered.way.account_id,
        team_id=ready.ticket.team_id,
        language=ready.ticket.language or new.body.language,
    )


def _subject(new: NewReply, offered: OfferedWay, capabilities: Capabilities) -> str:
    if not capabilities.can_subject:
        return ""
    if new.subject is not None:
        return new.subject.strip()
    return offered.subject if offered.conversation_id is None else reply_subject(offered.subject)
