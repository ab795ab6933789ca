"""Webhooks: what is about one ticket is told in its order. What waits already is told as before."""

import sqlalchemy as sa
from alembic import op

revision = "0019_webhook_lanes"
down_revision = "0018_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nobody has waited in a lane yet."""
    op.add_column("webhook_delivery", sa.Column("lane", sa.Text(), nullable=True))
    op.create_index(
        op.f("ix_webhook_delivery_endpoint_id_lane_state"), "webhook_delivery", ["endpoint_id", "lane", "state"]
    )


def downgrade() -> None:
    """Without order again."""
    op.drop_index(op.f("ix_webhook_delivery_endpoint_id_lane_state"), "webhook_delivery")
    op.drop_column("webhook_delivery", "lane")
