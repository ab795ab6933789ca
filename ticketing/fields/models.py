"""Tables of the company's own ticket fields."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey, Index, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class TicketField(Base):
    """A field. Labels in both languages; an empty English one means the Thai one is shown, and the other way round.

    kind: text|long_text|number|money|date|checkbox|choice|multi_choice and never changes; `decimals` neither.
    `choices` are documents `{"id", "label_th", "label_en", "is_archived"}`. `ticket_types` are the types it is shown
    for, none means all. `condition` is a document of core.rules.conditions: the field shows while it holds.
    required: never|on_solve|always.
    """

    __tablename__ = "ticket_field"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    kind: Mapped[str]
    label_th: Mapped[str] = mapped_column(default="")
    label_en: Mapped[str] = mapped_column(default="")
    help_th: Mapped[str] = mapped_column(default="")
    help_en: Mapped[str] = mapped_column(default="")
    decimals: Mapped[int] = mapped_column(SmallInteger, default=0)
    choices: Mapped[list[Any]]
    ticket_types: Mapped[list[str]]
    condition: Mapped[dict[str, Any] | None]
    required: Mapped[str] = mapped_column(default="never")
    position: Mapped[int]
    is_archived: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


class TicketFieldValue(Base):
    """What a field of a ticket holds; a field without a row is empty. `position` counts the marks of a multi-choice.

    text: text, and the id of a choice or mark · long_text: long text, apart because no index could hold it ·
    number: number and money in units of 10^-decimals (money: satang), a ticked checkbox is 1 and an unticked one has
    no row · at: a date, as its midnight in UTC.
    """

    __tablename__ = "ticket_field_value"
    __table_args__ = (Index(None, "field_id", "text"), Index(None, "field_id", "number"), Index(None, "field_id", "at"))

    ticket_id: Mapped[UUID] = mapped_column(primary_key=True)
    field_id: Mapped[UUID] = mapped_column(ForeignKey("ticket_field.id"), primary_key=True)
    position: Mapped[int] = mapped_column(SmallInteger, primary_key=True, default=0)
    text: Mapped[str | None]
    number: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[datetime | None]
    long_text: Mapped[str | None]


refers_to(Target.TICKET, "ticket_field_value", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
