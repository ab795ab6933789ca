"""Notes and answers that no person writes: a rule does, in its own name.

Such an answer is automatic mail (RFC 3834): it goes to people only, at most so many an hour to one address, it leaves
the customer's waiting as it is, and makes nobody the owner or a follower.
"""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.errors import Conflict
from core.events.facts.ticket import MessageNoted, MessageSent
from core.jobs import nudge_after_commit
from core.messages import Address, Direction
from core.staff.principal import Principal
from crm_link.customers.models import Identity
from ticketing.messages.models import Message
from ticketing.replies import policy, repository
from ticketing.replies.acknowledgement import MOST_PER_HOUR
from ticketing.replies.composition import Body
from ticketing.replies.outgoing import SYSTEM_AUTHOR, Author, Outgoing, message_row, rows_of
from ticketing.replies.recipients import envelope_of, reply_subject
from ticketing.replies.service import OUTBOUND_JOB, CapabilitiesOf
from ticketing.replies.thread import find_way_out
from ticketing.tickets import lifecycle
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.recorder import TicketRecorder, fact_about

MAIL: Final = "email"


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who wrote to us. `is_machine`: nobody reads an answer, or nobody should get one (he is blocked)."""

    address: Address
    is_machine: bool


async def hold_thread(session: AsyncSession, ticket_id: UUID) -> None:
    """Lock the ticket's thread. Whoever may answer does so before he locks the ticket, as everybody does."""
    await repository.lock_thread(session, ticket_id)


async def note_by_rule(session: AsyncSession, principal: Principal, ticket_id: UUID, body: Body) -> UUID:
    """Add an internal note in the rule's name; its id. Raises NotFound, Conflict(ticket_state)."""
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "note")
    message_id = ids.new_id()
    row = message_row(
        message_id,
        ticket_id=ticket.id,
        direction=Direction.INTERNAL,
        author=Author(SYSTEM_AUTHOR, None, principal.name),
        body=body,
        at=clock.utc_now(),
        is_automatic=True,
    )
    await repository.insert_messages(session, [row])
    lifecycle.apply_note(ticket, body.snippet)
    recorder = TicketRecorder()
    followers = await repository.follower_ids(session, ticket.id)
    recorder.add(
        ticket, fact_about(MessageNoted, ticket, message_id=message_id), principal.actor, follower_ids=followers
    )
    await recorder.flush(session)
    return message_id


async def reply_by_rule(
    session: AsyncSession, principal: Principal, ticket_id: UUID, body: Body, *, capabilities_of: CapabilitiesOf
) -> UUID:
    """Answer the customer in the rule's name; the message's id. The thread is locked already (`hold_thread`).

    Raises NotFound; Conflict(ticket_state | no_conversation | policy_problems | answers_machine | no_recipient |
    too_many_automatic).
    """
    thread = await repository.lock_thread(session, ticket_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "reply")
    if thread is None or thread.conversation.id != ticket.conversation_id:
        raise Conflict("This ticket has no thread to answer in.", code="no_conversation")
    way = await find_way_out(session, thread.conversation, thread.account, ticket.contact_id)
    capabilities, now = capabilities_of(way.kind), clock.utc_now()
    writer = await find_last_writer(session, ticket_id)
    if writer is not None and writer.is_machine:
        raise Conflict("A machine wrote last, and machines are not answered by rules.", code="answers_machine")
    to = way.recipients((writer.address,) if writer is not None and writer.address.kind == way.kind == MAIL else ())
    if not to:
        raise Conflict("Nobody is known who could be answered.", code="no_recipient")
    subject = reply_subject(thread.conversation.subject or ticket.subject) if capabilities.can_subject else ""
    envelope = envelope_of(to)
    proposal = policy.Proposal(
        text=body.text,
        to=envelope.to,
        cc=(),
        bcc=(),
        subject=subject,
        attachments=[],
        last_inbound_at=await repository.last_inbound_at(session, thread.conversation.id),
        channel_kind=way.kind,
        is_account_enabled=way.is_usable,
        quick_replies=(),
        way_problems=way.problems_for(to),
    )
    if found := policy.problems(proposal, capabilities, now):
        codes = [problem.code for problem in found]
        raise Conflict("This cannot be sent as it is.", code="policy_problems", data={"problems": codes})
    if way.kind == MAIL:
        await _require_room(session, envelope.to[0].external_id)

    rows = rows_of(
        Outgoing(
            ticket_id=ticket.id,
            conversation_id=thread.conversation.id,
            channel_account_id=way.account_id,
            channel_kind=way.kind,
            author=Author(SYSTEM_AUTHOR, None, (thread.account.brand or thread.account.name) if thread.account else ""),
            subject=subject,
            body=body,
            envelope=envelope,
            at=now,
            is_automatic=True,
        )
    )
    await repository.insert_messages(session, [rows.message])
    await repository.insert_deliveries(session, [rows.delivery], rows.recipients)
    lifecycle.apply_outbound(ticket, rows.message_id, now, body.snippet, is_automatic=True)
    recorder = TicketRecorder()
    followers = await repository.follower_ids(session, ticket.id)
    sent = fact_about(MessageSent, ticket, message_id=rows.message_id, is_automatic=True)
    recorder.add(ticket, sent, principal.actor, follower_ids=followers)
    await recorder.flush(session)
    nudge_after_commit(session, OUTBOUND_JOB)
    return rows.message_id


async def find_last_writer(session: AsyncSession, ticket_id: UUID) -> Writer | None:
    """Who wrote last on the ticket from outside, if that is known."""
    query = (
        select(Message.machine, Identity)
        .join(Identity, Identity.id == Message.sender_identity_id)
        .where(Message.ticket_id == ticket_id, Message.direction == Direction.INBOUND.value, Message.is_side.is_(False))
        .order_by(Message.id.desc())
        .limit(1)
    )
    row = (await session.execute(query)).first()
    if row is None:
        return None
    machine, identity = row
    address = Address(identity.kind, identity.external_id, identity.name, identity.scope)
    return Writer(address, is_machine=machine is not None or identity.is_blocked)


async def _require_room(session: AsyncSession, address: str) -> None:
    hour = clock.utc_now().replace(minute=0, second=0, microsecond=0)
    totals = await repository.count_automatic(session, hour, {address: 1})
    if totals[address] > MOST_PER_HOUR:
        raise Conflict("This address has had its automatic mails of this hour.", code="too_many_automatic")
