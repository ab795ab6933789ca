"""The shape of a story: who says what, and where it leaves the ticket."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Say:
    """One turn. who: customer|agent|note. `status` is what an agent sets with the answer; `mentions` are staff keys.

    `text` may hold {product} {order} {first} {seats} {budget} {digits} {tail}.
    """

    who: str
    text: str
    status: str = ""
    attachment: str = ""
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One kind of case. `team` is a key of shop.TEAMS; `tags` are names of shop.TAGS."""

    subject: str
    team: str
    tags: tuple[str, ...]
    priority: str
    turns: tuple[Say, ...]


PRODUCTS = (
    "SD-200 Air",
    "SD-750 Studio",
    "Lanna One",
    "Lanna Mini",
    "Chao Phraya 5.1",
    "Doi Suthep Pro",
    "Andaman Splash",
    "Isan Bass X",
    "Thonburi Classic",
)
