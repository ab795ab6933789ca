"""Mails that answer something which has not arrived: the ids they wait for."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0003_awaited_reference"
down_revision = "0002_live_chat"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One row per awaited Message-ID."""
    op.create_table(
        "awaited_reference",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("conversation_id", types.Uuid(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_awaited_reference")),
    )
    op.create_index(op.f("ix_awaited_reference_created_at"), "awaited_reference", ["created_at"], unique=False)


def downgrade() -> None:
    """Nothing is lost that a month would not forget."""
    op.drop_table("awaited_reference")
