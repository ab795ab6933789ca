"""What machines ask: alive, ready, figures, and the API's own description."""

import ipaddress

import structlog
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from core.events.lag import relay_lag
from core.staff.principal import Permission
from web.access import Access
from web.context import ADDRESS, CONTEXT, GATE

LATE_SECONDS = 60.0
_RELAY_WAITING = Gauge("sawasdesk_relay_waiting_events", "Events recorded and not yet published.")
_RELAY_SECONDS = Gauge("sawasdesk_relay_oldest_seconds", "Age of the oldest event not yet published.")
_log = structlog.get_logger(__name__)


async def healthz(_request: web.Request) -> web.Response:
    """The process answers."""
    return web.json_response({"status": "ok"})


async def readyz(request: web.Request) -> web.Response:
    """The database answers, and what people do reaches other screens: 503 when either is not so."""
    try:
        async with request.app[CONTEXT].database.read() as session:
            lag = await relay_lag(session)
    except Exception as error:  # noqa: BLE001 - whatever the driver raises, the answer is "not ready"
        _log.warning("not_ready", error=str(error))
        return web.json_response({"status": "no_database"}, status=503)
    is_late = lag.oldest_seconds > LATE_SECONDS
    answer = {"status": "relay_late" if is_late else "ready", "relay_waiting": lag.waiting}
    return web.json_response(answer, status=503 if is_late else 200)


async def metrics(request: web.Request) -> web.Response:
    """Figures for Prometheus: for callers on a private network, and for people who administer."""
    if not _is_private(request[ADDRESS]):
        await request.app[GATE].admit(request, Access(permission=Permission.READ_ADMINISTRATION))
    async with request.app[CONTEXT].database.read() as session:
        lag = await relay_lag(session)
    _RELAY_WAITING.set(lag.waiting)
    _RELAY_SECONDS.set(lag.oldest_seconds)
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


def _is_private(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False
