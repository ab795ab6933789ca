"""Connected mailboxes, threads, and a channel that does what a test tells it to."""

import json
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession

from channels.adapter import AccountContext, BeforeTransmit, BlobReader, ChannelConfig, VisitorStreams
from channels.registry import load_adapter
from core import ids
from core.channel_accounts.models import ChannelAccount, ChannelHealth
from core.messages import Address, Capabilities, OutboundMessage, SendOutcome, SendResult
from core.secrets import Secrets
from tests.factories.desk import START
from ticketing.conversations.models import Conversation
from ticketing.tickets.models import Ticket

CUSTOMER = Address("email", "somchai@example.com", "สมชาย ใจดี")
SECRETS = Secrets("a secret for tests that nobody else uses")
MAIL = Capabilities(can_html=True, can_subject=True, can_cc=True, undo_seconds=10)
AT_ONCE = Capabilities(can_html=True, can_subject=True, can_cc=True)


async def make_mailbox(
    session: AsyncSession, address: str = "help@shop.example", *, smtp: Mapping[str, object] | None = None, **fields
) -> ChannelAccount:
    config = {"smtp": smtp} if smtp else {}
    values = {"name": "Siam Audio", "acknowledgement": {}, "created_at": START, **fields}
    account = ChannelAccount(
        id=ids.new_id(),
        kind="email",
        address=address,
        config_encrypted=SECRETS.encrypt(json.dumps(config)),
        **values,
    )
    session.add(account)
    await session.flush()
    session.add(ChannelHealth(channel_account_id=account.id, state="ok", message=""))
    await session.flush()
    return account


async def make_conversation(session: AsyncSession, ticket: Ticket, account: ChannelAccount) -> Conversation:
    conversation = Conversation(
        id=ids.new_id(),
        channel_account_id=account.id,
        channel_kind=account.kind,
        thread_key=ids.new_id().hex,
        subject=ticket.subject,
        current_ticket_id=ticket.id,
        created_at=START,
    )
    session.add(conversation)
    ticket.conversation_id, ticket.channel_account_id = conversation.id, account.id
    await session.flush()
    return conversation


Behaviour = Callable[[OutboundMessage, BeforeTransmit], Awaitable[SendResult]]


@dataclass
class ScriptedChannel:
    """A channel whose attempts end as `script` says, one after the other, and well when it is empty.

    An entry is a result (returned after the content left), or a coroutine function that does as it likes.
    """

    script: deque[SendResult | Behaviour] = field(default_factory=deque)
    sent: list[OutboundMessage] = field(default_factory=list)
    capabilities: Capabilities = MAIL
    kind: str = "email"

    def parse_config(self, document: Mapping[str, object]) -> ChannelConfig:
        return load_adapter("email").parse_config(document)

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams | None = None,
    ) -> SendResult:
        act = self.script.popleft() if self.script else SendResult(SendOutcome.SENT)
        if not isinstance(act, SendResult):
            return await act(message, before_transmit)
        await before_transmit()
        self.sent.append(message)
        if act.outcome is SendOutcome.SENT and not act.external_message_id:
            return SendResult(act.outcome, f"<{message.message_id}@shop.example>", "250 OK", act.recipients)
        return act
