"""Answers that hand out files."""

from urllib.parse import quote

from aiohttp import web

FILE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'self'"
# A browser's own PDF viewer does not start inside a sandbox; nothing else may load or run beside it.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
_SEEN_ONCE = "private, max-age=31536000, immutable"


def disposition(kind: str, file_name: str) -> str:
    """A Content-Disposition with a name in any script (RFC 6266): `kind` is inline or attachment."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in file_name)
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"


def file_response(media_type: str, file_name: str, *, inline: bool, size: int | None = None) -> web.StreamResponse:
    """The head of a download; the caller prepares it and writes the bytes. It never changes: ids are of contents."""
    response = web.StreamResponse()
    response.content_type = media_type
    if size is not None:
        response.content_length = size
    response.headers["Content-Disposition"] = disposition("inline" if inline else "attachment", file_name)
    response.headers["Content-Security-Policy"] = (
        PDF_POLICY if media_type == "application/pdf" and inline else FILE_POLICY
    )
    response.headers["Cache-Control"] = _SEEN_ONCE
    return response
