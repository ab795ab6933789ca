"""An answer by mail to a notification becomes the person's answer to the customer, or his note.

The mail has come through the ordinary door and was parsed like any other. What it answers is known by an id that we
signed; who wrote it must be the person that mail was for. Whatever cannot be taken is refused by raising: the worker
sets the mail aside with the reason, where administrators see it, and tells the person. Nothing of a refused mail is
ever shown to a customer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.errors import AppError, Conflict
from core.messages import InboundMessage
from core.signatures.choosing import SignatureChoice
from core.staff.colleagues import Colleague, load_colleagues
from ticketing.messages.uploads import NewUpload, record_upload
from ticketing.notifications import answer_repository as rows
from ticketing.notifications import service as notifications
from ticketing.notifications.answer_repository import SentNotice
from ticketing.notifications.answers import Refusal, Wish, files_to_keep, find_refusal, mail_ids, own_words, read_wish
from ticketing.replies import service as replies
from ticketing.replies.composition import compose_body
from ticketing.replies.service import CapabilitiesOf, NewNote, NewReply
from ticketing.tickets.lifecycle import Status

_CLIENT_ID: Final = "mail"
_log = structlog.get_logger(__name__)


class AnswerRefused(Conflict):
    """An answer that was not taken; `code` is a Refusal. `cause_code` is what spoke against it on the ticket."""

    def __init__(self, refusal: Refusal, mail: SentNotice, colleague: Colleague | None, cause_code: str = "") -> None:
        super().__init__(f"An answer to a notification mail was refused: {refusal}.", code=refusal.value)
        self.refusal, self.mail, self.colleague, self.cause_code = refusal, mail, colleague, cause_code


@dataclass(frozen=True, slots=True)
class Answered:
    """What an answer became."""

    message_id: UUID


@dataclass(frozen=True, slots=True)
class NoticeAnswers:
    """The answers to notification mails among a batch of messages, by their place in it.

    `answers` are people's, `machines` are bounces and automatic replies, which end here.
    """

    answers: dict[int, SentNotice]
    machines: frozenset[int]


async def find_answers(session: AsyncSession, messages: Sequence[InboundMessage]) -> NoticeAnswers:
    """Which of these messages answer a notification mail; no query when none names an id of ours.

    A customer to whom a colleague forwarded such a mail answers as a customer: his mail goes the ordinary way.
    """
    named = {place: ids for place, message in enumerate(messages) if (ids := mail_ids(message))}
    mails = await rows.find_mails(session, {mail_id for ids in named.values() for mail_id in ids})
    found = {
        place: mails[mail_id] for place, ids in named.items() if (mail_id := next((i for i in ids if i in mails), None))
    }
    machines = frozenset(place for place in found if messages[place].machine is not None)
    senders = {messages[place].sender.external_id.lower() for place in found.keys() - machines}
    staff = await rows.addresses_of_staff(session, senders)
    answers = {
        place: mail
        for place, mail in found.items()
        if place not in machines and messages[place].sender.external_id.lower() in staff
    }
    for place in sorted(machines):
        _log.info("notice_answered_by_machine", mail_id=str(found[place].id), machine=str(messages[place].machine))
    return NoticeAnswers(answers, machines)


async def take_answer(
    session: AsyncSession, message: InboundMessage, mail: SentNotice, *, capabilities_of: CapabilitiesOf
) -> Answered:
    """Post it in the person's name. Raises AnswerRefused, which undoes the transaction."""
    now = clock.utc_now()
    colleague = (await load_colleagues(session, [mail.user_id])).get(mail.user_id)
    if colleague is None:
        raise AnswerRefused(Refusal.OTHER_SENDER, mail, None)
    refusal = find_refusal(message, mail, colleague.email, now)
    if refusal is not None:
        raise AnswerRefused(refusal, mail, colleague)
    wish = read_wish(own_words(message.reply_text), mail.answers_as)
    files = files_to_keep(message)
    if not wish.text and not files:
        raise AnswerRefused(Refusal.EMPTY, mail, colleague)
    mail = replace(mail, ticket_id=await rows.standing_ticket(session, mail.ticket_id))
    try:
        uploads = [
            await record_upload(
                session,
                colleague.principal,
                NewUpload(one.file_name, one.content_type, one.size, one.blob_key or ""),
            )
            for one in files
        ]
        attachment_ids = tuple(upload.id for upload in uploads)
        if wish.is_note:
            message_id = await _note(session, colleague, mail, message, wish, attachment_ids)
        else:
            message_id = await _reply(session, colleague, mail, message, wish, attachment_ids, capabilities_of)
    except AppError as error:
        is_stale = error.code == "stale_reply"
        raise AnswerRefused(Refusal.STALE if is_stale else Refusal.NOT_POSSIBLE, mail, colleague, error.code) from error
    await notifications.mark_ticket_read(session, colleague.principal, mail.ticket_id)
    return Answered(message_id)


async def _note(
    session: AsyncSession,
    colleague: Colleague,
    mail: SentNotice,
    message: InboundMessage,
    wish: Wish,
    attachment_ids: tuple[UUID, ...],
) -> UUID:
    new = NewNote(client_id_of(message), compose_body("", wish.text), attachment_ids=attachment_ids)
    return (await replies.note(session, colleague.principal, mail.ticket_id, new)).message_id


async def _reply(
    session: AsyncSession,
    colleague: Colleague,
    mail: SentNotice,
    message: InboundMessage,
    wish: Wish,
    attachment_ids: tuple[UUID, ...],
    capabilities_of: CapabilitiesOf,
) -> UUID:
    """What the customer wrote meanwhile does not stop it; what a colleague answered meanwhile does."""
    people = await rows.recipients_on(session, mail.ticket_id)
    has_rival = await rows.was_answered_since(session, mail.ticket_id, mail.last_message_id, colleague.id)
    new = NewReply(
        client_id=client_id_of(message),
        body=compose_body("", wish.text),
        to=people.to,
        cc=people.cc,
        attachment_ids=attachment_ids,
        last_seen_message_id=mail.last_message_id,
        set_status=Status.SOLVED if wish.is_solved else None,
        send_anyway=not has_rival,
        signature=SignatureChoice.AUTO,
    )
    accepted = await replies.reply(session, colleague.principal, mail.ticket_id, new, capabilities_of=capabilities_of)
    return accepted.message_id


def client_id_of(message: InboundMessage) -> str:
    """The same mail is one answer, in however many of our mailboxes it arrives."""
    return f"{_CLIENT_ID}:{message.external_event_id}"
