"""What happens around every request: a request id, a log line, figures, and errors as problem documents."""

import ipaddress
import re
import time
from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from core import ids
from core.errors import AppError
from web.context import ADDRESS, CONTEXT, IS_SECURE
from web.metrics import REQUEST_SECONDS
from web.problems import (
    RequestRefused,
    problem_of_error,
    problem_of_refusal,
    problem_of_status,
    problem_response,
)

Next = Callable[[web.Request], Awaitable[web.StreamResponse]]
REQUEST_ID = "X-Request-ID"
_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{8,80}")
_log = structlog.get_logger("sawasdesk.access")


@web.middleware
async def know_the_client(request: web.Request, handler: Next) -> web.StreamResponse:
    """Find the client's address and scheme behind the number of proxies that the settings trust."""
    trusted = request.config_dict[CONTEXT].settings.trusted_proxies
    request[ADDRESS] = request.remote or ""
    request[IS_SECURE] = request.secure
    if trusted:
        chain = [part.strip() for value in request.headers.getall("X-Forwarded-For", []) for part in value.split(",")]
        if len(chain) >= trusted and _is_address(chain[-trusted]):
            request[ADDRESS] = chain[-trusted]
        scheme = request.headers.get("X-Forwarded-Proto", "").split(",")[-1].strip().lower()
        request[IS_SECURE] = request.secure or scheme == "https"
    return await handler(request)


@web.middleware
async def log_requests(request: web.Request, handler: Next) -> web.StreamResponse:
    """Give the request an id (a proxy's own is kept), and write one line when it is answered."""
    given = request.headers.get(REQUEST_ID, "")
    request_id = given if _GOOD_ID.fullmatch(given) else str(ids.new_id())
    started = time.perf_counter()
    status = 500
    with structlog.contextvars.bound_contextvars(request_id=request_id):
        try:
            response = await handler(request)
            status = response.status
            if not response.prepared:
                response.headers[REQUEST_ID] = request_id
            return response
        finally:
            seconds = time.perf_counter() - started
            resource = request.match_info.route.resource
            route = resource.canonical if resource is not None else "unknown"
            if status != 101:  # a WebSocket's life is no answering time
                REQUEST_SECONDS.labels(request.method, route, str(status)).observe(seconds)
            line = _log.debug if route in {"/healthz", "/readyz", "/metrics"} else _log.info
            line("request", method=request.method, route=route, status=status, ms=round(seconds * 1000, 1))


@web.middleware
async def answer_problems(request: web.Request, handler: Next) -> web.StreamResponse:
    """Turn every expected trouble into a problem document, and every unexpected one into a logged 500."""
    try:
        return await handler(request)
    except AppError as error:
        if error.http_status >= 500:
            _log.warning("unavailable", code=error.code, error=error.message)
        return problem_response(problem_of_error(error))
    except RequestRefused as refusal:
        return problem_response(problem_of_refusal(refusal))
    except web.HTTPException as answer:
        if answer.status < 400:
            raise
        problem = problem_response(problem_of_status(answer.status))
        if "Allow" in answer.headers:
            problem.headers["Allow"] = answer.headers["Allow"]
        return problem
    except Exception:  # noqa: BLE001 - the last line of defence: logged with its request id, answered as 500
        _log.exception("request_failed", method=request.method, path=request.path)
        return problem_response(problem_of_status(500, "Something broke here. The log has the details."))


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True
