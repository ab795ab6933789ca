"""Customers and companies in lists: by mark and by name; what somebody wrote, found without reading it all."""

import sqlalchemy as sa
from alembic import op

revision = "0008_customer_lists"
down_revision = "0007_answered_visitors"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Indexes only."""
    for name, mark in (("ix_contact_vip", "is_vip"), ("ix_contact_blocked", "is_blocked")):
        op.create_index(name, "contact", ["id"], postgresql_where=sa.text(mark), sqlite_where=sa.text(mark))
    op.create_index(op.f("ix_account_name_id"), "account", ["name", "id"], unique=False)
    op.create_index(op.f("ix_message_author_id"), "message", ["author_id"], unique=False)


def downgrade() -> None:
    """The lists are slower without."""
    op.drop_index(op.f("ix_message_author_id"), "message")
    op.drop_index(op.f("ix_account_name_id"), "account")
    op.drop_index("ix_contact_blocked", "contact")
    op.drop_index("ix_contact_vip", "contact")
