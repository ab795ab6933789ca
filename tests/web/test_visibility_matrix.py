"""The gate behind the door: role × team × ticket, over every route that is about one ticket, and over every list."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from core import clock
from core.context import AppContext
from core.ids import new_id
from core.staff.models import Team, TeamMember, User
from core.staff.principal import Principal, Role
from tests.factories import desk
from tests.factories.chats import make_chat
from tests.web.conftest import Caller, SignIn
from ticketing.conversations.models import Conversation
from ticketing.tasks.models import TicketTask
from web.app import RESOURCES
from web.openapi import Operation

SECRET_WORD = "zanzibar"
OPERATIONS = [operation for resource in RESOURCES for operation in resource.operations if operation.is_documented]
KEYS = ("ticket", "task", "message", "attachment", "chat", "visitor")
ABOUT_A_TICKET = [o for o in OPERATIONS if any(f"{{{key}_id}}" in o.path for key in KEYS)]

WRITTEN: dict[str, Any] = {"html": "<p>x</p>", "text": "x", "attachment_ids": []}
NOTE = WRITTEN | {"client_id": str(UUID(int=1)), "mentions": []}
DRAFT = WRITTEN | {"to": [], "cc": [], "bcc": [], "last_seen_message_id": None}
REPLY = DRAFT | {"client_id": str(UUID(int=2)), "send_anyway": True}
# How to call each route that reads a body. A new route about a ticket must be added.
BODIES: dict[str, Any] = {
    "PATCH /tickets/{ticket_id}": {"priority": "high"},
    "POST /tickets/{ticket_id}/tags": {"add": [], "remove": []},
    "POST /tickets/{ticket_id}/merge": {"from_ids": []},
    "POST /tickets/{ticket_id}/split": {"message_ids": [], "subject": "x"},
    "POST /tickets/{ticket_id}/move": {"message_ids": [], "to_id": None},
    "PUT /tickets/{ticket_id}/links/{other_id}": {"kind": "related"},
    "PUT /tickets/{ticket_id}/parent": {"parent_id": None},
    "PATCH /tickets/{ticket_id}/fields": {"values": {}},
    "POST /tickets/{ticket_id}/tasks": {"title": "x"},
    "PUT /tickets/{ticket_id}/tasks/order": {"task_ids": []},
    "PATCH /tasks/{task_id}": {"title": "x"},
    "POST /tickets/{ticket_id}/time": {"minutes": 5},
    "POST /tickets/{ticket_id}/timer/stop": {"keep": False},
    "POST /tickets/{ticket_id}/spam": {"block_sender": False},
    "PUT /tickets/{ticket_id}/snooze": {"until": None},
    "PUT /tickets/{ticket_id}/due": {"due_at": None},
    "POST /tickets/{ticket_id}/undo": {"events": [1]},
    "PUT /tickets/{ticket_id}/read": {"message_id": None},
    "PUT /tickets/{ticket_id}/drafts/{kind}": DRAFT,
    "PUT /tickets/{ticket_id}/drafts/{kind}/sharing": {"is_shared": True},
    "POST /tickets/{ticket_id}/shared-drafts/{author_id}/{kind}/take-over": {"force": True},
    "POST /tickets/{ticket_id}/replies": REPLY,
    "POST /tickets/{ticket_id}/notes": NOTE,
    "POST /tickets/{ticket_id}/hand-over": {"client_id": str(UUID(int=5)), "team_id": str(UUID(int=6)), "text": "x"},
    "POST /tickets/{ticket_id}/forwards": WRITTEN | {"client_id": str(UUID(int=3)), "to": []},
    "POST /tickets/{ticket_id}/forwards/preview": {"message_ids": None},
    "POST /tickets/{ticket_id}/canned-replies/{reply_id}/run": {"client_id": str(UUID(int=4))},
    "POST /tickets/{ticket_id}/scheduled-replies": {"due_at": clock.ahead(86_400).isoformat(), "reply": REPLY},
    "POST /chats/{chat_id}/transfer": {"to_team_id": None, "note": "x"},
    "POST /chats/{chat_id}/wrap-up": {"code": "", "note": "x", "solve": False},
}
# What sales people may do to a ticket besides reading it: keep their own marks on it, and add notes.
OPEN_TO_SALES = {
    "PUT /tickets/{ticket_id}/read",
    "DELETE /tickets/{ticket_id}/read",
    "PUT /tickets/{ticket_id}/drafts/{kind}",
    "DELETE /tickets/{ticket_id}/drafts/{kind}",
    "POST /tickets/{ticket_id}/notes",
    "POST /tickets/{ticket_id}/tasks",
    "PUT /tickets/{ticket_id}/tasks/order",
    "PATCH /tasks/{task_id}",
    "DELETE /tasks/{task_id}",
    "POST /tickets/{ticket_id}/time",
    "PUT /tickets/{ticket_id}/timer",
    "POST /tickets/{ticket_id}/timer/stop",
    "PUT /messages/{message_id}/reactions/{reaction}",
    "DELETE /messages/{message_id}/reactions/{reaction}",
}
# What would come of a verb is told only to those who may do it.
NOT_FOR_SALES = {"GET /tickets/{ticket_id}/merge"}


@dataclass(frozen=True)
class Case:
    """A ticket of one team, with a message, a file and a visitor's talk on it."""

    ticket_id: UUID
    message_id: UUID
    attachment_id: UUID
    user_id: UUID
    number: int
    chat_id: UUID
    visitor_id: UUID
    team_id: UUID
    task_id: UUID
    other_id: UUID

    def path(self, operation: Operation) -> str:
        values = {
            "ticket_id": self.ticket_id,
            "message_id": self.message_id,
            "attachment_id": self.attachment_id,
            "chat_id": self.chat_id,
            "visitor_id": self.visitor_id,
            "user_id": self.user_id,
            "number": self.number,
            "task_id": self.task_id,
            "other_id": self.other_id,
            "reaction": "thumbs_up",
            "kind": "note",
            "place": 0,
        }
        path = operation.path
        for name, value in values.items():
            path = path.replace(f"{{{name}}}", str(value))
        return path

    def body(self, operation: Operation) -> Any:
        body = BODIES[_name(operation)] if operation.signature.body_model is not None else None
        if isinstance(body, dict) and "message_id" in body:
            return body | {"message_id": str(self.message_id)}
        if isinstance(body, dict) and "from_ids" in body:
            return {"from_ids": [str(self.other_id)]}
        if isinstance(body, dict) and body.get("message_ids") == []:
            about = {"to_id": str(self.other_id)} if "to_id" in body else {}
            return body | {"message_ids": [str(self.message_id)]} | about
        if isinstance(body, dict) and "to_team_id" in body:
            return body | {"to_team_id": str(self.team_id)}
        if isinstance(body, dict) and "task_ids" in body:
            return {"ids": [str(self.task_id)]}
        if isinstance(body, dict) and "last_seen_message_id" in body:
            return body | {"last_seen_message_id": str(self.message_id)}
        return body


@dataclass
class House:
    """People of every kind around the teams Ours and Theirs."""

    context: AppContext
    ours: Team
    people: dict[str, Caller]

    async def new_case(
        self, status: str = "open", *, owner: Caller | None = None, follower: Caller | None = None
    ) -> Case:
        async with self.context.database.write() as session:
            owner_row = await session.get_one(User, owner.user_id) if owner else None
            followers = [Principal(follower.user_id, "x", Role.AGENT)] if follower and follower.user_id else []
            contact = await desk.make_contact(session, "สมหญิง")
            ticket = await desk.make_ticket(
                session, status=status, team=self.ours, subject=SECRET_WORD, contact=contact, owner=owner_row,
                followers=followers, status_before="open" if status in {"spam", "trash"} else None,
            )  # fmt: skip
            message = await desk.make_message(session, ticket, f"{SECRET_WORD} ไม่มีเสียง")
            attachment = await desk.make_attachment(session, message, file_name=f"{SECRET_WORD}.txt")
            chat = await make_chat(session, ticket)
            visitor_id = UUID((await session.get_one(Conversation, chat.conversation_id)).thread_key)
            user_id = self.people["agent of ours"].user_id
            task = TicketTask(id=new_id(), ticket_id=ticket.id, position=0, title=SECRET_WORD, created_at=desk.START)
            session.add(task)
            other = await desk.make_ticket(session, team=self.ours, subject=SECRET_WORD, contact=contact)
            return Case(
                ticket.id, message.id, attachment.id, user_id, ticket.number, chat.id, visitor_id,  # type: ignore[arg-type]
                self.ours.id, task.id, other.id,
            )  # fmt: skip

    async def call(self, who: str, operation: Operation, case: Case) -> int:
        answer = await self.people[who].call(operation.method, case.path(operation), json=case.body(operation))
        return answer.status


@pytest.fixture
async def house(sign_in: SignIn, app_context: AppContext) -> House:
    people = {
        "admin": await sign_in(Role.ADMIN),
        "supervisor": await sign_in(Role.SUPERVISOR),
        "agent of ours": await sign_in(Role.AGENT),
        "agent of theirs": await sign_in(Role.AGENT),
        "sales": await sign_in(Role.SALES),
    }
    async with app_context.database.write() as session:
        ours, theirs = await desk.make_team(session, "Ours"), await desk.make_team(session, "Theirs")
        session.add(TeamMember(team_id=ours.id, user_id=people["agent of ours"].user_id))
        session.add(TeamMember(team_id=theirs.id, user_id=people["agent of theirs"].user_id))
    return House(app_context, ours, people)


def test_every_route_about_a_ticket_can_be_called_here():
    assert {_name(o) for o in ABOUT_A_TICKET if o.signature.body_model is not None} <= set(BODIES)
    assert set(BODIES) | OPEN_TO_SALES <= {_name(o) for o in ABOUT_A_TICKET}


async def test_another_team_learns_nothing(house: House):
    seen = []
    for operation in ABOUT_A_TICKET:
        status = await house.call("agent of theirs", operation, await house.new_case())
        if status != 404 and _name(operation) != OWN_ANYWAY:
            seen.append((_name(operation), status))
    assert seen == []


@pytest.mark.parametrize("who", ["admin", "supervisor", "agent of ours"])
async def test_those_who_work_with_it_reach_everything(house: House, who: str):
    refused = []
    for operation in ABOUT_A_TICKET:
        status = await house.call(who, operation, await house.new_case())
        if status in {401, 403, 404, 422} or status >= 500:
            refused.append((_name(operation), status))
    assert [refusal for refusal in refused if refusal[0] not in WANT_MORE] == []


# A person's own draft can be thrown away even when its ticket left his screen; the answer is the same if there is none.
OWN_ANYWAY = "DELETE /tickets/{ticket_id}/drafts/{kind}"
# Routes that answer 404 or 422 to the plain case here for a reason of their own; the first matrix covers their gate.
WANT_MORE = {
    "DELETE /tickets/{ticket_id}/links/{other_id}",
    "POST /tickets/{ticket_id}/undo",
    "POST /tickets/{ticket_id}/hand-over",
    "GET /messages/{message_id}/raw",
    "POST /tickets/{ticket_id}/canned-replies/{reply_id}/render",
    "POST /tickets/{ticket_id}/canned-replies/{reply_id}/run",
    "POST /tickets/{ticket_id}/forwards",
    "POST /tickets/{ticket_id}/scheduled-replies",
    "PUT /tickets/{ticket_id}/drafts/{kind}/sharing",
    "POST /tickets/{ticket_id}/shared-drafts/{author_id}/{kind}/take-over",
    "POST /tickets/{ticket_id}/checklists/{checklist_id}",
    "GET /messages/{message_id}/html",
    "GET /messages/{message_id}/images/{place}",
    "GET /attachments/{attachment_id}",
    "DELETE /attachments/{attachment_id}",
}


async def test_sales_people_read_and_note_and_nothing_else(house: House):
    wrong = []
    for operation in ABOUT_A_TICKET:
        status = await house.call("sales", operation, await house.new_case())
        may = (operation.is_safe and _name(operation) not in NOT_FOR_SALES) or _name(operation) in OPEN_TO_SALES
        if _name(operation) not in WANT_MORE and (status in {401, 403, 404}) == may:
            wrong.append((_name(operation), status))
    assert wrong == []


@pytest.mark.parametrize("status", ["spam", "trash"])
async def test_sales_people_never_see_spam_and_trash(house: House, status: str):
    seen = []
    for operation in ABOUT_A_TICKET:
        answer = await house.call("sales", operation, await house.new_case(status))
        if answer not in {403, 404} and _name(operation) != OWN_ANYWAY:
            seen.append((_name(operation), answer))
    assert seen == []


async def test_owner_and_follower_see_it_wherever_they_belong(house: House):
    outsider = house.people["agent of theirs"]
    for case in (await house.new_case(owner=outsider), await house.new_case(follower=outsider)):
        assert (await outsider.get(f"/tickets/{case.ticket_id}")).status == 200
        assert (await outsider.get(f"/tickets/by-number/{case.number}")).status == 200


async def test_no_list_tells_another_team_a_word(house: House):
    await house.new_case()
    outsider, told = house.people["agent of theirs"], []
    queries = {"GET /search": {"q": SECRET_WORD}, "GET /contacts": {"q": "สมหญิง"}}
    for operation in OPERATIONS:
        if operation.method == "GET" and "{" not in operation.path:
            answer = await outsider.get(operation.path, params=queries.get(_name(operation), {}))
            text = await answer.text()
            if SECRET_WORD in text or answer.status >= 500:
                told.append((_name(operation), answer.status))
    assert told == []
    for view in ("all", "unassigned", "spam", "trash", "closed", f"team:{house.ours.id}"):
        answer = await outsider.get("/tickets", params={"view": view})
        assert SECRET_WORD not in await answer.text()


async def test_leaving_a_team_takes_its_tickets_away(house: House):
    case, agent, admin = await house.new_case(), house.people["agent of ours"], house.people["admin"]
    assert (await agent.get(f"/tickets/{case.ticket_id}")).status == 200
    assert (await admin.patch(f"/users/{agent.user_id}", {"team_ids": []})).status == 200
    assert (await agent.get(f"/tickets/{case.ticket_id}")).status == 404
    async with house.context.database.read() as session:
        assert (await session.execute(select(TeamMember).where(TeamMember.user_id == agent.user_id))).first() is None


def _name(operation: Operation) -> str:
    return f"{operation.method} {operation.path}"
