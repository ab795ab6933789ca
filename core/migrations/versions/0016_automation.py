"""Rules that act by themselves, other programs that are told, tickets that open themselves again and again."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0016_automation"
down_revision = "0015_calls"
branch_labels = None
depends_on = None

_TABLES = (
    "recurring_occurrence",
    "recurring_ticket",
    "automation_run",
    "automation_episode",
    "automation_event",
    "automation_rule",
    "webhook_delivery",
    "webhook_endpoint",
)


def upgrade() -> None:
    """New tables only."""
    op.create_table(
        "webhook_endpoint",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("event_types", types.JsonDoc(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("disabled_reason", sa.Text(), nullable=True),
        sa.Column("secret_encrypted", sa.Text(), nullable=False),
        sa.Column("previous_secret_encrypted", sa.Text(), nullable=True),
        sa.Column("previous_secret_until", types.UtcDateTime(), nullable=True),
        sa.Column("failing_since", types.UtcDateTime(), nullable=True),
        sa.Column("last_success_at", types.UtcDateTime(), nullable=True),
        sa.Column("last_failure_at", types.UtcDateTime(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_endpoint")),
    )
    op.create_table(
        "webhook_delivery",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("endpoint_id", types.Uuid(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("payload", types.JsonDoc(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("status_code", sa.Integer(), nullable=True),
        sa.Column("response_text", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("attempt_log", types.JsonDoc(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("finished_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_delivery")),
        sa.ForeignKeyConstraint(
            ["endpoint_id"], ["webhook_endpoint.id"], name=op.f("fk_webhook_delivery_endpoint_id_webhook_endpoint")
        ),
        sa.UniqueConstraint("endpoint_id", "cause", name=op.f("uq_webhook_delivery_endpoint_id_cause")),
    )
    op.create_index(op.f("ix_webhook_delivery_created_at"), "webhook_delivery", ["created_at"])
    op.create_index(op.f("ix_webhook_delivery_endpoint_id_id"), "webhook_delivery", ["endpoint_id", "id"])
    op.create_index(op.f("ix_webhook_delivery_state_next_attempt_at"), "webhook_delivery", ["state", "next_attempt_at"])
    op.create_table(
        "automation_rule",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("triggers", types.JsonDoc(), nullable=False),
        sa.Column("timing", types.JsonDoc(), nullable=True),
        sa.Column("conditions", types.JsonDoc(), nullable=False),
        sa.Column("actions", types.JsonDoc(), nullable=False),
        sa.Column("stops", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("enabled_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_automation_rule")),
    )
    op.create_table(
        "automation_event",
        sa.Column("publish_seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("message_id", types.Uuid(), nullable=True),
        sa.Column("occurred_at", types.UtcDateTime(), nullable=False),
        sa.Column("chain", types.JsonDoc(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("publish_seq", name=op.f("pk_automation_event")),
    )
    op.create_index(op.f("ix_automation_event_next_attempt_at"), "automation_event", ["next_attempt_at"])
    op.create_table(
        "automation_episode",
        sa.Column("rule_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("began_at", types.UtcDateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("rule_id", "ticket_id", "began_at", name=op.f("pk_automation_episode")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["automation_rule.id"], name=op.f("fk_automation_episode_rule_id_automation_rule")
        ),
    )
    op.create_index(
        op.f("ix_automation_episode_state_next_attempt_at"), "automation_episode", ["state", "next_attempt_at"]
    )
    op.create_index(op.f("ix_automation_episode_ticket_id"), "automation_episode", ["ticket_id"])
    op.create_table(
        "automation_run",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("rule_id", types.Uuid(), nullable=False),
        sa.Column("rule_name", sa.Text(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("outcomes", types.JsonDoc(), nullable=False),
        sa.Column("chain", types.JsonDoc(), nullable=False),
        sa.Column("version_before", sa.Integer(), nullable=False),
        sa.Column("version_after", sa.Integer(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_automation_run")),
    )
    op.create_index(op.f("ix_automation_run_created_at"), "automation_run", ["created_at"])
    op.create_index(op.f("ix_automation_run_rule_id_id"), "automation_run", ["rule_id", "id"])
    op.create_index(op.f("ix_automation_run_ticket_id_version_after"), "automation_run", ["ticket_id", "version_after"])
    op.create_table(
        "recurring_ticket",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("team_id", types.Uuid(), nullable=True),
        sa.Column("owner_id", types.Uuid(), nullable=True),
        sa.Column("contact_id", types.Uuid(), nullable=True),
        sa.Column("tag_ids", types.JsonDoc(), nullable=False),
        sa.Column("schedule", types.JsonDoc(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("next_at", types.UtcDateTime(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recurring_ticket")),
    )
    op.create_index(op.f("ix_recurring_ticket_next_at"), "recurring_ticket", ["next_at"])
    op.create_table(
        "recurring_occurrence",
        sa.Column("recurring_id", types.Uuid(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("recurring_id", "due_at", name=op.f("pk_recurring_occurrence")),
        sa.ForeignKeyConstraint(
            ["recurring_id"],
            ["recurring_ticket.id"],
            name=op.f("fk_recurring_occurrence_recurring_id_recurring_ticket"),
        ),
    )


def downgrade() -> None:
    """What they hold is gone."""
    for table in _TABLES:
        op.drop_table(table)
