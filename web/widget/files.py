"""Serves the built widget to any page: the loader by a name that stays, everything else by hashed names for ever.

A page of the company includes `<script src="https://desk.example/widget.js" …>`; the loader takes its parts from
/widget/assets/. No answer sets a cookie, and every answer is for any origin.
"""

from pathlib import Path
from typing import Final

from aiohttp import hdrs, web

from web.desk_files import DeskFile, answer_file

BUILT_WIDGET: Final = Path(__file__).parent / "client" / "dist"
LOADER: Final = "widget.js"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
# A new version reaches every page within minutes, and no page waits for the question whether there is one.
_MINUTES: Final = "public, max-age=300, stale-while-revalidate=86400"
_FOR_ALL: Final = {
    hdrs.ACCESS_CONTROL_ALLOW_ORIGIN: "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Timing-Allow-Origin": "*",
}


class WidgetFiles:
    """The built files as they lay in the folder when the server started."""

    def __init__(self, folder: Path = BUILT_WIDGET) -> None:
        loader, assets = folder / LOADER, folder / "assets"
        self._loader = DeskFile(loader, _MINUTES) if loader.is_file() else None
        self._assets = {
            path.relative_to(assets).as_posix(): DeskFile(path, _FOR_EVER)
            for path in assets.rglob("*")
            if path.is_file() and path.suffix not in {".gz", ".br", ".map"}
        }

    def routes(self) -> list[web.RouteDef]:
        """Where they are."""
        return [web.get(f"/{LOADER}", self.loader), web.get("/widget/assets/{name:.+}", self.asset)]

    async def loader(self, request: web.Request) -> web.StreamResponse:
        """The script that pages include. 503 in a source tree where it was never built."""
        if self._loader is None:
            text = "console.error('Sawasdesk: the widget is not built yet; ./run build builds it.')\n"
            return web.Response(text=text, status=503, content_type="text/javascript", headers=_FOR_ALL)
        return answer_file(request, self._loader, _FOR_ALL)

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """A part of the widget; its name changes with its content."""
        file = self._assets.get(request.match_info["name"])
        if file is None:
            raise web.HTTPNotFound(headers=_FOR_ALL)
        return answer_file(request, file, _FOR_ALL)
