"""Tables of the search index. The tokens themselves sit in a tsvector column or an FTS5 table, made by a migration."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from core.db.base import BIG_KEY, Base
from core.references import OnMerge, PersonalData, Target, refers_to


class SearchDocument(Base):
    """One chunk of one field of one thing. kind: ticket|message|contact|account; entity_id is that thing's id.

    `ticket_id` ties ticket and message chunks to the ticket whose visibility counts. PostgreSQL has a further column
    `tokens tsvector`; SQLite an FTS5 table `search_token` whose rowid is `id`.
    """

    __tablename__ = "search_document"
    __table_args__ = (Index(None, "kind", "entity_id", "field"), Index(None, "ticket_id"))

    id: Mapped[int] = mapped_column(BIG_KEY, primary_key=True, autoincrement=True)
    kind: Mapped[str]
    entity_id: Mapped[UUID]
    ticket_id: Mapped[UUID | None]
    field: Mapped[str]
    chunk: Mapped[int]
    occurred_at: Mapped[datetime]


refers_to(Target.TICKET, "search_document", "ticket_id", on_merge=OnMerge.KEEP, personal_data=PersonalData.NONE)
