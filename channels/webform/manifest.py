"""The settings of a web form: what it asks, how it looks, and what keeps robots out."""

import re
from enum import StrEnum
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from channels.adapter import ChannelConfig
from channels.webform import patterns
from channels.webform.values import read_date, read_email, read_number
from core.messages import Capabilities

# Answers leave by the account's reply mailbox, so they can carry what a mail can.
CAPABILITIES = Capabilities(can_html=True, can_subject=True, can_attach=True, undo_seconds=10)

SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_HOST = re.compile(r"(?:\*\.)?[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?")
_IN_A_HEADER = re.compile(r"[!-~]+")
MOST_FIELDS = 60
MOST_OPTIONS = 200
LONGEST_ANSWER = 20_000
MEBIBYTE = 1024 * 1024
MOST_FILE_BYTES = 60 * MEBIBYTE

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, max_length=3_000)]
FieldKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Color = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]


class Language(StrEnum):
    """The languages a form can be shown in."""

    TH = "th"
    EN = "en"


class FieldType(StrEnum):
    """How a question is answered. checkbox: one box to tick, or several when it has options. hidden: by the page."""

    TEXT = "text"
    TEXTAREA = "textarea"
    EMAIL = "email"
    PHONE = "phone"
    NUMBER = "number"
    SELECT = "select"
    RADIO = "radio"
    CHECKBOX = "checkbox"
    DATE = "date"
    FILE = "file"
    HIDDEN = "hidden"


class MapsTo(StrEnum):
    """What an answer means beside being an answer: who is asking, how he is reached, what the case is about."""

    NONE = "none"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    SUBJECT = "subject"
    BODY = "body"


class FileKind(StrEnum):
    """Groups of files that people know by name."""

    IMAGE = "image"
    PDF = "pdf"
    DOCUMENT = "document"
    AUDIO = "audio"
    VIDEO = "video"
    ARCHIVE = "archive"


_LENGTHS = frozenset({FieldType.TEXT, FieldType.TEXTAREA, FieldType.EMAIL, FieldType.PHONE, FieldType.HIDDEN})
_RANGES = frozenset({FieldType.NUMBER, FieldType.DATE})
_PATTERNS = frozenset({FieldType.TEXT, FieldType.PHONE})
_MUST_CHOOSE = frozenset({FieldType.SELECT, FieldType.RADIO})
_MAY_MEAN: dict[MapsTo, frozenset[FieldType]] = {
    MapsTo.NAME: frozenset({FieldType.TEXT, FieldType.HIDDEN}),
    MapsTo.EMAIL: frozenset({FieldType.EMAIL}),
    MapsTo.PHONE: frozenset({FieldType.PHONE}),
    MapsTo.SUBJECT: frozenset({FieldType.TEXT, FieldType.SELECT, FieldType.RADIO, FieldType.HIDDEN}),
    MapsTo.BODY: frozenset({FieldType.TEXTAREA, FieldType.TEXT}),
}
# Names of the page's own inputs and of what its address may carry beside answers.
RESERVED_KEYS = frozenset({"lang", "embed", "theme", "page_url", "page_title", "referrer"})


def _wrong(code: str, sentence: str) -> PydanticCustomError:
    """A refusal that the builder's screen can say in the administrator's language."""
    return PydanticCustomError(f"form_{code}", "{sentence}", {"sentence": sentence})


class Option(ChannelConfig):
    """One of the answers to choose from. `value` is what is stored, the labels are what people read."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    value: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]
    label_th: Line = ""
    label_en: Line = ""

    def label(self, language: str) -> str:
        """The label in this language, else in the other one, else the value."""
        return _in(language, self.label_th, self.label_en) or self.value


class FormField(ChannelConfig):
    """A question. Lengths are in characters; `minimum` and `maximum` are a number or an ISO date, '' for none.

    `pattern` must match the whole answer (channels/webform/patterns.py says which patterns are taken). `default` is
    what stands in the field at first, for a hidden one what the page sends; the address of the page may set it too.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: FieldKey
    type: FieldType = FieldType.TEXT
    label_th: Line = ""
    label_en: Line = ""
    help_th: Line = ""
    help_en: Line = ""
    placeholder_th: Line = ""
    placeholder_en: Line = ""
    is_required: bool = False
    options: Annotated[tuple[Option, ...], Field(max_length=MOST_OPTIONS)] = ()
    min_length: Annotated[int, Field(ge=1, le=LONGEST_ANSWER)] | None = None
    max_length: Annotated[int, Field(ge=1, le=LONGEST_ANSWER)] | None = None
    minimum: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    maximum: Annotated[str, StringConstraints(strip_whitespace=True, max_length=40)] = ""
    pattern: Annotated[str, StringConstraints(max_length=patterns.LONGEST_PATTERN)] = ""
    default: Line = ""
    maps_to: MapsTo = MapsTo.NONE

    def label(self, language: str) -> str:
        """The question in this language, else in the other one, else the key."""
        return _in(language, self.label_th, self.label_en) or self.key

    def help(self, language: str) -> str:
        """The sentence below the field, in this language or the other one."""
        return _in(language, self.help_th, self.help_en)

    def placeholder(self, language: str) -> str:
        """The example inside the field, in this language or the other one."""
        return _in(language, self.placeholder_th, self.placeholder_en)

    @property
    def is_many(self) -> bool:
        """Whether several of its options may be chosen."""
        return self.type is FieldType.CHECKBOX and bool(self.options)

    @property
    def longest(self) -> int:
        """How many characters an answer may have."""
        usual = LONGEST_ANSWER if self.type is FieldType.TEXTAREA else 500
        return self.max_length or usual

    @model_validator(mode="after")
    def _fits_its_type(self) -> Self:
        if self.key in RESERVED_KEYS:
            raise _wrong("key_reserved", f"the key {self.key!r} is needed by the page itself")
        if self.type is not FieldType.HIDDEN and not (self.label_th or self.label_en):
            raise _wrong("label_missing", "a question needs a label")
        if self.type in _MUST_CHOOSE and not self.options:
            raise _wrong("options_missing", "a list needs options")
        if self.options and self.type not in _MUST_CHOOSE and self.type is not FieldType.CHECKBOX:
            raise _wrong("options_not_here", "only lists and boxes have options")
        if len({option.value for option in self.options}) != len(self.options):
            raise _wrong("option_twice", "two options have the same value")
        if (self.min_length or self.max_length) and self.type not in _LENGTHS:
            raise _wrong("length_not_here", "only text has a length")
        if self.min_length and self.min_length > self.longest:
            raise _wrong("length_order", "the shortest answer would be longer than the longest")
        if self.pattern:
            if self.type not in _PATTERNS:
                raise _wrong("pattern_not_here", "only text and phone numbers have a pattern")
            try:
                patterns.require_quick(self.pattern)
            except ValueError as error:
                raise _wrong("pattern", str(error)) from error
        if self.maps_to is not MapsTo.NONE and self.type not in _MAY_MEAN[self.maps_to]:
            raise _wrong("meaning_type", f"an answer of type {self.type.value} cannot be the {self.maps_to.value}")
        self._require_range()
        return self

    def _require_range(self) -> None:
        if not (self.minimum or self.maximum):
            return
        if self.type not in _RANGES:
            raise _wrong("range_not_here", "only numbers and dates have a smallest and a largest value")
        read = read_number if self.type is FieldType.NUMBER else read_date
        ends = [read(text) if text else None for text in (self.minimum, self.maximum)]
        if any(text and end is None for text, end in zip((self.minimum, self.maximum), ends, strict=True)):
            raise _wrong("range_type", "the smallest and the largest value must be of the field's type")
        if ends[0] is not None and ends[1] is not None and ends[0] > ends[1]:  # type: ignore[operator]
            raise _wrong("range_order", "the smallest value would be larger than the largest")


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if not _is_web_address(text) or parts.path.strip("/") or parts.query or parts.fragment:
        raise _wrong("origin", "an origin is like https://www.example.com, international names in their xn-- form")
    return origin_of(text)


def _address(text: str) -> str:
    if text and not _is_web_address(text):
        raise _wrong("page_address", "the address of a page is like https://www.example.com/thanks")
    return text


def _is_web_address(text: str) -> bool:
    """Whether this is a whole address that can stand in a header, without user and password."""
    parts = urlsplit(text)
    return (
        _IN_A_HEADER.fullmatch(text) is not None
        and parts.scheme in {"http", "https"}
        and "@" not in parts.netloc
        and _HOST.fullmatch(parts.hostname or "") is not None
        and (parts.port is None or parts.port > 0)
    )


def origin_of(address: str) -> str:
    """Scheme, host and port of a web address (RFC 6454 section 6.2)."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.hostname}" + (f":{parts.port}" if parts.port else "")


def _mail_address(text: str) -> str:
    address = read_email(text)
    if address is None:
        raise _wrong("mail_address", "a mail address is like service@example.com")
    return address


Origin = Annotated[str, StringConstraints(strip_whitespace=True, max_length=255), AfterValidator(_origin)]
MailAddress = Annotated[str, StringConstraints(max_length=254), AfterValidator(_mail_address)]
PageAddress = Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000), AfterValidator(_address)]


class FormConfig(ChannelConfig):
    """A form. Its address on the web is /forms/<slug>, the slug being the channel account's address.

    `languages`: the first is used where the visitor asks for none. `redirect_url` is shown instead of our own
    confirmation page when it is not ''. `notify` are addresses of the company that get a mail about each submission.
    `allowed_origins` are the sites that may show the form inside their pages (https://shop.example); our own server
    always may. `proof_of_work` is how many leading zero bits the visitor's browser has to find (0: none; 16 is about
    a tenth of a second of its time). `shortest_seconds`: whoever sends sooner is asked to show that he is a person.
    `submissions_per_hour` holds per network address.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title_th: Line = ""
    title_en: Line = ""
    intro_th: Paragraph = ""
    intro_en: Paragraph = ""
    button_th: Line = ""
    button_en: Line = ""
    confirmation_th: Paragraph = ""
    confirmation_en: Paragraph = ""
    languages: Annotated[tuple[Language, ...], Field(min_length=1, max_length=2)] = (Language.TH, Language.EN)
    fields: Annotated[tuple[FormField, ...], Field(max_length=MOST_FIELDS)] = ()
    color: Color = "#0f766e"
    redirect_url: PageAddress = ""
    notify: Annotated[tuple[MailAddress, ...], Field(max_length=10)] = ()
    allowed_origins: Annotated[tuple[Origin, ...], Field(max_length=50)] = ()
    proof_of_work: Annotated[int, Field(ge=0, le=22)] = 0
    shortest_seconds: Annotated[int, Field(ge=0, le=60)] = 3
    submissions_per_hour: Annotated[int, Field(ge=1, le=10_000)] = 30
    max_files: Annotated[int, Field(ge=1, le=10)] = 5
    max_file_bytes: Annotated[int, Field(ge=1024, le=25 * MEBIBYTE)] = 10 * MEBIBYTE
    file_kinds: tuple[FileKind, ...] = (FileKind.IMAGE, FileKind.PDF, FileKind.DOCUMENT)

    @model_validator(mode="after")
    def _is_a_form(self) -> Self:
        if not (self.title_th or self.title_en):
            raise _wrong("title_missing", "a form needs a title")
        if len(set(self.languages)) != len(self.languages):
            raise _wrong("language_twice", "a language is there twice")
        if not any(field.type is not FieldType.HIDDEN for field in self.fields):
            raise _wrong("questions_missing", "a form needs a question")
        keys = [field.key for field in self.fields]
        if len(set(keys)) != len(keys):
            raise _wrong("key_twice", "two questions have the same key")
        if self.max_files * self.max_file_bytes > MOST_FILE_BYTES:
            raise _wrong("files_too_large", "all files of a form together may have at most 60 MB")
        meanings = [field.maps_to for field in self.fields if field.maps_to is not MapsTo.NONE]
        if len(set(meanings)) != len(meanings):
            raise _wrong("meaning_twice", "two questions mean the same")
        return self

    def title(self, language: str) -> str:
        """The form's name in this language, else in the other one."""
        return _in(language, self.title_th, self.title_en)

    def language_for(self, wanted: str) -> str:
        """The wanted language if the form has it, else its first."""
        return next((one.value for one in self.languages if one.value == wanted), self.languages[0].value)

    @property
    def file_fields(self) -> tuple[FormField, ...]:
        """The questions that are answered with files."""
        return tuple(field for field in self.fields if field.type is FieldType.FILE)


def _in(language: str, thai: str, english: str) -> str:
    return (english or thai) if language == "en" else (thai or english)
