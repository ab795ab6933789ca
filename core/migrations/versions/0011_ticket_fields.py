"""The company's own fields and statuses of tickets, tasks, and time spent."""

import sqlalchemy as sa
from alembic import op

from core.db import types
from core.db.types import JsonDoc, UtcDateTime

revision = "0011_ticket_fields"
down_revision = "0010_agents_day"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """There are none of any yet."""
    _create_fields()
    _create_statuses()
    _create_tasks()
    _create_time()


def downgrade() -> None:
    """What people filled in would be lost."""
    raise NotImplementedError("restore a backup instead")


def _create_fields() -> None:
    op.create_table(
        "ticket_field",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("label_th", sa.Text(), nullable=False),
        sa.Column("label_en", sa.Text(), nullable=False),
        sa.Column("help_th", sa.Text(), nullable=False),
        sa.Column("help_en", sa.Text(), nullable=False),
        sa.Column("decimals", sa.SmallInteger(), nullable=False),
        sa.Column("choices", JsonDoc(), nullable=False),
        sa.Column("ticket_types", JsonDoc(), nullable=False),
        sa.Column("condition", JsonDoc(), nullable=True),
        sa.Column("required", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_field")),
    )
    op.create_table(
        "ticket_field_value",
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("field_id", types.Uuid(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=True),
        sa.Column("at", UtcDateTime(), nullable=True),
        sa.Column("long_text", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("ticket_id", "field_id", "position", name=op.f("pk_ticket_field_value")),
        sa.ForeignKeyConstraint(
            ["field_id"], ["ticket_field.id"], name=op.f("fk_ticket_field_value_field_id_ticket_field")
        ),
    )
    for column in ("text", "number", "at"):
        op.create_index(op.f(f"ix_ticket_field_value_field_id_{column}"), "ticket_field_value", ["field_id", column])


def _create_statuses() -> None:
    op.create_table(
        "ticket_status",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("color", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_default", sa.Boolean(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_status")),
    )


def _create_tasks() -> None:
    op.create_table(
        "ticket_task",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner_id", types.Uuid(), nullable=True),
        sa.Column("due_at", UtcDateTime(), nullable=True),
        sa.Column("done_at", UtcDateTime(), nullable=True),
        sa.Column("done_by_id", types.Uuid(), nullable=True),
        sa.Column("due_told_at", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_task")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_task_ticket_id_ticket")),
    )
    op.create_index(op.f("ix_ticket_task_ticket_id_position"), "ticket_task", ["ticket_id", "position"])
    is_open = sa.text("done_at IS NULL")
    is_untold = sa.text("done_at IS NULL AND due_told_at IS NULL AND due_at IS NOT NULL")
    op.create_index(
        "ix_ticket_task_open",
        "ticket_task",
        ["owner_id", "due_at", "id"],
        postgresql_where=is_open,
        sqlite_where=is_open,
    )
    op.create_index(
        "ix_ticket_task_untold", "ticket_task", ["due_at"], postgresql_where=is_untold, sqlite_where=is_untold
    )
    op.create_table(
        "checklist_template",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("items", JsonDoc(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_archived", sa.Boolean(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_template")),
    )


def _create_time() -> None:
    op.create_table(
        "time_entry",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("worked_on", UtcDateTime(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_entry")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_time_entry_ticket_id_ticket")),
    )
    op.create_index(op.f("ix_time_entry_ticket_id_worked_on"), "time_entry", ["ticket_id", "worked_on"])
    op.create_index(op.f("ix_time_entry_user_id_worked_on"), "time_entry", ["user_id", "worked_on"])
    op.create_table(
        "running_timer",
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("started_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_running_timer")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_running_timer_ticket_id_ticket")),
    )
