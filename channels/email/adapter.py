"""The e-mail channel as workers see it."""

from collections.abc import Mapping
from hashlib import sha256

from channels.adapter import (
    AccountContext,
    BeforeTransmit,
    BlobReader,
    Deliver,
    Health,
    ParsedDeliveryWithBlobs,
    RawDelivery,
    ReportHealth,
    VisitorStreams,
    Watcher,
    WatchPosition,
)
from channels.email.check import check_account
from channels.email.mailbox import Cursor, MailboxEvent, MailboxWatcher
from channels.email.manifest import CAPABILITIES, EmailConfig
from channels.email.parse import Receiver, parse_raw
from channels.email.send import send_mail
from core.messages import Capabilities, OutboundMessage, ParkedPart, ParsedDelivery, SendResult

_HEALTHY = frozenset({MailboxEvent.CONNECTED, MailboxEvent.RENUMBERED, MailboxEvent.VANISHED})


class EmailAdapter:
    """Mail through IMAP and SMTP."""

    kind = "email"

    @property
    def capabilities(self) -> Capabilities:
        """What mail can carry."""
        return CAPABILITIES

    def parse_config(self, document: Mapping[str, object]) -> EmailConfig:
        """The typed settings. Raises pydantic.ValidationError."""
        return EmailConfig.model_validate(document)

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """The one message of a delivered mail and its attachments' bytes; empty or unreadable bytes are parked."""
        unwrap = isinstance(account.config, EmailConfig) and account.config.unwrap_forwards
        receiver = Receiver(account.id, account.address, account.own_domains, account.signing_key, unwrap)
        if not delivery.raw.strip():
            return _parked(delivery, "the mail is empty")
        try:
            mail = parse_raw(delivery.raw, receiver, delivery.received_at)
        except Exception as error:  # noqa: BLE001 - no mail may stop the others; a person sees this one with its reason
            return _parked(delivery, f"{type(error).__name__}: {error}"[:500])
        return ParsedDeliveryWithBlobs(ParsedDelivery(messages=(mail.message,)), mail.blobs)

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams | None = None,
    ) -> SendResult:
        """One attempt over SMTP; see `channels.email.send.send_mail`."""
        return await send_mail(message, account, blobs=blobs, before_transmit=before_transmit)

    def watch(
        self, account: AccountContext, position: WatchPosition | None, deliver: Deliver, report: ReportHealth
    ) -> Watcher | None:
        """A thread on the account's IMAP folder; None for a send-only account."""
        config = account.config
        if not isinstance(config, EmailConfig) or config.imap is None:
            return None
        cursor = Cursor(position.epoch, position.number, position.seen_at) if position else None

        def told(event: MailboxEvent, detail: str) -> None:
            report(event in _HEALTHY, event.value, detail)

        return MailboxWatcher(config.imap, config, deliver, cursor=cursor, report=told)

    async def check(self, account: AccountContext) -> Health:
        """Log in at the account's servers."""
        return await check_account(account)


def _parked(delivery: RawDelivery, reason: str) -> ParsedDeliveryWithBlobs:
    part = ParkedPart(f"unread:{sha256(delivery.raw).hexdigest()}", reason, f"{delivery.channel_account_id}:unread")
    return ParsedDeliveryWithBlobs(ParsedDelivery(parked=(part,)))
