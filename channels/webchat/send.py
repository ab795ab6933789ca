"""An agent's message put into the visitor's stream. Doing it twice is doing it once: its source key is the delivery."""

from uuid import UUID

from channels.adapter import AccountContext, BeforeTransmit, VisitorStreams
from channels.webchat.frames import (
    FrameFile,
    FramePerson,
    FrameSender,
    MessageDocument,
    delivery_source,
    frame_of,
    is_image,
)
from channels.webchat.manifest import LONGEST_TEXT
from channels.webchat.parse import KIND
from core import clock
from core.errors import NotFound
from core.messages import OutboundMessage, RecipientResult, SendOutcome, SendResult


async def send_to_page(
    message: OutboundMessage, account: AccountContext, *, before_transmit: BeforeTransmit, streams: VisitorStreams
) -> SendResult:
    """One attempt. SENT means: in the stream, where his page finds it whenever it is open.

    Nothing is ever uncertain here: what fails in between can be tried again without a second frame.
    """
    recipient = next((one for one in message.recipients if one.kind == KIND), None)
    if recipient is None:
        return SendResult(SendOutcome.FAILED, diagnostic="the message has no visitor to go to")
    problem = _problem(message)
    if problem:
        return _result(recipient.external_id, SendOutcome.FAILED, problem)
    try:
        visitor_id = UUID(recipient.external_id)
    except ValueError:
        return _result(recipient.external_id, SendOutcome.FAILED, "this is no visitor's id")
    await before_transmit()
    frame = frame_of(document_of(message), delivery_source(message.delivery_id), message.message_id)
    try:
        seq = await streams.append(account.id, visitor_id, frame)
    except NotFound:
        return _result(recipient.external_id, SendOutcome.FAILED, "The visitor is gone.")
    except Exception as error:  # noqa: BLE001 - whatever the database raises: the frame has a key, so again is safe
        return _result(recipient.external_id, SendOutcome.RETRY, f"{type(error).__name__}: {error}"[:1000])
    return _result(recipient.external_id, SendOutcome.SENT, "", f"{visitor_id}:{seq}")


def document_of(message: OutboundMessage) -> MessageDocument:
    """What the visitor's page shows of a message of ours."""
    files = tuple(
        FrameFile(
            id=f"{message.message_id}-{number}",
            file_name=file.file_name,
            content_type=file.content_type,
            size=file.size,
            is_image=is_image(file.content_type),
            blob_key=file.blob_key or "",
        )
        for number, file in enumerate(message.attachments, 1)
    )
    by_machine = message.automatic or message.author_id is None
    return MessageDocument(
        id=str(message.message_id),
        sender=FrameSender.SYSTEM if by_machine else FrameSender.AGENT,
        text=message.text,
        author=FramePerson(id=message.author_id, name=message.sender_name) if message.sender_name else None,
        attachments=files,
        quick_replies=message.quick_replies,
        at=message.created_at or clock.utc_now(),
    )


def _problem(message: OutboundMessage) -> str:
    if len(message.text) > LONGEST_TEXT:
        return f"the message is longer than {LONGEST_TEXT} characters"
    lost = next((file.file_name for file in message.attachments if not file.blob_key), None)
    return f"attachment {lost} has no content" if lost is not None else ""


def _result(external_id: str, outcome: SendOutcome, diagnostic: str, external_message_id: str = "") -> SendResult:
    one = RecipientResult(external_id, outcome, diagnostic)
    return SendResult(outcome, external_message_id, diagnostic, (one,))
