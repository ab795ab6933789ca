"""Opening a case by hand: with a first mail to the customer, or with an internal note about him."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.db.repository import find_seen, record_seen
from core.errors import Invalid
from core.events.log import record_events
from core.messages import Address
from core.signatures.choosing import SignatureChoice
from core.staff.principal import Permission, Principal
from crm_link.customers.resolving import Customer, Sender, identity_key, resolve_customers
from ticketing.conversations.models import Conversation, ConversationParticipant
from ticketing.fields.model import Required
from ticketing.fields.values import Written
from ticketing.replies import service
from ticketing.replies.composition import Body
from ticketing.replies.recipients import envelope_of
from ticketing.replies.service import CapabilitiesOf, NewNote, NewReply
from ticketing.tags.service import require_tags
from ticketing.tickets.assignment import NOBODY, Assignee, require_assignable
from ticketing.tickets.filling import fill_fields
from ticketing.tickets.lifecycle import ENDED, Status
from ticketing.tickets.models import TicketFollower
from ticketing.tickets.opening import NewTicket, open_tickets
from ticketing.tickets.recorder import TicketRecorder
from ticketing.tickets.required_fields import require_filled

NOTE_CHANNEL: Final = "note"
_NEEDED_TO_OPEN: Final = frozenset({Required.ALWAYS})


@dataclass(frozen=True, slots=True)
class NewCase:
    """A case as its form hands it in. `client_id` is the form's own: the same one twice is one case.

    `is_note`: nothing is sent, `body` becomes the first note; then `to` may be empty. Without `channel_account_id`
    the oldest account that is enabled sends. `field_values` are the company's own fields as the form filled them in; a
    form that shows none (None) is not asked for those that are always required.
    """

    client_id: str
    subject: str
    body: Body
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    attachment_ids: tuple[UUID, ...] = ()
    channel_account_id: UUID | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    priority: str = "normal"
    type: str | None = None
    tag_ids: tuple[UUID, ...] = ()
    status: str | None = None
    is_note: bool = False
    signature: SignatureChoice = SignatureChoice.NONE
    field_values: Mapping[UUID, Written] | None = None


async def begin_case(
    session: AsyncSession, principal: Principal, new: NewCase, *, capabilities_of: CapabilitiesOf
) -> UUID:
    """Open a case and say its first words; returns the ticket's id. Whoever opens a case follows it.

    Raises NotPermitted; Invalid(unknown_owner | unknown_team | unknown_tag | unknown_channel_account |
    status_not_choosable | no_recipient | unknown_field | bad_field_value); Conflict(fields_missing); and as
    `replies.service.reply` or `note`.
    """
    principal.require(Permission.WORK_TICKETS)
    ticket_id, scope = ids.new_id(), f"case:{principal.user_id}"
    if not await record_seen(session, [(scope, new.client_id, ticket_id)]):
        return (await find_seen(session, scope, [new.client_id]))[new.client_id]
    if new.status in {Status.SPAM, Status.TRASH}:
        raise Invalid("A new case cannot begin there.", code="status_not_choosable")
    await require_assignable(session, NOBODY, Assignee(new.owner_id, new.team_id))
    await require_tags(session, new.tag_ids)
    recipients = envelope_of(new.to, new.cc, ()).to
    customer = await _resolve(session, recipients, new.body.language)
    account = None if new.is_note else await _get_account(session, new.channel_account_id)
    if account is not None and customer is None:
        raise Invalid("A mail needs somebody it goes to.", code="no_recipient")
    conversation_id = await _begin_thread(session, account, ticket_id, new.subject) if account else None
    recorder = TicketRecorder()
    opened = NewTicket(
        id=ticket_id,
        subject=new.subject,
        channel_kind=account.kind if account else NOTE_CHANNEL,
        channel_account_id=account.id if account else None,
        conversation_id=conversation_id,
        contact_id=customer.contact_id if customer else None,
        account_id=customer.account_id if customer else None,
        language=new.body.language,
        status=new.status if new.is_note and new.status else Status.NEW.value,
        priority=new.priority,
        type=new.type,
        team_id=new.team_id,
        owner_id=new.owner_id,
        tag_ids=new.tag_ids,
        by="agent",
        actor=principal.actor,
        follower_ids=(principal.user_id,),
    )
    [ticket] = await open_tickets(session, [opened], recorder)
    await _follow(session, ticket_id, principal.user_id)
    await recorder.flush(session)
    if new.field_values is not None:
        await fill_fields(session, principal, ticket_id, new.field_values)
        await require_filled(session, ticket, _NEEDED_TO_OPEN)
    if opened.status in ENDED:
        await require_filled(session, ticket)
    if conversation_id is None:
        note = NewNote(new.client_id, new.body, attachment_ids=new.attachment_ids)
        await service.note(session, principal, ticket_id, note)
        return ticket_id
    if customer is not None:
        await session.execute(
            insert(ConversationParticipant).values(
                conversation_id=conversation_id, identity_id=customer.identity_id, role="to"
            )
        )
    mail = NewReply(
        new.client_id,
        new.body,
        to=recipients,
        cc=new.cc,
        attachment_ids=new.attachment_ids,
        set_status=new.status,
        subject=new.subject,
        signature=new.signature,
    )
    await service.reply(session, principal, ticket_id, mail, capabilities_of=capabilities_of)
    return ticket_id


async def _resolve(session: AsyncSession, recipients: Sequence[Address], language: str) -> Customer | None:
    """The customer the case is about: the first recipient."""
    if not recipients:
        return None
    sender = Sender(recipients[0], recipients[0].kind, language)
    resolution = await resolve_customers(session, [sender])
    await record_events(session, resolution.events)
    return resolution.customers[identity_key(recipients[0])]


async def _get_account(session: AsyncSession, account_id: UUID | None) -> ChannelAccount:
    """Only a mail can begin with us: a visitor must have come, a form must have been sent."""
    query = select(ChannelAccount).where(
        ChannelAccount.kind == "email", ChannelAccount.deleted_at.is_(None), ChannelAccount.is_enabled
    )
    if account_id is not None:
        query = query.where(ChannelAccount.id == account_id)
    query = query.order_by(ChannelAccount.created_at, ChannelAccount.id).limit(1)
    account = (await session.execute(query)).scalar_one_or_none()
    if account is None:
        raise Invalid("There is no such account to send from.", code="unknown_channel_account")
    return account


async def _begin_thread(session: AsyncSession, account: ChannelAccount, ticket_id: UUID, subject: str) -> UUID:
    """A thread that begins with us; what comes back finds it by the signed ids of our mails, not by its key."""
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=account.id,
        channel_kind=account.kind,
        thread_key=f"own:{ticket_id}",
        subject=subject,
        current_ticket_id=ticket_id,
        created_at=clock.utc_now(),
    )
    session.add(conversation)
    await session.flush()
    return conversation.id


async def _follow(session: AsyncSession, ticket_id: UUID, user_id: UUID) -> None:
    session.add(TicketFollower(ticket_id=ticket_id, user_id=user_id, reason="chosen", created_at=clock.utc_now()))
    await session.flush()
