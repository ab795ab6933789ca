"""Shapes by which answers are put off, and sent after all."""

from uuid import UUID

from pydantic import AwareDatetime, model_validator

from ticketing.replies.scheduled import ScheduledKind
from web.api.schemas.common import Body, View
from web.api.schemas.replies import ForwardInput, ReplyInput


class ScheduleInput(Body):
    """What is to be sent, and when: either an answer or a mail to somebody outside."""

    due_at: AwareDatetime
    reply: ReplyInput | None = None
    forward: ForwardInput | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "ScheduleInput":
        if (self.reply is None) == (self.forward is None):
            raise ValueError("name either a reply or a forward")
        return self


class ScheduleChange(Body):
    """Another time. For one that was stopped, `last_seen_message_id` is the newest message that its judge has seen."""

    due_at: AwareDatetime
    last_seen_message_id: UUID | None = None


class SendNow(Body):
    """`send_anyway`: although newer messages are there (409 `stale_reply` has told of them)."""

    send_anyway: bool = False


class TakenOut(View):
    """Where its words are now: the draft of this kind of the reader."""

    kind: ScheduledKind
