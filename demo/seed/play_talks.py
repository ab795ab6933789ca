"""Plays the shop's talks through the product: visitors' posts through the widget's door, answers into their streams."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from channels.registry import load_adapter
from channels.webchat.posting import NewPost, record_post
from channels.webchat.touches import PageSeen
from channels.webchat.visitors import Visit, begin_visit
from core import clock, ids
from core.context import AppContext
from core.messages import Claims
from core.staff import presence
from demo.seed.people import Shop
from demo.seed.shop import TIME_ZONE
from demo.seed.talks import CUSTOMER, TALKS, Talk
from ticketing.chats import service as chats
from ticketing.chats.models import Chat
from ticketing.conversations.models import Conversation
from ticketing.replies.composition import compose_body
from ticketing.replies.service import NewReply, reply
from workers.jobs import inbound, outbound, subscribers
from workers.relay import relay

SITE: Final = "https://www.siangdee.example"
_NODE: Final = "seed"
_PAUSE: Final = timedelta(seconds=40)
_FOLLOWERS: Final = ("chats", "visitor_frames")


async def play_talks(context: AppContext, shop: Shop, widget_id: UUID) -> None:
    """Every talk at its time, one after the other."""
    today = clock.utc_now().astimezone(ZoneInfo(TIME_ZONE)).replace(minute=12, second=0, microsecond=0)
    for talk in TALKS:
        start = (today - timedelta(days=talk.days_ago)).replace(hour=talk.hour)
        await _play(context, shop, widget_id, talk, start)


async def _play(context: AppContext, shop: Shop, widget_id: UUID, talk: Talk, start: datetime) -> None:
    at = start
    with clock.frozen_at(at):
        visitor_id = await _arrive(context, widget_id, talk)
        if talk.agent:
            await _come_to_work(context, shop.people[talk.agent].user_id)
    for number, (who, words) in enumerate(talk.said):
        at += _PAUSE
        with clock.frozen_at(at):
            if who == CUSTOMER:
                await _say(context, visitor_id, f"seed-{number}", words)
            else:
                await _answer(context, shop, talk, visitor_id, words)
    with clock.frozen_at(at + _PAUSE):
        await _close(context, shop, talk, visitor_id)
        async with context.database.write() as session:
            await presence.leave_node(session, _NODE)


async def _arrive(context: AppContext, widget_id: UUID, talk: Talk) -> UUID:
    campaign = f"&utm_source=ads&utm_campaign={talk.campaign}" if talk.campaign else ""
    page = PageSeen(f"{SITE}{talk.page}{campaign}", talk.title, talk.referrer)
    claims = Claims(name=talk.name, email=talk.email)
    visit = Visit(widget_id, claims=claims, language=talk.language, time_zone=TIME_ZONE, page=page, has_consented=True)
    async with context.database.write() as session:
        return (await begin_visit(session, visit)).id


async def _come_to_work(context: AppContext, user_id: UUID) -> None:
    async with context.database.write() as session:
        await presence.stay(session, _NODE, {ids.new_id(): user_id})


async def _say(context: AppContext, visitor_id: UUID, client_id: str, words: str) -> None:
    async with context.database.write() as session:
        await record_post(session, visitor_id, NewPost(client_id, words))
    await inbound.run(context, "")
    await _follow(context)


async def _answer(context: AppContext, shop: Shop, talk: Talk, visitor_id: UUID, words: str) -> None:
    who = shop.people[talk.agent]
    async with context.database.write() as session:
        chat = await _chat_of(session, visitor_id)
        await chats.accept(session, who, chat.id)
        new = NewReply(client_id=str(ids.new_id()), body=compose_body("", words), to=(), send_anyway=True)
        await reply(session, who, chat.ticket_id, new, capabilities_of=lambda kind: load_adapter(kind).capabilities)
    await outbound.run(context, "")
    await _follow(context)


async def _close(context: AppContext, shop: Shop, talk: Talk, visitor_id: UUID) -> None:
    if talk.agent:
        async with context.database.write() as session:
            chat = await _chat_of(session, visitor_id)
            await chats.wrap_up(session, shop.people[talk.agent], chat.id, code=talk.wrap_up, solve=True)
    await _follow(context)


async def _chat_of(session: AsyncSession, visitor_id: UUID) -> Chat:
    """The visitor's newest talk."""
    query = (
        select(Chat)
        .join(Conversation, Conversation.id == Chat.conversation_id)
        .where(Conversation.thread_key == str(visitor_id))
        .order_by(Chat.id.desc())
        .limit(1)
    )
    return (await session.execute(query)).scalar_one()


async def _follow(context: AppContext) -> None:
    await relay(context)
    for name in _FOLLOWERS:
        await subscribers.drain(context, name)
    await relay(context)
