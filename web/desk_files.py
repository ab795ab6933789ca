"""Serves the built desk: hashed assets for ever, index.html for every page of the desk, nothing outside the folder."""

import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from aiohttp import hdrs, web

BUILT_DESK = Path(__file__).parent / "static" / "desk"
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"
_HIDDEN = {"manifest.json", ".vite"}
_COMPRESSIBLE = {".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".webmanifest"}
_NO_HEADERS: Mapping[str, str] = {}
_NOT_BUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Sawasdesk</title>
<p>The desk's pages are not built yet. <code>./run build</code> builds them; the API works without them.
<p lang="th">ยังไม่ได้สร้างหน้าจอของระบบ สั่ง <code>./run build</code> แล้วเปิดหน้านี้ใหม่
"""


@dataclass(frozen=True)
class DeskFile:
    """One built file; its bytes are read when first asked for."""

    path: Path
    cache_control: str

    @cached_property
    def content(self) -> bytes:
        """The bytes as they are."""
        return self.path.read_bytes()

    @cached_property
    def etag(self) -> str:
        """A strong validator."""
        return f'"{hashlib.sha256(self.content).hexdigest()[:24]}"'

    @cached_property
    def content_type(self) -> str:
        """The type by its name; scripts are always JavaScript, whatever the machine's list says."""
        if self.path.suffix in {".js", ".mjs"}:
            return "text/javascript"
        return mimetypes.guess_type(self.path.name)[0] or "application/octet-stream"

    @cached_property
    def compressed(self) -> bytes | None:
        """Gzipped: the build's own .gz beside it, else made here once; None where it does not pay."""
        ready = self.path.with_name(self.path.name + ".gz")
        if ready.is_file():
            return ready.read_bytes()
        return gzip.compress(self.content, 6, mtime=0) if self.path.suffix in _COMPRESSIBLE else None

    @cached_property
    def compressed_best(self) -> bytes | None:
        """The build's own .br beside it, or None."""
        ready = self.path.with_name(self.path.name + ".br")
        return ready.read_bytes() if ready.is_file() else None


class Desk:
    """The built pages as they lay in the folder when the server started."""

    def __init__(self, folder: Path = BUILT_DESK) -> None:
        found = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in {".gz", ".br"}]
        names = {path.relative_to(folder).as_posix(): path for path in found}
        self._files = {
            name: DeskFile(path, _FOR_EVER if name.startswith("assets/") else _ASK_AGAIN)
            for name, path in names.items()
            if not name.startswith(".") and name not in _HIDDEN
        }

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """A built file by its name; any other path is a page that the desk's own router knows."""
        name = request.match_info["path"]
        file = self._files.get(name)
        if file is None and (name.startswith("assets/") or "." in name.rpartition("/")[2]):
            raise web.HTTPNotFound
        file = file or self._files.get("index.html")
        if file is None:
            return web.Response(text=_NOT_BUILT, content_type="text/html", status=503)
        return answer_file(request, file)


def answer_file(request: web.Request, file: DeskFile, more_headers: Mapping[str, str] = _NO_HEADERS) -> web.Response:
    """The file, compressed as the browser takes it, or 304 when the browser has it."""
    headers: dict[str, str] = {
        hdrs.ETAG: file.etag,
        hdrs.CACHE_CONTROL: file.cache_control,
        hdrs.VARY: hdrs.ACCEPT_ENCODING,
        **more_headers,
    }
    if file.etag in request.headers.get(hdrs.IF_NONE_MATCH, ""):
        return web.Response(status=304, headers=headers)
    accepted = request.headers.get(hdrs.ACCEPT_ENCODING, "")
    body, encoding = file.content, ""
    if "br" in accepted and file.compressed_best is not None:
        body, encoding = file.compressed_best, "br"
    elif "gzip" in accepted and file.compressed is not None:
        body, encoding = file.compressed, "gzip"
    if encoding:
        headers[hdrs.CONTENT_ENCODING] = encoding
    headers[hdrs.CONTENT_TYPE] = file.content_type
    if file.content_type.startswith("text/"):
        headers[hdrs.CONTENT_TYPE] += "; charset=utf-8"
    return web.Response(body=body, headers=headers)
