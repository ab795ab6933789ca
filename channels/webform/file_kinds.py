"""Which files a form takes. What a file is, its bytes have said before (its sniffed media type). Pure."""

from collections.abc import Sequence
from typing import Final

from channels.webform.manifest import FileKind

_TYPES: Final[dict[FileKind, tuple[str, ...]]] = {
    FileKind.IMAGE: ("image/",),
    FileKind.PDF: ("application/pdf",),
    FileKind.DOCUMENT: (
        "text/plain",
        "text/csv",
        "text/rtf",
        "application/rtf",
        "application/msword",
        "application/vnd.ms-excel",
        "application/vnd.ms-powerpoint",
        "application/vnd.openxmlformats-officedocument.",
        "application/vnd.oasis.opendocument.",
    ),
    FileKind.AUDIO: ("audio/",),
    FileKind.VIDEO: ("video/",),
    FileKind.ARCHIVE: (
        "application/zip",
        "application/gzip",
        "application/x-zip",
        "application/x-7z",
        "application/vnd.rar",
    ),
}
_ACCEPT: Final[dict[FileKind, str]] = {
    FileKind.IMAGE: "image/*,.heic,.heif",
    FileKind.PDF: ".pdf",
    FileKind.DOCUMENT: ".txt,.csv,.rtf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp",
    FileKind.AUDIO: "audio/*",
    FileKind.VIDEO: "video/*",
    FileKind.ARCHIVE: ".zip,.gz,.7z,.rar",
}
_NAMES: Final[dict[FileKind, tuple[str, str]]] = {
    FileKind.IMAGE: ("รูปภาพ", "pictures"),
    FileKind.PDF: ("PDF", "PDF"),
    FileKind.DOCUMENT: ("เอกสาร (Word, Excel, ข้อความ)", "documents (Word, Excel, text)"),
    FileKind.AUDIO: ("ไฟล์เสียง", "sound"),
    FileKind.VIDEO: ("วิดีโอ", "videos"),
    FileKind.ARCHIVE: ("ไฟล์บีบอัด (ZIP)", "archives (ZIP)"),
}


def is_taken(kinds: Sequence[FileKind], content_type: str) -> bool:
    """Whether a file of this media type is of one of these kinds; no kinds at all means any file."""
    media_type = content_type.partition(";")[0].strip().lower()
    return not kinds or any(media_type.startswith(prefix) for kind in kinds for prefix in _TYPES[kind])


def accept_attribute(kinds: Sequence[FileKind]) -> str:
    """What the browser's file chooser offers (HTML's accept attribute)."""
    return ",".join(_ACCEPT[kind] for kind in kinds)


def names_of(kinds: Sequence[FileKind], language: str) -> str:
    """The kinds in words."""
    return ", ".join(_NAMES[kind][1 if language == "en" else 0] for kind in kinds)
