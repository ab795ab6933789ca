"""A recorded call as a message of its caller. Pure."""

from uuid import UUID

from channels.phone.recorded import RecordedCall
from core.messages import Address, Attachment, InboundMessage, ThreadHints

KIND = "phone"


def to_message(call: RecordedCall, account_id: UUID) -> InboundMessage:
    """The message; everybody who calls from one number is in one thread of the line."""
    return InboundMessage(
        channel_account_id=account_id,
        external_event_id=call.call_id,
        external_message_id=call.call_id,
        lane=f"{account_id}:{call.number}",
        sender=Address(KIND, call.number, call.name),
        hints=ThreadHints(thread_key=call.number),
        received_at=call.called_at,
        date=call.called_at,
        text=call.text,
        reply_text=call.text,
        attachments=tuple(
            Attachment(file_name=one.file_name, content_type=one.content_type, size=one.size, blob_key=one.blob_key)
            for one in call.recordings
        ),
        may_auto_reply=False,
        language=call.language,
    )
