"""The ground: every table of the first release, and the search index of each database."""

import sqlalchemy as sa
from alembic import op

from core.db import types

revision = "0001_ground"
down_revision = None
branch_labels = None
depends_on = None

BIG_KEY = sa.BigInteger().with_variant(sa.Integer, "sqlite")
FTS5_TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"


def upgrade() -> None:
    """Create the tables, then what only one of the two databases understands."""
    create_tables()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f'CREATE VIRTUAL TABLE search_token USING fts5(tokens, tokenize="{FTS5_TOKENIZER}")')
    else:
        op.execute("ALTER TABLE search_document ADD COLUMN tokens tsvector")
        op.execute(
            "CREATE INDEX ix_search_document_tokens ON search_document USING gin (tokens) WITH (fastupdate = on)"
        )
    op.execute("INSERT INTO ticket_number (id, next_number) VALUES (1, 1001)")


def downgrade() -> None:
    """The first revision has nothing to go back to."""
    raise NotImplementedError("the first revision cannot be taken back; restore a backup instead")


def create_tables() -> None:
    """The tables of the models, spelled out as they were on the day of this revision."""
    op.create_table(
        "account",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("domain", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )
    op.create_index(op.f("ix_account_domain"), "account", ["domain"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("message_id", types.Uuid(), nullable=True),
        sa.Column("uploaded_by", types.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("content_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("blob_key", sa.Text(), nullable=True),
        sa.Column("content_id", sa.Text(), nullable=True),
        sa.Column("is_inline", sa.Boolean(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(op.f("ix_attachment_blob_key"), "attachment", ["blob_key"], unique=False)
    op.create_index(op.f("ix_attachment_message_id"), "attachment", ["message_id"], unique=False)
    op.create_table(
        "automatic_mail",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("hour", types.UtcDateTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address", "hour", name=op.f("pk_automatic_mail")),
    )
    op.create_table(
        "channel_account",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("brand", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("default_team_id", types.Uuid(), nullable=True),
        sa.Column("reopen_days", sa.Integer(), nullable=False),
        sa.Column("acknowledgement", types.JsonDoc(), nullable=False),
        sa.Column("config_encrypted", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("deleted_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_channel_account")),
        sa.UniqueConstraint("kind", "address", name=op.f("uq_channel_account_kind_address")),
    )
    op.create_table(
        "channel_health",
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("checked_at", types.UtcDateTime(), nullable=True),
        sa.Column("last_received_at", types.UtcDateTime(), nullable=True),
        sa.Column("last_sent_at", types.UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("channel_account_id", name=op.f("pk_channel_health")),
    )
    op.create_table(
        "contact",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("is_vip", sa.Boolean(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_table(
        "conversation",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("channel_kind", sa.Text(), nullable=False),
        sa.Column("thread_key", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("current_ticket_id", types.Uuid(), nullable=True),
        sa.Column("last_message_id", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation")),
        sa.UniqueConstraint(
            "channel_account_id", "thread_key", name=op.f("uq_conversation_channel_account_id_thread_key")
        ),
    )
    op.create_index(op.f("ix_conversation_current_ticket_id"), "conversation", ["current_ticket_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", BIG_KEY, autoincrement=True, nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("aggregate_kind", sa.Text(), nullable=False),
        sa.Column("aggregate_id", types.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=True),
        sa.Column("actor_kind", sa.Text(), nullable=False),
        sa.Column("actor_id", types.Uuid(), nullable=True),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("occurred_at", types.UtcDateTime(), nullable=False),
        sa.Column("data", types.JsonDoc(), nullable=False),
        sa.Column("audience_teams", types.JsonDoc(), nullable=False),
        sa.Column("audience_users", types.JsonDoc(), nullable=False),
        sa.Column("audience_everyone", sa.Boolean(), nullable=False),
        sa.Column("detail_digest", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        sa.UniqueConstraint(
            "aggregate_kind", "aggregate_id", "version", name=op.f("uq_event_aggregate_kind_aggregate_id_version")
        ),
    )
    op.create_index(op.f("ix_event_ticket_id_id"), "event", ["ticket_id", "id"], unique=False)
    op.create_table(
        "identity",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_blocked", sa.Boolean(), nullable=False),
        sa.Column("is_undeliverable", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("kind", "scope", "external_id", name=op.f("uq_identity_kind_scope_external_id")),
    )
    op.create_table(
        "inbound_delivery",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("channel_kind", sa.Text(), nullable=False),
        sa.Column("delivery_key", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=True),
        sa.Column("blob_key", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("received_at", types.UtcDateTime(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=True),
        sa.Column("parked_at", types.UtcDateTime(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_delivery")),
    )
    op.create_index(op.f("ix_inbound_delivery_state_id"), "inbound_delivery", ["state", "id"], unique=False)
    op.create_table(
        "inbound_item",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("delivery_id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("external_event_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=True),
        sa.Column("finished_at", types.UtcDateTime(), nullable=True),
        sa.Column("parked_at", types.UtcDateTime(), nullable=True),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("message_id", types.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbound_item")),
        sa.UniqueConstraint(
            "channel_account_id", "external_event_id", name=op.f("uq_inbound_item_channel_account_id_external_event_id")
        ),
    )
    op.create_index(op.f("ix_inbound_item_delivery_id"), "inbound_item", ["delivery_id"], unique=False)
    op.create_index(op.f("ix_inbound_item_state_lane_id"), "inbound_item", ["state", "lane", "id"], unique=False)
    op.create_table(
        "inbound_lane",
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=True),
        sa.Column("touched_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("lane", name=op.f("pk_inbound_lane")),
    )
    op.create_index(
        op.f("ix_inbound_lane_lease_until_next_attempt_at"),
        "inbound_lane",
        ["lease_until", "next_attempt_at"],
        unique=False,
    )
    op.create_table(
        "lease",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("token", types.Uuid(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "mailbox_cursor",
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("uid_validity", sa.BigInteger(), nullable=False),
        sa.Column("last_uid", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel_account_id", "folder", name=op.f("pk_mailbox_cursor")),
    )
    op.create_table(
        "message",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("conversation_id", types.Uuid(), nullable=True),
        sa.Column("ticket_id", types.Uuid(), nullable=True),
        sa.Column("channel_account_id", types.Uuid(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=False),
        sa.Column("author_kind", sa.Text(), nullable=False),
        sa.Column("author_id", types.Uuid(), nullable=True),
        sa.Column("author_name", sa.Text(), nullable=False),
        sa.Column("sender_identity_id", types.Uuid(), nullable=True),
        sa.Column("external_message_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("reply_text", sa.Text(), nullable=False),
        sa.Column("quoted_text", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("to", types.JsonDoc(), nullable=False),
        sa.Column("cc", types.JsonDoc(), nullable=False),
        sa.Column("bcc", types.JsonDoc(), nullable=False),
        sa.Column("mentions", types.JsonDoc(), nullable=False),
        sa.Column("machine", types.JsonDoc(), nullable=True),
        sa.Column("authentication", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("is_automatic", sa.Boolean(), nullable=False),
        sa.Column("attachment_count", sa.Integer(), nullable=False),
        sa.Column("inbound_delivery_id", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("sender_date", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_message")),
    )
    op.create_index(op.f("ix_message_conversation_id_id"), "message", ["conversation_id", "id"], unique=False)
    op.create_index(op.f("ix_message_external_message_id"), "message", ["external_message_id"], unique=False)
    op.create_index(op.f("ix_message_ticket_id_id"), "message", ["ticket_id", "id"], unique=False)
    op.create_table(
        "notification",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("actor_name", sa.Text(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("read_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
    )
    op.create_index(op.f("ix_notification_user_id_event_id"), "notification", ["user_id", "event_id"], unique=True)
    op.create_index(
        op.f("ix_notification_user_id_read_at_id"), "notification", ["user_id", "read_at", "id"], unique=False
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("time_zone", sa.Text(), nullable=False),
        sa.Column("default_language", sa.Text(), nullable=False),
        sa.Column("business_hours", types.JsonDoc(), nullable=False),
        sa.Column("holidays", types.JsonDoc(), nullable=False),
        sa.Column("setup_token_digest", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_table(
        "outbound_delivery",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("message_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("conversation_id", types.Uuid(), nullable=False),
        sa.Column("channel_account_id", types.Uuid(), nullable=False),
        sa.Column("channel_kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", types.UtcDateTime(), nullable=True),
        sa.Column("blocks_until", types.UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("lease_until", types.UtcDateTime(), nullable=True),
        sa.Column("external_message_id", sa.Text(), nullable=True),
        sa.Column("diagnostic", sa.Text(), nullable=False),
        sa.Column("passed_a_blocked_one", sa.Boolean(), nullable=False),
        sa.Column("undo", types.JsonDoc(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("sent_at", types.UtcDateTime(), nullable=True),
        sa.Column("delivered_at", types.UtcDateTime(), nullable=True),
        sa.Column("read_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbound_delivery")),
        sa.UniqueConstraint(
            "message_id", "channel_account_id", name=op.f("uq_outbound_delivery_message_id_channel_account_id")
        ),
    )
    op.create_index(
        op.f("ix_outbound_delivery_conversation_id_state_id"),
        "outbound_delivery",
        ["conversation_id", "state", "id"],
        unique=False,
    )
    op.create_index(op.f("ix_outbound_delivery_state_due_at"), "outbound_delivery", ["state", "due_at"], unique=False)
    op.create_table(
        "outbox",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_outbox")),
    )
    op.create_table(
        "presence",
        sa.Column("connection_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("node", sa.Text(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("connection_id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_expires_at"), "presence", ["expires_at"], unique=False)
    op.create_index(op.f("ix_presence_user_id"), "presence", ["user_id"], unique=False)
    op.create_table(
        "routing_rule",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_enabled", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("conditions", types.JsonDoc(), nullable=False),
        sa.Column("actions", types.JsonDoc(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routing_rule")),
    )
    op.create_table(
        "search_document",
        sa.Column("id", BIG_KEY, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=True),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("chunk", sa.Integer(), nullable=False),
        sa.Column("occurred_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_document")),
    )
    op.create_index(
        op.f("ix_search_document_kind_entity_id_field"), "search_document", ["kind", "entity_id", "field"], unique=False
    )
    op.create_index(op.f("ix_search_document_ticket_id"), "search_document", ["ticket_id"], unique=False)
    op.create_table(
        "seen_key",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("entity_id", types.Uuid(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "key", name=op.f("pk_seen_key")),
    )
    op.create_table(
        "subscriber_cursor",
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("publish_seq", sa.BigInteger(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("subscriber", name=op.f("pk_subscriber_cursor")),
    )
    op.create_table(
        "subscriber_retry",
        sa.Column("subscriber", sa.Text(), nullable=False),
        sa.Column("publish_seq", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subscriber", "publish_seq", name=op.f("pk_subscriber_retry")),
    )
    op.create_table(
        "system_mail",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("text_encrypted", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_attempt_at", types.UtcDateTime(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_system_mail")),
    )
    op.create_index(
        op.f("ix_system_mail_state_next_attempt_at"), "system_mail", ["state", "next_attempt_at"], unique=False
    )
    op.create_table(
        "tag",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("color", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("folded_name", name=op.f("uq_tag_folded_name")),
    )
    op.create_table(
        "team",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("max_open_per_person", sa.Integer(), nullable=True),
        sa.Column("last_picked_user_id", types.Uuid(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("deleted_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
    )
    op.create_table(
        "ticket",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("status_before", sa.Text(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("priority_rank", sa.SmallInteger(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("owner_id", types.Uuid(), nullable=True),
        sa.Column("team_id", types.Uuid(), nullable=True),
        sa.Column("contact_id", types.Uuid(), nullable=True),
        sa.Column("account_id", types.Uuid(), nullable=True),
        sa.Column("conversation_id", types.Uuid(), nullable=True),
        sa.Column("channel_account_id", types.Uuid(), nullable=True),
        sa.Column("channel_kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("snippet", sa.Text(), nullable=False),
        sa.Column("last_message_id", types.Uuid(), nullable=True),
        sa.Column("last_message_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_message_direction", sa.Text(), nullable=False),
        sa.Column("inbound_count", sa.Integer(), nullable=False),
        sa.Column("waiting_since", types.UtcDateTime(), nullable=True),
        sa.Column("delivery_trouble", sa.Text(), nullable=True),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("first_replied_at", types.UtcDateTime(), nullable=True),
        sa.Column("solved_at", types.UtcDateTime(), nullable=True),
        sa.Column("closed_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("number", name=op.f("uq_ticket_number")),
    )
    op.create_index(
        op.f("ix_ticket_account_id_last_message_at_id"), "ticket", ["account_id", "last_message_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_ticket_contact_id_last_message_at_id"), "ticket", ["contact_id", "last_message_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_ticket_is_active_last_message_at_id"), "ticket", ["is_active", "last_message_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_ticket_owner_id_is_active_last_message_at_id"),
        "ticket",
        ["owner_id", "is_active", "last_message_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_ticket_status_last_message_at_id"), "ticket", ["status", "last_message_at", "id"], unique=False
    )
    op.create_index(
        op.f("ix_ticket_team_id_is_active_last_message_at_id"),
        "ticket",
        ["team_id", "is_active", "last_message_at", "id"],
        unique=False,
    )
    op.create_table(
        "ticket_number",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("next_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_number")),
    )
    op.create_table(
        "user",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("totp_secret_encrypted", sa.Text(), nullable=True),
        sa.Column("totp_confirmed_at", types.UtcDateTime(), nullable=True),
        sa.Column("totp_last_step", sa.Integer(), nullable=True),
        sa.Column("recovery_code_digests", types.JsonDoc(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=False),
        sa.Column("signature_html", sa.Text(), nullable=False),
        sa.Column("preferences", types.JsonDoc(), nullable=False),
        sa.Column("availability", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_seen_at", types.UtcDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("email", name=op.f("uq_user_email")),
    )
    op.create_table(
        "api_token",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_used_at", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_api_token_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_api_token_token_digest")),
    )
    op.create_index(op.f("ix_api_token_user_id"), "api_token", ["user_id"], unique=False)
    op.create_table(
        "contact_account",
        sa.Column("contact_id", types.Uuid(), nullable=False),
        sa.Column("account_id", types.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_contact_account_account_id_account")),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_account_contact_id_contact")),
        sa.PrimaryKeyConstraint("contact_id", "account_id", name=op.f("pk_contact_account")),
    )
    op.create_index(op.f("ix_contact_account_account_id"), "contact_account", ["account_id"], unique=False)
    op.create_table(
        "contact_identity",
        sa.Column("identity_id", types.Uuid(), nullable=False),
        sa.Column("contact_id", types.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("is_routing_default", sa.Boolean(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("since", types.UtcDateTime(), nullable=False),
        sa.Column("until", types.UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_contact_identity_contact_id_contact")),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identity.id"], name=op.f("fk_contact_identity_identity_id_identity")
        ),
        sa.PrimaryKeyConstraint("identity_id", "contact_id", name=op.f("pk_contact_identity")),
    )
    op.create_index(op.f("ix_contact_identity_contact_id"), "contact_identity", ["contact_id"], unique=False)
    op.create_table(
        "conversation_participant",
        sa.Column("conversation_id", types.Uuid(), nullable=False),
        sa.Column("identity_id", types.Uuid(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_participant_conversation_id_conversation"),
        ),
        sa.ForeignKeyConstraint(
            ["identity_id"], ["identity.id"], name=op.f("fk_conversation_participant_identity_id_identity")
        ),
        sa.PrimaryKeyConstraint("conversation_id", "identity_id", name=op.f("pk_conversation_participant")),
    )
    op.create_index(
        op.f("ix_conversation_participant_identity_id"), "conversation_participant", ["identity_id"], unique=False
    )
    op.create_table(
        "draft",
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("to", types.JsonDoc(), nullable=False),
        sa.Column("cc", types.JsonDoc(), nullable=False),
        sa.Column("bcc", types.JsonDoc(), nullable=False),
        sa.Column("attachment_ids", types.JsonDoc(), nullable=False),
        sa.Column("last_seen_message_id", types.Uuid(), nullable=True),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_draft_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("user_id", "ticket_id", "kind", name=op.f("pk_draft")),
    )
    op.create_table(
        "event_detail",
        sa.Column("event_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("data", types.JsonDoc(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_detail_event_id_event")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_event_detail")),
    )
    op.create_table(
        "event_publication",
        sa.Column("publish_seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.BigInteger(), nullable=False),
        sa.Column("chain_digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_publication_event_id_event")),
        sa.PrimaryKeyConstraint("publish_seq", name=op.f("pk_event_publication")),
        sa.UniqueConstraint("event_id", name=op.f("uq_event_publication_event_id")),
    )
    op.create_table(
        "one_time_token",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_one_time_token_user_id_user")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_one_time_token")),
    )
    op.create_table(
        "outbound_recipient",
        sa.Column("delivery_id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("diagnostic", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["outbound_delivery.id"], name=op.f("fk_outbound_recipient_delivery_id_outbound_delivery")
        ),
        sa.PrimaryKeyConstraint("delivery_id", "kind", "external_id", name=op.f("pk_outbound_recipient")),
    )
    op.create_table(
        "staff_session",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("csrf_token", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.Column("last_used_at", types.UtcDateTime(), nullable=False),
        sa.Column("expires_at", types.UtcDateTime(), nullable=False),
        sa.Column("user_agent", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_staff_session_user_id_user")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_session")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_staff_session_token_digest")),
    )
    op.create_index(op.f("ix_staff_session_user_id"), "staff_session", ["user_id"], unique=False)
    op.create_table(
        "team_member",
        sa.Column("team_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_team_member_team_id_team")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_team_member_user_id_user")),
        sa.PrimaryKeyConstraint("team_id", "user_id", name=op.f("pk_team_member")),
    )
    op.create_index(op.f("ix_team_member_user_id"), "team_member", ["user_id"], unique=False)
    op.create_table(
        "ticket_follower",
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_follower_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_ticket_follower_user_id_user")),
        sa.PrimaryKeyConstraint("ticket_id", "user_id", name=op.f("pk_ticket_follower")),
    )
    op.create_index(op.f("ix_ticket_follower_user_id"), "ticket_follower", ["user_id"], unique=False)
    op.create_table(
        "ticket_link",
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("target_ticket_id", types.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("created_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["target_ticket_id"], ["ticket.id"], name=op.f("fk_ticket_link_target_ticket_id_ticket")
        ),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_link_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("ticket_id", "target_ticket_id", "kind", name=op.f("pk_ticket_link")),
    )
    op.create_index(op.f("ix_ticket_link_target_ticket_id"), "ticket_link", ["target_ticket_id"], unique=False)
    op.create_table(
        "ticket_mention",
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("mentioned_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_mention_ticket_id_ticket")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_ticket_mention_user_id_user")),
        sa.PrimaryKeyConstraint("ticket_id", "user_id", name=op.f("pk_ticket_mention")),
    )
    op.create_index(
        op.f("ix_ticket_mention_user_id_mentioned_at"), "ticket_mention", ["user_id", "mentioned_at"], unique=False
    )
    op.create_table(
        "ticket_read",
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("last_message_id", types.Uuid(), nullable=True),
        sa.Column("inbound_count", sa.Integer(), nullable=False),
        sa.Column("updated_at", types.UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_read_ticket_id_ticket")),
        sa.PrimaryKeyConstraint("user_id", "ticket_id", name=op.f("pk_ticket_read")),
    )
    op.create_table(
        "ticket_tag",
        sa.Column("ticket_id", types.Uuid(), nullable=False),
        sa.Column("tag_id", types.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["tag_id"], ["tag.id"], name=op.f("fk_ticket_tag_tag_id_tag")),
        sa.PrimaryKeyConstraint("ticket_id", "tag_id", name=op.f("pk_ticket_tag")),
    )
    op.create_index(op.f("ix_ticket_tag_tag_id"), "ticket_tag", ["tag_id"], unique=False)
