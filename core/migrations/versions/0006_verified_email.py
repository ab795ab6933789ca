"""Visitors of whom the host page proved who they are, but not the address that they typed."""

import sqlalchemy as sa
from alembic import op

revision = "0006_verified_email"
down_revision = "0005_contact_merge"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """An address of before may have been typed: nobody vouches for it."""
    op.add_column("visitor", sa.Column("is_email_verified", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    """The addresses become typed ones again."""
    op.drop_column("visitor", "is_email_verified")
