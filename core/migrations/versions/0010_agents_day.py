"""Snoozing, due dates, own statuses, parents and merged cases; a mail whose subject is another one."""

import sqlalchemy as sa
from alembic import op

from core.db.types import UtcDateTime, Uuid

revision = "0010_agents_day"
down_revision = "0009_canned_replies"
branch_labels = None
depends_on = None

_COLUMNS: tuple[tuple[str, type[UtcDateTime] | type[Uuid]], ...] = (
    ("snoozed_until", UtcDateTime),
    ("due_at", UtcDateTime),
    ("status_id", Uuid),
    ("parent_id", Uuid),
    ("merged_into_id", Uuid),
)
_INDEXED = ("snoozed_until", "due_at", "parent_id", "merged_into_id")


def upgrade() -> None:
    """Empty columns; what they hold is rare, so that their indexes hold only that."""
    for name, type_ in _COLUMNS:
        op.add_column("ticket", sa.Column(name, type_(), nullable=True))
    for name in _INDEXED:
        is_present = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_ticket_{name}", "ticket", [name], postgresql_where=is_present, sqlite_where=is_present)
    op.add_column("message", sa.Column("subject_changed", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """What they held is lost."""
    op.drop_column("message", "subject_changed")
    for name in _INDEXED:
        op.drop_index(f"ix_ticket_{name}", "ticket")
    for name, _ in reversed(_COLUMNS):
        op.drop_column("ticket", name)
