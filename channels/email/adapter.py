"""The e-mail channel as workers see it."""

import asyncio
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
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
from channels.email.mailbox import Cursor, GetToken, MailboxEvent, MailboxWatcher
from channels.email.manifest import CAPABILITIES, EmailConfig, OAuthSettings, require_secrets
from channels.email.oauth import AccessTokens, OAuthTrouble
from channels.email.parse import Receiver, parse_raw
from channels.email.send import send_mail
from channels.email.sent_folder import save_copy
from channels.email.smtp_pool import SmtpPool
from channels.email.threading import read_own_message_id
from core.messages import Capabilities, InboundMessage, OutboundMessage, ParkedPart, ParsedDelivery, SendResult

_HEALTHY = frozenset({MailboxEvent.CONNECTED, MailboxEvent.RENUMBERED, MailboxEvent.VANISHED})
_TOKEN_SECONDS = 60.0


class EmailAdapter:
    """Mail through IMAP and SMTP."""

    kind = "email"

    def __init__(self) -> None:
        self._tokens = AccessTokens()
        self._pool = SmtpPool()

    @property
    def capabilities(self) -> Capabilities:
        """What mail can carry."""
        return CAPABILITIES

    def parse_config(self, document: Mapping[str, object]) -> EmailConfig:
        """The typed settings. Raises pydantic.ValidationError."""
        config = EmailConfig.model_validate(document)
        require_secrets(config)
        return config

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """The one message of a delivered mail and its attachments' bytes; empty or unreadable bytes are parked.

        A copy of what this mailbox sent itself (where the watched folder holds those too) is no message: we have it.
        """
        unwrap = isinstance(account.config, EmailConfig) and account.config.unwrap_forwards
        receiver = Receiver(account.id, account.address, account.own_domains, account.signing_key, unwrap)
        if not delivery.raw.strip():
            return _parked(delivery, "the mail is empty")
        try:
            mail = parse_raw(delivery.raw, receiver, delivery.received_at)
        except Exception as error:  # noqa: BLE001 - no mail may stop the others; a person sees this one with its reason
            return _parked(delivery, f"{type(error).__name__}: {error}"[:500])
        if _is_own_copy(mail.message, account):
            return ParsedDeliveryWithBlobs(ParsedDelivery())
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
        return await send_mail(
            message, account, blobs=blobs, before_transmit=before_transmit, pool=self._pool, tokens=self._tokens
        )

    def burst(self) -> AbstractAsyncContextManager[None]:
        """While it lasts, mails of one account share connections."""
        return self._pool.burst()

    async def keep_sent(self, raw: bytes, external_message_id: str, account: AccountContext) -> Health:
        """Put a copy into the mailbox's sent folder; see `channels.email.sent_folder.save_copy`."""
        config = account.config
        if not isinstance(config, EmailConfig) or config.imap is None or not config.saves_sent:
            return Health(ok=True)
        settings = config.token_settings
        try:
            token = await self._tokens.get(account, settings) if settings is not None else ""
            health = await asyncio.to_thread(save_copy, raw, external_message_id, config.imap, config, token)
            if settings is None or health.problem != "token_rejected":
                return health
            token = await self._tokens.get(account, settings, rejected=token)
        except OAuthTrouble as trouble:
            return Health(ok=False, problem=trouble.code, detail=trouble.detail)
        return await asyncio.to_thread(save_copy, raw, external_message_id, config.imap, config, token)

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

        settings = config.token_settings
        get_token = self._token_getter(account, settings) if settings is not None else None
        return MailboxWatcher(config.imap, config, deliver, cursor=cursor, report=told, get_token=get_token)

    async def check(self, account: AccountContext) -> Health:
        """Log in at the account's servers, with nothing remembered of earlier troubles."""
        return await check_account(account, AccessTokens())

    def _token_getter(self, account: AccountContext, settings: OAuthSettings) -> GetToken:
        """For the watcher's thread: tokens are asked for on the loop that runs now, where the others use them too."""
        loop = asyncio.get_running_loop()

        def get(rejected: str) -> str:
            coroutine = self._tokens.get(account, settings, rejected=rejected)
            try:
                asked = asyncio.run_coroutine_threadsafe(coroutine, loop)
            except RuntimeError as error:
                coroutine.close()
                raise OAuthTrouble("oauth_unavailable", "this process is ending") from error
            return asked.result(_TOKEN_SECONDS)

        return get


def _parked(delivery: RawDelivery, reason: str) -> ParsedDeliveryWithBlobs:
    part = ParkedPart(f"unread:{sha256(delivery.raw).hexdigest()}", reason, f"{delivery.channel_account_id}:unread")
    return ParsedDeliveryWithBlobs(ParsedDelivery(parked=(part,)))


def _is_own_copy(message: InboundMessage, account: AccountContext) -> bool:
    is_ours = read_own_message_id(message.external_message_id, account.signing_key) is not None
    return is_ours and message.sender.external_id.lower() == account.address.lower()
