"""Ways to be told beside the bell: mail that takes answers, digest, Web Push; reactions on notes."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0013_together"
down_revision = "0012_composer"
branch_labels = None
depends_on = None

_WAYS = ("mail_due_at", "mailed_at", "push_due_at", "pushed_at")
_MAIL_WORDS = {"html_encrypted": "", "language": "th", "sender_name": "", "thread_reference": ""}


def upgrade() -> None:
    """Who was told before was told by the bell."""
    op.add_column("notification", sa.Column("message_id", types.Uuid(), nullable=True))
    op.add_column("notification", sa.Column("in_bell", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.add_column("notification", sa.Column("in_digest", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name in _WAYS:
        op.add_column("notification", sa.Column(name, types.UtcDateTime(), nullable=True))
    for name in ("mail_due_at", "push_due_at"):
        is_due = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_notification_{name}", "notification", [name], postgresql_where=is_due, sqlite_where=is_due)
    op.create_index(op.f("ix_notification_user_id_ticket_id"), "notification", ["user_id", "ticket_id"])

    for name, beginning in (*_MAIL_WORDS.items(), ("external_message_id", "")):
        op.add_column("system_mail", sa.Column(name, sa.Text(), nullable=False, server_default=beginning))
    op.add_column("system_mail", sa.Column("takes_answers", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("system_mail", sa.Column("channel_account_id", types.Uuid(), nullable=True))

    op.create_table(
        "notice_mail",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("kinds", types.JsonDoc(), nullable=False),
        sa.Column("answers_as", sa.Text(), nullable=False),
        sa.Column("last_message_id", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_mail")),
    )
    op.create_index(
        op.f("ix_notice_mail_user_id_ticket_id_created_at"), "notice_mail", ["user_id", "ticket_id", "created_at"]
    )
    op.create_index(op.f("ix_notice_mail_expires_at"), "notice_mail", ["expires_at"])

    op.create_table(
        "push_key",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("private_key_encrypted", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_key")),
    )
    op.create_table(
        "push_subscription",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("endpoint_digest", sa.Text(), nullable=False),
        sa.Column("document_encrypted", sa.Text(), nullable=False),
        sa.Column("browser", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_sent_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_subscription")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_push_subscription_user_id_user")),
        sa.UniqueConstraint("endpoint_digest", name=op.f("uq_push_subscription_endpoint_digest")),
    )
    op.create_index(op.f("ix_push_subscription_user_id"), "push_subscription", ["user_id"])
    op.create_table(
        "push_message",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("subscription_id", types.Uuid(), nullable=False),
        sa.Column("payload_encrypted", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_push_message")),
    )
    op.create_index(op.f("ix_push_message_next_attempt_at"), "push_message", ["next_attempt_at"])
    op.create_index(op.f("ix_push_message_subscription_id"), "push_message", ["subscription_id"])

    op.create_table(
        "message_reaction",
        sa.Column("message_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("reaction", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("message_id", "user_id", "reaction", name=op.f("pk_message_reaction")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_message_reaction_message_id_message")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_message_reaction_user_id_user")),
    )


def downgrade() -> None:
    """What waited to be told is not told; browsers have to be signed up anew."""
    for table in ("message_reaction", "push_message", "push_subscription", "push_key", "notice_mail"):
        op.drop_table(table)
    for name in ("channel_account_id", "takes_answers", "external_message_id", *_MAIL_WORDS):
        op.drop_column("system_mail", name)
    for name in ("user_id_ticket_id", "push_due_at", "mail_due_at"):
        op.drop_index(f"ix_notification_{name}", "notification")
    for name in (*reversed(_WAYS), "in_digest", "in_bell", "message_id"):
        op.drop_column("notification", name)
