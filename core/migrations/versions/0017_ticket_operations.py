"""Cases cut and joined: what went where, so that it can be undone."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0017_ticket_operations"
down_revision = "0016_automation"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing has been merged or split yet."""
    op.create_table(
        "ticket_operation",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_id", types.Uuid(), nullable=False),
        sa.Column("target_id", types.Uuid(), nullable=False),
        sa.Column("record", types.JsonDoc(), nullable=False),
        sa.Column("done_by", types.Uuid(), nullable=True),
        sa.Column("done_at", types.UtcDateTime(), nullable=False),
        sa.Column("undone_by", types.Uuid(), nullable=True),
        sa.Column("undone_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["source_id"], ["ticket.id"], name=op.f("fk_ticket_operation_source_id_ticket")),
        sa.ForeignKeyConstraint(["target_id"], ["ticket.id"], name=op.f("fk_ticket_operation_target_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_operation")),
    )
    op.create_index(op.f("ix_ticket_operation_source_id"), "ticket_operation", ["source_id"])
    op.create_index(op.f("ix_ticket_operation_target_id"), "ticket_operation", ["target_id"])


def downgrade() -> None:
    """Merges that can no longer be undone would be a loss."""
    raise NotImplementedError("restore a backup instead")
