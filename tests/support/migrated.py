"""Migrates a test database with the product's own migrations."""

import asyncio
import threading

from core.db.migrate import upgrade


def migrate(url: str) -> None:
    """Bring the database at `url` to the newest revision; in a thread, as an event loop may be running in this one."""
    trouble: list[BaseException] = []

    def work() -> None:
        try:
            asyncio.run(upgrade(url))
        except BaseException as error:  # noqa: BLE001 - raised again in the calling thread
            trouble.append(error)

    thread = threading.Thread(target=work, name="migrate")
    thread.start()
    thread.join()
    if trouble:
        raise trouble[0]
