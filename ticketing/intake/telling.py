"""Carrying out the placements in memory: tickets move, messages, links and events are put together for one writing."""

from collections.abc import Set
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core.channel_accounts.models import ChannelAccount
from core.events.base import SYSTEM, Actor
from core.events.facts.ticket import (
    MessageNoted,
    MessageReceived,
    MessageSent,
    TicketAssigned,
    TicketLinked,
    TicketReopened,
)
from core.messages import Direction, InboundMessage
from ticketing.intake.bench import Bench
from ticketing.intake.imported import apply_message, opening_status
from ticketing.intake.placing import Deed, Placement
from ticketing.intake.subjects import subject_of
from ticketing.messages.appending import NewMessage, snippet_of
from ticketing.routing.service import CaseFacts, Route, Router
from ticketing.snoozing.waking import BY_REPLY, apply_wake
from ticketing.tickets import lifecycle
from ticketing.tickets.models import Ticket
from ticketing.tickets.opening import NewTicket, build_ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about


@dataclass(slots=True)
class Story:
    """What a batch comes to. New tickets and changed tickets are apart, because one is inserted and one updated."""

    bench: Bench
    router: Router
    recorder: TicketRecorder
    now: datetime
    changed_subjects: Set[UUID] = frozenset()
    opened: dict[UUID, NewTicket] = field(default_factory=dict)
    messages: list[NewMessage] = field(default_factory=list)
    links: list[dict[str, object]] = field(default_factory=list)
    changed: dict[UUID, Ticket] = field(default_factory=dict)

    def tell(self, placement: Placement, number: int | None) -> None:
        """One message: open or wake its ticket, add it, tell everybody. `number` is for a ticket that it opens."""
        message = placement.arrival.message
        customer = placement.customer
        actor = Actor("contact" if customer.contact_id else "system", customer.contact_id, customer.name)
        route: Route | None = None
        if number is not None:
            route = self._route(placement)
            ticket = self._open(placement, number, route, actor)
        else:
            ticket = self.bench.tickets[placement.ticket_id]
            if ticket.id not in self.opened:
                self.changed[ticket.id] = ticket
        followers = self.bench.followers.get(ticket.id, ())
        if placement.deed is Deed.REOPEN:
            before = ticket.status
            lifecycle.apply_status(ticket, lifecycle.Status.OPEN, self.now)
            self.recorder.add(ticket, fact_about(TicketReopened, ticket, before=before), actor, follower_ids=followers)
        if not placement.is_quiet:
            apply_wake(ticket, BY_REPLY, self.recorder, actor, followers)
        new = replace(_new_message(placement), subject_changed=placement.message_id in self.changed_subjects)
        self.messages.append(new)
        snippet = snippet_of(message.reply_text, message.text, message.subject)
        if placement.conversation.is_side:
            lifecycle.apply_side_inbound(ticket, new.id, new.created_at, snippet)
        else:
            apply_message(ticket, message, new.id, new.created_at, snippet, starts_waiting=not placement.is_quiet)
        if message.imported and message.imported.is_answer:
            sent = fact_about(MessageSent, ticket, message_id=new.id)
            self.recorder.add(ticket, sent, Actor("system", None, message.imported.author), follower_ids=followers)
        else:
            received = fact_about(
                MessageReceived,
                ticket,
                message_id=new.id,
                contact_id=customer.contact_id,
                machine_kind=message.machine.kind.value if message.machine else None,
                is_imported=message.imported is not None,
                is_side=new.is_side,
            )
            self.recorder.add(ticket, received, actor, follower_ids=followers)
        if route is not None and (route.team_id or route.owner_id):
            assigned = fact_about(TicketAssigned, ticket, team_name=route.team_name, owner_name=route.owner_name)
            self.recorder.add(ticket, assigned, route.actor, reason=route.reason)

    def note_copy(self, message_id: UUID, ticket: Ticket, mailbox: ChannelAccount, delivery_id: UUID) -> None:
        """Say on `ticket` that its mail reached another mailbox of ours too."""
        text = (
            f"อีเมลฉบับเดียวกันนี้ส่งถึง {mailbox.address} ({mailbox.name}) ด้วย\n"
            f"The same mail also arrived at {mailbox.address} ({mailbox.name})."
        )
        note = NewMessage(
            id=message_id,
            ticket_id=ticket.id,
            conversation_id=None,
            direction=Direction.INTERNAL,
            author_kind="system",
            author_name="",
            channel_account_id=mailbox.id,
            text=text,
            reply_text=text,
            is_automatic=True,
            inbound_delivery_id=delivery_id,
            created_at=self.now,
        )
        self.messages.append(note)
        if ticket.id not in self.opened:
            self.changed[ticket.id] = ticket
        followers = self.bench.followers.get(ticket.id, ())
        self.recorder.add(ticket, fact_about(MessageNoted, ticket, message_id=note.id), SYSTEM, follower_ids=followers)

    def _open(self, placement: Placement, number: int, route: Route, actor: Actor) -> Ticket:
        message, customer = placement.arrival.message, placement.customer
        account = self._account_of(placement)
        new = NewTicket(
            id=placement.ticket_id,
            subject=subject_of(message),
            channel_kind=account.kind,
            channel_account_id=account.id,
            conversation_id=placement.conversation.id,
            contact_id=customer.contact_id,
            account_id=customer.account_id,
            language=message.language or customer.language or account.language,
            status=opening_status(message, is_blocked=customer.is_blocked),
            priority=route.priority or lifecycle.Priority.NORMAL,
            type=route.type,
            team_id=route.team_id,
            owner_id=None if message.imported else route.owner_id,
            tag_ids=route.tag_ids,
            actor=actor,
            opened_at=message.received_at,
            is_imported=message.imported is not None,
        )
        ticket = build_ticket(new, number, self.recorder)
        self.opened[ticket.id] = new
        self.bench.tickets[ticket.id] = ticket
        ended = self.bench.tickets.get(placement.ended_ticket_id) if placement.ended_ticket_id else None
        if ended is not None:
            self.links.append(
                {"ticket_id": ticket.id, "target_ticket_id": ended.id, "kind": "follow_up", "created_at": self.now}
            )
            linked = fact_about(
                TicketLinked, ticket, kind="follow_up", target_ticket_id=ended.id, target_number=ended.number
            )
            self.recorder.add(ticket, linked, SYSTEM)
        return ticket

    def _account_of(self, placement: Placement) -> ChannelAccount:
        """The account a case belongs to. A visitor's answer by mail goes on in his chat, wherever it was received."""
        arrived_at = self.bench.accounts[placement.arrival.message.channel_account_id]
        if placement.conversation.channel_kind == arrived_at.kind:
            return arrived_at
        return self.bench.accounts.get(placement.conversation.channel_account_id, arrived_at)

    def _route(self, placement: Placement) -> Route:
        message, customer = placement.arrival.message, placement.customer
        account = self._account_of(placement)
        case = CaseFacts(
            channel_kind=account.kind,
            channel_account_id=account.id,
            subject=message.subject,
            body=message.reply_text or message.text,
            sender_address=message.sender.external_id,
            received_at=message.received_at,
            contact_id=customer.contact_id,
            account_id=customer.account_id,
            language=message.language,
        )
        return self.router.route(case, account.default_team_id, may_pick=not placement.is_quiet)


def _new_message(placement: Placement) -> NewMessage:
    message: InboundMessage = placement.arrival.message
    customer = placement.customer
    new = NewMessage(
        id=placement.message_id,
        ticket_id=placement.ticket_id,
        conversation_id=placement.conversation.id,
        direction=Direction.INBOUND,
        author_kind="contact",
        author_id=customer.contact_id,
        author_name=message.sender.name or customer.name,
        channel_account_id=message.channel_account_id,
        sender_identity_id=customer.identity_id,
        external_message_id=message.external_message_id,
        subject=message.subject,
        text=message.text,
        html=message.html,
        reply_text=message.reply_text,
        quoted_text=message.quoted_text,
        signature=message.signature,
        to=message.to,
        cc=message.cc,
        files=message.attachments,
        machine=message.machine,
        authentication=message.authentication,
        language=message.language,
        inbound_delivery_id=placement.arrival.delivery_id,
        is_side=placement.conversation.is_side,
        sender_date=message.date,
        created_at=message.received_at,
    )
    if message.imported is None or not message.imported.is_answer:
        return new
    return replace(
        new,
        direction=Direction.OUTBOUND,
        author_kind="user",
        author_id=None,
        author_name=message.imported.author,
        sender_identity_id=None,
    )
