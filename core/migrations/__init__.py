"""Alembic revisions. They create tables themselves and import no feature code, so that old ones keep working."""
