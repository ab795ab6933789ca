"""People, teams, customers, tickets and messages, as rows. Give what the test is about; the rest is believable."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.staff.models import Team, TeamMember, User
from core.staff.principal import Principal, Role
from crm_link.customers.models import Account, Contact, ContactIdentity, Identity
from ticketing.messages.models import Attachment, Message
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket, TicketFollower, TicketMention

START = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)
_numbers = count(100_001)


async def make_team(session: AsyncSession, name: str = "Service", **fields) -> Team:
    team = Team(id=ids.new_id(), name=name, created_at=START, **fields)
    session.add(team)
    await session.flush()
    return team


async def make_user(
    session: AsyncSession, role: Role = Role.AGENT, *, name: str = "Nok", teams: Iterable[Team] = (), **fields
) -> User:
    user_id = ids.new_id()
    user = User(
        id=user_id,
        name=name,
        email=f"{user_id.hex}@desk.example",
        role=role.value,
        recovery_code_digests=[],
        preferences={},
        created_at=START,
        **fields,
    )
    session.add(user)
    await session.flush()
    session.add_all([TeamMember(team_id=team.id, user_id=user_id) for team in teams])
    await session.flush()
    return user


async def make_principal(
    session: AsyncSession, role: Role = Role.AGENT, *, name: str = "Nok", teams: Iterable[Team] = ()
) -> Principal:
    """A person who may ask."""
    teams = list(teams)
    user = await make_user(session, role, name=name, teams=teams)
    return Principal(user.id, user.name, role, frozenset(team.id for team in teams))


async def make_contact(
    session: AsyncSession, name: str = "สมชาย ใจดี", *, email: str = "", phone: str = "", **fields
) -> Contact:
    contact = Contact(id=ids.new_id(), name=name, created_at=START, **fields)
    session.add(contact)
    await session.flush()
    for kind, address in (("email", email), ("phone", phone)):
        if address:
            await make_identity(session, contact, kind, address)
    return contact


async def make_identity(session: AsyncSession, contact: Contact, kind: str, external_id: str) -> Identity:
    identity = Identity(id=ids.new_id(), kind=kind, external_id=external_id, created_at=START)
    session.add(identity)
    await session.flush()
    session.add(ContactIdentity(identity_id=identity.id, contact_id=contact.id, since=START))
    await session.flush()
    return identity


async def make_account(session: AsyncSession, name: str = "Siam Audio Co., Ltd.", domain: str | None = None) -> Account:
    account = Account(id=ids.new_id(), name=name, domain=domain, created_at=START)
    session.add(account)
    await session.flush()
    return account


async def make_ticket(
    session: AsyncSession,
    *,
    status: str = "open",
    priority: str = "normal",
    team: Team | None = None,
    owner: Principal | User | None = None,
    contact: Contact | None = None,
    last_message_at: datetime = START,
    followers: Iterable[Principal] = (),
    mentioned: Iterable[Principal] = (),
    **fields,
) -> Ticket:
    values = {
        "subject": "ลำโพงไม่มีเสียง",
        "channel_kind": "email",
        "snippet": "",
        "created_at": last_message_at,
        "inbound_count": 0,
        **fields,
    }
    ticket = Ticket(
        id=ids.new_id(),
        number=next(_numbers),
        status=status,
        is_active=status in lifecycle.ACTIVE,
        priority=priority,
        priority_rank=lifecycle.PRIORITY_RANKS[priority],
        team_id=team.id if team else None,
        owner_id=_person_id(owner),
        contact_id=contact.id if contact else None,
        last_message_at=last_message_at,
        version=0,
        **values,
    )
    session.add(ticket)
    await session.flush()
    session.add_all([TicketFollower(ticket_id=ticket.id, user_id=p.user_id, created_at=START) for p in followers])
    session.add_all([TicketMention(ticket_id=ticket.id, user_id=p.user_id, mentioned_at=START) for p in mentioned])
    await session.flush()
    return ticket


async def make_message(
    session: AsyncSession,
    ticket: Ticket,
    text: str = "สวัสดีครับ",
    *,
    direction: str = "inbound",
    created_at: datetime | None = None,
    sender: Identity | None = None,
    **fields,
) -> Message:
    at = created_at or ticket.last_message_at + timedelta(seconds=1)
    values = {"to": [], "cc": [], "bcc": [], "mentions": [], "reply_text": text, "author_name": "สมชาย", **fields}
    message = Message(
        id=ids.id_at(at),
        ticket_id=ticket.id,
        direction=direction,
        author_kind="contact" if direction == "inbound" else "user",
        sender_identity_id=sender.id if sender else None,
        text=text,
        created_at=at,
        **values,
    )
    session.add(message)
    ticket.last_message_id, ticket.last_message_at, ticket.last_message_direction = message.id, at, direction
    ticket.inbound_count += direction == "inbound"
    await session.flush()
    return message


async def make_attachment(session: AsyncSession, message: Message | None, **fields) -> Attachment:
    values = {
        "file_name": "คู่มือ.pdf",
        "content_type": "application/pdf",
        "size": 3,
        "blob_key": "0" * 64,
        "state": "stored",
        "created_at": START,
        **fields,
    }
    attachment = Attachment(id=ids.new_id(), message_id=message.id if message else None, **values)
    session.add(attachment)
    if message is not None:
        message.attachment_count += 1
    await session.flush()
    return attachment


def _person_id(person: Principal | User | None) -> UUID | None:
    if person is None:
        return None
    return person.user_id if isinstance(person, Principal) else person.id
