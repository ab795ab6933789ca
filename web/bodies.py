"""Reads request bodies within bounds: JSON into a strict model, or raw bytes as a stream."""

import json
from collections.abc import AsyncIterator
from typing import Any, TypeVar

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from pydantic import BaseModel, ValidationError

from core.errors import TooLarge
from web.problems import FieldProblem, RequestRefused, field_problems

MAX_JSON_BYTES = 1024 * 1024
_CHUNK = 64 * 1024
_ESCAPED_NUL = b"\\u0000"
Model = TypeVar("Model", bound=BaseModel)


async def read_json(request: web.Request, model: type[Model], limit: int = MAX_JSON_BYTES) -> Model:
    """The body as `model`. Raises RequestRefused (400, 415, 422) or TooLarge; never anything else for bad bytes."""
    if request.content_type != "application/json":
        raise RequestRefused(415, "not_json", "The body must be application/json.")
    body = await read_bytes(request, limit)
    try:
        checked = model.model_validate_json(body)
    except ValidationError as error:
        detail = "The body did not validate."
        raise RequestRefused(422, "invalid", detail, field_problems(error, "body")) from error
    if _ESCAPED_NUL in body and _holds_nul(json.loads(body)):
        problem = FieldProblem(loc=["body"], msg="NUL is not text", type="nul")
        raise RequestRefused(422, "invalid", "The body did not validate.", [problem])
    return checked


async def read_bytes(request: web.Request, limit: int) -> bytes:
    """The whole body, of at most `limit` bytes. Raises TooLarge, or RequestRefused when it cannot be read."""
    return b"".join([chunk async for chunk in stream_bytes(request, limit)])


async def stream_bytes(request: web.Request, limit: int) -> AsyncIterator[bytes]:
    """The body in chunks. Raises TooLarge (at once when the length is announced), or RequestRefused."""
    if request.content_length is not None and request.content_length > limit:
        raise _too_large(limit)
    received = 0
    try:
        async for chunk in request.content.iter_chunked(_CHUNK):
            received += len(chunk)
            if received > limit:
                raise _too_large(limit)
            yield chunk
    except (web.RequestPayloadError, HttpProcessingError) as error:
        raise RequestRefused(400, "unreadable_body", "The body could not be read.") from error


def _too_large(limit: int) -> TooLarge:
    return TooLarge(f"The body may have at most {limit} bytes.", data={"limit": limit})


def _holds_nul(value: Any) -> bool:
    if isinstance(value, str):
        return "\x00" in value
    if isinstance(value, dict):
        return any(_holds_nul(key) or _holds_nul(item) for key, item in value.items())
    return isinstance(value, list) and any(_holds_nul(item) for item in value)
