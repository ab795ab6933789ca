"""A private redis-server of the pytest run; each worker keeps to a database number of its own."""

from typing import Any

from tests.support.processes import (
    Guarded,
    can_connect,
    free_port,
    own_folder,
    program,
    shared,
    start_guarded,
    wait_until_up,
)

_DATABASES = 128


def start_redis() -> tuple[Guarded, int]:
    """A redis-server of its own without persistence; its guardian and port."""
    folder, port = own_folder("redis"), free_port()
    command = [program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = start_guarded([*command, "--databases", str(_DATABASES), "--dir", str(folder)], folder)
    wait_until_up(server, lambda: can_connect(port))
    return server, port


def shared_redis_url(worker_number: int) -> str:
    """URL of this worker's own database on the run's server (keys and RQ queues are apart; channels are not)."""

    def start() -> tuple[Guarded, dict[str, Any]]:
        server, port = start_redis()
        return server, {"port": port}

    return f"redis://127.0.0.1:{shared('redis', start)['port']}/{worker_number % _DATABASES}"
