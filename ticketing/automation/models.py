"""Tables of automation."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, named_in, refers_to


class AutomationRule(Base):
    """One rule of the ordered list. kind: event (something happened, `triggers`) | time (time has passed, `timing`).

    `conditions` is a document of core.rules.conditions, `actions` documents of ticketing.actions.model; `stops` ends
    the list for the event or ticket it acted on. `enabled_at`: since when it has been switched on.
    """

    __tablename__ = "automation_rule"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    is_enabled: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int]
    kind: Mapped[str]
    triggers: Mapped[list[str]]
    timing: Mapped[dict[str, Any] | None]
    conditions: Mapped[dict[str, Any]]
    actions: Mapped[list[Any]]
    stops: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    enabled_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class AutomationEvent(Base):
    """An event that at least one rule may act on, until that is done. `chain` are the rules that led to it, in order.

    Written with the subscriber's cursor and deleted with the effect, so that it is worked off exactly once.
    """

    __tablename__ = "automation_event"
    __table_args__ = (Index(None, "next_attempt_at"),)

    publish_seq: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    event_id: Mapped[int] = mapped_column(BigInteger)
    event_type: Mapped[str]
    ticket_id: Mapped[UUID]
    message_id: Mapped[UUID | None]
    occurred_at: Mapped[datetime]
    chain: Mapped[list[str]]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    error: Mapped[str] = mapped_column(default="")


class AutomationEpisode(Base):
    """One stretch of a ticket that a time rule is about, named by when it began: the rule acts on it once.

    state: due (found, to be looked at again under the ticket's lock) | done.
    """

    __tablename__ = "automation_episode"
    __table_args__ = (Index(None, "state", "next_attempt_at"), Index(None, "ticket_id"))

    rule_id: Mapped[UUID] = mapped_column(ForeignKey("automation_rule.id"), primary_key=True)
    ticket_id: Mapped[UUID] = mapped_column(primary_key=True)
    began_at: Mapped[datetime] = mapped_column(primary_key=True)
    state: Mapped[str]
    attempts: Mapped[int] = mapped_column(default=0)
    next_attempt_at: Mapped[datetime]
    error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]


class AutomationRun(Base):
    """The log: a rule met a ticket. result: applied|unchanged|refused|stopped|failed; `reason` is a code or an error.

    `trigger` is the event's type or "time". `outcomes` is [{kind, result, code, detail}] of its actions, `chain` the
    rules that led here, this one last. The ticket's events from `version_before` (not included) to `version_after` are
    this run's doing.
    """

    __tablename__ = "automation_run"
    __table_args__ = (
        Index(None, "rule_id", "id"),
        Index(None, "ticket_id", "version_after"),
        Index(None, "created_at"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    rule_id: Mapped[UUID]
    rule_name: Mapped[str]
    ticket_id: Mapped[UUID]
    trigger: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(BigInteger)
    result: Mapped[str]
    reason: Mapped[str] = mapped_column(default="")
    outcomes: Mapped[list[Any]]
    chain: Mapped[list[str]]
    version_before: Mapped[int]
    version_after: Mapped[int]
    created_at: Mapped[datetime]


refers_to(Target.TICKET, "automation_event", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "automation_episode", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
refers_to(Target.TICKET, "automation_run", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
named_in(Target.CONTACT, "automation_rule", "conditions")
