"""Table of noted telephone calls."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import OnMerge, PersonalData, Target, refers_to


class Call(Base):
    """One telephone call. Its note is the text of its message, which lies on a ticket and may be moved with it.

    direction: inbound (the customer called) | outbound. `number` is the customer's: E.164 with its plus (and ;ext=
    behind a switchboard, RFC 3966), a short number as it was typed, or '' when it was withheld. `channel_account_id` is
    the company's line. `is_missed`: nobody was reached, then `ended_at` is null. `outcome_code` is a wrap-up code or
    ''. `version` counts its changes.
    """

    __tablename__ = "call"
    __table_args__ = (Index(None, "contact_id", "began_at", "id"), Index(None, "identity_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("message.id"), unique=True)
    direction: Mapped[str]
    number: Mapped[str] = mapped_column(default="")
    channel_account_id: Mapped[UUID | None]
    contact_id: Mapped[UUID | None]
    identity_id: Mapped[UUID | None]
    noted_by: Mapped[UUID]
    began_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    is_missed: Mapped[bool] = mapped_column(default=False)
    outcome_code: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)


refers_to(Target.CONTACT, "call", "contact_id", personal_data=PersonalData.CONTENT)
refers_to(Target.IDENTITY, "call", "identity_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.CONTENT)
