"""The outbound job over a scene of replies, with a channel that follows a script."""

from sqlalchemy import update

from core import clock
from core.db.session import Database
from core.messages import Address, SendOutcome, SendResult
from tests.factories.channels import ScriptedChannel
from tests.factories.contexts import make_context
from ticketing.replies.models import OutboundDelivery
from workers.jobs.outbound import Outbound

RETRY = SendResult(SendOutcome.RETRY, diagnostic="451 come back later")
FAILED = SendResult(SendOutcome.FAILED, diagnostic="550 no such user")
UNCERTAIN = SendResult(SendOutcome.UNCERTAIN, "<m@shop.example>", "connection lost after the message")
BOSS = Address("email", "boss@example.com")


class Post:
    """The outbound job over a scene, with a channel that follows a script."""

    def __init__(self, database: Database, folder) -> None:
        self.context = make_context(database, folder)
        self.channel = ScriptedChannel()

    async def drain(self) -> None:
        await Outbound(self.context, lambda _kind: self.channel).drain()


async def make_due(database: Database) -> None:
    """Let every pause and undo window be over."""
    async with database.write() as session:
        await session.execute(
            update(OutboundDelivery).where(OutboundDelivery.due_at.is_not(None)).values(due_at=clock.ago(1))
        )


async def expire_leases(database: Database) -> None:
    async with database.write() as session:
        await session.execute(
            update(OutboundDelivery).where(OutboundDelivery.lease_until.is_not(None)).values(lease_until=clock.ago(1))
        )
