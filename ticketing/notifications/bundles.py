"""What waits to leave by mail or by Web Push, bundled by person and ticket, and whether its moment has come."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import clock
from core.calendar import WorkingHours, working_hours
from core.db.paging import AnyRow
from core.staff import presence
from core.staff.colleagues import Colleague, load_colleagues
from core.staff.models import Organization
from ticketing.notifications import mail_repository as rows
from ticketing.notifications.causes import channels_for
from ticketing.notifications.mail_repository import Pending, Way
from ticketing.notifications.timing import Deed, Moment, judge
from ticketing.tickets.lifecycle import HIDDEN

_ALWAYS_OPEN = working_hours("Asia/Bangkok", [], [])


@dataclass(frozen=True, slots=True)
class Company:
    """What of the company's settings counts here."""

    name: str = "Sawasdesk"
    hours: WorkingHours = _ALWAYS_OPEN


@dataclass(frozen=True, slots=True)
class Bundle:
    """What one person is to be told about one ticket, oldest first. `ticket` is a row of mail_repository.ticket_for."""

    colleague: Colleague
    ticket: AnyRow
    pending: Sequence[Pending]

    @property
    def notification_ids(self) -> list[UUID]:
        """Which notifications it stands for."""
        return [one.id for one in self.pending]


@dataclass(slots=True)
class Round:
    """One look at what is due: what goes now, what is looked at again when, and what does not leave at all."""

    company: Company
    going: list[Bundle] = field(default_factory=list)
    waiting: list[tuple[datetime, list[UUID]]] = field(default_factory=list)
    dropped: list[UUID] = field(default_factory=list)


async def look(session: AsyncSession, way: Way, *, only: Collection[UUID] | None = None) -> Round:
    """Judge everything that is due one way; a constant number of queries and one for each bundle that goes.

    `only` these people can be reached that way (None: everybody).
    """
    now = clock.utc_now()
    found = Round(await load_company(session))
    pairs = await rows.due_pairs(session, way, now)
    if not pairs:
        return found
    waiting = await rows.pending_of(session, way, pairs)
    colleagues = await load_colleagues(session, {user_id for user_id, _ in pairs})
    here = await presence.at_their_desks(session, colleagues)
    mailed = await rows.last_mailed(session, pairs) if way is Way.MAIL else {}
    ours = await rows.own_addresses(session) if way is Way.MAIL else set()
    for pair, pending in waiting.items():
        colleague = colleagues.get(pair[0])
        is_reachable = only is None or pair[0] in only
        if colleague is None or not is_reachable or colleague.email in ours:
            found.dropped += [one.id for one in pending]
            continue
        wanted = [one for one in pending if is_wanted(one, colleague, way)]
        found.dropped += [one.id for one in pending if one not in wanted]
        if not wanted:
            continue
        moment = Moment(now, wanted[0].created_at, pair[0] in here, mailed.get(pair))
        wishes = colleague.preferences
        when = wishes.mail_when if way is Way.MAIL else wishes.push_when
        verdict = judge(moment, wishes.quiet, found.company.hours, only_away=when == "away")
        if verdict.deed is Deed.WAIT and verdict.until is not None:
            found.waiting.append((verdict.until, [one.id for one in wanted]))
        elif verdict.deed is Deed.DROP:
            found.dropped += [one.id for one in wanted]
        else:
            ticket = await rows.ticket_for(session, colleague.principal, pair[1])
            if ticket is None or ticket.status in HIDDEN:
                found.dropped += [one.id for one in wanted]
            else:
                found.going.append(Bundle(colleague, ticket, wanted))
    return found


async def set_aside(session: AsyncSession, way: Way, found: Round) -> None:
    """Write down what waits and what does not leave."""
    await rows.drop(session, way, found.dropped)
    for until, notification_ids in found.waiting:
        await rows.postpone(session, way, notification_ids, until)


async def load_company(session: AsyncSession) -> Company:
    """The company's name and working hours."""
    organization = await session.get(Organization, 1)
    if organization is None:
        return Company()
    hours = working_hours(organization.time_zone, organization.business_hours, organization.holidays)
    return Company(organization.name or "Sawasdesk", hours)


def is_wanted(one: Pending, colleague: Colleague, way: Way) -> bool:
    """Whether the person still wants to hear of it this way."""
    wishes = channels_for(one.kind, colleague.preferences)
    return wishes.mail == "at_once" if way is Way.MAIL else wishes.push


async def take_pushed(session: AsyncSession, bundle: Bundle) -> bool:
    """Whether anything of a bundle is still unread and nobody else has sent it; it counts as sent from here on."""
    return bool(await rows.take(session, Way.PUSH, bundle.notification_ids, clock.utc_now()))
