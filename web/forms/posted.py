"""Reading what a form's page sent, within bounds. A file that is too large is counted but not kept in memory."""

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, hdrs, web
from aiohttp.http_exceptions import HttpProcessingError

from channels.webform.manifest import MOST_FIELDS, MOST_OPTIONS, FormConfig
from channels.webform.validation import ChosenFile
from channels.webform.values import clean_line
from core.errors import Invalid, TooLarge
from ticketing.messages.media import HEAD, OCTETS, stored_type
from web.bodies import read_bytes

MULTIPART: Final = "multipart/form-data"
URL_ENCODED: Final = "application/x-www-form-urlencoded"
_MOST_PARTS: Final = MOST_FIELDS * 4 + MOST_OPTIONS
_MOST_TEXT: Final = 1024 * 1024
_CHUNK: Final = 64 * 1024
_LONGEST_NAME: Final = 200


@dataclass(frozen=True, slots=True)
class PostedFile:
    """A file and its bytes; `data` is None when it was larger than the form allows."""

    facts: ChosenFile
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Posted:
    """What was sent: inputs by name (several values for boxes), and the files in their order."""

    values: Mapping[str, list[str]] = field(default_factory=dict)
    files: tuple[PostedFile, ...] = ()

    def first(self, name: str) -> str:
        """The first value of an input, '' when it was not there."""
        return next(iter(self.values.get(name, ())), "")

    @property
    def file_names(self) -> dict[str, list[str]]:
        """The names of the chosen files by field."""
        names: dict[str, list[str]] = {}
        for file in self.files:
            names.setdefault(file.facts.field_key, []).append(file.facts.file_name)
        return names


def most_bytes(config: FormConfig) -> int:
    """How much the files of one submission may weigh together."""
    return config.max_files * config.max_file_bytes


async def read_posted(request: web.Request, config: FormConfig) -> Posted:
    """The inputs and files of a request.

    A little more than the form allows is read to the end, because a browser shows no answer to a request that was cut
    short. Raises TooLarge for much more, Invalid(code="unreadable_form") for what is no form.
    """
    if request.content_type == URL_ENCODED:
        body = await read_bytes(request, _MOST_TEXT)
        try:
            pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_PARTS, errors="replace")
        except ValueError as error:
            raise _unreadable() from error
        return Posted(_collected(pairs))
    if request.content_type != MULTIPART:
        raise _unreadable()
    limit = 2 * most_bytes(config) + 2 * _MOST_TEXT
    if request.content_length is not None and request.content_length > limit:
        raise TooLarge("The files are too large.", data={"limit": most_bytes(config)})
    try:
        return await _Reader(config, limit).read(request)
    except (ValueError, AssertionError, HttpProcessingError, web.RequestPayloadError) as error:
        raise _unreadable() from error


class _Reader:
    """Reads one multipart body (RFC 7578)."""

    def __init__(self, config: FormConfig, limit: int) -> None:
        self._config, self._limit = config, limit
        self._file_keys = {one.key for one in config.file_fields}
        self._received = self._parts = self._text = 0

    async def read(self, request: web.Request) -> Posted:
        pairs: list[tuple[str, str]] = []
        files: list[PostedFile] = []
        async for part in await request.multipart():
            self._parts += 1
            if not isinstance(part, BodyPartReader) or self._parts > _MOST_PARTS:
                raise _unreadable()
            name = part.name or ""
            if name in self._file_keys or part.filename is not None:
                is_one_too_many = len(files) >= self._config.max_files
                file = await self._file(part, name, 0 if is_one_too_many else self._config.max_file_bytes)
                if file is not None and name in self._file_keys:
                    files.append(file)
            else:
                data, size = await self._bytes(part, _MOST_TEXT, _MOST_TEXT)
                self._text += size
                if self._text > _MOST_TEXT:
                    raise _unreadable()
                pairs.append((name, data.decode("utf-8", "replace")))
        return Posted(_collected(pairs), tuple(files))

    async def _file(self, part: BodyPartReader, name: str, most: int) -> PostedFile | None:
        """None for the empty part that a browser sends when no file was chosen."""
        data, size = await self._bytes(part, most, HEAD)
        if not size and not part.filename:
            return None
        file_name = _clean_name(part.filename or "")
        claimed = part.headers.get(hdrs.CONTENT_TYPE, "")
        if claimed.partition(";")[0].strip().lower() in {"", OCTETS}:
            claimed = mimetypes.guess_type(file_name)[0] or OCTETS
        facts = ChosenFile(name, file_name, stored_type(data[:HEAD], claimed), size)
        return PostedFile(facts, data if size <= most else None)

    async def _bytes(self, part: BodyPartReader, most: int, head: int) -> tuple[bytes, int]:
        """The bytes of a part, at most `most`, of a larger one only its `head`; and its whole size."""
        kept, size = bytearray(), 0
        while chunk := await part.read_chunk(_CHUNK):
            size += len(chunk)
            self._received += len(chunk)
            if self._received > self._limit:
                raise TooLarge("The files are too large.", data={"limit": most_bytes(self._config)})
            if len(kept) < most:
                kept += chunk
            if size > most:
                del kept[head:]
        return bytes(kept), size


def _collected(pairs: list[tuple[str, str]]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    return values


def _clean_name(file_name: str) -> str:
    """The last part of a path, in one line and of bounded length, its ending kept."""
    name = clean_line(file_name.replace("\\", "/").rpartition("/")[2]) or "file"
    if len(name) <= _LONGEST_NAME:
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: _LONGEST_NAME - 20]}{dot}{ending[:19]}" if dot else name[:_LONGEST_NAME]


def _unreadable() -> Invalid:
    return Invalid("This is not what the form's page sends.", code="unreadable_form")
