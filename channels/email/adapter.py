"""The e-mail channel as workers see it."""

from collections.abc import Mapping

from channels.adapter import AccountContext, ParsedDeliveryWithBlobs, RawDelivery
from channels.email.manifest import CAPABILITIES, EmailConfig
from channels.email.parse import Receiver, parse_raw
from core.messages import Capabilities, ParsedDelivery


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
        """The one message of a delivered mail and its attachments' bytes."""
        receiver = Receiver(delivery.channel_account_id, account.address, account.own_domains, account.signing_key)
        mail = parse_raw(delivery.raw, receiver, delivery.received_at)
        return ParsedDeliveryWithBlobs(ParsedDelivery(messages=(mail.message,)), mail.blobs)
