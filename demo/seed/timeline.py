"""Turns stories and customers into a timeline of months: who writes what when. Pure; the same seed, the same shop."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from demo.seed.shop import CUSTOMERS, TIME_ZONE, Customer
from demo.seed.stories_en import STORIES_EN
from demo.seed.stories_th import STORIES_TH
from demo.seed.story import PRODUCTS, Say, Story

DAYS = 120
CASES = 220
_SEED = 20_261


@dataclass(frozen=True, slots=True)
class Case:
    """One customer's case: the story with its blanks filled in."""

    number: int
    customer: Customer
    story: Story
    words: dict[str, str]

    @property
    def subject(self) -> str:
        """The subject of the first mail."""
        return self.story.subject.format_map(self.words)


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing said at one time. `is_last` is the last turn of the case that has happened by now."""

    at: datetime
    case: Case
    index: int
    say: Say
    is_last: bool

    @property
    def text(self) -> str:
        """What is said, blanks filled in."""
        return self.say.text.format_map(self.case.words)


def build_timeline(now: datetime) -> list[Turn]:
    """All turns up to `now`, in order of time. Cases thicken towards today, as a growing shop's do."""
    chance = random.Random(_SEED)
    turns: list[Turn] = []
    for number in range(CASES):
        customer = chance.choice(CUSTOMERS)
        story = chance.choice(STORIES_EN if customer.language == "en" else STORIES_TH)
        case = Case(number, customer, story, _words(chance, customer))
        times = _times(chance, now, story.turns)
        happened = [(index, at) for index, at in enumerate(times) if at < now]
        turns += [Turn(at, case, index, story.turns[index], index == len(happened) - 1) for index, at in happened]
    return sorted(turns, key=lambda turn: (turn.at, turn.case.number, turn.index))


def _words(chance: random.Random, customer: Customer) -> dict[str, str]:
    return {
        "product": chance.choice(PRODUCTS),
        "order": f"SD-2026-{chance.randint(10_000, 99_999)}",
        "first": customer.name.split()[0],
        "seats": str(chance.choice((8, 12, 20, 40, 80))),
        "budget": f"{chance.choice((120, 250, 480, 900)) * 1000:,}",
        "digits": str(chance.randint(10**9, 10**10 - 1)),
        "tail": f"{chance.randint(0, 9999):04d}",
    }


def _times(chance: random.Random, now: datetime, says: Sequence[Say]) -> list[datetime]:
    """When each turn happens: the first within opening hours or the evening, answers within hours, customers later."""
    day = now - timedelta(days=DAYS * chance.random() ** 2.6)
    at = day.astimezone(ZoneInfo(TIME_ZONE)).replace(
        hour=chance.choice((8, 9, 9, 10, 10, 11, 13, 14, 15, 16, 17, 19, 20, 21)), minute=chance.randint(0, 59)
    )
    if at > now:
        at = now - timedelta(minutes=chance.randint(3, 240))
    times = [at]
    for say in says[1:]:
        hours = chance.uniform(2, 40) if say.who == "customer" else chance.choice((0.2, 0.5, 1.5, 3, 6, 16))
        times.append(times[-1] + timedelta(hours=hours, minutes=chance.randint(0, 20)))
    return times
