"""What of a ticket stands below a forwarded mail, and the pictures and files that belong to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core.errors import Invalid
from core.messages import Address
from core.staff.organization import get_settings
from core.staff.principal import Principal
from ticketing.messages.models import Attachment
from ticketing.replies import forward_repository as rows
from ticketing.replies.quoted import Original, Quote, forward_subject, quote, quoted_content_id
from ticketing.replies.recipients import from_documents
from ticketing.tickets.access import get_visible_ticket, require_on
from ticketing.tickets.models import Ticket

MOST_QUOTED: Final = 100
_MAIL: Final = "email"


@dataclass(frozen=True, slots=True)
class QuotedMessages:
    """The quote with the pictures that stand in it, each with the Content-ID it has there."""

    quote: Quote
    pictures: list[tuple[Attachment, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Preview:
    """What a forwarded mail would quote, the files that could go along, and the mailbox it would leave through."""

    subject: str
    quote: Quote
    message_ids: tuple[UUID, ...]
    file_ids: tuple[UUID, ...]
    account_id: UUID | None


async def preview_forward(
    session: AsyncSession, principal: Principal, ticket_id: UUID, message_ids: Sequence[UUID] | None, language: str = ""
) -> Preview:
    """What forwarding these messages, or the whole ticket (None), would quote.

    Raises NotFound, NotPermitted, Conflict(ticket_state), Invalid(unknown_message).
    """
    ticket = await get_visible_ticket(session, principal, ticket_id)
    require_on(principal, ticket, "reply")
    originals = await originals_of(session, ticket.id, message_ids)
    quoted = await quote_of(session, ticket, originals, language)
    used = {file.id for file, _ in quoted.pictures}
    files = await rows.stored_files(session, [one.message_id for one in originals])
    account = await rows.find_mailbox(session, None, ticket)
    own = originals[0].subject if len(originals) == 1 else ""
    return Preview(
        subject=forward_subject(own or ticket.subject),
        quote=quoted.quote,
        message_ids=tuple(one.message_id for one in originals),
        file_ids=tuple(file.id for file in files if file.id not in used),
        account_id=account.id if account else None,
    )


async def originals_of(session: AsyncSession, ticket_id: UUID, message_ids: Sequence[UUID] | None) -> list[Original]:
    """These messages, or all that outsiders may read (None: the newest 100), oldest first. Raises Invalid."""
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


async def quote_of(
    session: AsyncSession, ticket: Ticket, originals: Sequence[Original], language: str
) -> QuotedMessages:
    """The quote in `language`, or the ticket's where it is ''."""
    company = await get_settings(session)
    spoken = language or ticket.language or company.default_language
    quoted = quote(originals, spoken, ZoneInfo(company.time_zone))
    pictures = []
    for file in await rows.stored_files(session, [one.message_id for one in originals if one.html]):
        if file.message_id is not None and file.content_id:
            content_id = quoted_content_id(file.message_id, file.content_id)
            if f'data-cid="{content_id}"' in quoted.html:
                pictures.append((file, content_id))
    return QuotedMessages(quoted, pictures)
