"""The telephone channel as workers see it."""

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
from channels.phone.manifest import CAPABILITIES, LineConfig
from channels.phone.parse import KIND, to_message
from channels.phone.recorded import RecordedCall
from core.messages import Capabilities, OutboundMessage, ParsedDelivery, SendOutcome, SendResult


class PhoneAdapter:
    """A telephone line. Nothing is sent through it: people call back, or write on another channel."""

    kind = KIND

    @property
    def capabilities(self) -> Capabilities:
        """Nothing can be written over a line."""
        return CAPABILITIES

    def parse_config(self, document: Mapping[str, object]) -> LineConfig:
        """The typed settings. Raises pydantic.ValidationError."""
        return LineConfig.model_validate(document)

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """The one message of a recorded call. Bytes that are none of ours are parked."""
        try:
            call = RecordedCall.from_raw(delivery.raw)
        except ValidationError as error:
            return none_of_ours(delivery, "this is no recorded call", error)
        message = to_message(call, delivery.channel_account_id)
        return ParsedDeliveryWithBlobs(ParsedDelivery(messages=(message,)))

    async def send(
        self,
        message: OutboundMessage,
        account: AccountContext,
        *,
        blobs: BlobReader,
        before_transmit: BeforeTransmit,
        streams: VisitorStreams | None = None,
    ) -> SendResult:
        """Always FAILED: nothing is written over a telephone line."""
        return SendResult(SendOutcome.FAILED, diagnostic="no_way_out: call back, or write on another channel")

    def watch(
        self, account: AccountContext, position: WatchPosition | None, deliver: Deliver, report: ReportHealth
    ) -> Watcher | None:
        """None: people note their calls."""
        return None

    async def check(self, account: AccountContext) -> Health:
        """Nothing to try: the line itself is not connected."""
        return Health(ok=True)
