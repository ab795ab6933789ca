"""From a ticket and its messages to what is printed: labels, dates, bounds, and words that can be broken. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from ticketing.messages.reading import AddressView, MessageView
from ticketing.printing.document import Entry, EntryKind, Fact, PrintedTicket
from ticketing.printing.labels import label
from ticketing.tickets.reading import TicketView

MOST_ENTRIES: Final = 1_000
MOST_CHARACTERS: Final = 400_000
_LONGEST_TEXT: Final = 20_000
_LONGEST_LINE: Final = 500
_BUDDHIST_ERA: Final = 543
_THAI_MONTHS: Final = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
_NO_CHARACTERS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff\ufff9-\ufffb]")
_LONG_RUN: Final = re.compile(r"[^\s\u0e00-\u0e7f\u200b]{32,}")
_PIECE: Final = 16


@dataclass(frozen=True, slots=True)
class CallWords:
    """What is printed of a call: who called whom, for how long, and how it ended in the company's words."""

    direction: str
    is_missed: bool
    duration_seconds: int
    number: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Printing:
    """How it is printed. `calls` are the calls behind messages; `has_notes`: what customers do not see is printed too:
    internal notes, calls, and what was said with others outside.
    """

    language: str
    time_zone: str
    organization: str
    printed_by: str
    now: datetime
    has_notes: bool
    calls: Mapping[UUID, CallWords]


def compose(ticket: TicketView, messages: Sequence[MessageView], how: Printing) -> PrintedTicket:
    """The ticket as it is printed; `messages` oldest first. What would be too much is left out, the oldest first."""
    say = _Words(how)
    wanted = [message for message in messages if how.has_notes or not _is_ours(message)]
    printed: list[Entry] = []
    characters = 0
    for message in reversed(wanted):
        entry = say.entry(message)
        characters += len(entry.text)
        if len(printed) == MOST_ENTRIES or characters > MOST_CHARACTERS:
            break
        printed.append(entry)
    is_whole = len(printed) == len(wanted)
    return PrintedTicket(
        language="en" if how.language == "en" else "th",
        organization=clean(how.organization, _LONGEST_LINE),
        number=f"#{ticket.number}",
        subject=clean(ticket.subject, _LONGEST_LINE),
        facts=say.facts(ticket),
        heading=say("heading"),
        entries=tuple(reversed(printed)),
        notice="" if is_whole else say("left_out", count=len(printed)),
        files_label=say("files"),
        footer=clean(say("printed", at=say.moment(how.now), by=how.printed_by), _LONGEST_LINE),
        page_of=say("page", page="{page}", pages="{pages}"),
    )


def clean(text: str, longest: int) -> str:
    """Text that any font can take, on one or more lines; long words and addresses may be broken anywhere."""
    printable = _NO_CHARACTERS.sub("", text.replace("\r\n", "\n").replace("\t", "    ").replace("\r", "\n"))[:longest]
    return _LONG_RUN.sub(_breakable, printable)


def _breakable(run: re.Match[str]) -> str:
    word = run[0]
    return "\u200b".join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


class _Words:
    """Says things in the language of the print."""

    def __init__(self, how: Printing) -> None:
        self._how = how
        self._zone = ZoneInfo(how.time_zone)

    def __call__(self, name: str, **words: object) -> str:
        return label(self._how.language, name, **words)

    def moment(self, at: datetime) -> str:
        """16 พ.ย. 2569 09:12, or 16 Nov 2026 09:12, by the company's clock."""
        local = at.astimezone(self._zone)
        if self._how.language == "en":
            return f"{local.day} {local:%b %Y %H:%M}"
        return f"{local.day} {_THAI_MONTHS[local.month - 1]} {local.year + _BUDDHIST_ERA} {local:%H:%M}"

    def facts(self, ticket: TicketView) -> tuple[Fact, ...]:
        values = [
            ("customer", ticket.contact.name if ticket.contact else ""),
            ("company", ticket.account.name if ticket.account else ""),
            ("status", self(f"status.{ticket.status}")),
            ("priority", self(f"priority.{ticket.priority}")),
            ("owner", ticket.owner.name if ticket.owner else self("nobody")),
            ("team", ticket.team.name if ticket.team else ""),
            ("channel", self(f"channel.{ticket.channel_kind}")),
            ("tags", ", ".join(tag.name for tag in ticket.tags)),
            ("opened", self.moment(ticket.created_at)),
            ("solved", self.moment(ticket.solved_at) if ticket.solved_at else ""),
        ]
        return tuple(Fact(self(name), clean(value, _LONGEST_LINE)) for name, value in values if value)

    def entry(self, message: MessageView) -> Entry:
        call = self._how.calls.get(message.id)
        text = message.reply_text or message.text
        shortened = f"\n{self('shortened')}" if len(text) > _LONGEST_TEXT else ""
        return Entry(
            kind=_kind(message, call),
            author=clean(message.author.name, _LONGEST_LINE),
            at=self.moment(message.created_at),
            mark=self._mark(message, call),
            details=tuple(clean(line, _LONGEST_LINE) for line in self._details(message, call)),
            text=clean(text.strip(), _LONGEST_TEXT) + shortened,
            files=tuple(clean(f"{one.file_name} ({_size(one.size)})", _LONGEST_LINE) for one in message.attachments),
        )

    def _mark(self, message: MessageView, call: CallWords | None) -> str:
        if call is not None:
            return self(f"call.{call.direction}")
        if message.direction == "internal":
            return self("note")
        if message.is_side:
            return self("side")
        return self("automatic") if message.is_automatic else ""

    def _details(self, message: MessageView, call: CallWords | None) -> list[str]:
        if call is not None:
            length = (
                self("call.missed") if call.is_missed else self("call.minutes", minutes=_clock(call.duration_seconds))
            )
            return [" · ".join(part for part in (call.number, length, call.outcome) if part)]
        lines = [(self("to"), message.to), (self("cc"), message.cc)]
        return [f"{name}: {_people(addresses)}" for name, addresses in lines if addresses]


def _is_ours(message: MessageView) -> bool:
    return message.direction == "internal" or message.is_side


def _kind(message: MessageView, call: CallWords | None) -> EntryKind:
    if call is not None:
        return "call"
    if message.direction == "internal":
        return "note"
    return "outbound" if message.direction == "outbound" else "inbound"


def _people(addresses: Sequence[AddressView]) -> str:
    return ", ".join(f"{one.name} <{one.external_id}>" if one.name else one.external_id for one in addresses)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def _size(size: int) -> str:
    if size < 1024:
        return f"{size} B"
    return f"{size / 1024:.0f} kB" if size < 1024 * 1024 else f"{size / 1024 / 1024:.1f} MB"
