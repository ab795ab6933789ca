"""Live talks: who waits, who talks, and what people do with them."""

from uuid import UUID

from core.db.session import Session
from core.events.published import current_seq
from core.staff.principal import Permission
from ticketing.chats import reading, service
from ticketing.chats.talks import chat_not_found
from web.access import SIGNED_IN
from web.api.schemas.chats import Chat, ChatQueue, ChatState, ChatTransfer, ChatWrapUp, chat_shape
from web.api.schemas.common import Cursor, Limit, Page, PageLimit
from web.api.written import written_body
from web.context import ApiRequest
from web.openapi import Resource

resource = Resource("chats")


@resource.route("GET", "/chats", access=SIGNED_IN)
async def list_chats(
    request: ApiRequest,
    state: list[ChatState] = [],  # noqa: B006  (pydantic copies it)
    mine: bool = False,
    cursor: Cursor = None,
    limit: Limit = PageLimit,
) -> Page[Chat]:
    """Talks on tickets the reader may see, newest first. `mine`: those he has or had, or that ring at him."""
    states = [one.value for one in state]
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        page = await reading.list_chats(
            session, request.principal, states=states, mine=mine, cursor=cursor, limit=limit
        )
    return Page(items=[chat_shape(view) for view in page.items], next_cursor=page.next_cursor, as_of_seq=as_of_seq)


@resource.route("GET", "/chats/queue", access=Permission.READ_ADMINISTRATION)
async def watch_chat_queue(request: ApiRequest) -> ChatQueue:
    """What waits, who has how many talks, and how long visitors will wait: for who leads the floor."""
    async with request.context.database.read() as session:
        as_of_seq = await current_seq(session)
        queue = await reading.read_queue(session, request.principal)
    return ChatQueue.model_validate(
        {
            "waiting": [chat_shape(view) for view in queue.waiting],
            "waiting_count": queue.waiting_count,
            "active_count": queue.active_count,
            "agents": queue.agents,
            "teams": queue.teams,
            "as_of_seq": as_of_seq,
        },
        from_attributes=True,
    )


@resource.route("POST", "/chats/{chat_id}/accept", access=Permission.WORK_TICKETS, errors=(404, 409))
async def accept_chat(request: ApiRequest, chat_id: UUID) -> Chat:
    """Take a talk that rings or waits. 409 `chat_taken` with who has it in `data.user`, `chat_ended`."""
    async with request.context.database.write() as session:
        await service.accept(session, request.principal, chat_id)
        return await _answer(session, request, chat_id)


@resource.route("POST", "/chats/{chat_id}/decline", access=Permission.WORK_TICKETS, errors=(404, 409))
async def decline_chat(request: ApiRequest, chat_id: UUID) -> Chat:
    """Do not take the talk that rings at oneself; the next person is asked."""
    async with request.context.database.write() as session:
        await service.decline(session, request.principal, chat_id)
        return await _answer(session, request, chat_id)


@resource.route("POST", "/chats/{chat_id}/transfer", access=Permission.WORK_TICKETS, errors=(404, 409))
async def transfer_chat(request: ApiRequest, chat_id: UUID, body: ChatTransfer) -> Chat:
    """Hand a talk on to a person or a team, with a note for them.

    409 `agent_unavailable` with `data.reason` offline or busy, `chat_ended`; 422 `transfer_target`, `unknown_team`.
    """
    note = await written_body("", body.note) if body.note.strip() else None
    async with request.context.database.write() as session:
        await service.transfer(
            session,
            request.principal,
            chat_id,
            to_user_id=body.to_user_id,
            to_team_id=body.to_team_id,
            note=note,
        )
        return await _answer(session, request, chat_id)


@resource.route("POST", "/chats/{chat_id}/end", access=Permission.WORK_TICKETS, errors=(404, 409))
async def end_chat(request: ApiRequest, chat_id: UUID) -> Chat:
    """End a talk. One that is over stays as it is."""
    async with request.context.database.write() as session:
        await service.end(session, request.principal, chat_id)
        return await _answer(session, request, chat_id)


@resource.route("POST", "/chats/{chat_id}/wrap-up", access=Permission.WORK_TICKETS, errors=(404, 409))
async def wrap_up_chat(request: ApiRequest, chat_id: UUID, body: ChatWrapUp) -> Chat:
    """Say how a talk ended, and solve its ticket if wanted; an open talk ends by it. 422 `unknown_wrap_up_code`."""
    async with request.context.database.write() as session:
        await service.wrap_up(
            session, request.principal, chat_id, code=body.code, note=body.note.strip(), solve=body.solve
        )
        return await _answer(session, request, chat_id)


async def _answer(session: Session, request: ApiRequest, chat_id: UUID) -> Chat:
    """The talk after a verb that passed the gate; it may have left the person's sight by it."""
    view = await reading.get_chat(session, chat_id)
    if view is None:
        raise chat_not_found()
    return chat_shape(view)
