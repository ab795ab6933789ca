"""Plays the timeline through the product: customers' mails through the door, answers through SMTP, verbs of agents."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.registry import load_adapter
from core import clock, ids
from core.context import AppContext
from core.inbox.service import record_deliveries
from core.messages import Address
from demo.corner.letters import Letter, write_letter
from demo.corner.mailbox import KeptMail, PretendMailbox
from demo.seed.automation import play_automation
from demo.seed.calls import play_calls
from demo.seed.composer import use_the_composer
from demo.seed.customers import know_customers
from demo.seed.files import enclosure
from demo.seed.finish import finish
from demo.seed.people import SUPPORT_ADDRESS, Shop, open_shop, reconnect_mailbox
from demo.seed.play_talks import play_talks
from demo.seed.surgery import play_surgery
from demo.seed.ticket_details import write_details
from demo.seed.time_and_mass import pass_time
from demo.seed.timeline import DAYS, Case, Turn, build_timeline
from demo.seed.together import work_together
from demo.seed.views import save_views
from ticketing.messages.models import Message
from ticketing.replies.composition import compose_body
from ticketing.replies.service import NewNote, NewReply, note, reply
from ticketing.tickets import service as tickets
from ticketing.tickets.models import Ticket
from workers.accounts import load_accounts
from workers.door import raw_delivery
from workers.jobs import inbound, outbound

Progress = Callable[[int, int], None]
_BATCH = 24
_BATCH_SPAN = timedelta(hours=2)
_CLOSE_AFTER = timedelta(days=5)
_SOLVE_AFTER = timedelta(days=1)
_SENT_AFTER = timedelta(seconds=20)


@dataclass(slots=True)
class Play:
    """The state of the play: mails not handled yet, cases with an unsent answer, and each case's ticket."""

    context: AppContext
    shop: Shop
    mailbox: PretendMailbox
    waiting: list[tuple[Turn, bytes]] = field(default_factory=list)
    unsent: set[int] = field(default_factory=set)
    tickets: dict[int, UUID] = field(default_factory=dict)
    last_turn_at: dict[int, datetime] = field(default_factory=dict)


async def seed_shop(context: AppContext, mailbox: PretendMailbox, progress: Progress) -> Shop:
    """Everything from an empty database to a shop at rest."""
    now = clock.utc_now()
    with clock.frozen_at(now - timedelta(days=DAYS + 1)):
        shop = await open_shop(context, mailbox.port)
    await play_timeline(context, shop, mailbox, build_timeline(now), progress)
    await play_talks(context, shop, shop.widget_id)
    await know_customers(context, shop)
    await play_calls(context, shop, shop.teams["service"])
    await write_details(context, shop)
    await play_surgery(context, shop, mailbox)
    await use_the_composer(context, shop, mailbox)
    await save_views(context, shop)
    await work_together(context, shop)
    await pass_time(context, shop)
    await finish(context, shop)
    await play_automation(context, shop)
    await reconnect_mailbox(context, shop.people["admin"], shop.account_id, mailbox.port)
    return shop


async def play_timeline(
    context: AppContext, shop: Shop, mailbox: PretendMailbox, turns: list[Turn], progress: Progress
) -> Play:
    """Play every turn in order of time; customers' mails in small batches, as a busy mailbox hands them over."""
    play = Play(context, shop, mailbox)
    for done, turn in enumerate(turns, 1):
        play.last_turn_at[turn.case.number] = turn.at
        if turn.say.who == "customer":
            await _customer(play, turn)
        else:
            await _staff(play, turn)
        progress(done, len(turns))
    await _handle_waiting(play)
    await _close_old(play, turns[-1].at)
    return play


async def _customer(play: Play, turn: Turn) -> None:
    cases = {waiting.case.number for waiting, _ in play.waiting}
    if turn.case.number in cases or len(play.waiting) >= _BATCH or _spans(play, turn):
        await _handle_waiting(play)
    if turn.case.number in play.unsent:
        await _send(play, turn.at)
    answers = None
    if turn.index:
        answered = play.mailbox.mails_for(turn.case.customer.email)
        answers = next((m for m in reversed(answered) if turn.case.subject in str(m.parsed()["Subject"])), None)
    with clock.frozen_at(turn.at):
        play.waiting.append((turn, write_letter(_letter(turn, answers))))


def _letter(turn: Turn, answers: KeptMail | None) -> Letter:
    customer, attachment = turn.case.customer, turn.say.attachment
    return Letter(
        sender_name=customer.name,
        sender_address=customer.email,
        recipient=SUPPORT_ADDRESS,
        subject=turn.case.subject,
        text=turn.text,
        answers=answers,
        enclosures=(enclosure(attachment),) if attachment else (),
    )


def _spans(play: Play, turn: Turn) -> bool:
    return bool(play.waiting) and turn.at - play.waiting[0][0].at > _BATCH_SPAN


async def _handle_waiting(play: Play) -> None:
    """Through the door and the inbound story, at the time of the newest of them."""
    if not play.waiting:
        return
    waiting, play.waiting = play.waiting, []
    context = play.context
    with clock.frozen_at(waiting[-1][0].at):
        async with context.database.read() as session:
            account = (await load_accounts(context, session)).get(play.shop.account_id)
        deliveries = [
            await raw_delivery(context, account, raw, f"seed:{turn.case.number}:{turn.index}") for turn, raw in waiting
        ]
        async with context.database.write() as session:
            await record_deliveries(session, deliveries)
        await inbound.run(context, "")


async def _staff(play: Play, turn: Turn) -> None:
    await _handle_waiting(play)
    case, context = turn.case, play.context
    with clock.frozen_at(turn.at):
        async with context.database.write() as session:
            ticket = await _ticket_of(session, play, case)
            if ticket is None:
                return
            who = play.shop.member_of(ticket.team_id, case.number)
            body = compose_body("", turn.text)
            if turn.say.who == "note":
                mentions = tuple(play.shop.people[key].user_id for key in turn.say.mentions)
                await note(session, who, ticket.id, NewNote(str(ids.new_id()), body, mentions))
                return
            to = (Address("email", case.customer.email, case.customer.name),)
            new = NewReply(
                client_id=str(ids.new_id()),
                body=body,
                to=to,
                last_seen_message_id=ticket.last_message_id,
                set_status=turn.say.status or None,
                send_anyway=True,
            )
            await reply(session, who, ticket.id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities)
            await _dress(session, play, ticket.id, turn)
    play.unsent.add(case.number)


async def _dress(session: AsyncSession, play: Play, ticket_id: UUID, turn: Turn) -> None:
    """What an agent also does while answering: tags, and the priority the case deserves."""
    who = play.shop.people["supervisor"]
    tags = [play.shop.tags[name] for name in turn.case.story.tags]
    if tags and turn.case.number % 3:
        await tickets.change_tags(session, who, ticket_id, tags, [])
    if turn.case.story.priority != "normal":
        await tickets.change(session, who, ticket_id, tickets.TicketFields(priority=turn.case.story.priority))


async def _ticket_of(session: AsyncSession, play: Play, case: Case) -> Ticket | None:
    """The case's ticket, found by its first mail's subject and sender the first time."""
    if case.number not in play.tickets:
        query = (
            select(Message.ticket_id)
            .join(Ticket, Ticket.id == Message.ticket_id)
            .where(Message.subject == case.subject, Message.author_name == case.customer.name)
            .order_by(Message.id.desc())
            .limit(1)
        )
        found = (await session.execute(query)).scalar()
        if found is None:
            return None
        play.tickets[case.number] = found
    return await session.get(Ticket, play.tickets[case.number])


async def _send(play: Play, until: datetime) -> None:
    """Send every answer whose undo time has passed, over real SMTP to the pretend mailbox."""
    play.unsent.clear()
    with clock.frozen_at(until - timedelta(seconds=1)):
        await outbound.run(play.context, "")


async def _close_old(play: Play, newest: datetime) -> None:
    """Cases that stayed quiet are solved, and closed at the end of a week, as the shop does. Every tenth waits on."""
    await _send(play, newest + _SENT_AFTER)
    who = play.shop.people["supervisor"]
    async with play.context.database.write() as session:
        for number, quiet_since in play.last_turn_at.items():
            closed_at = quiet_since + _CLOSE_AFTER
            if closed_at > newest or number not in play.tickets or number % 10 == 0:
                continue
            ticket = await session.get_one(Ticket, play.tickets[number])
            for status, at in (("solved", quiet_since + _SOLVE_AFTER), ("closed", closed_at)):
                if ticket.status not in {status, "closed"}:
                    with clock.frozen_at(at):
                        await tickets.change(session, who, ticket.id, tickets.TicketFields(status=status))
