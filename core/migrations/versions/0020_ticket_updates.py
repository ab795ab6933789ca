"""When a ticket last changed, and the orders that lists of tickets are asked for most."""

import sqlalchemy as sa
from alembic import op

from core.db.types import UtcDateTime

revision = "0020_ticket_updates"
down_revision = "0019_webhook_lanes"
branch_labels = None
depends_on = None

_IS_DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    """Of the tickets that are there, the last message is known."""
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    begun = sa.text("0" if is_sqlite else "'1970-01-01T00:00:00Z'")
    op.add_column("ticket", sa.Column("updated_at", UtcDateTime(), nullable=False, server_default=begun))
    op.execute("UPDATE ticket SET updated_at = last_message_at")
    op.create_index(op.f("ix_ticket_is_active_created_at_id"), "ticket", ["is_active", "created_at", "id"])
    op.create_index(
        "ix_ticket_due", "ticket", ["is_active", "due_at", "id"], postgresql_where=_IS_DUE, sqlite_where=_IS_DUE
    )
    op.drop_index("ix_ticket_due_at", "ticket")


def downgrade() -> None:
    """Only the column is lost."""
    op.create_index("ix_ticket_due_at", "ticket", ["due_at"], postgresql_where=_IS_DUE, sqlite_where=_IS_DUE)
    op.drop_index("ix_ticket_due", "ticket")
    op.drop_index(op.f("ix_ticket_is_active_created_at_id"), "ticket")
    op.drop_column("ticket", "updated_at")
