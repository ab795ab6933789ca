"""Tables of live talk."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import Base
from core.references import PersonalData, Target, refers_to


class Chat(Base):
    """One live talk on a ticket, from the visitor's first word to its end; a conversation has at most one open.

    state: waiting (nobody asked yet, or everybody declined) | ringing (offered to `offered_to`) | active | ended.
    outcome, once ended: answered | abandoned (the visitor left before anybody took it) | missed (nobody took it in
    time) | offline (it began while we were away). ended_by: agent|visitor|idle|abandoned|missed|offline.
    `open_key` is the conversation while the chat is open, else null: its uniqueness keeps a second one from opening.
    """

    __tablename__ = "chat"
    __table_args__ = (
        Index(None, "state", "team_id", "started_at"),
        Index(None, "accepted_by", "state"),
        Index(None, "offered_to", "state"),
        Index(None, "ticket_id"),
        Index(None, "started_at", "id"),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True)
    open_key: Mapped[UUID | None] = mapped_column(unique=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id"))
    ticket_id: Mapped[UUID] = mapped_column(ForeignKey("ticket.id"))
    channel_account_id: Mapped[UUID]
    team_id: Mapped[UUID | None]
    state: Mapped[str]
    outcome: Mapped[str | None]
    offered_to: Mapped[UUID | None]
    offered_at: Mapped[datetime | None]
    offer_count: Mapped[int] = mapped_column(default=0)
    declined_by: Mapped[list[str]] = mapped_column(default=list)
    accepted_by: Mapped[UUID | None]
    accepted_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    last_visitor_at: Mapped[datetime]
    last_agent_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
    wrap_up_code: Mapped[str] = mapped_column(default="")
    wrap_up_note: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=0)


refers_to(Target.TICKET, "chat", "ticket_id", personal_data=PersonalData.NONE)
