"""Acknowledging new cases: a batch at a time, because it is part of what a customer's mail costs on its way in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.events.base import SYSTEM
from core.events.facts.ticket import MessageSent
from core.jobs import nudge_after_commit
from core.messages import Address, InboundMessage
from ticketing.replies import acknowledgement, repository
from ticketing.replies.acknowledgement import Acknowledgement
from ticketing.replies.composition import Body
from ticketing.replies.outgoing import SYSTEM_AUTHOR, Author, Outgoing, OutgoingRows, rows_of
from ticketing.replies.recipients import canonical, envelope_of
from ticketing.replies.service import OUTBOUND_JOB
from ticketing.tickets.models import Ticket
from ticketing.tickets.recorder import TicketRecorder, fact_about


class AnsweringAccount(Protocol):
    """What of a channel account this needs."""

    id: UUID
    kind: str
    name: str
    language: str
    brand: str
    acknowledgement: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenedCase:
    """A ticket that `message` has just opened; locked or not inserted yet."""

    ticket: Ticket
    conversation_id: UUID
    message: InboundMessage
    account: AnsweringAccount


async def acknowledge(session: AsyncSession, opened: Sequence[OpenedCase], recorder: TicketRecorder) -> list[UUID]:
    """Queue an acknowledgement for each case that is due one; the ids of their messages.

    Three statements for any number of cases, none when nothing is due. Events go into `recorder`, which the caller
    flushes; his tickets' versions count up. The ticket's last message stays the customer's.
    """
    due = [case for case in opened if _is_due(case)]
    if not due:
        return []
    now = clock.utc_now()
    wanted = Counter(_address(case) for case in due)
    totals = await repository.count_automatic(session, now.replace(minute=0, second=0, microsecond=0), wanted)
    left = acknowledgement.allowed(totals, wanted)
    written: list[OutgoingRows] = []
    for case in due:
        if left[_address(case)] > 0:
            left[_address(case)] -= 1
            written.append(rows := rows_of(_outgoing(case)))
            sent = fact_about(MessageSent, case.ticket, message_id=rows.message_id, is_automatic=True)
            recorder.add(case.ticket, sent, SYSTEM)
    await repository.insert_messages(session, [rows.message for rows in written])
    await repository.insert_deliveries(
        session, [rows.delivery for rows in written], [recipient for rows in written for recipient in rows.recipients]
    )
    if written:
        nudge_after_commit(session, OUTBOUND_JOB)
    return [rows.message_id for rows in written]


def _is_due(case: OpenedCase) -> bool:
    return acknowledgement.is_due(Acknowledgement.of(case.account.acknowledgement), case.message, case.ticket.status)


def _address(case: OpenedCase) -> str:
    return canonical(_recipient(case)).external_id


def _recipient(case: OpenedCase) -> Address:
    return case.message.reply_to[0] if case.message.reply_to else case.message.sender


def _outgoing(case: OpenedCase) -> Outgoing:
    language = acknowledgement.language_of(case.message, case.account.language)
    subject, text = acknowledgement.write(
        Acknowledgement.of(case.account.acknowledgement),
        language,
        number=case.ticket.number,
        subject=case.ticket.subject,
        name=case.message.sender.name,
    )
    return Outgoing(
        ticket_id=case.ticket.id,
        conversation_id=case.conversation_id,
        channel_account_id=case.account.id,
        channel_kind=case.account.kind,
        author=Author(SYSTEM_AUTHOR, None, case.account.brand or case.account.name),
        subject=subject,
        body=Body("", text, language),
        envelope=envelope_of([_recipient(case)]),
        at=clock.utc_now(),
        is_automatic=True,
    )
