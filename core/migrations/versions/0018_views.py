"""Saved views, exports, and text as conditions compare it: a function on PostgreSQL, in SQLite the program's own."""

import sqlalchemy as sa
from alembic import op

from core.db import types
from core.db.folding import fold_text
from core.db.types import JsonDoc, UtcDateTime

revision = "0018_views"
down_revision = "0017_ticket_operations"
branch_labels = None
depends_on = None

_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029"
_INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff"
_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_THAI_DIGITS = "".join(chr(0x0E50 + digit) for digit in range(10))
_REPETITION_SIGN, _NIKHAHIT, _AA, _AM, _E, _AE = "\u0e46", "\u0e4d", "\u0e32", "\u0e33", "\u0e40", "\u0e41"
_FINAL_SIGMA, _SIGMA, _SHARP_S = "\u03c2", "\u03c3", "\u00df"

# translate() drops the characters of `_FROM` that have no partner in `_TO`.
_FROM = _THAI_DIGITS + _REPETITION_SIGN + _SPACES + _FINAL_SIGMA + _INVISIBLE
_TO = "0123456789" + " " * (1 + len(_SPACES)) + _SIGMA


def upgrade() -> None:
    """Nobody has saved a view yet."""
    op.create_table(
        "saved_view",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("icon", sa.Text(), nullable=False),
        sa.Column("conditions", JsonDoc(), nullable=False),
        sa.Column("sort_field", sa.Text(), nullable=False),
        sa.Column("sort_descending", sa.Boolean(), nullable=False),
        sa.Column("columns", JsonDoc(), nullable=False),
        sa.Column("layout", sa.Text(), nullable=False),
        sa.Column("board_field", sa.Text(), nullable=False),
        sa.Column("visibility", sa.Text(), nullable=False),
        sa.Column("owner_id", types.Uuid(), nullable=False),
        sa.Column("team_id", types.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("default_roles", JsonDoc(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_view")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_saved_view_owner_id_user")),
    )
    op.create_index(op.f("ix_saved_view_owner_id"), "saved_view", ["owner_id"])
    op.create_index(op.f("ix_saved_view_team_id"), "saved_view", ["team_id"])
    op.create_index(op.f("ix_saved_view_visibility_position"), "saved_view", ["visibility", "position"])
    op.create_table(
        "saved_view_order",
        sa.Column("user_id", types.Uuid(), nullable=False),
        sa.Column("shown", JsonDoc(), nullable=False),
        sa.Column("hidden", JsonDoc(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_saved_view_order")),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_saved_view_order_user_id_user")),
    )
    op.create_table(
        "ticket_export",
        sa.Column("id", types.Uuid(), nullable=False),
        sa.Column("owner_id", types.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("asked", JsonDoc(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("written", sa.Integer(), nullable=False),
        sa.Column("blob_key", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_token", types.Uuid(), nullable=True),
        sa.Column("lease_until", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("finished_at", UtcDateTime(), nullable=True),
        sa.Column("expires_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_export")),
        sa.ForeignKeyConstraint(["owner_id"], ["user.id"], name=op.f("fk_ticket_export_owner_id_user")),
    )
    op.create_index(op.f("ix_ticket_export_owner_id_created_at"), "ticket_export", ["owner_id", "created_at"])
    op.create_index(op.f("ix_ticket_export_state_lease_until"), "ticket_export", ["state", "lease_until"])
    op.add_column("ticket", sa.Column("folded_subject", sa.Text(), nullable=False, server_default=""))
    connection = op.get_bind()
    if connection.dialect.name == "postgresql":
        _create_fold(connection)
        op.execute("UPDATE ticket SET folded_subject = sawasdesk_fold(subject)")
    else:
        rows = connection.execute(sa.text("SELECT id, subject FROM ticket")).all()
        folds = [{"id": row.id, "folded": fold_text(row.subject)} for row in rows]
        if folds:
            connection.execute(sa.text("UPDATE ticket SET folded_subject = :folded WHERE id = :id"), folds)


def downgrade() -> None:
    """The views are lost."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION sawasdesk_fold(text)")
    op.drop_column("ticket", "folded_subject")
    for table in ("ticket_export", "saved_view_order", "saved_view"):
        op.drop_table(table)


def _create_fold(connection: sa.Connection) -> None:
    """The steps of core.rules.conditions.folded, in their order. Without ICU only what the database's locale knows."""
    has_icu = connection.execute(sa.text("SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu'")).first()
    lower = 'lower(normalize(value, NFKC) COLLATE "und-x-icu")' if has_icu else "lower(normalize(value, NFKC))"
    letters = f"replace(translate({lower}, '{_FROM}', '{_TO}'), '{_SHARP_S}', 'ss')"
    vowels = f"replace(replace({letters}, '{_NIKHAHIT}{_AA}', '{_AM}'), '{_E}{_E}', '{_AE}')"
    joined = f"regexp_replace({vowels}, '{_NIKHAHIT}([{_TONES}]?){_AA}', '\\1{_AM}', 'g')"
    spaced = f"regexp_replace(translate({joined}, '{_TONES}', ''), ' {{2,}}', ' ', 'g')"
    connection.exec_driver_sql(
        "CREATE FUNCTION sawasdesk_fold(value text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 "
        f"AS $fold$ SELECT btrim({spaced}, ' ') COLLATE \"C\" $fold$"
    )
