"""Notification mails: a bundle of news becomes a letter, and the letter a system mail that takes answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.staff.system_mail import Manner, find_external_id, queue_mail
from ticketing.notifications import mail_repository as rows
from ticketing.notifications.bundles import Bundle, Company
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.letters import MOST_ITEMS, Letter, News, Page, answer_kind, write
from ticketing.notifications.mail_repository import Pending, Way, Words
from ticketing.notifications.models import NoticeMail
from ticketing.tickets.access import permitted_actions

ANSWERS_LAST: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter about a bundle, written but not on its way."""

    bundle: Bundle
    page: Page
    answers_as: str
    sender_name: str
    thread_reference: str


@dataclass(frozen=True, slots=True)
class About:
    """Whom a mail is for and what it tells; see ticketing.notifications.models.NoticeMail."""

    user_id: UUID
    ticket_id: UUID
    kinds: tuple[NotificationKind, ...]
    answers_as: str
    last_message_id: UUID | None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A page's texts, encrypted."""

    subject: str
    text_encrypted: str
    html_encrypted: str


async def draft(session: AsyncSession, bundle: Bundle, company: Company, base_url: str) -> Draft:
    """The mail about a bundle; three queries."""
    ticket, colleague = bundle.ticket, bundle.colleague
    words = await rows.words_for(session, {message for one in bundle.pending if (message := _message(one, bundle))})
    kinds = [one.kind for one in bundle.pending]
    answers_as = answers_of(bundle, kinds)
    letter = Letter(
        language=colleague.principal.language,
        number=ticket.number,
        subject=ticket.subject,
        customer=ticket.customer or "",
        link=f"{base_url}/tickets/{ticket.number}",
        settings_link=f"{base_url}/settings/notifications",
        news=_news(bundle, words, company.hours.time_zone),
        answers_as=answers_as,
        more=max(0, len(bundle.pending) - MOST_ITEMS),
    )
    first = await rows.first_mail(session, colleague.id, ticket.id)
    return Draft(
        bundle=bundle,
        page=write(letter),
        answers_as=answers_as,
        sender_name=_sender_name(bundle, company),
        thread_reference=await find_external_id(session, first) if first else "",
    )


async def send(session: AsyncSession, draft_: Draft, sealed: Sealed) -> UUID | None:
    """Put the mail on its way, unless its news were read or taken by another worker meanwhile; its id."""
    bundle = draft_.bundle
    if not await rows.take(session, Way.MAIL, bundle.notification_ids, clock.utc_now()):
        return None
    ticket, colleague = bundle.ticket, bundle.colleague
    kinds = tuple(dict.fromkeys(one.kind for one in bundle.pending))
    mail_id = remember(session, About(colleague.id, ticket.id, kinds, draft_.answers_as, ticket.last_message_id))
    manner = Manner(
        html_encrypted=sealed.html_encrypted,
        language=colleague.principal.language,
        sender_name=draft_.sender_name,
        takes_answers=True,
        channel_account_id=ticket.channel_account_id,
        thread_reference=draft_.thread_reference,
    )
    return await queue_mail(session, colleague.email, sealed.subject, sealed.text_encrypted, manner, mail_id=mail_id)


def remember(session: AsyncSession, about: About) -> UUID:
    """A new mail's id, and what the signed ids made of it stand for."""
    now, mail_id = clock.utc_now(), ids.new_id()
    session.add(
        NoticeMail(
            id=mail_id,
            user_id=about.user_id,
            ticket_id=about.ticket_id,
            kinds=[kind.value for kind in about.kinds],
            answers_as=about.answers_as,
            last_message_id=about.last_message_id,
            created_at=now,
            expires_at=now + ANSWERS_LAST,
        )
    )
    return mail_id


def answers_of(bundle: Bundle, kinds: Sequence[NotificationKind]) -> str:
    """What an answer becomes, by the news, the person's wish and what his role may do on the ticket."""
    ticket = bundle.ticket
    is_merged = ticket.merged_into_id is not None
    allowed = permitted_actions(bundle.colleague.principal, ticket.status, is_merged=is_merged)
    if "note" not in allowed:
        return "none"
    return answer_kind(kinds, bundle.colleague.preferences.mail_answers, may_answer="reply" in allowed)


def _news(bundle: Bundle, words: Mapping[UUID, Words], zone: ZoneInfo) -> list[News]:
    news = []
    for one in bundle.pending[:MOST_ITEMS]:
        message_id = _message(one, bundle)
        said = words.get(message_id) if message_id else None
        news.append(
            News(
                kind=one.kind,
                actor_name=one.actor_name,
                text=said.text if said else "",
                when=f"{one.created_at.astimezone(zone):%H:%M}",
                file_names=said.file_names if said else (),
            )
        )
    return news


def _message(one: Pending, bundle: Bundle) -> UUID | None:
    """The message to show: the one it is about, and for a case that was handed over what was said last."""
    if (
        one.message_id is None
        and one.kind in (NotificationKind.ASSIGNED, NotificationKind.TEAM_ASSIGNED)
        and len(bundle.pending) == 1
    ):
        last: UUID | None = bundle.ticket.last_message_id
        return last
    return one.message_id


def _sender_name(bundle: Bundle, company: Company) -> str:
    names = {one.actor_name for one in bundle.pending if one.actor_name}
    return f"{names.pop()} ({company.name})" if len(names) == 1 else company.name
