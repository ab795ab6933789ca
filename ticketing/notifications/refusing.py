"""Telling a person that his answer by mail was not taken: to his own address and to no other."""

from collections.abc import Callable
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.messages import InboundMessage
from core.staff.system_mail import Manner, queue_mail
from ticketing.notifications import answer_repository, mail_repository
from ticketing.notifications.answering import AnswerRefused
from ticketing.notifications.answers import Refusal
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.mailing import About, remember
from ticketing.notifications.refusals import Refused, write_refusal

MOST_PER_HOUR: Final = 10
_SILENT: Final = frozenset({Refusal.OTHER_SENDER, Refusal.NOT_AUTHENTIC})
_TRY_AGAIN: Final = frozenset({Refusal.EMPTY, Refusal.STALE})


async def tell_refusal(
    session: AsyncSession, refused: AnswerRefused, message: InboundMessage, base_url: str, encrypt: Callable[[str], str]
) -> None:
    """Queue the mail. What somebody else wrote is told to nobody: his address may be forged.

    An answer to the mail counts again where that makes sense, with everything on the ticket known by then. At most ten
    an hour go to one address, so that two machines cannot keep each other busy.
    """
    colleague, now = refused.colleague, clock.utc_now()
    if colleague is None or refused.refusal in _SILENT:
        return
    hour = now.replace(minute=0, second=0, microsecond=0)
    if await answer_repository.count_mail_to(session, colleague.email, hour) > MOST_PER_HOUR:
        return
    ticket = await mail_repository.ticket_for(session, colleague.principal, refused.mail.ticket_id)
    takes_answers = ticket is not None and refused.refusal in _TRY_AGAIN
    page = write_refusal(
        Refused(
            language=colleague.principal.language,
            subject=f"#{ticket.number} · {ticket.subject}" if ticket is not None else message.subject,
            refusal=refused.refusal,
            cause_code=refused.cause_code,
            words=message.reply_text or message.text,
            link=f"{base_url}/tickets/{ticket.number}" if ticket is not None else "",
            takes_answers=takes_answers,
        )
    )
    mail_id = remember(
        session,
        About(
            user_id=colleague.id,
            ticket_id=refused.mail.ticket_id,
            kinds=tuple(NotificationKind(kind) for kind in refused.mail.kinds),
            answers_as=refused.mail.answers_as if takes_answers else "none",
            last_message_id=ticket.last_message_id if ticket is not None else None,
        ),
    )
    manner = Manner(
        html_encrypted=encrypt(page.html),
        language=colleague.principal.language,
        takes_answers=True,
        channel_account_id=message.channel_account_id,
        thread_reference=message.external_message_id,
    )
    await queue_mail(session, colleague.email, page.subject, encrypt(page.text), manner, mail_id=mail_id)
