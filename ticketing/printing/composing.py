"""From a ticket and its messages to what is printed: labels, dates, bounds, and words that can be broken. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from ticketing.fields.model import WITH_CHOICES, Field, TicketFieldKind, Value
from ticketing.messages.reading import AddressView, MessageView
from ticketing.printing.document import Entry, EntryKind, Fact, PrintedTicket, ToDo
from ticketing.printing.labels import label
from ticketing.tasks.reading import TaskView
from ticketing.tickets.reading import TicketView

MOST_ENTRIES: Final = 1_000
MOST_CHARACTERS: Final = 400_000
_LONGEST_TEXT: Final = 20_000
_LONGEST_LINE: Final = 500
_LONGEST_VALUE: Final = 5_000
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
class Inside:
    """What the company keeps about a ticket for itself. `status` is its own name for where the ticket stands, '' when
    it has none; `fields` are the fields that show and hold something; `minutes` were spent on it.
    """

    status: str = ""
    fields: Sequence[tuple[Field, Value]] = ()
    tasks: Sequence[TaskView] = ()
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Printing:
    """How it is printed. `calls` are the calls behind messages; `has_notes`: what customers do not see is printed too:
    internal notes, calls, what was said with others outside, and what is `inside`.
    """

    language: str
    time_zone: str
    organization: str
    printed_by: str
    now: datetime
    has_notes: bool
    calls: Mapping[UUID, CallWords]
    inside: Inside = Inside()


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
        todo_heading=say("tasks"),
        todo=tuple(say.todo(task) for task in how.inside.tasks) if how.has_notes else (),
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
        return f"{self.day(local)} {local:%H:%M}"

    def day(self, day: date) -> str:
        """16 พ.ย. 2569, or 16 Nov 2026."""
        if self._how.language == "en":
            return f"{day.day} {day:%b %Y}"
        return f"{day.day} {_THAI_MONTHS[day.month - 1]} {day.year + _BUDDHIST_ERA}"

    def facts(self, ticket: TicketView) -> tuple[Fact, ...]:
        inside = self._how.inside if self._how.has_notes else Inside()
        values = [
            ("customer", ticket.contact.name if ticket.contact else ""),
            ("company", ticket.account.name if ticket.account else ""),
            ("status", inside.status or self(f"status.{ticket.status}")),
            ("priority", self(f"priority.{ticket.priority}")),
            ("owner", ticket.owner.name if ticket.owner else self("nobody")),
            ("team", ticket.team.name if ticket.team else ""),
            ("channel", self(f"channel.{ticket.channel_kind}")),
            ("tags", ", ".join(tag.name for tag in ticket.tags)),
            ("opened", self.moment(ticket.created_at)),
            ("solved", self.moment(ticket.solved_at) if ticket.solved_at else ""),
            ("due", self.moment(ticket.due_at) if ticket.due_at and self._how.has_notes else ""),
            ("time", self("hours", hours=inside.minutes // 60, minutes=inside.minutes % 60) if inside.minutes else ""),
        ]
        own = [(field.label(self._how.language), self.value(field, value)) for field, value in inside.fields]
        named = [(self(name), value) for name, value in values if value] + own
        return tuple(Fact(clean(name, _LONGEST_LINE), clean(value, _LONGEST_VALUE)) for name, value in named)

    def value(self, field: Field, value: Value) -> str:
        """What a field holds, as people read it."""
        if isinstance(value, bool):
            return self("yes")
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, int):
            amount = f"{Decimal(value).scaleb(-field.decimals):,}"
            return self("money", amount=amount) if field.kind is TicketFieldKind.MONEY else amount
        if field.kind not in WITH_CHOICES:
            return str(value)
        chosen = {value} if isinstance(value, str) else set(value)
        english = self._how.language == "en"
        words = [
            (one.label_en or one.label_th) if english else (one.label_th or one.label_en)
            for one in field.choices
            if one.id in chosen
        ]
        return ", ".join(words)

    def todo(self, task: TaskView) -> ToDo:
        """A task with whose it is and until when."""
        due = self("task_due", at=self.moment(task.due_at)) if task.due_at and task.done_at is None else ""
        note = " · ".join(part for part in (task.owner.name if task.owner else "", due) if part)
        return ToDo(clean(task.title, _LONGEST_LINE), clean(note, _LONGEST_LINE), task.done_at is not None)

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
