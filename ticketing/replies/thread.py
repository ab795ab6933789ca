"""What is known of a ticket's thread when an answer is to leave: its account, its mailbox for answers, its people."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core.channel_accounts.models import ChannelAccount
from core.messages import Address
from crm_link.customers.models import ContactIdentity, Identity
from ticketing.conversations.models import CLAIMED, Conversation, ConversationParticipant
from ticketing.replies.way_out import MAIL, Door, Peer, WayOut, choose_way_out


async def find_way_out(
    session: AsyncSession, conversation: Conversation, account: ChannelAccount | None, contact_id: UUID | None
) -> WayOut:
    """How answers on this thread leave; no query for mail, three for other channels."""
    if account is None:
        return WayOut(conversation.channel_account_id, "", conversation.channel_kind, is_usable=False)
    door = door_of(account)
    if door.kind == MAIL:
        return choose_way_out(door)
    mailbox_id = account.reply_channel_account_id
    mailbox = await session.get(ChannelAccount, mailbox_id) if mailbox_id else None
    peers = await _peers(session, conversation.id)
    customer = await mails_of(session, contact_id) if contact_id else []
    return choose_way_out(door, door_of(mailbox) if mailbox else None, peers, customer)


async def ticket_way_out(session: AsyncSession, conversation_id: UUID, contact_id: UUID | None) -> WayOut | None:
    """How answers on a ticket leave, for whoever shows a composer."""
    query = (
        select(Conversation, ChannelAccount)
        .outerjoin(ChannelAccount, ChannelAccount.id == Conversation.channel_account_id)
        .where(Conversation.id == conversation_id)
    )
    row = (await session.execute(query)).first()
    return await find_way_out(session, row[0], row[1], contact_id) if row else None


def door_of(account: ChannelAccount) -> Door:
    """A connected account as far as sending goes."""
    return Door(account.id, account.kind, account.name, account.is_enabled and account.deleted_at is None)


async def _peers(session: AsyncSession, conversation_id: UUID) -> Sequence[Peer]:
    query = (
        select(Identity, ConversationParticipant.role)
        .join(ConversationParticipant, ConversationParticipant.identity_id == Identity.id)
        .where(ConversationParticipant.conversation_id == conversation_id)
        .where(ConversationParticipant.role.in_(("sender", CLAIMED)))
        .order_by(Identity.id)
    )
    rows = (await session.execute(query)).all()
    return [Peer(_address(identity), role == CLAIMED) for identity, role in rows]


async def mails_of(session: AsyncSession, contact_id: UUID) -> list[Address]:
    """The contact's mail addresses: verified ones first, then those that mail comes from, the newest first."""
    query = (
        select(Identity)
        .join(ContactIdentity, ContactIdentity.identity_id == Identity.id)
        .where(ContactIdentity.contact_id == contact_id, ContactIdentity.until.is_(None), Identity.kind == MAIL)
        .order_by(
            ContactIdentity.is_verified.desc(), ContactIdentity.is_routing_default.desc(), ContactIdentity.since.desc()
        )
        .limit(5)
    )
    return [_address(identity) for identity in (await session.execute(query)).scalars()]


def _address(identity: Identity) -> Address:
    return Address(identity.kind, identity.external_id, identity.name, identity.scope)
