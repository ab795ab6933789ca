"""Where links in mails to staff point."""

from core.staff.one_time import Sender
from web.context import ApiRequest


def mail_sender(request: ApiRequest) -> Sender:
    """Links start with the configured address of the desk, never with what a request claims (Host can be forged)."""
    settings = request.context.settings
    base_url = settings.base_url or f"http://{settings.host}:{settings.port}"
    return Sender(base_url.rstrip("/"), request.context.secrets)
