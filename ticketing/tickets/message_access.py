"""The gate for what lies on a ticket: a message or attachment is visible to whoever sees its ticket."""

from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from core.staff.principal import Principal
from ticketing.messages.models import Attachment, Message
from ticketing.messages.reading import AttachmentView, load_attachments, message_not_found
from ticketing.messages.uploads import attachment_not_found
from ticketing.tickets.access import visible_to
from ticketing.tickets.models import Ticket


async def get_ticket_of_message(session: AsyncSession, principal: Principal, message_id: UUID) -> UUID:
    """The ticket a visible message lies on; one query. Raises NotFound."""
    query = (
        select(Ticket.id)
        .join(Message, Message.ticket_id == Ticket.id)
        .where(Message.id == message_id, visible_to(principal))
    )
    ticket_id = (await session.execute(query)).scalar_one_or_none()
    if ticket_id is None:
        raise message_not_found()
    return ticket_id


async def get_visible_attachment(session: AsyncSession, principal: Principal, attachment_id: UUID) -> AttachmentView:
    """An attachment on a visible message, or the person's own upload; two queries. Raises NotFound."""
    query = (
        select(Attachment.id)
        .outerjoin(Message, Message.id == Attachment.message_id)
        .outerjoin(Ticket, Ticket.id == Message.ticket_id)
        .where(
            Attachment.id == attachment_id,
            or_(
                and_(Attachment.message_id.is_(None), Attachment.uploaded_by == principal.user_id),
                and_(Ticket.id.is_not(None), visible_to(principal)),
            ),
        )
    )
    if (await session.execute(query)).first() is None:
        raise attachment_not_found()
    [attachment] = await load_attachments(session, [attachment_id])
    return attachment
