"""Answers that agents keep ready."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0009_canned_replies"
down_revision = "0008_customer_lists"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are none yet."""
    op.create_table(
        "canned_reply",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("shortcut", sa.Text(), nullable=False),
        sa.Column("folded_shortcut", sa.Text(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("html_th", sa.Text(), nullable=False),
        sa.Column("text_th", sa.Text(), nullable=False),
        sa.Column("html_en", sa.Text(), nullable=False),
        sa.Column("text_en", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("owner_id", types.Uuid(), nullable=False),
        sa.Column("team_id", types.Uuid(), nullable=True),
        sa.Column("attachments", types.JsonDoc(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("use_count", sa.Integer(), nullable=False),
        sa.Column("last_used_at", types.UtcDateTime(), nullable=True),
        sa.Column("search_tokens", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_canned_reply")),
        sa.UniqueConstraint("folded_shortcut", name=op.f("uq_canned_reply_folded_shortcut")),
    )
    op.create_index(op.f("ix_canned_reply_owner_id"), "canned_reply", ["owner_id"])
    op.create_index(op.f("ix_canned_reply_team_id"), "canned_reply", ["team_id"])
    op.create_index(op.f("ix_canned_reply_use_count_id"), "canned_reply", ["use_count", "id"])


def downgrade() -> None:
    """Words that somebody wrote would be lost."""
    raise NotImplementedError("restore a backup instead")
