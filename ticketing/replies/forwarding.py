"""Showing a case to somebody outside: a mail with what was said, and the side conversation that begins with it.

What he answers comes back to the same ticket, marked. Neither reopens the case, starts or stops the customer's clock,
or counts as an answer to him.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.errors import Invalid
from core.events.facts.ticket import MessageForwarded, TicketFollowerAdded, TicketStatusChanged
from core.messages import Address
from core.signatures.choosing import SignatureChoice
from core.signatures.service import sign
from core.staff.organization import get_settings
from core.staff.principal import Principal
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment
from ticketing.replies import forward_repository as rows
from ticketing.replies import policy, repository
from ticketing.replies.checks import attach, attached_files, require_all, require_sendable, status_after
from ticketing.replies.composition import Body, html_for_composer
from ticketing.replies.drafts import DraftContent, DraftExtras, DraftKind, delete_draft, written_document
from ticketing.replies.outgoing import Author, Outgoing, rows_of
from ticketing.replies.quoted import Original, Quote, forward_subject, quote, quoted_content_id
from ticketing.replies.recipients import envelope_of, from_documents, reply_subject
from ticketing.replies.service import Accepted, CapabilitiesOf, record_client_id
from ticketing.replies.undo import TicketBefore
from ticketing.tickets import lifecycle
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about
from ticketing.tickets.required_fields import require_filled

MOST_QUOTED: Final = 100
_MAIL: Final = "email"


@dataclass(frozen=True, slots=True)
class NewForward:
    """A mail to somebody outside, as its form hands it in; `client_id` twice is one mail. `body` may be empty.

    `quoted_message_ids` are put below it; `kept_attachment_ids` are files of the ticket that go along beside own
    uploads. `conversation_id` goes on in a side conversation; otherwise one begins, through `channel_account_id` or the
    mailbox that answers for the ticket. `language` (th or en) is that of the quote's headings; '' for the ticket's.
    """

    client_id: str
    body: Body
    to: tuple[Address, ...]
    cc: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    quoted_message_ids: tuple[UUID, ...] = ()
    attachment_ids: tuple[UUID, ...] = ()
    kept_attachment_ids: tuple[UUID, ...] = ()
    subject: str | None = None
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    set_status: str | None = None
    signature: SignatureChoice = SignatureChoice.NONE
    language: str = ""

    def as_draft(self) -> DraftContent:
        """The mail as it stood in its form, for whoever takes it back."""
        return DraftContent(
            html=html_for_composer(self.body.html),
            text=self.body.text,
            to=self.to,
            cc=self.cc,
            bcc=self.bcc,
            attachment_ids=self.attachment_ids,
            extras=DraftExtras(
                signature=self.signature,
                subject=self.subject,
                quoted_message_ids=self.quoted_message_ids,
                kept_attachment_ids=self.kept_attachment_ids,
                channel_account_id=self.channel_account_id,
                conversation_id=self.conversation_id,
            ),
        )


@dataclass(frozen=True, slots=True)
class Preview:
    """What a forwarded mail would quote, and the files that could go along."""

    subject: str
    quote: Quote
    message_ids: tuple[UUID, ...]
    file_ids: tuple[UUID, ...]
    account_id: UUID | None


@dataclass(frozen=True, slots=True)
class _Quoted:
    """The quote with the pictures that stand in it, each with the Content-ID it has there."""

    quote: Quote
    pictures: list[tuple[Attachment, str]] = field(default_factory=list)


async def preview_forward(
    session: AsyncSession, principal: Principal, ticket_id: UUID, message_ids: Sequence[UUID] | None, language: str = ""
) -> Preview:
    """What forwarding these messages, or the whole ticket (None), would quote.

    Raises NotFound, NotPermitted, Conflict(ticket_state), Invalid(unknown_message).
    """
    ticket = await get_visible_ticket(session, principal, ticket_id)
    require_on(principal, ticket, "reply")
    originals = await _originals(session, ticket.id, message_ids)
    quoted = await _quote(session, ticket, originals, language)
    used = {file.id for file, _ in quoted.pictures}
    files = await rows.stored_files(session, [one.message_id for one in originals])
    account = await rows.find_mailbox(session, None, ticket)
    return Preview(
        subject=forward_subject(
            originals[0].subject if len(originals) == 1 and originals[0].subject else ticket.subject
        ),
        quote=quoted.quote,
        message_ids=tuple(one.message_id for one in originals),
        file_ids=tuple(file.id for file in files if file.id not in used),
        account_id=account.id if account else None,
    )


async def forward(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewForward, *, capabilities_of: CapabilitiesOf
) -> Accepted:
    """Accept a mail to somebody outside for sending.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate; Conflict(policy_problems, data.problems);
    Conflict(fields_missing) when the ticket cannot be solved by it yet; Invalid(unknown_message | unknown_attachment |
    unknown_conversation | no_mailbox | bad_status).
    """
    held = None
    if new.conversation_id is not None:
        held = await rows.lock_side_conversation(session, ticket_id, new.conversation_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "reply")
    if new.conversation_id is not None and held is None:
        raise Invalid("There is no such side conversation.", code="unknown_conversation")
    message_id, now = ids.new_id(), clock.utc_now()
    if (earlier := await record_client_id(session, principal, new.client_id, message_id)) is not None:
        return Accepted(earlier, ticket_id, is_new=False)

    account = held[1] if held else await rows.find_mailbox(session, new.channel_account_id, ticket)
    if account is None:
        raise Invalid("There is no mailbox that this could leave through.", code="no_mailbox")
    originals = await _originals(session, ticket.id, new.quoted_message_ids) if new.quoted_message_ids else []
    quoted = await _quote(session, ticket, originals, new.language)
    uploads = await repository.find_uploads(session, new.attachment_ids, principal.user_id)
    require_all(uploads, new.attachment_ids)
    kept = await rows.files_on_ticket(session, ticket.id, new.kept_attachment_ids)
    require_all(kept, new.kept_attachment_ids)
    in_text = {file.id for file, _ in quoted.pictures}
    kept = [file for file in kept if file.id not in in_text]
    envelope = envelope_of(new.to, new.cc, new.bcc)
    subject = _subject(new, held[0] if held else None, originals, ticket)
    capabilities = capabilities_of(_MAIL)
    body = new.body.as_html if originals else new.body
    signed = await sign(
        session,
        principal,
        new.signature,
        account_id=account.id,
        team_id=ticket.team_id,
        language=new.language or ticket.language or account.language,
    )
    body = body.signed(signed.html, signed.text)
    whole = body.followed_by(quoted.quote.html, quoted.quote.text) if originals else body
    files = [*uploads, *kept, *(file for file, _ in quoted.pictures)]
    proposal = policy.Proposal(
        text=whole.text,
        to=envelope.to,
        cc=envelope.cc,
        bcc=envelope.bcc,
        subject=subject,
        attachments=attached_files(files),
        is_account_enabled=account.is_enabled and account.deleted_at is None,
    )
    require_sendable(proposal, capabilities, now)

    status = status_after(ticket.status, new.set_status)
    if lifecycle.ends(ticket.status, status):
        await require_filled(session, ticket)
    conversation_id = held[0].id if held else await _begin_side(session, account, ticket, message_id, subject)
    outgoing = rows_of(
        Outgoing(
            message_id=message_id,
            ticket_id=ticket.id,
            conversation_id=conversation_id,
            channel_account_id=account.id,
            channel_kind=account.kind,
            author=Author("user", principal.user_id, principal.name),
            subject=subject,
            body=whole,
            envelope=envelope,
            at=now,
            hold_seconds=capabilities.undo_seconds,
            attachment_count=len(files),
            undo=TicketBefore.of(ticket, status).document(),
            reply_text=new.body.text,
            quoted_text=quoted.quote.text,
            signature=signed.text,
            is_side=True,
            written=written_document(new.as_draft()),
        )
    )
    await repository.insert_messages(session, [outgoing.message])
    await repository.insert_deliveries(session, [outgoing.delivery], outgoing.recipients)
    attach(uploads, new.attachment_ids, message_id, new.body)
    copies: list[tuple[Attachment, str | None]] = [*((file, None) for file in kept), *quoted.pictures]
    await rows.insert_copies(session, message_id, copies, len(uploads))
    await _tell_forwarded(session, principal, ticket, status, message_id, len(envelope.by_role))
    await delete_draft(session, principal, ticket_id, DraftKind.FORWARD)
    return Accepted(message_id, ticket_id)


async def _originals(session: AsyncSession, ticket_id: UUID, message_ids: Sequence[UUID] | None) -> list[Original]:
    found = await rows.messages_to_quote(session, ticket_id, message_ids)
    if message_ids is not None and len(found) != len(set(message_ids)):
        raise Invalid("One of the messages cannot be forwarded.", code="unknown_message")
    originals = []
    for message, identity, account in found[-MOST_QUOTED:]:
        if identity is not None:
            sender = Address(identity.kind, identity.external_id, message.author_name or identity.name)
        elif account is not None and account.kind == _MAIL:
            sender = Address(_MAIL, account.address, message.author_name)
        else:
            sender = Address("", "", message.author_name)
        originals.append(
            Original(
                message_id=message.id,
                sender=sender,
                at=message.sender_date or message.created_at,
                subject=message.subject,
                text=message.text,
                html=message.html,
                to=from_documents(message.to),
                cc=from_documents(message.cc),
            )
        )
    return originals


async def _quote(session: AsyncSession, ticket: Ticket, originals: Sequence[Original], language: str) -> _Quoted:
    company = await get_settings(session)
    spoken = language or ticket.language or company.default_language
    quoted = quote(originals, spoken, ZoneInfo(company.time_zone))
    pictures = []
    for file in await rows.stored_files(session, [one.message_id for one in originals if one.html]):
        if file.message_id is not None and file.content_id:
            content_id = quoted_content_id(file.message_id, file.content_id)
            if f'data-cid="{content_id}"' in quoted.html:
                pictures.append((file, content_id))
    return _Quoted(quoted, pictures)


def _subject(new: NewForward, conversation: Conversation | None, originals: Sequence[Original], ticket: Ticket) -> str:
    if new.subject is not None:
        return new.subject.strip()
    if conversation is not None:
        return reply_subject(conversation.subject)
    own = originals[0].subject if len(originals) == 1 else ""
    return forward_subject(own or ticket.subject)


async def _begin_side(
    session: AsyncSession, account: ChannelAccount, ticket: Ticket, message_id: UUID, subject: str
) -> UUID:
    """A thread of its own: what comes back finds it by our signed ids, and through it the ticket."""
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=account.id,
        channel_kind=account.kind,
        thread_key=f"side:{message_id}",
        subject=subject,
        current_ticket_id=ticket.id,
        is_side=True,
        created_at=clock.utc_now(),
    )
    session.add(conversation)
    await session.flush()
    return conversation.id


async def _tell_forwarded(
    session: AsyncSession, principal: Principal, ticket: Ticket, status: str, message_id: UUID, people: int
) -> None:
    """Who forwards wants to hear the answer, so he follows the case; its owner stays."""
    recorder, actor, status_before = TicketRecorder(), principal.actor, ticket.status
    stood = lifecycle.standing_of(ticket)
    if status != status_before:
        lifecycle.apply_status(ticket, status, clock.utc_now())
    added = await repository.add_followers(session, ticket.id, [principal.user_id], "replied", clock.utc_now())
    followers = await repository.follower_ids(session, ticket.id)
    forwarded = fact_about(MessageForwarded, ticket, message_id=message_id, people=people)
    recorder.add(ticket, forwarded, actor, follower_ids=followers)
    if added:
        follows = fact_about(
            TicketFollowerAdded, ticket, user_id=principal.user_id, user_name=principal.name, how="replied"
        )
        recorder.add(ticket, follows, actor, follower_ids=followers)
    if status != status_before:
        changed = fact_about(TicketStatusChanged, ticket, before=status_before, stood=stood)
        recorder.add(ticket, changed, actor, follower_ids=followers)
    await recorder.flush(session)
