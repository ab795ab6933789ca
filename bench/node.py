"""The product's web node with one more route: a door that takes a raw mail, as a mailbox thread or a web hook does.

`python -m bench.node CHANNEL_ACCOUNT_ID` with the settings of `sawasdesk serve`; PostgreSQL needs a worker beside it.
"""

import sys
from itertools import count
from uuid import UUID

from aiohttp import web

from cli.process import run_until_stopped, stop_requested
from cli.serve import listening, running
from core.context import AppContext
from core.inbox.door import Door
from core.settings import Settings
from workers.accounts import load_accounts
from workers.door import raw_delivery
from workers.logs import configure_logs

DOOR = "/bench/door"


def door_of(context: AppContext, account_id: UUID) -> web.AbstractRouteDef:
    """The route: the body is the mail, the answer 200 means it is kept."""
    numbers, door = count(), Door(context.database)

    async def take(request: web.Request) -> web.Response:
        raw = await request.read()
        async with context.database.read() as session:
            account = (await load_accounts(context, session)).get(account_id)
        delivery = await raw_delivery(context, account, raw, f"door:{id(context)}:{next(numbers)}")
        await door.take(delivery)
        return web.Response()

    return web.post(DOOR, take)


async def _main(account_id: UUID) -> None:
    stopped = stop_requested()
    settings = Settings()
    configure_logs(settings)
    async with running(settings) as context, listening(context, "127.0.0.1", 0, [door_of(context, account_id)]) as url:
        print(f"listening: {url}", flush=True)
        await stopped.wait()


if __name__ == "__main__":
    run_until_stopped(_main(UUID(sys.argv[1])))
