"""The settings of a chat widget, as the administrator's form fills them and as widget, door and adapter read them.

The public key of the widget is the account's `address`, not part of these.
"""

from enum import StrEnum
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field, SecretStr, StringConstraints, model_validator

from channels.adapter import ChannelConfig
from core.messages import Capabilities

MEGABYTE = 1024 * 1024
LONGEST_TEXT = 5_000
LARGEST_FILE = 20 * MEGABYTE
MOST_FILES = 10
LONGEST_ANSWER = 2_000
KINDS_OF_FILES = (
    "image/*",
    "audio/*",
    "video/*",
    "text/plain",
    "text/csv",
    "application/pdf",
    "application/zip",
    "application/json",
    "application/rtf",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.*",
    "application/vnd.oasis.opendocument.*",
)

CAPABILITIES = Capabilities(
    can_html=False,
    can_quick_reply=True,
    can_attach=True,
    max_text_length=LONGEST_TEXT,
    max_attachment_bytes=LARGEST_FILE,
    max_attachments=MOST_FILES,
    undo_seconds=0,
    has_idempotency_key=True,
    reports_delivery=True,
    reports_read=True,
)

Language = Literal["th", "en"]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)]
FieldKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]


def _origin(value: str) -> str:
    """A web origin in its canonical form (RFC 6454 section 6.1), such as https://shop.example."""
    parts = urlsplit(value.strip().rstrip("/").lower())
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or parts.path or parts.query or parts.fragment:
        raise ValueError("write an origin such as https://shop.example, without a path")
    if parts.username is not None or ("*" in host and not host.startswith("*.")) or "*" in host[1:]:
        raise ValueError("only the first part may be a star, as in https://*.shop.example")
    port = parts.port
    is_usual = port is None or (parts.scheme, port) in (("http", 80), ("https", 443))
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}" + ("" if is_usual else f":{port}")


def _picture(value: str) -> str:
    """An https address or a small inlined picture; '' for none."""
    allowed = ("https://", "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/webp;base64,")
    local = ("http://127.0.0.1", "http://localhost")
    if value and not value.startswith((*allowed, *local)):
        raise ValueError("use an https address or an inlined PNG, JPEG or WebP picture")
    return value


Origin = Annotated[str, StringConstraints(max_length=300), AfterValidator(_origin)]
Picture = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100_000), AfterValidator(_picture)]


class _Part(ChannelConfig):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(_Part):
    """A sentence in both languages; an empty one borrows the other."""

    th: Sentence = ""
    en: Sentence = ""

    def spoken(self, language: str) -> str:
        """In this language ('th' or anything else for English) as far as it is there."""
        return (self.th or self.en) if language == "th" else (self.en or self.th)


class Side(StrEnum):
    """At which lower corner of the page the launcher sits."""

    LEFT = "left"
    RIGHT = "right"


class Mode(StrEnum):
    """auto: as the visitor's system has it."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Theme(_Part):
    """How the widget looks. `color` is #rrggbb; `logo_url` an https address, an inlined picture, or ''."""

    color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#0f766e"
    position: Side = Side.RIGHT
    mode: Mode = Mode.AUTO
    logo_url: Picture = ""


class Texts(_Part):
    """What the widget says by itself. `privacy_url` is linked from the words of consent.

    `proactive` stands beside the launcher some seconds after the page, unasked; empty for none.
    """

    title: Words = Words(th="คุยกับเรา", en="Chat with us")
    greeting: Words = Words(th="สวัสดีค่ะ มีอะไรให้เราช่วยไหมคะ", en="Hello! How can we help?")
    away: Words = Words(
        th="ตอนนี้ยังไม่มีเจ้าหน้าที่อยู่ ฝากข้อความพร้อมอีเมลไว้ แล้วเราจะติดต่อกลับค่ะ",
        en="Nobody is here right now. Leave a message with your e-mail and we will get back to you.",
    )
    placeholder: Words = Words(th="พิมพ์ข้อความ…", en="Write a message…")
    consent: Words = Words(
        th="เราจะจำการสนทนานี้ไว้ในเบราว์เซอร์ของคุณ เพื่อให้คุณกลับมาคุยต่อได้",
        en="We remember this chat in your browser, so that you can come back to it.",
    )
    proactive: Words = Words()
    privacy_url: Annotated[str, StringConstraints(max_length=500, pattern=r"^(https?://\S+)?$")] = ""


class FieldType(StrEnum):
    """What a field of the form before the chat takes."""

    TEXT = "text"
    EMAIL = "email"
    PHONE = "phone"
    SELECT = "select"
    TEXTAREA = "textarea"


class PreChatField(_Part):
    """A question before the chat. The keys `name`, `email` and `phone` fill the visitor's own fields.

    `options` are the choices of a select; the answer is the words of one of them, in either language.
    """

    key: FieldKey
    label: Words
    type: FieldType = FieldType.TEXT
    required: bool = False
    options: Annotated[tuple[Words, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _options_belong_to_a_select(self) -> Self:
        if (self.type is FieldType.SELECT) != bool(self.options):
            raise ValueError("a select needs options, and only a select has them")
        return self


class PreChat(_Part):
    """What is asked before the chat. `is_required`: the chat begins only after it; else it can be skipped."""

    is_required: bool = False
    fields: Annotated[tuple[PreChatField, ...], Field(max_length=12)] = (
        PreChatField(key="name", label=Words(th="ชื่อ", en="Name")),
        PreChatField(key="email", label=Words(th="อีเมล", en="E-mail"), type=FieldType.EMAIL),
    )

    @model_validator(mode="after")
    def _keys_are_different(self) -> Self:
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys):
            raise ValueError("two fields have the same key")
        return self


class Uploads(_Part):
    """Files from visitors. `types` are media types; a star stands for anything after it."""

    is_allowed: bool = True
    max_bytes: int = Field(default=LARGEST_FILE, ge=1024, le=LARGEST_FILE)
    types: Annotated[tuple[str, ...], Field(max_length=100)] = KINDS_OF_FILES


class Limits(_Part):
    """What one visitor, and one address on the network, may do. Uploads: files that no message carries yet."""

    messages_per_minute: int = Field(default=20, ge=1, le=1_000)
    visitors_per_hour: int = Field(default=60, ge=1, le=100_000)
    uploads_per_hour: int = Field(default=30, ge=1, le=1_000)
    upload_bytes_per_day: int = Field(default=200 * MEGABYTE, ge=MEGABYTE, le=100_000 * MEGABYTE)


class WebchatConfig(ChannelConfig):
    """A widget. `allowed_origins` empty: it works on no page but our own; a first star allows every subdomain.

    `identity_secret` signs who is signed in on the host page (channels/webchat/identity.py); without it, what the page
    tells is only a claim. `needs_consent`: nothing is kept in the browser before the visitor agreed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    allowed_origins: Annotated[tuple[Origin, ...], Field(max_length=100)] = ()
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)] = ("th", "en")
    theme: Theme = Theme()
    texts: Texts = Texts()
    pre_chat: PreChat = PreChat()
    uploads: Uploads = Uploads()
    limits: Limits = Limits()
    quick_replies: Annotated[tuple[Words, ...], Field(max_length=8)] = ()
    needs_consent: bool = True
    sound: bool = True
    shows_wait: bool = True
    identity_secret: Annotated[SecretStr, Field(min_length=16, max_length=200)] | None = None

    def allows_origin(self, origin: str) -> bool:
        """Whether a page of this origin (the header of RFC 6454 section 7) may show the widget."""
        return any(_matches(allowed, origin.lower()) for allowed in self.allowed_origins)

    def allows_file(self, content_type: str) -> bool:
        """Whether a file whose bytes prove this media type may be uploaded."""
        essence = content_type.partition(";")[0].strip().lower()
        return self.uploads.is_allowed and any(_is_like(kind, essence) for kind in self.uploads.types)


def _matches(allowed: str, origin: str) -> bool:
    scheme, _, host = allowed.partition("://")
    if not host.startswith("*."):
        return origin == allowed
    return origin.startswith(f"{scheme}://") and origin.endswith(host[1:]) and len(origin) > len(allowed) - 1


def _is_like(kind: str, content_type: str) -> bool:
    return content_type.startswith(kind[:-1]) if kind.endswith("*") else content_type == kind
