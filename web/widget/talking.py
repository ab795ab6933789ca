"""The talk through plain requests: the stream as a long poll, and everything that a page can also say by its socket."""

import asyncio
from typing import Annotated

from pydantic import Field

from channels.webchat import stream
from channels.webchat.posting import NewPost
from channels.webchat.stream import Frame
from web.access import VISITOR
from web.rate_limits import spend
from web.widget import limits
from web.widget.door import VisitorRequest, visitor_resource
from web.widget.hub import VISITOR_HUB
from web.widget.marks import Mark, apply_marks
from web.widget.schemas import AcceptedView, AckInput, FramesView, FrameView, MessageInput, PageInput, TypingInput
from web.widget.verbs import Verbs

resource = visitor_resource("talk")

LONGEST_WAIT = 25.0
Seq = Annotated[int, Field(ge=0, le=2**62)]
Limit = Annotated[int, Field(ge=1, le=200, description="How many frames at most.")]
Wait = Annotated[float, Field(ge=0, le=LONGEST_WAIT, description="Seconds to wait when there is nothing yet.")]


@resource.route("GET", "/frames", access=VISITOR, errors=(404,))
async def list_frames(
    request: VisitorRequest, after: Seq = 0, before: Seq | None = None, limit: Limit = 100, wait: Wait = 0.0
) -> FramesView:
    """The stream behind `after`, in order; or what comes just before `before`, for scrolling back.

    With `wait` the answer comes as soon as there is something behind `after` (a long poll, for where no WebSocket
    gets through).
    """
    visitor_id = request.visitor.id
    hub = request.http.config_dict[VISITOR_HUB]
    if before is not None:
        async with request.context.database.read() as session:
            frames = await stream.read_before(session, visitor_id, before, limit)
    else:
        frames = await _after(request, after, limit)
        if not frames and wait:
            await spend(request, limits.CONNECTIONS_BY_VISITOR, str(visitor_id))
            frames = await _wait_for(request, after, limit, wait)
    async with request.context.database.read() as session:
        shown = await hub.showing.frames(session, frames)
        last_seq = (await stream.last_seqs(session, [visitor_id])).get(visitor_id, 0)
    views = [FrameView(seq=one.seq, kind=one.kind, document=one.document) for one in shown]
    return FramesView(frames=views, last_seq=last_seq)


@resource.route("POST", "/messages", access=VISITOR, status=202, errors=(404,))
async def post_visitor_message(request: VisitorRequest, body: MessageInput) -> AcceptedView:
    """Say something. The same `client_id` again changes nothing and gets the same answer.

    422 `empty_message`, `too_long` (data.limit), `unknown_upload` (data.uploads); 403 `blocked`.
    """
    await limits.spend_message(request, request.widget, request.visitor.id)
    posted = await _verbs(request).say(NewPost(body.client_id, body.text, body.uploads), body.page)
    return AcceptedView(client_id=body.client_id, seq=posted.seq)


@resource.route("POST", "/typing", access=VISITOR, errors=(404,))
async def post_visitor_typing(request: VisitorRequest, body: TypingInput) -> None:
    """The visitor writes, or stopped. To be repeated every few seconds while it lasts."""
    await spend(request, limits.SIGNS_BY_VISITOR, str(request.visitor.id))
    await _verbs(request).type(is_typing=body.is_typing)


@resource.route("POST", "/ack", access=VISITOR, errors=(404,))
async def post_visitor_ack(request: VisitorRequest, body: AckInput) -> None:
    """How far the stream reached the page, and how far the visitor read it. Never goes back."""
    await spend(request, limits.SIGNS_BY_VISITOR, str(request.visitor.id))
    mark = Mark(body.delivered or 0, body.read or 0)
    async with request.context.database.write() as session:
        await apply_marks(session, {request.visitor.id: mark})


@resource.route("POST", "/page", access=VISITOR, errors=(404,))
async def post_visitor_page(request: VisitorRequest, body: PageInput) -> None:
    """The visitor went to another page."""
    await spend(request, limits.PAGES_BY_VISITOR, str(request.visitor.id))
    await _verbs(request).visit(body)


@resource.route("POST", "/end", access=VISITOR, errors=(404,))
async def post_visitor_end(request: VisitorRequest) -> None:
    """End the talk; nothing happens when there is none."""
    await spend(request, limits.SIGNS_BY_VISITOR, str(request.visitor.id))
    await _verbs(request).end()


async def _after(request: VisitorRequest, after: int, limit: int) -> list[Frame]:
    async with request.context.database.read() as session:
        return await stream.read_after(session, request.visitor.id, after, limit)


async def _wait_for(request: VisitorRequest, after: int, limit: int, seconds: float) -> list[Frame]:
    """Frames behind `after` as soon as there are some; none when the time is over or the node stops."""
    hub, visitor = request.http.config_dict[VISITOR_HUB], request.visitor
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    async with hub.waiting(visitor.id, visitor.account_id) as grown:
        while True:
            grown.clear()
            frames = await _after(request, after, limit)
            if frames or hub.is_closing:
                return frames
            try:
                async with asyncio.timeout_at(until):
                    await grown.wait()
            except TimeoutError:
                return []


def _verbs(request: VisitorRequest) -> Verbs:
    attendance = request.http.config_dict[VISITOR_HUB].attendance
    return Verbs(request.context, attendance, request.visitor.id, request.visitor.account_id)
