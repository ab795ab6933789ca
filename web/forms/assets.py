"""The style sheet and the scripts of the form pages, under addresses that change with their content."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from aiohttp import hdrs, web

from web.desk_files import BUILT_DESK

STATIC: Final = Path(__file__).parent / "static"
BASE: Final = "/forms/-"
_TYPES: Final = {"form.css": "text/css", "page.js": "text/javascript", "proof.js": "text/javascript"}
_FONT_NAMES: Final = tuple(f"{script}-{weight}.woff2" for script in ("thai", "latin") for weight in (400, 600))
_EMBED: Final = "embed.js"
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_A_MONTH: Final = "public, max-age=2592000"
_AN_HOUR: Final = "public, max-age=3600"


@cache
def asset_addresses() -> dict[str, str]:
    """The address of each file by its name."""
    return {name: f"{BASE}/{name}?v={_digest(name)}" for name in _TYPES}


async def serve_asset(request: web.Request) -> web.Response:
    """GET /forms/-/{name}: a file of a page."""
    name = request.match_info["name"]
    if name in _FONT_NAMES and (font := _font(name)) is not None:
        return web.Response(body=font, content_type="font/woff2", headers={hdrs.CACHE_CONTROL: _A_MONTH})
    if name not in _TYPES:
        raise web.HTTPNotFound
    is_current = request.query.get("v") == _digest(name)
    headers = {hdrs.CACHE_CONTROL: _FOR_EVER if is_current else _AN_HOUR}
    return web.Response(text=_read(name), content_type=_TYPES[name], charset="utf-8", headers=headers)


async def serve_embed(request: web.Request) -> web.Response:
    """GET /form.js: the script that a company puts on its own pages. Any page may load it."""
    etag = f'"{_digest(_EMBED)}"'
    headers = {hdrs.CACHE_CONTROL: _AN_HOUR, hdrs.ETAG: etag, "Cross-Origin-Resource-Policy": "cross-origin"}
    if etag in request.headers.get(hdrs.IF_NONE_MATCH, ""):
        return web.Response(status=304, headers=headers)
    return web.Response(text=_read(_EMBED), content_type="text/javascript", charset="utf-8", headers=headers)


@cache
def _font(name: str) -> bytes | None:
    """IBM Plex Sans Thai as the desk brings it; None while that is not built, and the system's font is used."""
    stem = name.removesuffix(".woff2")
    found = sorted((BUILT_DESK / "assets").glob(f"ibm-plex-sans-thai-{stem}-normal-*.woff2"))
    return found[0].read_bytes() if found else None


@cache
def _read(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(_read(name).encode()).hexdigest()[:12]
