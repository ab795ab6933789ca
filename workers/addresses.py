"""Where the desk is, for links in what workers send."""

from core.context import AppContext


def desk_address(context: AppContext) -> str:
    """The configured address, else where the server listens; without a slash at the end."""
    settings = context.settings
    return (settings.base_url or f"http://{settings.host}:{settings.port}").rstrip("/")
