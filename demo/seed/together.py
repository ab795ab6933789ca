"""Working together in the shop: a team called in a note, reactions of colleagues, followers, a daily digest."""

from datetime import timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from core import clock, ids
from core.context import AppContext
from core.staff import profile
from core.staff.preferences import Digest, Preferences
from core.staff.principal import Permission
from demo.seed.people import Shop
from ticketing.messages.models import Message
from ticketing.replies.composition import compose_body
from ticketing.replies.handing_over import HandOver, hand_over
from ticketing.replies.reactions import ReactionKind, react
from ticketing.replies.service import NewNote, note
from ticketing.tickets.followers import follow
from ticketing.tickets.models import Ticket

_CALL: Final = '<p><span class="mention">@{team}</span> ลูกค้าส่งใบเสร็จมาแล้ว ใครว่างช่วยเทียบเลขเครื่องให้หน่อยค่ะ</p>'
_HANDED: Final = "<p>ฝากพี่ก้องต่อนะคะ คุยกับลูกค้าแล้ว รอขนส่งยืนยันวันส่งอีกครั้ง <strong>ลูกค้าสะดวกรับหลังห้าโมงเย็น</strong></p>"
_GIVEN: Final = (
    (ReactionKind.THUMBS_UP, ReactionKind.EYES),
    (ReactionKind.THANKS, ReactionKind.HEART),
    (ReactionKind.DONE,),
)


async def work_together(context: AppContext, shop: Shop) -> None:
    """A little of everything, on open tickets, during the last hours."""
    readers = [one for one in shop.people.values() if one.may(Permission.SEE_ALL_TICKETS)]
    with clock.frozen_at(clock.utc_now() - timedelta(hours=1)):
        async with context.database.write() as session:
            await _call_team(session, shop)
            for index, message in enumerate(await _notes(session)):
                others = [one for one in readers if one.user_id != message.author_id]
                for step, kind in enumerate(_GIVEN[index % len(_GIVEN)]):
                    await react(session, others[(index + step) % len(others)], message.id, kind, is_on=True)
            await _follow_some(session, shop)
            await _hand_over(session, shop)
            wishes = Preferences(digest=Digest(rhythm="daily"))
            await profile.change_profile(session, shop.people["supervisor"], {"preferences": wishes})


async def _follow_some(session: AsyncSession, shop: Shop) -> None:
    """Colleagues want to hear how the newest urgent cases go on; the supervisor adds them."""
    query = select(Ticket.id).where(Ticket.is_active, Ticket.priority.in_(("urgent", "high")))
    boss = shop.people["supervisor"]
    for ticket_id in (await session.execute(query.order_by(Ticket.number.desc()).limit(3))).scalars():
        for key in ("supervisor", "nok", "sales"):
            await follow(session, boss, ticket_id, shop.people[key].user_id)


async def _hand_over(session: AsyncSession, shop: Shop) -> None:
    """Nok goes home; Kong goes on with her newest case and knows where it stands."""
    nok, kong = shop.people["nok"], shop.people["kong"]
    query = select(Ticket.id).where(Ticket.is_active, Ticket.owner_id == nok.user_id, Ticket.channel_kind == "email")
    query = query.where(Ticket.team_id == shop.teams["service"]).order_by(Ticket.last_message_at.desc())
    ticket_id = (await session.execute(query.limit(1))).scalar()
    if ticket_id is not None:
        told = NewNote(str(ids.new_id()), compose_body(_HANDED, ""))
        await hand_over(session, nok, ticket_id, HandOver(told, owner_id=kong.user_id))


async def _call_team(session: AsyncSession, shop: Shop) -> None:
    query = select(Ticket).where(Ticket.is_active, Ticket.team_id.is_not(None)).order_by(Ticket.last_message_at.desc())
    ticket = (await session.execute(query.limit(1))).scalar_one_or_none()
    if ticket is None:
        return
    name, team_id = next(iter(shop.teams.items()))
    body = compose_body(_CALL.format(team=name), "")
    await note(
        session,
        shop.people["supervisor"],
        ticket.id,
        NewNote(str(ids.new_id()), body, team_mentions=(team_id,)),
    )


async def _notes(session: AsyncSession) -> list[Message]:
    """The newest notes of people on tickets that are open."""
    query = (
        select(Message)
        .join(Ticket, Ticket.id == Message.ticket_id)
        .where(Message.direction == "internal", Message.author_kind == "user", Ticket.is_active)
        .order_by(Message.id.desc())
        .limit(6)
    )
    return list((await session.execute(query)).scalars())
