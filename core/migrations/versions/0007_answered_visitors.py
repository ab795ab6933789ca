"""Visitors know where our newest answer stands, so that those who left without reading it are found at once."""

import sqlalchemy as sa
from alembic import op

revision = "0007_answered_visitors"
down_revision = "0006_verified_email"
branch_labels = None
depends_on = None

WAITS = "email <> '' AND answered_seq > read_seq AND answered_seq > mailed_seq"


def upgrade() -> None:
    """Filled from the streams that are there."""
    op.add_column("visitor", sa.Column("answered_seq", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE visitor SET answered_seq = COALESCE((SELECT max(frame.seq) FROM visitor_frame AS frame"
        " WHERE frame.visitor_id = visitor.id AND frame.source_key LIKE 'delivery:%'), 0)"
    )
    op.create_index(
        "ix_visitor_unread",
        "visitor",
        ["channel_account_id", "left_at"],
        postgresql_where=sa.text(WAITS),
        sqlite_where=sa.text(WAITS),
    )


def downgrade() -> None:
    """The streams still tell."""
    op.drop_index("ix_visitor_unread", "visitor")
    op.drop_column("visitor", "answered_seq")
