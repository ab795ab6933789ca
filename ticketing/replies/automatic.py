"""Acknowledging new cases: a batch at a time, because it is part of what a customer's mail costs on its way in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import SYSTEM
from core.events.facts.ticket import MessageSent
from core.jobs import nudge_after_commit
from core.messages import Address, InboundMessage
from crm_link.customers.claiming import mail_address
from ticketing.replies import acknowledgement, repository
from ticketing.replies.acknowledgement import Acknowledgement
from ticketing.replies.composition import Body
from ticketing.replies.outgoing import SYSTEM_AUTHOR, Author, Outgoing, OutgoingRows, rows_of
from ticketing.replies.recipients import canonical, envelope_of
from ticketing.replies.service import OUTBOUND_JOB
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about

TALK: Final = "webchat"
FORM: Final = "webform"


class AnsweringAccount(Protocol):
    """What of a channel account this needs."""

    id: UUID
    kind: str
    name: str
    language: str
    brand: str
    acknowledgement: dict[str, Any]
    is_enabled: bool
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A ticket that `message` has just opened; locked or not inserted yet.

    `account` is where the message came in; `reply_account` is the mailbox for answers that it cannot carry itself.
    """

    ticket: Ticket
    conversation_id: UUID
    message: InboundMessage
    account: AnsweringAccount
    reply_account: AnsweringAccount | None = None


@dataclass(frozen=True, slots=True)
class _Due:
    """An acknowledgement that is to be written: through which account, to whom."""

    case: OpenedCase
    through: AnsweringAccount
    to: Address


async def acknowledge(session: AsyncSession, opened: Sequence[OpenedCase], recorder: TicketRecorder) -> list[UUID]:
    """Queue an acknowledgement for each case that is due one; the ids of their messages.

    Three statements for any number of cases, none when nothing is due. Events go into `recorder`, which the caller
    flushes; his tickets' versions count up. The ticket's last message stays the customer's.
    """
    due = [one for one in map(_due, opened) if one is not None]
    if not due:
        return []
    now = clock.utc_now()
    wanted = Counter(one.to.external_id for one in due)
    totals = await repository.count_automatic(session, now.replace(minute=0, second=0, microsecond=0), wanted)
    left = acknowledgement.allowed(totals, wanted)
    written: list[OutgoingRows] = []
    for one in due:
        if left[one.to.external_id] > 0:
            left[one.to.external_id] -= 1
            written.append(rows := rows_of(_outgoing(one)))
            sent = fact_about(MessageSent, one.case.ticket, message_id=rows.message_id, is_automatic=True)
            recorder.add(one.case.ticket, sent, SYSTEM)
    await repository.insert_messages(session, [rows.message for rows in written])
    await repository.insert_deliveries(
        session, [rows.delivery for rows in written], [recipient for rows in written for recipient in rows.recipients]
    )
    if written:
        nudge_after_commit(session, OUTBOUND_JOB)
    return [rows.message_id for rows in written]


def _due(case: OpenedCase) -> _Due | None:
    """The acknowledgement that a case gets. A talk gets none: there people answer, or the widget says that we are away.

    A form's goes to the address that was typed, through its mailbox for answers.
    """
    settings = Acknowledgement.of(case.account.acknowledgement)
    if case.account.kind == TALK or not acknowledgement.is_due(settings, case.message, case.ticket.status):
        return None
    if case.account.kind != FORM:
        to = case.message.reply_to[0] if case.message.reply_to else case.message.sender
        return _Due(case, case.account, canonical(to))
    mailbox, claims = case.reply_account, case.message.claims
    address = mail_address(claims.email) if claims else ""
    if mailbox is None or mailbox.deleted_at is not None or not mailbox.is_enabled or not address:
        return None
    return _Due(case, mailbox, Address("email", address, claims.name if claims else ""))


def _outgoing(due: _Due) -> Outgoing:
    case = due.case
    language = acknowledgement.language_of(case.message, case.account.language)
    subject, text = acknowledgement.write(
        Acknowledgement.of(case.account.acknowledgement),
        language,
        number=case.ticket.number,
        subject=case.ticket.subject,
        name=due.to.name or case.message.sender.name,
    )
    return Outgoing(
        ticket_id=case.ticket.id,
        conversation_id=case.conversation_id,
        channel_account_id=due.through.id,
        channel_kind=due.through.kind,
        author=Author(SYSTEM_AUTHOR, None, case.account.brand or case.account.name),
        subject=subject,
        body=Body("", text, language),
        envelope=envelope_of([due.to]),
        at=clock.utc_now(),
        is_automatic=True,
    )
