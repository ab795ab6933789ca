"""An adapter inside the product: from recorded bytes to messages on tickets, once each, whatever comes twice."""

import json
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from core import clock, ids
from core.channel_accounts.models import ChannelAccount
from core.context import AppContext
from core.db.session import Database
from core.inbox.models import InboundItem
from core.inbox.service import NewDelivery, record_deliveries
from tests.contract.profile import ChannelProfile
from tests.contract.sayings import Saying
from tests.factories.channels import SECRETS
from tests.factories.contexts import make_context
from ticketing.messages.models import Message
from workers.accounts import load_accounts
from workers.jobs import inbound


@pytest.fixture
def context(database: Database, tmp_path: Path) -> AppContext:
    return make_context(database, tmp_path)


async def connect(context: AppContext, profile: ChannelProfile) -> UUID:
    row = ChannelAccount(
        id=ids.new_id(),
        kind=profile.kind,
        name="Help",
        address=profile.address,
        acknowledgement={},
        config_encrypted=SECRETS.encrypt(json.dumps(profile.config)),
        created_at=clock.utc_now(),
    )
    async with context.database.write() as session:
        session.add(row)
    return row.id


async def receive(context: AppContext, account_id: UUID, kind: str, raws: Sequence[bytes]) -> None:
    """Each under a key of its own, as a door that does not recognize repetitions would."""
    deliveries = [
        NewDelivery(account_id, kind, ids.new_token(), len(raw), raw=raw, received_at=clock.utc_now()) for raw in raws
    ]
    async with context.database.write() as session:
        await record_deliveries(session, deliveries)
    await inbound.run(context)


async def customers_words(context: AppContext) -> list[str]:
    async with context.database.read() as session:
        query = select(Message).where(Message.direction == "inbound").order_by(Message.id)
        return [message.text for message in (await session.execute(query)).scalars()]


async def test_an_event_that_comes_twice_is_one_message(context: AppContext, profile: ChannelProfile) -> None:
    account_id = await connect(context, profile)
    async with context.database.read() as session:
        account = (await load_accounts(context, session)).get(account_id)
    saying = Saying("ลำโพงไม่มีเสียงครับ")
    first, again = profile.said(account, saying, "e1"), profile.said_again(account, saying, "e1")
    await receive(context, account_id, profile.kind, [first, again])
    await receive(context, account_id, profile.kind, [profile.said_again(account, saying, "e1")])
    [words] = await customers_words(context)
    assert saying.text in words


async def test_several_messages_become_several_in_their_order(context: AppContext, profile: ChannelProfile) -> None:
    account_id = await connect(context, profile)
    async with context.database.read() as session:
        account = (await load_accounts(context, session)).get(account_id)
    sayings = [Saying(f"ข้อความที่ {number}") for number in range(4)]
    await receive(context, account_id, profile.kind, profile.batch(account, sayings))
    words = await customers_words(context)
    assert len(words) == len(sayings)
    for saying, heard in zip(sayings, words, strict=True):
        assert saying.text in heard


async def test_what_is_not_understood_waits_for_a_person_and_stops_nothing(
    context: AppContext, profile: ChannelProfile
) -> None:
    account_id = await connect(context, profile)
    async with context.database.read() as session:
        account = (await load_accounts(context, session)).get(account_id)
    unknown = [raw for raw in profile.unknown(account) if raw]
    saying = Saying("สวัสดีค่ะ")
    await receive(context, account_id, profile.kind, [*unknown, profile.said(account, saying, "e1")])
    assert len(await customers_words(context)) == 1
    async with context.database.read() as session:
        items = (await session.execute(select(InboundItem).where(InboundItem.state == "parked"))).scalars().all()
    assert len(items) == len(unknown)
    assert all(item.reason for item in items)
