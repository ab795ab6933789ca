"""Telephone calls that people note."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0015_calls"
down_revision = "0014_bulk"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are none yet."""
    op.create_table(
        "call",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("message_id", types.Uuid(), nullable=False),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=True),
        sa.Column("contact_id", types.Uuid(), nullable=True),
        sa.Column("identity_id", types.Uuid(), nullable=True),
        sa.Column("noted_by", types.Uuid(), nullable=False),
        sa.Column("began_at", types.UtcDateTime(), nullable=False),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.Column("is_missed", sa.Boolean(), nullable=False),
        sa.Column("outcome_code", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_call_message_id_message")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_call")),
        sa.UniqueConstraint("message_id", name=op.f("uq_call_message_id")),
    )
    op.create_index(op.f("ix_call_contact_id_began_at_id"), "call", ["contact_id", "began_at", "id"])
    op.create_index(op.f("ix_call_identity_id"), "call", ["identity_id"])


def downgrade() -> None:
    """What people noted would be lost."""
    raise NotImplementedError("restore a backup instead")
