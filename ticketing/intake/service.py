"""The inbound story: a batch of parsed messages becomes messages on routed tickets, in one transaction.

Seen before? -> who wrote -> where it belongs (locked) -> open, wake or join a ticket -> route -> write -> events. Every
step looks up and writes the whole batch at once. If anything here raises, nothing of the batch happened.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.errors import NotFound
from core.events.log import record_events
from core.messages import Address, DeliveryReceipt, InboundMessage, MachineKind
from crm_link.customers.claiming import read_claims
from crm_link.customers.resolving import Resolution, Sender, identity_key, resolve_customers
from ticketing.conversations.models import CLAIMED
from ticketing.intake import repository
from ticketing.intake.bench import Bench, load_bench
from ticketing.intake.changed_subjects import find_changed_subjects
from ticketing.intake.errors import ThreadTaken
from ticketing.intake.placing import OPENING, Arrival, Placement, place
from ticketing.intake.telling import Story
from ticketing.messages.appending import insert_messages
from ticketing.replies.automatic import OpenedCase, acknowledge
from ticketing.replies.receipts import apply_receipts
from ticketing.routing.service import load_router
from ticketing.tickets.numbers import take_numbers
from ticketing.tickets.opening import insert_tags, insert_tickets
from ticketing.tickets.recorder import TicketRecorder

MAIL_SCOPE = "mail"
OWN_PAGES = ("webchat", "webform")
MOST_PARTICIPANTS = 30

_REPORTS = frozenset({MachineKind.BOUNCE, MachineKind.FEEDBACK})


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an item ended: done with its message, or duplicate of one we have (`message_id`: the note that says so)."""

    item_id: UUID
    message_id: UUID | None
    is_duplicate: bool = False


@dataclass(frozen=True, slots=True)
class _Copy:
    """A mail we already have, and the ticket of the first one."""

    arrival: Arrival
    ticket_id: UUID | None


async def handle_batch(session: AsyncSession, arrivals: Sequence[Arrival]) -> list[Outcome]:
    """Handle messages in their order; one outcome per arrival, in no order.

    Raises ThreadTaken when somebody else began the same thread meanwhile (do it again), NotFound for an unknown
    channel account, and whatever the database raises.
    """
    if not arrivals:
        return []
    accounts = await repository.load_channel_accounts(session)
    for one in arrivals:
        if one.message.channel_account_id not in accounts:
            raise NotFound("The channel account of this message is gone.", code="channel_account_gone")
    owners = await _owners(session, arrivals)
    fresh = [one for one in arrivals if _is_first(one, owners)]
    copies = await _copies_of_earlier(session, [one for one in arrivals if not _is_first(one, owners)], owners)
    own = {account.address for account in accounts.values() if account.kind == "email"}
    answered = await _answered_visitors(session, fresh, accounts)
    resolution = await resolve_customers(session, _senders(fresh, accounts, answered), _others(fresh, own))
    copied = [copy.ticket_id for copy in copies if copy.ticket_id]
    bench = await load_bench(session, [one.message for one in fresh], accounts, resolution, copied)
    placements = place(bench, fresh, clock.utc_now())
    story = await _tell(session, bench, placements)
    outcomes = [Outcome(one.arrival.item_id, one.message_id) for one in placements]
    outcomes += _tell_copies(story, copies, placements, owners)
    await _acknowledge(session, story, placements)
    await _write(session, story, placements, resolution)
    await apply_receipts(session, _receipts(fresh, accounts))
    return outcomes


async def _owners(session: AsyncSession, arrivals: Sequence[Arrival]) -> dict[str, UUID]:
    """Which item was first with each mail, in whichever of our mailboxes."""
    now = clock.utc_now()
    rows: dict[str, dict[str, object]] = {}
    for one in arrivals:
        if key := _seen_key(one):
            rows.setdefault(key, {"scope": MAIL_SCOPE, "key": key, "entity_id": one.item_id, "created_at": now})
    return await repository.record_events_seen(session, MAIL_SCOPE, list(rows.values()))


async def _answered_visitors(
    session: AsyncSession, arrivals: Sequence[Arrival], accounts: Mapping[UUID, ChannelAccount]
) -> dict[UUID, UUID]:
    """By our signed message, the contact of our own pages to whom it went by mail. Mails that answer one prove that
    the address he had typed is his, since nobody else can know the id.
    """
    if not any(account.kind in OWN_PAGES for account in accounts.values()):
        return {}
    answered = {own_id for one in arrivals if _is_mail(one) for own_id in one.message.hints.own_message_ids}
    return await repository.find_contacts_of_messages(session, answered, OWN_PAGES)


async def _copies_of_earlier(
    session: AsyncSession, copies: Sequence[Arrival], owners: Mapping[str, UUID]
) -> list[_Copy]:
    if not copies:
        return []
    first = await repository.find_messages_of_items(session, {owners[_seen_key(one)] for one in copies})
    tickets = await repository.find_tickets_of_messages(session, set(first.values()))
    result = []
    for one in copies:
        message_id = first.get(owners[_seen_key(one)])
        ticket_id, account_id = tickets.get(message_id, (None, None)) if message_id else (None, None)
        is_elsewhere = account_id != one.message.channel_account_id
        result.append(_Copy(one, ticket_id if is_elsewhere else None))
    return result


async def _tell(session: AsyncSession, bench: Bench, placements: Sequence[Placement]) -> Story:
    opening = [one for one in placements if one.deed in OPENING]
    router = await load_router(session)
    numbers = iter(await take_numbers(session, len(opening)))
    changed = await find_changed_subjects(session, bench, placements)
    story = Story(bench, router, TicketRecorder(), clock.utc_now(), changed_subjects=changed)
    for one in placements:
        story.tell(one, next(numbers) if one.deed in OPENING else None)
    return story


def _tell_copies(
    story: Story, copies: Sequence[_Copy], placements: Sequence[Placement], owners: Mapping[str, UUID]
) -> list[Outcome]:
    handled = {one.arrival.item_id: one for one in placements}
    outcomes = []
    for copy in copies:
        ticket_id, message = copy.ticket_id, copy.arrival.message
        first = handled.get(owners[_seen_key(copy.arrival)])
        if first is not None and first.arrival.message.channel_account_id != message.channel_account_id:
            ticket_id = first.ticket_id
        ticket = story.bench.tickets.get(ticket_id) if ticket_id else None
        note_id = None
        if ticket is not None:
            note_id = ids.new_id()
            mailbox = story.bench.accounts[message.channel_account_id]
            story.note_copy(note_id, ticket, mailbox, copy.arrival.delivery_id)
        outcomes.append(Outcome(copy.arrival.item_id, note_id, is_duplicate=True))
    return outcomes


async def _acknowledge(session: AsyncSession, story: Story, placements: Sequence[Placement]) -> None:
    """Before the tickets are written, because an acknowledgement counts their versions up."""
    opened = [
        OpenedCase(
            ticket=story.bench.tickets[one.ticket_id],
            conversation_id=one.conversation.id,
            message=one.arrival.message,
            account=story.bench.accounts[one.arrival.message.channel_account_id],
            reply_account=_reply_account(story.bench.accounts, one.arrival.message.channel_account_id),
        )
        for one in placements
        if one.deed in OPENING and not one.is_quiet
    ]
    await acknowledge(session, opened, story.recorder)


async def _write(session: AsyncSession, story: Story, placements: Sequence[Placement], resolution: Resolution) -> None:
    bench = story.bench
    new = {conversation.id for conversation in bench.new_conversations}
    await repository.insert_conversations(session, bench.new_conversations)
    await _require_threads(session, bench)
    touched = {one.conversation.id: one.conversation for one in placements if one.conversation.id not in new}
    await repository.update_conversations(session, touched.values())
    await insert_tickets(session, [bench.tickets[ticket_id] for ticket_id in story.opened])
    await repository.update_tickets(session, story.changed.values())
    await insert_tags(session, list(story.opened.values()))
    await repository.insert_links(session, story.links)
    await insert_messages(session, story.messages)
    here = {one.arrival.message.external_message_id for one in placements}
    arrived = here.intersection(bench.by_awaited)
    awaited = {reference: there for reference, there in bench.newly_awaited.items() if reference not in here}
    await repository.update_awaited(session, arrived, awaited)
    await repository.insert_participants(session, _participants(placements, resolution))
    await story.router.remember(session)
    await record_events(session, [*resolution.events, *story.recorder.take()])


async def _require_threads(session: AsyncSession, bench: Bench) -> None:
    """Chats and replies to unknown mails share thread keys: another worker may have begun the same thread."""
    begun = {(one.channel_account_id, one.thread_key): one.id for one in bench.new_conversations}
    there = await repository.find_conversations_by_thread(session, begun)
    if any(there.get(key) != conversation_id for key, conversation_id in begun.items()):
        raise ThreadTaken("Somebody else began this thread at the same moment.")


def _seen_key(arrival: Arrival) -> str:
    """The same mail has the same key in every mailbox; other channels name their events per account."""
    return arrival.message.external_event_id if _is_mail(arrival) else ""


def _is_mail(arrival: Arrival) -> bool:
    return arrival.message.sender.kind == "email"


def _is_first(arrival: Arrival, owners: Mapping[str, UUID]) -> bool:
    return owners.get(_seen_key(arrival), arrival.item_id) == arrival.item_id


def _reply_account(accounts: Mapping[UUID, ChannelAccount], account_id: UUID) -> ChannelAccount | None:
    reply_id = accounts[account_id].reply_channel_account_id
    return accounts.get(reply_id) if reply_id else None


def _receipts(arrivals: Sequence[Arrival], accounts: Mapping[UUID, ChannelAccount]) -> list[DeliveryReceipt]:
    """What a channel reports is about what left through that kind of channel."""
    return [
        replace(receipt, channel_kind=receipt.channel_kind or accounts[one.message.channel_account_id].kind)
        for one in arrivals
        for receipt in one.message.receipts
    ]


def _senders(
    arrivals: Sequence[Arrival], accounts: Mapping[UUID, ChannelAccount], answered: Mapping[UUID, UUID]
) -> list[Sender]:
    return [
        Sender(
            address=one.message.sender,
            channel_kind=accounts[one.message.channel_account_id].kind,
            language=one.message.language,
            is_person=one.message.machine is None or one.message.machine.kind not in _REPORTS,
            claims=one.message.claims,
            first_touch=one.message.first_touch,
            last_touch=one.message.last_touch,
            answers_contact_id=_answers(one, answered),
        )
        for one in arrivals
    ]


def _answers(arrival: Arrival, answered: Mapping[UUID, UUID]) -> UUID | None:
    """The visitor whose mail from us a person answers. A machine's mail proves nothing: a bounce quotes our ids."""
    message = arrival.message
    if not answered or not _is_mail(arrival) or message.machine is not None:
        return None
    return next((answered[own_id] for own_id in message.hints.own_message_ids if own_id in answered), None)


def _others(arrivals: Sequence[Arrival], own: set[str]) -> list[Address]:
    return [
        address
        for one in arrivals
        for address in (*one.message.to, *one.message.cc)[:MOST_PARTICIPANTS]
        if _without_tag(address.external_id) not in own
    ]


def _without_tag(address: str) -> str:
    """Our reply addresses are a mailbox with a tag behind +."""
    local, at, domain = address.rpartition("@")
    return f"{local.partition('+')[0]}{at}{domain}"


def _claimed_mails(message: InboundMessage) -> list[Address]:
    """Mail addresses that a visitor said are his: answers of this thread may go there."""
    if message.claims is None:
        return []
    claimed = read_claims(message.claims, message.sender)
    return [address for address in (*claimed.proven, *claimed.typed) if address.kind == "email"]


def _participants(placements: Sequence[Placement], resolution: Resolution) -> set[tuple[UUID, UUID, str]]:
    roles: dict[tuple[UUID, UUID], str] = {}
    for one in placements:
        message = one.arrival.message
        named = [(message.sender, "sender"), *((a, "to") for a in message.to), *((a, "cc") for a in message.cc)]
        for address, role in named[: MOST_PARTICIPANTS + 1]:
            identity_id = resolution.identity_ids.get(identity_key(address))
            if identity_id is not None:
                roles.setdefault((one.conversation.id, identity_id), role)
        for address in _claimed_mails(message):
            roles.setdefault((one.conversation.id, resolution.identity_ids[identity_key(address)]), CLAIMED)
    return {(conversation_id, identity_id, role) for (conversation_id, identity_id), role in roles.items()}
