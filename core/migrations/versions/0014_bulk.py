"""Changes of many cases at once, and what became of each."""

import sqlalchemy as sa
from alembic import op

from core.db import types
from core.db.types import JsonDoc, UtcDateTime

revision = "0014_bulk"
down_revision = "0013_together"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """None has been made yet."""
    op.create_table(
        "bulk_operation",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("created_by", types.Uuid(), nullable=False),
        sa.Column("via", sa.Text(), nullable=False),
        sa.Column("actions", JsonDoc(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.Column("cursor", types.Uuid(), nullable=True),
        sa.Column("is_cancel_wanted", sa.Boolean(), nullable=False),
        sa.Column("turn_at", UtcDateTime(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("undone_at", UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bulk_operation")),
        sa.ForeignKeyConstraint(["created_by"], ["user.id"], name=op.f("fk_bulk_operation_created_by_user")),
    )
    is_going_on = sa.text("state IN ('running', 'undoing')")
    op.create_index(
        "ix_bulk_operation_going_on",
        "bulk_operation",
        ["turn_at"],
        postgresql_where=is_going_on,
        sqlite_where=is_going_on,
    )
    op.create_index(op.f("ix_bulk_operation_created_by_created_at"), "bulk_operation", ["created_by", "created_at"])
    op.create_table(
        "bulk_item",
        sa.Column("operation_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("undo", JsonDoc(), nullable=True),
        sa.PrimaryKeyConstraint("operation_id", "ticket_id", name=op.f("pk_bulk_item")),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["bulk_operation.id"], name=op.f("fk_bulk_item_operation_id_bulk_operation")
        ),
    )


def downgrade() -> None:
    """What was changed stays changed."""
    op.drop_table("bulk_item")
    op.drop_table("bulk_operation")
