"""What every entry point holds: the open parts of one process."""

from dataclasses import dataclass
from typing import Final

from core.db.session import Database
from core.jobs import Jobs
from core.realtime import Realtime
from core.secrets import Secrets
from core.settings import Settings
from core.storage import BlobStore
from core.translation import NoTranslator, Translator

NO_TRANSLATOR: Final = NoTranslator()


@dataclass(frozen=True, slots=True)
class AppContext:
    """One process's settings, database, blobs, secrets, realtime bus and job nudges. Built by workers.bootstrap."""

    settings: Settings
    database: Database
    blobs: BlobStore
    secrets: Secrets
    realtime: Realtime
    jobs: Jobs
    is_demo: bool = False
    translator: Translator = NO_TRANSLATOR
