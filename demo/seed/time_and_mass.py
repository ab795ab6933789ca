"""Cases that were set aside, days on which others are due, and a change of many at once."""

from datetime import timedelta

from sqlalchemy import select

from core import clock
from core.context import AppContext
from core.staff.working_time import company_hours
from demo.seed.people import Shop
from ticketing.bulk import service as bulk
from ticketing.bulk.model import parse_actions
from ticketing.bulk.scope import Chosen
from ticketing.snoozing.presets import due_presets, snooze_presets
from ticketing.snoozing.service import set_due, snooze
from ticketing.tickets.models import Ticket
from workers.jobs.bulk import run as run_bulk

_MARKED = 9


async def pass_time(context: AppContext, shop: Shop) -> None:
    """A supervisor's hand: two cases are snoozed, four have a day, and old ones are marked for a look all at once."""
    boss = shop.people["admin"]
    async with context.database.write() as session:
        hours, now = await company_hours(session), clock.utc_now()
        waiting = select(Ticket.id).where(Ticket.status == "waiting", Ticket.due_at.is_(None)).order_by(Ticket.number)
        later, for_reply = (await session.execute(waiting.limit(2))).scalars()
        await snooze(session, boss, later, snooze_presets(now, hours)[-1].at)
        await snooze(session, boss, for_reply, None)
        due = [now - timedelta(hours=3), *(one.at for one in due_presets(now, hours))]
        open_ = select(Ticket.id).where(Ticket.status == "open", Ticket.due_at.is_(None)).order_by(Ticket.number.desc())
        for ticket_id, due_at in zip((await session.execute(open_.limit(len(due)))).scalars(), due, strict=False):
            await set_due(session, boss, ticket_id, due_at)
        solved = select(Ticket.id).where(Ticket.status == "solved").order_by(Ticket.number.desc()).limit(_MARKED)
        marked = Chosen(tuple((await session.execute(solved)).scalars()))
        await bulk.begin(session, boss, parse_actions([{"kind": "type", "type": "question"}]), marked)
    await run_bulk(context)
