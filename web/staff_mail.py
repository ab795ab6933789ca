"""Where links in mails to staff point."""

from core.staff.one_time import Sender
from web.context import ApiRequest


def mail_sender(request: ApiRequest) -> Sender:
    """Links start with the configured address, else with the one the server listens on: a Host header can be forged."""
    base_url = request.context.settings.base_url or _listening_url(request)
    return Sender(base_url.rstrip("/"), request.context.secrets)


def _listening_url(request: ApiRequest) -> str:
    transport = request.http.transport
    own = transport.get_extra_info("sockname") if transport is not None else None
    if not isinstance(own, tuple):
        settings = request.context.settings
        return f"http://{settings.host}:{settings.port}"
    host = f"[{own[0]}]" if ":" in own[0] else own[0]
    return f"http://{host}:{own[1]}"
