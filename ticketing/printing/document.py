"""A printed ticket as plain values: every word is ready to be read. Pure."""

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["inbound", "outbound", "note", "call"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of the head: what it is, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing said. `mark` says what kind it is in words ('' for mail and chat); `files` are "name (size)"."""

    kind: EntryKind
    author: str
    at: str
    mark: str
    details: tuple[str, ...]
    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """A task; `note` says whose it is and until when."""

    title: str
    note: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class PrintedTicket:
    """A whole ticket. `notice` says what was left out, '' when nothing was. language: th|en.

    `page_of` holds {page} and {pages}; `footer` stands below every page.
    """

    language: str
    organization: str
    number: str
    subject: str
    facts: tuple[Fact, ...]
    todo_heading: str
    todo: tuple[ToDo, ...]
    heading: str
    entries: tuple[Entry, ...]
    notice: str
    files_label: str
    footer: str
    page_of: str
