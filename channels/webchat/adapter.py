"""The web chat as workers see it. Nobody outside is called: the other side is our own page."""

from collections.abc import Mapping

from pydantic import ValidationError

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
    none_of_ours,
)
from channels.webchat.manifest import CAPABILITIES, WebchatConfig
from channels.webchat.parse import KIND, message_of
from channels.webchat.posts import decode_post
from channels.webchat.send import send_to_page
from core.messages import Capabilities, OutboundMessage, ParsedDelivery, SendResult


class WebchatAdapter:
    """The chat widget on the company's pages."""

    kind = KIND

    @property
    def capabilities(self) -> Capabilities:
        """What the widget can show."""
        return CAPABILITIES

    def parse_config(self, document: Mapping[str, object]) -> WebchatConfig:
        """The typed settings. Raises pydantic.ValidationError."""
        return WebchatConfig.model_validate(document)

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """The one message of a post; its files are stored already. What is no post of a known version is parked."""
        try:
            message = message_of(decode_post(delivery.raw), delivery)
        except ValidationError as error:
            return none_of_ours(delivery, "this is no post of a known version", error)
        return ParsedDeliveryWithBlobs(ParsedDelivery(messages=(message,)))

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams,
    ) -> SendResult:
        """Into the visitor's stream; see `channels.webchat.send.send_to_page`."""
        return await send_to_page(message, account, before_transmit=before_transmit, streams=streams)

    def watch(
        self, account: AccountContext, position: WatchPosition | None, deliver: Deliver, report: ReportHealth
    ) -> Watcher | None:
        """None: visitors come to us."""
        return None

    async def check(self, account: AccountContext) -> Health:
        """Always well: there is no vendor."""
        return Health(ok=True)
