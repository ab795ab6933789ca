"""What a composer must know of a ticket's channel before anything is written."""

from core.messages import Capabilities
from ticketing.replies.way_out import WayOut
from web.api.schemas.common import View
from web.api.schemas.messages import Addr


class ChannelCapabilities(View):
    """What answers can carry. Sizes in bytes, lengths in characters, null where there is no limit.

    An empty `allowed_content_types` allows every type; `image/*` stands for a family.
    """

    can_html: bool
    can_subject: bool
    can_cc: bool
    can_quick_reply: bool
    can_attach: bool
    max_text_length: int | None
    max_attachment_bytes: int
    max_attachments: int
    allowed_content_types: list[str]
    undo_seconds: int


class Composer(View):
    """How an answer leaves: through which channel, to whom when nobody is named, and what stands in the way.

    `is_to_fixed`: nobody else can be named. `problems` are codes as in 409 `policy_problems`: no_reply_mailbox,
    no_mail_address, channel_disabled.
    """

    channel_kind: str
    account_name: str
    to: list[Addr]
    is_to_fixed: bool
    problems: list[str]
    capabilities: ChannelCapabilities


def composer_shape(way: WayOut, capabilities: Capabilities) -> Composer:
    """A thread's way out as the API shows it."""
    problems = way.problems if way.is_usable else (*way.problems, "channel_disabled")
    return Composer(
        channel_kind=way.kind,
        account_name=way.account_name,
        to=[Addr(kind=one.kind, external_id=one.external_id, name=one.name) for one in way.to],
        is_to_fixed=way.is_to_fixed,
        problems=list(problems),
        capabilities=ChannelCapabilities.model_validate(capabilities, from_attributes=True),
    )
