"""What people do with live talks: take, decline, hand on, end, wrap up. Each verb is one transaction with its events.

Whoever sees the ticket of a talk sees the talk; whoever may answer on the ticket may act on the talk.
"""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from core import ids
from core.channel_accounts.live_chat import Acceptance
from core.errors import Conflict, Invalid
from core.events.base import Actor
from core.events.facts.chat import ChatTransferred, ChatWrappedUp
from core.events.facts.ticket import TicketStatusChanged
from core.staff.models import Team, User
from core.staff.principal import Principal
from ticketing.chats import repository, states
from ticketing.chats.floor import Person, load_floor
from ticketing.chats.offering import offer_waiting
from ticketing.chats.states import EndedBy, State
from ticketing.chats.talks import TAKEN, Talk, Talks, open_talk, open_talks
from ticketing.replies import service as replies
from ticketing.replies.composition import Body
from ticketing.replies.service import NewNote
from ticketing.tickets import lifecycle
from ticketing.tickets.access import require_on
from ticketing.tickets.required_fields import require_filled
from ticketing.wrap_ups.codes import require_code


async def accept(session: AsyncSession, principal: Principal, chat_id: UUID) -> None:
    """Take a talk that waits or rings (at whomever); once more by the same person changes nothing.

    Raises NotFound, NotPermitted, Conflict(code="chat_taken", data.user = who has it), Conflict(code="chat_ended").
    """
    talks, talk = await _open_to_work(session, principal, chat_id)
    chat = talk.chat
    if chat.state == State.ENDED:
        raise _ended()
    if chat.state == State.ACTIVE:
        if chat.accepted_by == principal.user_id:
            return
        raise await _taken(session, chat.accepted_by)
    how = "ring" if chat.offered_to == principal.user_id else "picked"
    talks.take(talk, principal.user_id, principal.name, principal.actor, how)
    await talks.flush(session)


async def decline(session: AsyncSession, principal: Principal, chat_id: UUID) -> None:
    """Do not take the talk that rings at oneself: the next person is asked. Nothing when it rings elsewhere already."""
    talks, talk = await _open_to_work(session, principal, chat_id)
    if talk.chat.state == State.RINGING and talk.chat.offered_to == principal.user_id:
        talks.move_on(talk, principal.actor, "declined")
        await offer_waiting(session, talks, [talk])
        await talks.flush(session)


async def transfer(
    session: AsyncSession,
    principal: Principal,
    chat_id: UUID,
    *,
    to_user_id: UUID | None = None,
    to_team_id: UUID | None = None,
    note: Body | None = None,
) -> None:
    """Hand a talk on to a person or a team, with an internal note. It rings there (or is there at once: automatic).

    Raises NotFound, NotPermitted, Conflict(code="chat_ended"), Conflict(code="agent_unavailable", data.reason =
    offline | busy), Invalid(code="unknown_team" | "transfer_target": name a person or a team, and not oneself).
    """
    if (to_user_id is None) == (to_team_id is None) or to_user_id == principal.user_id:
        raise Invalid("Name the person or the team that shall take over.", code="transfer_target")
    talks, talk = await _open_to_work(session, principal, chat_id)
    chat = talk.chat
    if chat.state == State.ENDED:
        raise _ended()
    if to_user_id is not None and to_user_id in (chat.offered_to, chat.accepted_by):
        return
    person = await _find_taker(session, talk, to_user_id) if to_user_id is not None else None
    team_name = await _name_of_team(session, to_team_id) if to_team_id is not None else ""
    if note is not None and note.text:
        await replies.note(session, principal, talk.ticket.id, NewNote(ids.new_id().hex, note))
    states.apply_handed_on(chat, principal.user_id, talks.now)
    if person is not None:
        talks.assign(talk, person.id, person.name, talk.ticket.team_id, principal.actor, reason="transfer")
        _tell_handed_on(talks, talk, principal, to_user_id=person.id, to_name=person.name)
        if talk.settings.acceptance is Acceptance.AUTOMATIC:
            talks.take(talk, person.id, person.name, principal.actor, "transfer")
        else:
            talks.offer(talk, person.id, person.name, principal.actor)
    elif to_team_id is not None:
        talks.learn_team(to_team_id, team_name)
        talks.assign(talk, None, "", to_team_id, principal.actor, reason="transfer")
        chat.team_id = to_team_id
        _tell_handed_on(talks, talk, principal, to_team_id=to_team_id, to_name=team_name)
        await offer_waiting(session, talks, [talk])
    await talks.flush(session)


async def end(session: AsyncSession, principal: Principal, chat_id: UUID) -> None:
    """End a talk; one that is over already stays as it is. Raises NotFound, NotPermitted."""
    talks, talk = await _open_to_work(session, principal, chat_id)
    if talk.chat.state != State.ENDED:
        talks.finish(talk, EndedBy.AGENT, principal.actor)
        await talks.flush(session)


async def end_by_visitor(session: AsyncSession, channel_account_id: UUID, thread_key: str) -> bool:
    """The visitor closes his talk; False when he has none open. `thread_key` is his id as text."""
    found = await repository.find_open_of_visitor(session, channel_account_id, thread_key)
    if found is None:
        return False
    talks = await open_talks(session, [found.chat_id])
    if not talks.all or talks.all[0].chat.state == State.ENDED:
        return False
    actor = Actor("contact", found.contact_id, found.contact_name) if found.contact_id else Actor("contact")
    talks.finish(talks.all[0], EndedBy.VISITOR, actor)
    await talks.flush(session)
    return True


async def wrap_up(
    session: AsyncSession, principal: Principal, chat_id: UUID, *, code: str = "", note: str = "", solve: bool = False
) -> None:
    """Say how a talk ended; one that is still open is ended by it. `solve` solves the ticket too. Again: replaced.

    Raises NotFound, NotPermitted, Invalid(code="unknown_wrap_up_code"), Conflict(code="fields_missing") when the
    ticket cannot be solved yet.
    """
    talks, talk = await _open_to_work(session, principal, chat_id)
    chat, ticket = talk.chat, talk.ticket
    if code and code != chat.wrap_up_code:
        await require_code(session, code)
    if chat.state != State.ENDED:
        talks.finish(talk, EndedBy.AGENT, principal.actor)
    if (code, note) != (chat.wrap_up_code, chat.wrap_up_note):
        chat.wrap_up_code, chat.wrap_up_note = code, note
        talks.record(talk, ChatWrappedUp, principal.actor, wrap_up_code=code, detail={"note": note} if note else None)
    if solve and lifecycle.may_change(ticket.status, lifecycle.Status.SOLVED):
        await require_filled(session, ticket)
        before = ticket.status
        lifecycle.apply_status(ticket, lifecycle.Status.SOLVED, talks.now)
        talks.record_ticket(talk, TicketStatusChanged, principal.actor, before=before)
    await talks.flush(session)


async def _open_to_work(session: AsyncSession, principal: Principal, chat_id: UUID) -> tuple[Talks, Talk]:
    talks, talk = await open_talk(session, principal, chat_id)
    require_on(principal, talk.ticket, "assign")
    return talks, talk


async def _find_taker(session: AsyncSession, talk: Talk, user_id: UUID) -> Person:
    """The person a talk is handed to, when he is at work and has room."""
    await session.flush()
    await repository.take_offering_turn(session)
    person = (await load_floor(session, (), [user_id])).find(user_id)
    if person is None or person.talks >= talk.settings.chats_per_agent:
        reason = "offline" if person is None else "busy"
        message = "This person cannot take the chat now."
        raise Conflict(message, code="agent_unavailable", data={"user_id": str(user_id), "reason": reason})
    return person


async def _name_of_team(session: AsyncSession, team_id: UUID) -> str:
    if not await repository.is_team(session, team_id):
        raise Invalid("There is no such team.", code="unknown_team", data={"team_ids": [str(team_id)]})
    return (await repository.names_of(session, Team, [team_id]))[team_id]


def _tell_handed_on(
    talks: Talks,
    talk: Talk,
    principal: Principal,
    *,
    to_name: str,
    to_user_id: UUID | None = None,
    to_team_id: UUID | None = None,
) -> None:
    also = [principal.user_id, *([to_user_id] if to_user_id else [])]
    talks.record(
        talk,
        ChatTransferred,
        principal.actor,
        also=also,
        to_user_id=to_user_id,
        to_team_id=to_team_id,
        to_name=to_name,
    )


async def _taken(session: AsyncSession, user_id: UUID | None) -> Conflict:
    name = (await repository.names_of(session, User, [user_id])).get(user_id, "") if user_id else ""
    user = {"id": str(user_id), "name": name} if user_id else None
    return Conflict("Somebody else has taken this chat.", code=TAKEN, data={"user": user})


def _ended() -> Conflict:
    return Conflict("This chat is over.", code="chat_ended")
