"""Mail accounts: sign-in tokens, sending limits, copies for the sent folder, and how sending is doing."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0004_mail_accounts"
down_revision = "0003_awaited_reference"
branch_labels = None
depends_on = None

HEALTH_WORDS = {"sending_state": "unknown", "sending_message": "", "copies_message": ""}


def upgrade() -> None:
    """New columns of an account's health begin as if nothing had been sent yet."""
    for name, beginning in HEALTH_WORDS.items():
        op.add_column("channel_health", sa.Column(name, sa.Text(), nullable=False, server_default=beginning))
    op.add_column("channel_health", sa.Column("sending_checked_at", types.UtcDateTime(), nullable=True))
    op.create_table(
        "channel_token",
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("access_token_encrypted", sa.Text(), nullable=False),
        sa.Column("refresh_token_encrypted", sa.Text(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel_account_id", "fingerprint", name=op.f("pk_channel_token")),
    )
    op.create_table(
        "sending_window",
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("minute_start", types.UtcDateTime(), nullable=False),
        sa.Column("minute_count", sa.Integer(), nullable=False),
        sa.Column("hour_start", types.UtcDateTime(), nullable=False),
        sa.Column("hour_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("channel_account_id", name=op.f("pk_sending_window")),
    )
    op.create_table(
        "sending_turn",
        sa.Column("delivery_id", types.Uuid(), nullable=False),
        sa.Column("at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_sending_turn")),
    )
    op.create_index(op.f("ix_sending_turn_at"), "sending_turn", ["at"], unique=False)
    op.create_table(
        "sent_copy",
        sa.Column("delivery_id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("external_message_id", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("blob_key", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", name=op.f("pk_sent_copy")),
    )
    op.create_index(op.f("ix_sent_copy_next_attempt_at"), "sent_copy", ["next_attempt_at"], unique=False)


def downgrade() -> None:
    """Copies that still wait are not made; everybody signs in anew."""
    for table in ("sent_copy", "sending_turn", "sending_window", "channel_token"):
        op.drop_table(table)
    for name in (*HEALTH_WORDS, "sending_checked_at"):
        op.drop_column("channel_health", name)
