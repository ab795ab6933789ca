"""Two contacts that are one person: what a merge did, so that it can be undone; a mail for several chat messages."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0005_contact_merge"
down_revision = "0004_mail_accounts"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody is merged yet."""
    op.add_column("outbound_delivery", sa.Column("words", types.JsonDoc(), nullable=True))
    op.add_column("contact", sa.Column("merged_into_id", types.Uuid(), nullable=True))
    op.create_table(
        "contact_merge",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("kept_id", types.Uuid(), nullable=False),
        sa.Column("gone_id", types.Uuid(), nullable=False),
        sa.Column("moved", types.JsonDoc(), nullable=False),
        sa.Column("changed", types.JsonDoc(), nullable=False),
        sa.Column("done_by", types.Uuid(), nullable=True),
        sa.Column("done_at", types.UtcDateTime(), nullable=False),
        sa.Column("undone_by", types.Uuid(), nullable=True),
        sa.Column("undone_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["gone_id"], ["contact.id"], name=op.f("fk_contact_merge_gone_id_contact")),
        sa.ForeignKeyConstraint(["kept_id"], ["contact.id"], name=op.f("fk_contact_merge_kept_id_contact")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_merge")),
    )
    op.create_index(op.f("ix_contact_merge_gone_id"), "contact_merge", ["gone_id"], unique=False)
    op.create_index(op.f("ix_contact_merge_kept_id"), "contact_merge", ["kept_id"], unique=False)


def downgrade() -> None:
    """A merge that can no longer be undone would be a loss."""
    raise NotImplementedError("restore a backup instead")
