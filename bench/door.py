"""The door: how many raw mails a process takes in and keeps durably, workers paused."""

from itertools import count

from bench.clients import Latencies, hammer
from bench.company import MAILBOX, Company
from bench.ground import Ground
from bench.mails import make_mails
from channels.adapter import AccountContext
from core.inbox.door import Door
from workers.accounts import load_accounts
from workers.bootstrap import open_context
from workers.door import raw_delivery

_SECONDS = 4.0


async def measure_door(ground: Ground, company: Company, clients: int) -> Latencies:
    """Every client hands in one mail after the other, each answered when it is durable."""
    mails = make_mails(200, MAILBOX, seed=3)
    numbers = count()
    async with open_context(ground.settings) as context:
        door = Door(context.database)
        async with context.database.read() as session:
            account: AccountContext = (await load_accounts(context, session)).get(company.mailbox_id)

        async def one() -> None:
            number = next(numbers)
            delivery = await raw_delivery(context, account, mails[number % len(mails)], f"door:{number}")
            await door.take(delivery)

        await hammer(one, clients, 0.5)
        return await hammer(one, clients, _SECONDS)
