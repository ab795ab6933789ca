"""The contract of a channel. Workers know channels only through this Protocol and `channels.registry`."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Final, Protocol, runtime_checkable
from uuid import UUID

from pydantic import BaseModel, ValidationError

from core.channel_accounts.tokens import KeptToken
from core.messages import Capabilities, OutboundMessage, ParkedPart, ParsedDelivery, SendResult

_LONGEST_REASON: Final = 500


@dataclass(frozen=True, slots=True)
class SendingLimits:
    """How many messages may leave through an account in one minute and one hour of the clock; None: any number."""

    per_minute: int | None = None
    per_hour: int | None = None


class ChannelConfig(BaseModel):
    """Base of every channel's decrypted settings; each adapter's manifest.py subclasses it."""

    def sending_limits(self) -> SendingLimits:
        """What the administrator allows to leave; an attempt over it waits."""
        return SendingLimits()


class TokenVault(Protocol):
    """Where what an authorization server gave for an account outlives the process, shared by all of them."""

    async def find(self, account_id: UUID, fingerprint: str) -> KeptToken | None:
        """The tokens kept for an account and these settings."""
        ...

    async def keep(self, account_id: UUID, fingerprint: str, token: KeptToken) -> None:
        """Keep these instead of earlier ones."""
        ...


@dataclass(frozen=True, slots=True)
class AccountContext:
    """One connected mailbox, page or bot, as its adapter needs it; no database behind it.

    `address` is the account's own address (mail: the mailbox), `own_domains` are lower-case domains whose mail is ours,
    `signing_key` (at least 16 bytes) signs message ids and reply addresses, `brand` is shown to customers. `vault`
    keeps sign-in tokens; without one they live in this process. `allow_private_hosts` lets a token server be at home.
    """

    id: UUID
    kind: str
    name: str
    address: str
    config: ChannelConfig
    own_domains: tuple[str, ...] = ()
    signing_key: bytes = b""
    brand: str = ""
    vault: TokenVault | None = None
    allow_private_hosts: bool = False


@dataclass(frozen=True, slots=True)
class RawDelivery:
    """Raw bytes exactly as they came through a door. `headers` are the HTTP headers of a webhook (mail: empty)."""

    id: UUID
    channel_account_id: UUID
    raw: bytes
    received_at: datetime
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParsedDeliveryWithBlobs:
    """What `parse` understood, beside the bytes of its attachments.

    `blobs` maps `Attachment.blob_key` (sha-256 hex) to content; the caller stores them before the transaction that
    records the messages, so no message ever names a blob that does not exist.
    """

    parsed: ParsedDelivery
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def none_of_ours(delivery: RawDelivery, what: str, error: ValidationError) -> ParsedDeliveryWithBlobs:
    """Bytes that our own pages cannot have sent: parked for a person, once however often they come.

    `what` begins the reason that is shown ("this is no recorded call"); the first of `error`'s problems follows.
    """
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    reason = f"{what}: {error.error_count()} problems, first {place}: {first['msg']}"[:_LONGEST_REASON]
    key = f"unread:{sha256(delivery.raw).hexdigest()}"
    part = ParkedPart(key, reason, f"{delivery.channel_account_id}:unread")
    return ParsedDeliveryWithBlobs(ParsedDelivery(parked=(part,)))


class BlobReader(Protocol):
    """Reads stored attachment bytes for sending."""

    async def read(self, blob_key: str) -> bytes:
        """The bytes stored under this sha-256 hex. Raises core.errors.NotFound when there are none."""
        ...


class VisitorStreams(Protocol):
    """Where a channel whose customers are on our own pages (web chat) puts what they are to read."""

    async def append(self, channel_account_id: UUID, visitor_id: UUID, frame: "StreamFrame") -> int:
        """Put a frame at the end of a visitor's stream; its number there.

        A frame whose `source_key` was there before keeps its place.

        Raises core.errors.NotFound when there is no such visitor (any more).
        """
        ...


@dataclass(frozen=True, slots=True)
class StreamFrame:
    """Something that a visitor's page shows. `source_key` makes it unique within the visitor's stream.

    kind: message|canceled|state. `document` is the JSON that the widget reads (channels/webchat/frames.py).
    """

    kind: str
    source_key: str
    document: Mapping[str, object]
    message_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The answer of test-connection. `problem` is a stable code ('' when ok), `detail` the server's own words.

    `checks` tells each step apart, e.g. {"imap": "", "smtp": "login_refused"}: '' means that step works.
    """

    ok: bool
    problem: str = ""
    detail: str = ""
    checks: Mapping[str, str] = field(default_factory=dict)


BeforeTransmit = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class WatchPosition:
    """How far a watched source has been recorded: `number` grows within one `epoch` (mail: UID within UIDVALIDITY)."""

    epoch: int
    number: int
    seen_at: datetime | None = None


class Watcher(Protocol):
    """A source that is asked for news by a thread of its own."""

    def start(self) -> None:
        """Begin in a new thread."""
        ...

    def stop(self) -> bool:
        """End within two seconds; True when the thread has ended."""
        ...


Deliver = Callable[[bytes, int, int], None]
"""(raw, epoch, number): returns once the bytes are durably recorded; when it raises, the same is handed over again."""

ReportHealth = Callable[[bool, str, str], None]
"""(is it working, stable code, the server's own words), whenever that changes."""


class ChannelAdapter(Protocol):
    """What every channel can do. `parse` is pure CPU and may run in any thread; the others talk to the vendor."""

    @property
    def kind(self) -> str:
        """The channel's kind, e.g. 'email'."""
        ...

    @property
    def capabilities(self) -> Capabilities:
        """What this channel can carry."""
        ...

    def parse_config(self, document: Mapping[str, object]) -> ChannelConfig:
        """The typed settings. Raises pydantic.ValidationError when they make no sense."""
        ...

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """Messages of one delivery. Never raises on bad input: what cannot be understood is parked with its reason."""
        ...

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams,
    ) -> SendResult:
        """Send one message.

        `before_transmit` is awaited just before the content leaves, so that the caller commits `transmitting`: a
        failure before it is RETRY or FAILED, a lost connection after it is UNCERTAIN. Raises nothing the vendor does;
        what `before_transmit` raises is passed on and nothing has been sent then. `streams` is for channels of our own
        pages; others leave it alone.
        """
        ...

    def watch(
        self, account: AccountContext, position: WatchPosition | None, deliver: Deliver, report: ReportHealth
    ) -> Watcher | None:
        """A watcher of this account's source, not started yet; None for channels that are called instead (webhooks).

        `deliver` and `report` are called in the watcher's thread.
        """
        ...

    async def check(self, account: AccountContext) -> Health:
        """Try the account's settings against the vendor without sending or changing anything."""
        ...


@runtime_checkable
class SharesConnections(Protocol):
    """A channel whose connections can serve several messages of one account."""

    def burst(self) -> AbstractAsyncContextManager[None]:
        """While it lasts, connections wait for the next message; they end with it."""
        ...


@runtime_checkable
class KeepsSentCopies(Protocol):
    """A channel whose accounts have a place of their own for what was sent (mail: the sent folder)."""

    async def keep_sent(self, raw: bytes, external_message_id: str, account: AccountContext) -> Health:
        """Put a copy there unless it is there already. Never sends anything; trouble is answered, not raised."""
        ...
