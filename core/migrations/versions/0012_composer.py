"""Side conversations, answers that wait for their time, shared drafts, signatures, canned replies that do something."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0012_composer"
down_revision = "0011_ticket_fields"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Empty columns and tables; people's signatures move into the table of signatures."""
    for table in ("conversation", "message"):
        op.add_column(table, sa.Column("is_side", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("outbound_delivery", sa.Column("written", types.JsonDoc(), nullable=True))
    op.add_column("canned_reply", sa.Column("actions", types.JsonDoc(), nullable=False, server_default=sa.text("'[]'")))
    op.add_column("draft", sa.Column("about", types.JsonDoc(), nullable=True))
    op.add_column("draft", sa.Column("shared_at", types.UtcDateTime(), nullable=True))
    op.add_column("draft", sa.Column("writers", types.JsonDoc(), nullable=False, server_default=sa.text("'[]'")))
    op.create_index(op.f("ix_draft_ticket_id"), "draft", ["ticket_id"])
    _create_scheduled()
    _create_signatures()
    _move_signatures()


def downgrade() -> None:
    """Words that somebody wrote would be lost."""
    raise NotImplementedError("restore a backup instead")


def _create_scheduled() -> None:
    op.create_table(
        "scheduled_reply",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("author_id", types.Uuid(), nullable=False),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("document", types.JsonDoc(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scheduled_reply")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_scheduled_reply_ticket_id_ticket")),
    )
    op.create_index(op.f("ix_scheduled_reply_state_due_at"), "scheduled_reply", ["state", "due_at"])
    op.create_index(op.f("ix_scheduled_reply_ticket_id"), "scheduled_reply", ["ticket_id"])


def _create_signatures() -> None:
    op.create_table(
        "signature",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=True),
        sa.Column("channel_account_id", types.Uuid(), nullable=True),
        sa.Column("html_th", sa.Text(), nullable=False),
        sa.Column("html_en", sa.Text(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_signature")),
    )
    op.create_index(op.f("ix_signature_user_id"), "signature", ["user_id"])
    op.create_index(op.f("ix_signature_channel_account_id"), "signature", ["channel_account_id"])


def _move_signatures() -> None:
    user = sa.table(
        "user",
        sa.column("id", types.Uuid()),
        sa.column("signature_html", sa.Text()),
        sa.column("created_at", types.UtcDateTime()),
    )
    signature = sa.table(
        "signature",
        sa.column("key", sa.Text()),
        sa.column("user_id", types.Uuid()),
        sa.column("html_th", sa.Text()),
        sa.column("html_en", sa.Text()),
        sa.column("updated_at", types.UtcDateTime()),
        sa.column("version", sa.Integer()),
    )
    query = sa.select(user.c.id, user.c.signature_html, user.c.created_at).where(user.c.signature_html != "")
    written = op.get_bind().execute(query).all()
    moved = [
        {
            "key": f"user:{user_id}",
            "user_id": user_id,
            "html_th": html,
            "html_en": "",
            "updated_at": created_at,
            "version": 1,
        }
        for user_id, html, created_at in written
    ]
    if moved:
        op.bulk_insert(signature, moved)
    op.drop_column("user", "signature_html")
