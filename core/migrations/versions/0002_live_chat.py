"""Live chat and forms: visitors and their streams, talks, and where on the web a customer came from."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0002_live_chat"
down_revision = "0001_ground"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables and columns; the column that nobody read goes."""
    op.create_table(
        "visitor",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("host_user_id", sa.Text(), nullable=True),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("fields", types.JsonDoc(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("first_touch", types.JsonDoc(), nullable=True),
        sa.Column("last_touch", types.JsonDoc(), nullable=True),
        sa.Column("current_page", types.JsonDoc(), nullable=True),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("last_seq", sa.BigInteger(), nullable=False),
        sa.Column("delivered_seq", sa.BigInteger(), nullable=False),
        sa.Column("read_seq", sa.BigInteger(), nullable=False),
        sa.Column("mailed_seq", sa.BigInteger(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.Column("consented_at", types.UtcDateTime(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", types.UtcDateTime(), nullable=False),
        sa.Column("left_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor")),
        sa.UniqueConstraint(
            "channel_account_id", "host_user_id", name=op.f("uq_visitor_channel_account_id_host_user_id")
        ),
    )
    op.create_index(
        op.f("ix_visitor_channel_account_id_last_seen_at"),
        "visitor",
        ["channel_account_id", "last_seen_at"],
        unique=False,
    )
    op.create_table(
        "wrap_up_code",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name_th", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_wrap_up_code")),
    )
    op.create_table(
        "chat",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("open_key", types.Uuid(), nullable=True),
        sa.Column("conversation_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("team_id", types.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("offered_to", types.Uuid(), nullable=True),
        sa.Column("offered_at", types.UtcDateTime(), nullable=True),
        sa.Column("offer_count", sa.Integer(), nullable=False),
        sa.Column("declined_by", types.JsonDoc(), nullable=False),
        sa.Column("accepted_by", types.Uuid(), nullable=True),
        sa.Column("accepted_at", types.UtcDateTime(), nullable=True),
        sa.Column("started_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_visitor_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_agent_at", types.UtcDateTime(), nullable=True),
        sa.Column("ended_at", types.UtcDateTime(), nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("wrap_up_code", sa.Text(), nullable=False),
        sa.Column("wrap_up_note", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversation.id"], name=op.f("fk_chat_conversation_id_conversation")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_chat_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat")),
        sa.UniqueConstraint("open_key", name=op.f("uq_chat_open_key")),
    )
    op.create_index(op.f("ix_chat_accepted_by_state"), "chat", ["accepted_by", "state"], unique=False)
    op.create_index(op.f("ix_chat_offered_to_state"), "chat", ["offered_to", "state"], unique=False)
    op.create_index(op.f("ix_chat_started_at_id"), "chat", ["started_at", "id"], unique=False)
    op.create_index(op.f("ix_chat_state_team_id_started_at"), "chat", ["state", "team_id", "started_at"], unique=False)
    op.create_index(op.f("ix_chat_ticket_id"), "chat", ["ticket_id"], unique=False)
    op.create_table(
        "visitor_connection",
        sa.Column("connection_id", types.Uuid(), nullable=False),
        sa.Column("visitor_id", types.Uuid(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visitor_connection_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("connection_id", name=op.f("pk_visitor_connection")),
    )
    op.create_index(op.f("ix_visitor_connection_expires_at"), "visitor_connection", ["expires_at"], unique=False)
    op.create_index(op.f("ix_visitor_connection_visitor_id"), "visitor_connection", ["visitor_id"], unique=False)
    op.create_table(
        "visitor_frame",
        sa.Column("visitor_id", types.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source_key", sa.Text(), nullable=False),
        sa.Column("message_id", types.Uuid(), nullable=True),
        sa.Column("document", types.JsonDoc(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visitor_frame_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("visitor_id", "seq", name=op.f("pk_visitor_frame")),
        sa.UniqueConstraint("visitor_id", "source_key", name=op.f("uq_visitor_frame_visitor_id_source_key")),
    )
    op.create_index(op.f("ix_visitor_frame_message_id"), "visitor_frame", ["message_id"], unique=False)
    op.create_table(
        "visitor_page",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("visitor_id", types.Uuid(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("referrer", sa.Text(), nullable=False),
        sa.Column("seen_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visitor_page_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor_page")),
    )
    op.create_index(op.f("ix_visitor_page_visitor_id_id"), "visitor_page", ["visitor_id", "id"], unique=False)
    op.create_table(
        "visitor_upload",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("visitor_id", types.Uuid(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("blob_key", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("used_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visitor_upload_visitor_id_visitor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor_upload")),
    )
    op.create_index(
        op.f("ix_visitor_upload_used_at_created_at"), "visitor_upload", ["used_at", "created_at"], unique=False
    )
    op.create_index(op.f("ix_visitor_upload_visitor_id"), "visitor_upload", ["visitor_id"], unique=False)
    op.add_column("channel_account", sa.Column("reply_channel_account_id", types.Uuid(), nullable=True))
    op.add_column("channel_account", sa.Column("live_chat", types.JsonDoc(), nullable=False, server_default="{}"))
    op.add_column("contact", sa.Column("first_touch", types.JsonDoc(), nullable=True))
    op.add_column("contact", sa.Column("last_touch", types.JsonDoc(), nullable=True))
    op.add_column("conversation", sa.Column("first_touch", types.JsonDoc(), nullable=True))
    op.add_column("conversation", sa.Column("last_touch", types.JsonDoc(), nullable=True))
    op.drop_column("conversation", "last_message_id")
    op.add_column("message", sa.Column("quick_replies", types.JsonDoc(), nullable=False, server_default="[]"))
    op.add_column("user", sa.Column("avatar_blob_key", sa.Text(), nullable=True))


def downgrade() -> None:
    """What people wrote since cannot be taken back."""
    raise NotImplementedError("restore a backup instead")
