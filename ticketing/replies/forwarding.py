"""Showing a case to somebody outside: a mail with what was said, and the side conversation that begins with it.

What he answers comes back to the same ticket, marked. Neither reopens the case, starts or stops the customer's clock,
or counts as an answer to him.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.errors import Invalid
from core.jobs import nudge_after_commit
from core.messages import Capabilities
from core.signatures.service import sign
from core.staff.principal import Principal
from ticketing.conversations.models import Conversation
from ticketing.messages.models import Attachment
from ticketing.replies import forward_repository as rows
from ticketing.replies import policy, repository
from ticketing.replies.checks import attach, attached_files, require_all, require_sendable, require_uploads
from ticketing.replies.composition import Body
from ticketing.replies.drafts import DraftContent, DraftExtras, DraftKind, delete_draft, written_document
from ticketing.replies.ending import Ending, ending_of
from ticketing.replies.outgoing import Author, Outgoing, rows_of
from ticketing.replies.quoted import Original, forward_subject
from ticketing.replies.quoting import QuotedMessages, originals_of, quote_of
from ticketing.replies.recipients import Envelope, envelope_of, reply_subject
from ticketing.replies.service import OUTBOUND_JOB, Accepted, CapabilitiesOf, record_client_id
from ticketing.replies.telling import tell_forwarded
from ticketing.replies.undo import TicketBefore
from ticketing.replies.written import Written
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket

_MAIL: Final = "email"


@dataclass(frozen=True, slots=True)
class NewForward(Written):
    """A mail to somebody outside, as its form hands it in. `body` may be empty.

    `quoted_message_ids` are put below it; `kept_attachment_ids` are files of the ticket that go along beside own
    uploads. `conversation_id` goes on in a side conversation; otherwise one begins, through `channel_account_id` or the
    mailbox that answers for the ticket. `language` (th or en) is that of the quote's headings; '' for the ticket's.
    """

    quoted_message_ids: tuple[UUID, ...] = ()
    kept_attachment_ids: tuple[UUID, ...] = ()
    channel_account_id: UUID | None = None
    conversation_id: UUID | None = None
    language: str = ""

    def as_draft(self) -> DraftContent:
        """The mail as it stood in its form, for whoever takes it back."""
        return self.draft_with(
            DraftExtras(
                signature=self.signature,
                subject=self.subject,
                quoted_message_ids=self.quoted_message_ids,
                kept_attachment_ids=self.kept_attachment_ids,
                channel_account_id=self.channel_account_id,
                conversation_id=self.conversation_id,
            )
        )


@dataclass(frozen=True, slots=True)
class _Ready:
    """A mail that nothing speaks against: its ticket, held, and everything that was looked up to know it."""

    ticket: Ticket
    conversation: Conversation | None
    account: ChannelAccount
    capabilities: Capabilities
    envelope: Envelope
    subject: str
    body: Body
    signature: str
    quoted: QuotedMessages
    uploads: list[Attachment]
    kept: list[Attachment]
    ending: Ending


async def forward(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewForward, *, capabilities_of: CapabilitiesOf
) -> Accepted:
    """Accept a mail to somebody outside for sending.

    Raises NotFound, NotPermitted or Conflict(ticket_state) from the gate; Conflict(policy_problems, data.problems);
    Conflict(fields_missing) when the ticket cannot be solved by it yet; Invalid(unknown_message | unknown_attachment |
    unknown_conversation | no_mailbox | bad_status | unknown_status).
    """
    held = await _hold(session, principal, ticket_id, new)
    ticket, message_id, now = held.ticket, ids.new_id(), clock.utc_now()
    if (earlier := await record_client_id(session, principal, new.client_id, message_id)) is not None:
        return Accepted(earlier, ticket_id, is_new=False)
    ready = await _get_ready(session, principal, held, new, capabilities_of)
    conversation = ready.conversation or await _begin_side(session, ready, message_id)
    copies: list[tuple[Attachment, str | None]] = [*((file, None) for file in ready.kept), *ready.quoted.pictures]
    outgoing = rows_of(
        Outgoing(
            message_id=message_id,
            ticket_id=ticket.id,
            conversation_id=conversation.id,
            channel_account_id=ready.account.id,
            channel_kind=ready.account.kind,
            author=Author("user", principal.user_id, principal.name),
            subject=ready.subject,
            body=ready.body,
            envelope=ready.envelope,
            at=now,
            hold_seconds=ready.capabilities.undo_seconds if new.is_held else 0,
            attachment_count=len(ready.uploads) + len(copies),
            undo=TicketBefore.of(ticket, ready.ending.status, ready.ending.status_id).document(),
            reply_text=new.body.text,
            quoted_text=ready.quoted.quote.text,
            signature=ready.signature,
            is_side=True,
            written=written_document(new.as_draft()),
        )
    )
    await repository.insert_messages(session, [outgoing.message])
    await repository.insert_deliveries(session, [outgoing.delivery], outgoing.recipients)
    attach(ready.uploads, new.attachment_ids, message_id, new.body)
    await rows.insert_copies(session, message_id, copies, len(ready.uploads))
    people = len(ready.envelope.by_role)
    await tell_forwarded(session, principal, ticket, ready.ending, message_id, now, people=people)
    if outgoing.delivery["due_at"] is None:
        nudge_after_commit(session, OUTBOUND_JOB)
    await delete_draft(session, principal, ticket_id, DraftKind.FORWARD)
    return Accepted(message_id, ticket_id)


async def check_forward(
    session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewForward, *, capabilities_of: CapabilitiesOf
) -> Ticket:
    """Raise whatever `forward` would raise now, and send nothing; the ticket, held."""
    held = await _hold(session, principal, ticket_id, new)
    await _get_ready(session, principal, held, new, capabilities_of)
    return held.ticket


@dataclass(frozen=True, slots=True)
class _Held:
    """A ticket that may be forwarded, and the side conversation that goes on; both rows are locked."""

    ticket: Ticket
    side: tuple[Conversation, ChannelAccount | None] | None


async def _hold(session: AsyncSession, principal: Principal, ticket_id: UUID, new: NewForward) -> _Held:
    side = None
    if new.conversation_id is not None:
        side = await rows.lock_side_conversation(session, ticket_id, new.conversation_id)
    ticket = await get_visible_ticket(session, principal, ticket_id, lock=True)
    require_on(principal, ticket, "reply")
    if new.conversation_id is not None and side is None:
        raise Invalid("There is no such side conversation.", code="unknown_conversation")
    return _Held(ticket, side)


async def _get_ready(
    session: AsyncSession, principal: Principal, held: _Held, new: NewForward, capabilities_of: CapabilitiesOf
) -> _Ready:
    """Everything that can speak against it is asked here."""
    ticket, (conversation, account) = held.ticket, held.side or (None, None)
    if held.side is None:
        account = await rows.find_mailbox(session, new.channel_account_id, ticket)
    if account is None:
        raise Invalid("There is no mailbox that this could leave through.", code="no_mailbox")
    originals = await originals_of(session, ticket.id, new.quoted_message_ids) if new.quoted_message_ids else []
    quoted = await quote_of(session, ticket, originals, new.language)
    uploads = await require_uploads(session, principal.user_id, new.attachment_ids)
    kept = await rows.files_on_ticket(session, ticket.id, new.kept_attachment_ids)
    require_all(kept, new.kept_attachment_ids)
    pictures = [file for file, _ in quoted.pictures]
    kept = [file for file in kept if file.id not in {picture.id for picture in pictures}]
    envelope = envelope_of(new.to, new.cc, new.bcc)
    subject = _subject(new, conversation, originals, ticket)
    language = new.language or ticket.language or account.language
    signed = await sign(
        session, principal, new.signature, account_id=account.id, team_id=ticket.team_id, language=language
    )
    body = (new.body.as_html if originals else new.body).signed(signed.html, signed.text)
    body = body.followed_by(quoted.quote.html, quoted.quote.text)
    proposal = policy.Proposal(
        text=body.text,
        to=envelope.to,
        cc=envelope.cc,
        bcc=envelope.bcc,
        subject=subject,
        attachments=attached_files([*uploads, *kept, *pictures]),
        is_account_enabled=account.is_enabled and account.deleted_at is None,
    )
    capabilities = capabilities_of(_MAIL)
    require_sendable(proposal, capabilities, clock.utc_now())
    ending = await ending_of(session, ticket, new.set_status, new.set_status_id)
    return _Ready(
        ticket, conversation, account, capabilities, envelope, subject, body, signed.text, quoted, uploads, kept, ending
    )


def _subject(new: NewForward, conversation: Conversation | None, originals: Sequence[Original], ticket: Ticket) -> str:
    if new.subject is not None:
        return new.subject.strip()
    if conversation is not None:
        return reply_subject(conversation.subject)
    own = originals[0].subject if len(originals) == 1 else ""
    return forward_subject(own or ticket.subject)


async def _begin_side(session: AsyncSession, ready: _Ready, message_id: UUID) -> Conversation:
    """A thread of its own: what comes back finds it by our signed ids, and through it the ticket."""
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=ready.account.id,
        channel_kind=ready.account.kind,
        thread_key=f"side:{message_id}",
        subject=ready.subject,
        current_ticket_id=ready.ticket.id,
        is_side=True,
        created_at=clock.utc_now(),
    )
    session.add(conversation)
    await session.flush()
    return conversation
