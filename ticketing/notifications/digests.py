"""Digests: who is due one now, what is in it, and that each day has one at most."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.db.paging import AnyRow
from core.db.repository import find_seen, record_seen
from core.staff.colleagues import Colleague, load_colleagues
from core.staff.system_mail import Manner, queue_mail
from ticketing.notifications import digest_repository as rows
from ticketing.notifications import mail_repository
from ticketing.notifications.bundles import load_company
from ticketing.notifications.causes import NotificationKind
from ticketing.notifications.digest_page import MOST_SHOWN, Line, Summary, due_on, write_digest
from ticketing.notifications.letters import News, Page, heading
from ticketing.tasks.reading import list_tasks

_SCOPE: Final = "digest"
_LIMIT: Final = MOST_SHOWN + 1


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A digest to be sent; `page` is None when there is nothing to say, which settles the day too."""

    colleague: Colleague
    day: date
    page: Page | None
    sender_name: str

    @property
    def key(self) -> str:
        """What makes it unique."""
        return f"{self.colleague.id}:{self.day}"


async def due_digests(session: AsyncSession, base_url: str) -> list[DueDigest]:
    """Everybody's digest whose time has come and that was not sent; four queries for each."""
    wanted = await rows.people_with_digest(session)
    if not wanted:
        return []
    now, company = clock.utc_now(), await load_company(session)
    colleagues = await load_colleagues(session, wanted)
    days = {one.id: due_on(now, one.preferences.digest, company.hours) for one in colleagues.values()}
    keys = {f"{user_id}:{day}": user_id for user_id, day in days.items() if day is not None}
    sent = await find_seen(session, _SCOPE, keys)
    ours = await mail_repository.own_addresses(session) if keys else set()
    found = []
    for key, user_id in keys.items():
        colleague, day = colleagues[user_id], days[user_id]
        if key in sent or day is None or colleague.email in ours:
            continue
        summary = await summarize(session, colleague, day, company.hours.time_zone)
        page = None
        if not summary.is_empty:
            page = write_digest(summary, day, colleague.principal.language, base_url)
        found.append(DueDigest(colleague, day, page, company.name))
    return found


async def send(session: AsyncSession, digest: DueDigest, encrypt: Callable[[str], str]) -> bool:
    """Put it on its way, unless another worker has; False then, and when there is nothing to say."""
    if not await record_seen(session, [(_SCOPE, digest.key, ids.new_id())]) or digest.page is None:
        return False
    page, language = digest.page, digest.colleague.principal.language
    manner = Manner(html_encrypted=encrypt(page.html), language=language, sender_name=digest.sender_name)
    await queue_mail(session, digest.colleague.email, page.subject, encrypt(page.text), manner)
    return True


async def summarize(session: AsyncSession, colleague: Colleague, day: date, zone: ZoneInfo) -> Summary:
    """What waits for a person on this day."""
    principal, language = colleague.principal, colleague.principal.language
    tomorrow = datetime.combine(day + timedelta(days=1), time(0), zone)
    tasks = await list_tasks(session, principal, limit=_LIMIT)
    return Summary(
        waiting=[
            _ticket(row, row.waiting_since, zone) for row in await rows.open_tickets_of(session, principal, _LIMIT)
        ],
        due=[_ticket(row, row.due_at, zone) for row in await rows.due_tickets_of(session, principal, tomorrow, _LIMIT)],
        tasks=[
            Line(one.ticket_number, one.title, f"{one.due_at.astimezone(zone):%d/%m %H:%M}")
            for one in tasks.items
            if one.due_at is not None and one.due_at < tomorrow
        ],
        news=[
            Line(row.number, row.subject, heading(News(NotificationKind(row.kind), row.actor_name), language))
            for row in await rows.unread_in_digest(session, principal, _LIMIT)
        ],
    )


def _ticket(row: AnyRow, at: datetime | None, zone: ZoneInfo) -> Line:
    return Line(row.number, row.subject, f"{at.astimezone(zone):%d/%m %H:%M}" if at else "")
