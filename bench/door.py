"""The door: how many raw mails a process takes in and keeps durably, workers paused."""

from itertools import count

from bench.clients import Latencies, hammer
from bench.company import MAILBOX, Company
from bench.ground import Ground
from bench.mails import make_mails
from channels.adapter import AccountContext
from core.inbox.service import record_delivery
from workers.accounts import load_accounts
from workers.bootstrap import open_context
from workers.door import raw_delivery

_SECONDS = 4.0


async def measure_door(ground: Ground, company: Company, clients: int) -> Latencies:
    """Every call keeps one mail in a transaction of its own, as a mailbox thread or a web hook does."""
    mails = make_mails(200, MAILBOX, seed=3)
    numbers = count()
    async with open_context(ground.settings) as context:
        async with context.database.read() as session:
            account: AccountContext = (await load_accounts(context, session)).get(company.mailbox_id)

        async def one() -> None:
            number = next(numbers)
            delivery = await raw_delivery(context, account, mails[number % len(mails)], f"door:{number}")
            async with context.database.write() as session:
                await record_delivery(session, delivery)

        await hammer(one, clients, 0.5)
        return await hammer(one, clients, _SECONDS)
