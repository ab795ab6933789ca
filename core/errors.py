"""Errors that a caller can act on. Each carries the HTTP status it deserves, a stable code and data for the screen."""

from collections.abc import Mapping
from typing import Any


class AppError(Exception):
    """Base of every expected trouble.

    `code` is stable snake_case for programs, `message` one English sentence for logs and API users (the desk shows
    its own translation by code), `data` JSON-ready facts the screen needs.
    """

    http_status = 500
    default_code = "internal_error"

    def __init__(self, message: str, *, code: str | None = None, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code
        self.data: dict[str, Any] = dict(data or {})


class Invalid(AppError):
    """The request is well formed but its content cannot be accepted."""

    http_status = 422
    default_code = "invalid"


class NotSignedIn(AppError):
    """No valid session or token came with the request."""

    http_status = 401
    default_code = "not_signed_in"


class NotPermitted(AppError):
    """The actor is known and may not do this."""

    http_status = 403
    default_code = "not_permitted"


class NotFound(AppError):
    """There is no such thing, or the actor may not know that there is."""

    http_status = 404
    default_code = "not_found"


class Conflict(AppError):
    """The world changed since the caller looked, or the state forbids the step."""

    http_status = 409
    default_code = "conflict"


class PreconditionFailed(AppError):
    """If-Match named a version that is no longer the current one (RFC 9110 section 13.1.1)."""

    http_status = 412
    default_code = "precondition_failed"


class TooLarge(AppError):
    """A size limit was exceeded; `data` names the limit in bytes."""

    http_status = 413
    default_code = "too_large"


class TooManyRequests(AppError):
    """A rate limit was hit; `data.retry_after` is in seconds."""

    http_status = 429
    default_code = "too_many_requests"


class Unavailable(AppError):
    """Something this needs (a mail server, a vendor) does not answer; trying again later is right."""

    http_status = 503
    default_code = "unavailable"
