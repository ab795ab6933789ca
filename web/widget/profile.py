"""What a visitor tells about himself, and the copy of the talk that he takes with him."""

import re
from typing import Final

from channels.webchat import stream
from channels.webchat.manifest import FieldType, PreChatField
from channels.webchat.visitors import change_profile
from core.errors import Conflict, Invalid
from core.messages import Claims
from core.staff.organization import get_settings
from core.staff.system_mail import queue_mail
from web.access import VISITOR
from web.rate_limits import spend
from web.widget import limits
from web.widget.door import VisitorRequest, visitor_resource
from web.widget.schemas import ProfileInput, TranscriptInput, VisitorView
from web.widget.transcript import is_worth_sending, transcript_of
from web.widget.widgets import Widget

resource = visitor_resource("visitor")

_PLAUSIBLE: Final = re.compile(r"[^\s<>@,;:()\"\\\[\]]+@[^\s<>@,;:()\"\\\[\]]+\.[^\s<>@,;:()\"\\\[\].]+")
_PHONE: Final = re.compile(r"[+0-9][0-9 ()./-]{3,}")
_OWN: Final = frozenset({"name", "email", "phone"})
_MOST_FRAMES: Final = 1_000


@resource.route("POST", "/profile", access=VISITOR, errors=(404,))
async def post_visitor_profile(request: VisitorRequest, body: ProfileInput) -> VisitorView:
    """Answers before the chat, or an address for when he leaves. Typed is not proven: it opens nobody's history.

    Fields that the widget does not ask for are left out. 422 `profile_invalid` with data.fields, a code (email,
    phone, option) by field key.
    """
    await spend(request, limits.PROFILES_BY_VISITOR, str(request.visitor.id))
    asked = {field.key for field in request.widget.config.pre_chat.fields} - _OWN
    fields = {key: answer for key, answer in body.fields.items() if key in asked}
    told = {"name": body.name or "", "email": body.email or "", "phone": body.phone or "", **fields}
    problems = _problems(request.widget, told)
    if problems:
        raise Invalid("Some answers cannot be taken.", code="profile_invalid", data={"fields": problems})
    claims = Claims(name=told["name"], email=told["email"], phone=told["phone"], fields=fields)
    async with request.context.database.write() as session:
        visitor = await change_profile(session, request.visitor.id, claims)
    known = visitor.claims
    return VisitorView(id=visitor.id, name=known.name, email=known.email, is_verified=known.is_verified)


@resource.route("POST", "/transcript", access=VISITOR, status=202, errors=(404, 409))
async def post_visitor_transcript(request: VisitorRequest, body: TranscriptInput) -> None:
    """Mail the whole talk to an address, in the visitor's language. 409 `nothing_to_send` before anybody answered.

    422 `profile_invalid` for what is no address.
    """
    visitor, widget = request.visitor, request.widget
    if not is_mail_address(body.email):
        raise Invalid("This is no mail address.", code="profile_invalid", data={"fields": {"email": "email"}})
    await spend(request, limits.TRANSCRIPTS_BY_VISITOR, str(visitor.id))
    await spend(request, limits.TRANSCRIPTS_BY_ADDRESS, request.address)
    await spend(request, limits.TRANSCRIPTS_BY_MAILBOX, body.email.lower())
    async with request.context.database.read() as session:
        frames = await stream.read_before(session, visitor.id, visitor.last_seq + 1, _MOST_FRAMES)
        company = await get_settings(session)
    if not is_worth_sending(frames):
        raise Conflict("Nobody has answered yet.", code="nothing_to_send")
    name = widget.brand or company.name
    mail = transcript_of(
        frames, language=widget.speaks(visitor.language), company=name, time_zone=visitor.time_zone or company.time_zone
    )
    text = request.context.secrets.encrypt(mail.text)
    async with request.context.database.write() as session:
        await queue_mail(session, body.email.lower(), mail.subject, text)


def is_mail_address(text: str) -> bool:
    """Whether a mail could go there: one @ and a domain with a dot."""
    return len(text) <= 320 and _PLAUSIBLE.fullmatch(text) is not None


def _problems(widget: Widget, told: dict[str, str]) -> dict[str, str]:
    """What is wrong with each answer, by field key."""
    fields = {field.key: field for field in widget.config.pre_chat.fields}
    found = {key: _problem(key, fields.get(key), answer) for key, answer in told.items()}
    return {key: problem for key, problem in found.items() if problem}


def _problem(key: str, field: PreChatField | None, answer: str) -> str:
    kind = field.type if field is not None else None
    if not answer:
        return ""
    if (key == "email" or kind is FieldType.EMAIL) and not is_mail_address(answer):
        return "email"
    if (key == "phone" or kind is FieldType.PHONE) and _PHONE.fullmatch(answer) is None:
        return "phone"
    if kind is FieldType.SELECT and field is not None:
        words = {word for option in field.options for word in (option.th, option.en) if word}
        return "" if answer in words else "option"
    return ""
