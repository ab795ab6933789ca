"""Errors as `application/problem+json` (RFC 9457). The desk translates by `code`; `detail` is for API users."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ConfigDict, ValidationError

from core.errors import AppError

PROBLEM_TYPE = "application/problem+json"
_MOST_ERRORS = 50


class FieldProblem(BaseModel):
    """One value that was refused: `loc` starts with body, query, path or header."""

    model_config = ConfigDict(frozen=True)
    loc: list[str | int]
    msg: str
    type: str


class Problem(BaseModel):
    """Why a request was refused."""

    model_config = ConfigDict(frozen=True)
    type: str = "about:blank"
    title: str
    status: int
    detail: str | None = None
    code: str
    data: dict[str, Any] | None = None
    errors: list[FieldProblem] | None = None


class RequestRefused(Exception):
    """A request that never reached its handler: unreadable, of the wrong type, or failing validation."""

    def __init__(self, status: int, code: str, detail: str, errors: Sequence[FieldProblem] = ()) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail, self.errors = status, code, detail, list(errors)


def problem_response(problem: Problem) -> web.Response:
    """The HTTP answer of a problem, with the headers its status asks for (RFC 9110)."""
    response = web.Response(
        body=problem.model_dump_json(exclude_none=True).encode(), status=problem.status, content_type=PROBLEM_TYPE
    )
    if problem.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    if problem.status == 429 and problem.data:
        response.headers["Retry-After"] = str(problem.data.get("retry_after", 1))
    return response


def problem_of_error(error: AppError) -> Problem:
    """The problem that an expected trouble becomes."""
    return Problem(
        title=title_of(error.http_status),
        status=error.http_status,
        detail=error.message,
        code=error.code,
        data=error.data or None,
    )


def problem_of_refusal(refusal: RequestRefused) -> Problem:
    """The problem of a request that could not be accepted as it came."""
    return Problem(
        title=title_of(refusal.status),
        status=refusal.status,
        detail=refusal.detail,
        code=refusal.code,
        errors=refusal.errors[:_MOST_ERRORS] or None,
    )


def problem_of_status(status: int, detail: str | None = None) -> Problem:
    """The problem of an answer that the server itself gave, such as 404 for an unknown path."""
    title = title_of(status)
    return Problem(title=title, status=status, detail=detail, code=title.lower().replace(" ", "_").replace("-", "_"))


def field_problems(error: ValidationError, place: str) -> list[FieldProblem]:
    """Every value that pydantic refused, without echoing what was sent."""
    details = error.errors(include_url=False, include_input=False, include_context=False)
    return [FieldProblem(loc=[place, *item["loc"]], msg=item["msg"], type=item["type"]) for item in details]


def title_of(status: int) -> str:
    """The registered phrase of an HTTP status."""
    return HTTPStatus(status).phrase
