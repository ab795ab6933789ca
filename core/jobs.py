"""Nudges: "there may be work for this job". Rows are the truth; losing a nudge costs speed, never a message."""

from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

_NUDGES = "nudges"


@dataclass(frozen=True, slots=True, order=True)
class Nudge:
    """Wake `job` (a name in workers/runtime.py); `key` narrows it (a subscriber, a mailbox) or is ''."""

    job: str
    key: str = ""


class Jobs(Protocol):
    """Where nudges go: the in-process runner, or RQ when Redis is configured."""

    def nudge(self, nudge: Nudge) -> None:
        """Ask for a run soon. Never blocks, never raises for a missing Redis; equal nudges may be merged."""


class NoJobs:
    """Drops nudges. For one-off commands and tests that drain by hand."""

    def nudge(self, nudge: Nudge) -> None:
        """Do nothing: the next sweep finds the rows."""


def nudge_after_commit(session: AsyncSession, job: str, key: str = "") -> None:
    """Nudge once this write transaction has committed, so that no job ever looks for rows that may vanish."""
    session.info.setdefault(_NUDGES, set()).add(Nudge(job, key))


def pending_nudges(session: AsyncSession) -> list[Nudge]:
    """The nudges collected by a transaction, in a stable order."""
    return sorted(session.info.get(_NUDGES, ()))
