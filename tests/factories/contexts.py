"""An application context over a test's own database, without any job running by itself."""

from pathlib import Path

from core.context import AppContext
from core.db.session import Database
from core.jobs import NoJobs
from core.realtime import LocalRealtime
from core.settings import Settings
from core.storage import BlobStore
from tests.factories.channels import SECRETS


def make_context(database: Database, folder: Path, **settings) -> AppContext:
    """Blobs in `folder`; nudges go nowhere, so a test drains by hand."""
    return AppContext(
        settings=Settings(environment="test", **settings),
        database=database,
        blobs=BlobStore((folder / "blobs").as_uri()),
        secrets=SECRETS,
        realtime=LocalRealtime(),
        jobs=NoJobs(),
    )
