"""Shapes of the visitors' API (/chat/v1)."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import Field, StringConstraints

from channels.webchat.manifest import MOST_FILES
from web.api.schemas.common import Body, View

# Longer than any message may be: the service refuses with a code of its own, which the widget can explain.
MessageText = Annotated[str, StringConstraints(max_length=50_000)]
ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.:-]{1,64}$")]
UploadIds = Annotated[tuple[UUID, ...], Field(max_length=MOST_FILES)]
Address = Annotated[str, StringConstraints(max_length=4_000)]
Title = Annotated[str, StringConstraints(max_length=2_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Answer = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]
LanguageTag = Annotated[str, StringConstraints(max_length=35)]
Token = Annotated[str, StringConstraints(max_length=4_000)]


class PageInput(Body):
    """The page that the visitor looks at."""

    url: Address
    title: Title = ""
    referrer: Address = ""


class IdentityInput(Body):
    r"""Who is signed in on the host page. `hash` is hex HMAC-SHA256(identity secret, user_id + "\n" + email)."""

    user_id: Line = ""
    name: Line = ""
    email: Line = ""
    phone: Line = ""
    hash: Annotated[str, StringConstraints(max_length=128)] = ""


class VisitorInput(Body):
    """A page with the widget begins: anew, or with the token of an earlier visit."""

    token: Token | None = None
    language: LanguageTag = ""
    time_zone: Annotated[str, StringConstraints(max_length=64)] = ""
    page: PageInput
    consent: bool = False
    identity: IdentityInput | None = None


class MessageInput(Body):
    """What the visitor says. The same `client_id` again changes nothing and gets the same answer."""

    client_id: ClientId
    text: MessageText = ""
    uploads: UploadIds = ()
    page: PageInput | None = None


class TypingInput(Body):
    """He writes, or he stopped. Repeated every few seconds while it lasts."""

    is_typing: bool


class AckInput(Body):
    """How far the stream reached the page, and how far he read it; null leaves it."""

    delivered: Annotated[int, Field(ge=0, le=2**62)] | None = None
    read: Annotated[int, Field(ge=0, le=2**62)] | None = None


class ProfileInput(Body):
    """What the visitor types about himself: his answers before the chat, or an address for when he leaves."""

    name: Line | None = None
    email: Line | None = None
    phone: Line | None = None
    fields: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")], Answer], Field(max_length=20)
    ] = Field(default_factory=dict)


class TranscriptInput(Body):
    """Where the talk is to be mailed."""

    email: Line


class ThemeView(View):
    """How the widget looks. `color` is #rrggbb, position left|right, mode auto|light|dark."""

    color: str
    position: str
    mode: str
    logo_url: str | None


class TextsView(View):
    """What the widget says, in one language."""

    title: str
    greeting: str
    away: str
    placeholder: str
    consent: str
    proactive: str
    privacy_url: str


class FieldView(View):
    """A question before the chat. type: text|email|phone|select|textarea."""

    key: str
    label: str
    type: str
    required: bool
    options: list[str] | None


class PreChatView(View):
    """What is asked before the chat."""

    is_required: bool
    fields: list[FieldView]


class UploadRules(View):
    """Which files are taken. `types` are media types, a star stands for anything after it; empty: no files."""

    max_bytes: int
    types: list[str]


class WaitView(View):
    """How long a new visitor would wait by experience: his place (1 is next) and seconds; null when not known."""

    position: int | None
    seconds: int | None


class WidgetView(View):
    """Everything a page needs to show the widget, in the language asked for."""

    key: str
    name: str
    brand: str
    theme: ThemeView
    texts: TextsView
    languages: list[str]
    pre_chat: PreChatView
    uploads: UploadRules
    needs_consent: bool
    sound: bool
    quick_replies: list[str]
    is_available: bool
    opens_at: datetime | None
    wait: WaitView | None


class VisitorView(View):
    """Who the visitor is to us."""

    id: UUID
    name: str
    email: str
    is_verified: bool


class AgentView(View):
    """An agent as visitors see him."""

    name: str
    avatar_url: str | None


class ChatView(View):
    """Where the talk stands. state: waiting|active|ended|away."""

    state: str
    agent: AgentView | None


class SessionView(View):
    """The visitor's token (keep it where the page's consent allows) and where his stream stands."""

    token: str
    visitor: VisitorView
    last_seq: int
    unread: int
    has_conversation: bool
    chat: ChatView | None
    is_available: bool


class FrameView(View):
    """One thing the page shows. kind: message|canceled|state; see the socket's documentation for the documents."""

    seq: int
    kind: str
    document: dict[str, Any]


class FramesView(View):
    """A part of the stream in order, and the newest number there is."""

    frames: list[FrameView]
    last_seq: int


class AcceptedView(View):
    """The message is kept and stands at `seq` in the stream."""

    client_id: str
    seq: int


class UploadView(View):
    """A file that waits for its message."""

    id: UUID
    file_name: str
    content_type: str
    size: int
    url: str
