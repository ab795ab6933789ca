"""What a file really is, by its first bytes, and how it may be handed to a browser. Pure.

Signatures after the WHATWG MIME Sniffing Standard, section 6 (images, PDF, archives). What a sender claims is only
believed for types that no browser runs.
"""

import re

HEAD = 512
OCTETS = "application/octet-stream"

_SIGNATURES: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"RIFF....WEBPVP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "image/avif"),
    (re.compile(rb"BM.{4}\x00{4}", re.DOTALL), "image/bmp"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"PK\x03\x04"), "application/zip"),
    (re.compile(rb"\x1f\x8b\x08"), "application/gzip"),
)
_SHOWN_INLINE = frozenset(
    {"image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "application/pdf"}
)
_RASTER = _SHOWN_INLINE - {"application/pdf"}
_ZIP_BASED = re.compile(
    r"application/(?:vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|epub|java-archive)|.*\+zip$"
)
_ACTIVE = re.compile(
    r"(?:text/(?:html|xml|javascript|ecmascript|css)|image/svg|application/(?:xhtml|xml|javascript|ecmascript|x-shockwave)|.*\+xml$|multipart/|message/)"
)
_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}$")


def sniffed_type(head: bytes) -> str | None:
    """The media type that the first bytes prove, None when they prove none."""
    for pattern, media_type in _SIGNATURES:
        if pattern.match(head) is not None:
            return media_type
    return None


def stored_type(head: bytes, claimed: str) -> str:
    """The type under which an upload is kept: what its bytes prove, else what was claimed, if that is a media type."""
    proven, claim = sniffed_type(head), claimed.partition(";")[0].strip().lower()
    if proven == "application/zip" and _ZIP_BASED.match(claim) is not None:
        return claim
    if proven is not None:
        return proven
    if claim in _SHOWN_INLINE or _TYPE.match(claim) is None:
        return OCTETS
    return claim


def is_shown_inline(head: bytes, stored: str) -> bool:
    """Whether a browser may show the file itself: a picture or PDF that its bytes prove to be what it says."""
    return stored in _SHOWN_INLINE and sniffed_type(head) == stored


def is_raster_image(head: bytes) -> bool:
    """Whether the bytes begin a picture that holds no markup."""
    return sniffed_type(head) in _RASTER


def served_type(stored: str) -> str:
    """The Content-Type of a download: never one that a browser would run, whatever the sender called it."""
    media_type = stored.partition(";")[0].strip().lower()
    if _TYPE.match(media_type) is None or _ACTIVE.match(media_type) is not None:
        return OCTETS
    return media_type
