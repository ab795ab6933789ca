"""Where rules that set each other going come to an end. Pure.

A chain is the ids of the rules that led to an event, in their order. A rule that stands in it is not asked again, so
that no circle closes; a chain ends after a few rules all the same, and a rule acts on one ticket only so often an hour
(another program that answers our webhook with a change is outside of every chain).
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final
from uuid import UUID

LONGEST_CHAIN: Final = 5
MOST_PER_HOUR: Final = 20


class Stop(StrEnum):
    """Why a rule that would act does not."""

    LOOP = "loop"
    TOO_DEEP = "too_deep"
    TOO_OFTEN = "too_often"


def reason_to_stop(rule_id: UUID, chain: Sequence[str], acted_this_hour: int) -> Stop | None:
    """Why the rule must not act after this chain, or None."""
    if str(rule_id) in chain:
        return Stop.LOOP
    if len(chain) >= LONGEST_CHAIN:
        return Stop.TOO_DEEP
    return Stop.TOO_OFTEN if acted_this_hour >= MOST_PER_HOUR else None


def lengthened(chain: Sequence[str], rule_id: UUID) -> list[str]:
    """The chain with this rule at its end."""
    return [*chain, str(rule_id)]
