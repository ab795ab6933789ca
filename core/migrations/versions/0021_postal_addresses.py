"""Where customers and companies live, get their parcels and their invoices."""

import sqlalchemy as sa
from alembic import op

from core.db.types import JsonDoc

revision = "0021_postal_addresses"
down_revision = "0020_ticket_updates"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has any yet."""
    for table in ("contact", "account"):
        op.add_column(table, sa.Column("addresses", JsonDoc(), nullable=False, server_default="[]"))


def downgrade() -> None:
    """What was noted of addresses is lost."""
    for table in ("contact", "account"):
        op.drop_column(table, "addresses")
