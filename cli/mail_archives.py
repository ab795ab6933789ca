"""Archives of mail as other programs leave them: mbox files (RFC 4155 and what really exists), maildirs, .eml files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from workers.mail_import import ArchivedMail

_HEAD_BYTES: Final = 32 * 1024
_SEPARATOR: Final = re.compile(rb"From \S.*\d{1,2}:\d{2}(?::\d{2})?\s.*\d{4}\s*$")
_QUOTED_FROM: Final = re.compile(rb"(?m)^>(>*From )")
_DATE_OF_SEPARATOR: Final = re.compile(
    r"(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)\s+(?:\S+\s+)?(?P<year>\d{4})\s*$"
)


class ArchiveKind(StrEnum):
    """The forms an archive can have."""

    MBOX = "mbox"
    MAILDIR = "maildir"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file of the archive that could not be opened, and the system's words."""

    place: str
    reason: str


class NoArchive(Exception):
    """There is nothing of this form at the path; the sentence says what was expected."""


def archive_size(kind: ArchiveKind, path: Path) -> int:
    """How many bytes reading the archive will go through, for a progress bar. Raises NoArchive."""
    return sum(_size(file) for file in _files(kind, path))


def read_archive(kind: ArchiveKind, path: Path) -> Iterator[tuple[ArchivedMail | Unreadable, int]]:
    """Every mail with the bytes it took of the archive. Files come in order of their Date, so that a question stands
    before its answer; an mbox keeps its own order. Raises NoArchive.
    """
    if kind is ArchiveKind.MBOX:
        for file in _files(kind, path):
            yield from _read_mbox(file)
        return
    for file in sorted(_files(kind, path), key=lambda one: (_date_of(one), str(one))):
        try:
            raw = file.read_bytes()
        except OSError as error:
            yield Unreadable(str(file), error.strerror or str(error)), 0
        else:
            yield ArchivedMail(str(file), raw, _modified(file)), len(raw)


def _files(kind: ArchiveKind, path: Path) -> Sequence[Path]:
    if not path.exists():
        raise NoArchive(f"{path} does not exist.")
    if kind is ArchiveKind.MBOX:
        if not path.is_file():
            raise NoArchive(f"{path} is no mbox file.")
        return [path]
    if kind is ArchiveKind.MAILDIR:
        folders = [path / name for name in ("cur", "new") if (path / name).is_dir()]
        if not folders:
            raise NoArchive(f"{path} is no maildir: it has neither cur nor new in it.")
        return [file for folder in folders for file in sorted(folder.iterdir()) if file.is_file()]
    if path.is_file():
        return [path]
    files = sorted(file for file in path.rglob("*") if file.suffix.lower() == ".eml" and file.is_file())
    if not files:
        raise NoArchive(f"{path} holds no .eml file.")
    return files


def _read_mbox(path: Path) -> Iterator[tuple[ArchivedMail | Unreadable, int]]:
    """Mails between lines that begin with `From `, an empty line before them and a date in them. Lines of mails that
    begin so were written with > in front (mboxrd, mboxo) and lose it again.
    """
    number, taken, kept_at = 0, 0, _modified(path)
    lines: list[bytes] = []
    is_after_blank = True
    try:
        with path.open("rb") as file:
            for line in file:
                if is_after_blank and _SEPARATOR.match(line):
                    if lines:
                        number += 1
                        yield _mbox_mail(path, number, lines, kept_at), taken
                    lines, taken, kept_at = [], 0, _separator_date(line)
                else:
                    lines.append(line)
                taken += len(line)
                is_after_blank = not line.strip()
    except OSError as error:
        yield Unreadable(f"{path} after mail {number}", error.strerror or str(error)), 0
    if any(line.strip() for line in lines):
        yield _mbox_mail(path, number + 1, lines, kept_at), taken


def _mbox_mail(path: Path, number: int, lines: list[bytes], kept_at: datetime | None) -> ArchivedMail:
    if lines[-1] in (b"\n", b"\r\n"):
        lines = lines[:-1]
    return ArchivedMail(f"{path}: mail {number}", _QUOTED_FROM.sub(rb"\1", b"".join(lines)), kept_at)


def _separator_date(line: bytes) -> datetime | None:
    found = _DATE_OF_SEPARATOR.search(line.decode("ascii", "replace").strip())
    if found is None:
        return None
    try:
        return _instant(f"{found['day']} {found['month']} {found['year']} {found['time']} +0000")
    except (ValueError, OverflowError):
        return None


def _date_of(file: Path) -> datetime:
    """When the mail was written, by its Date; when its file was, by default."""
    try:
        with file.open("rb") as opened:
            head = opened.read(_HEAD_BYTES)
        return _instant(str(BytesHeaderParser().parsebytes(head)["Date"] or ""))
    except (OSError, ValueError, TypeError, IndexError, OverflowError):
        return _modified(file) or datetime.min.replace(tzinfo=UTC)


def _instant(text: str) -> datetime:
    found = parsedate_to_datetime(text)
    return (found.replace(tzinfo=UTC) if found.tzinfo is None else found).astimezone(UTC)


def _modified(file: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
