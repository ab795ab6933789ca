"""The web form channel as workers see it."""

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
from channels.webform.manifest import CAPABILITIES, FormConfig
from channels.webform.parse import KIND, to_message
from channels.webform.submission import FormSubmission
from core.messages import Capabilities, OutboundMessage, ParsedDelivery, SendOutcome, SendResult


class WebformAdapter:
    """Forms on our own pages. Nothing leaves through a form: answers go by the account's reply mailbox."""

    kind = KIND

    @property
    def capabilities(self) -> Capabilities:
        """What the mailbox behind the form can carry."""
        return CAPABILITIES

    def parse_config(self, document: Mapping[str, object]) -> FormConfig:
        """The typed settings. Raises pydantic.ValidationError."""
        return FormConfig.model_validate(document)

    def parse(self, delivery: RawDelivery, account: AccountContext) -> ParsedDeliveryWithBlobs:
        """The one message of a submission; its files are stored already. Bytes that are none of ours are parked."""
        try:
            submission = FormSubmission.from_raw(delivery.raw)
        except ValidationError as error:
            return none_of_ours(delivery, "this is no submission of a form", error)
        message = to_message(submission, delivery.channel_account_id)
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
        """Always FAILED: a form has no way out of its own; the reply mailbox of the account carries answers."""
        return SendResult(SendOutcome.FAILED, diagnostic="no_way_out: choose a reply mailbox for this form")

    def watch(
        self, account: AccountContext, position: WatchPosition | None, deliver: Deliver, report: ReportHealth
    ) -> Watcher | None:
        """None: people come to the form."""
        return None

    async def check(self, account: AccountContext) -> Health:
        """Nothing to try: whoever reaches this server reaches the form."""
        return Health(ok=True)
