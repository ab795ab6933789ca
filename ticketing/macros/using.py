"""Using canned replies on a ticket: which are offered there, and what one of them says there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.db.repository import record_seen
from core.staff.organization import get_settings
from core.staff.principal import Permission, Principal
from core.staff.sharing import Sharing
from core.text.placeholders import fill_html, fill_text
from crm_link.customers.service import load_contacts
from ticketing.actions.applying import Outcome, Result, Why, apply_actions
from ticketing.actions.model import parse_actions
from ticketing.actions.words import Place, fill_actions
from ticketing.macros import repository
from ticketing.macros.attachments import hand_out, kept_files
from ticketing.macros.models import CannedReply
from ticketing.macros.rendering import Situation, choose_language, text_as_html, values_of
from ticketing.macros.service import reply_not_found
from ticketing.macros.views import UNWRITTEN, Offer, Rendered, Words
from ticketing.replies.composition import html_for_composer
from ticketing.replies.service import CapabilitiesOf
from ticketing.tickets.access import get_visible_ticket

MOST_OFFERED: Final = 20
_PREVIEW: Final = 2_000


@dataclass(frozen=True, slots=True)
class _Place:
    """A ticket as a reply sees it; `languages` in the order they are wanted."""

    situation: Situation
    languages: Sequence[str]

    @property
    def for_actions(self) -> Place:
        """The same ticket as the words of actions see it."""
        at = self.situation
        return Place(at.ticket_number, at.ticket_subject, at.contact_name, at.agent_name, at.brand)


async def offer_replies(session: AsyncSession, principal: Principal, ticket_id: UUID, text: str) -> list[Offer]:
    """At most 20 replies to choose among on a ticket, the best fit for `text` first. Raises NotFound for the ticket."""
    place = await _place(session, principal, ticket_id)
    rows = await repository.offered_replies(session, principal, text, MOST_OFFERED)
    return [_offer(row, place) for row in rows]


async def use_reply(session: AsyncSession, principal: Principal, ticket_id: UUID, reply_id: UUID) -> Rendered:
    """One reply as it reads on this ticket; its files become uploads of this person, and the use is counted.

    Raises NotPermitted, NotFound for a ticket or reply that is not there for this person.
    """
    principal.require(Permission.NOTE_TICKETS)
    place = await _place(session, principal, ticket_id)
    row = await repository.find_usable(session, principal, reply_id)
    if row is None:
        raise reply_not_found()
    return await _render(session, principal, row, place)


@dataclass(frozen=True, slots=True)
class Ran:
    """What running a reply came to: its words, None when it has none, and what became of its actions."""

    name: str
    rendered: Rendered | None
    outcomes: tuple[Outcome, ...]
    has_sent: bool


async def run_reply(
    session: AsyncSession,
    principal: Principal,
    ticket_id: UUID,
    reply_id: UUID,
    client_id: str,
    *,
    capabilities_of: CapabilitiesOf,
) -> Ran:
    """Do what a reply does to the ticket, and fill in what it says. The same client id twice acts once.

    Raises as `use_reply`, and whatever refuses one of its actions; then none of them is done.
    """
    principal.require(Permission.WORK_TICKETS)
    row = await repository.find_usable(session, principal, reply_id)
    if row is None:
        raise reply_not_found()
    place, outcomes = await _place(session, principal, ticket_id), tuple[Outcome, ...]()
    if await record_seen(session, [(f"macro:{principal.user_id}", client_id, row.id)]):
        why = Why(row.name, f"macro:{client_id}")
        applied = await apply_actions(
            session, principal, ticket_id, parse_actions(row.actions), why=why, capabilities_of=capabilities_of
        )
        outcomes = applied.outcomes
    is_worded = bool(row.text_th.strip() or row.text_en.strip() or row.attachments)
    rendered = None
    if is_worded:
        rendered = await _render(session, principal, row, place)
    else:
        await repository.count_use(session, row.id, clock.utc_now())
    has_sent = any(one.kind == "reply" and one.result is Result.DONE for one in outcomes)
    return Ran(row.name, rendered, outcomes, has_sent)


async def _render(session: AsyncSession, principal: Principal, row: CannedReply, place: _Place) -> Rendered:
    language, words = _words(row, place.languages)
    values = values_of(place.situation, language)
    text = fill_text(words.text, values)
    html = html_for_composer(fill_html(words.html, values)) if words.html else text_as_html(text)
    files = await hand_out(session, principal, kept_files(row.attachments))
    await repository.count_use(session, row.id, clock.utc_now())
    return Rendered(html, text, language, tuple(files))


async def _place(session: AsyncSession, principal: Principal, ticket_id: UUID) -> _Place:
    ticket = await get_visible_ticket(session, principal, ticket_id)
    company = await get_settings(session)
    contact = (await load_contacts(session, [ticket.contact_id])).get(ticket.contact_id) if ticket.contact_id else None
    brand = await repository.brand_of(session, ticket.channel_account_id)
    situation = Situation(
        contact_name=contact.name if contact else "",
        ticket_number=ticket.number,
        ticket_subject=ticket.subject,
        agent_name=principal.name,
        brand=brand or company.name,
        today=clock.utc_now().astimezone(ZoneInfo(company.time_zone)).date(),
    )
    spoken = (ticket.language, contact.language if contact else "", company.default_language)
    return _Place(situation, [language for language in spoken if language])


def _offer(row: CannedReply, place: _Place) -> Offer:
    language, words = _words(row, place.languages)
    return Offer(
        id=row.id,
        name=row.name,
        shortcut=row.shortcut,
        folder=row.folder,
        visibility=Sharing(row.visibility),
        language=language,
        preview=fill_text(words.text, values_of(place.situation, language))[:_PREVIEW],
        attachment_count=len(row.attachments),
        actions=fill_actions(parse_actions(row.actions), place.for_actions),
    )


def _words(row: CannedReply, wanted: Sequence[str]) -> tuple[str, Words]:
    both = {"th": Words(row.html_th, row.text_th), "en": Words(row.html_en, row.text_en)}
    language = choose_language(wanted, [code for code, words in both.items() if not words.is_empty])
    return language, both.get(language, UNWRITTEN)
