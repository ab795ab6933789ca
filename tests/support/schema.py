"""Finds every table the product declares."""

import importlib
from pathlib import Path

from sqlalchemy import MetaData

from core.db.base import Base
from tests.support.processes import project_root

FIRST_PARTY = ("core", "channels", "ticketing", "kb", "crm_link", "workers", "web", "cli", "demo")


def model_files() -> list[Path]:
    """Every file that declares tables, by what it says and not by its name."""
    root = project_root()
    files = [path for folder in FIRST_PARTY for path in sorted((root / folder).rglob("*.py"))]
    return [path for path in files if "__tablename__" in path.read_text() and "node_modules" not in path.parts]


def import_every_model() -> MetaData:
    """Import them all; the metadata that now knows every table."""
    for path in model_files():
        importlib.import_module(".".join(path.relative_to(project_root()).with_suffix("").parts))
    return Base.metadata
