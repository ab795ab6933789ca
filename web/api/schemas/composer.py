"""What a composer must know of a ticket's channel before anything is written."""

from datetime import datetime, timedelta
from uuid import UUID

from core.messages import Capabilities
from ticketing.replies.way_out import WayOut
from ticketing.replies.ways import OfferedWay
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
    channel_account_id: UUID
    account_name: str
    to: list[Addr]
    is_to_fixed: bool
    problems: list[str]
    capabilities: ChannelCapabilities


class Way(Composer):
    """A way to the customer that a composer can choose: its `key` goes into `via` of the answer.

    `window_closes_at` is until when the channel takes answers, null where it always does. `last_inbound_at` is when the
    customer wrote last there. `is_default`: taken when nobody chooses.
    """

    key: str
    is_default: bool
    subject: str
    last_inbound_at: datetime | None
    window_closes_at: datetime | None


class Ways(View):
    """Every way to a ticket's customer, its own thread first, and what else a composer may offer there.

    `phones` are numbers to call him at. `translation_languages` are those that texts can be put into, none without a
    service for it.
    """

    items: list[Way]
    phones: list[str]
    translation_languages: list[str]


def way_shape(offered: OfferedWay, capabilities: Capabilities) -> Way:
    """A way as the API shows it."""
    hours, last = capabilities.reply_window_hours, offered.last_inbound_at
    return Way(
        **dict(composer_shape(offered.way, capabilities)),
        key=offered.key,
        is_default=offered.is_default,
        subject=offered.subject,
        last_inbound_at=last,
        window_closes_at=last + timedelta(hours=hours) if hours is not None and last is not None else None,
    )


def composer_shape(way: WayOut, capabilities: Capabilities) -> Composer:
    """A thread's way out as the API shows it."""
    problems = way.problems if way.is_usable else (*way.problems, "channel_disabled")
    return Composer(
        channel_kind=way.kind,
        channel_account_id=way.account_id,
        account_name=way.account_name,
        to=[Addr(kind=one.kind, external_id=one.external_id, name=one.name) for one in way.to],
        is_to_fixed=way.is_to_fixed,
        problems=list(problems),
        capabilities=ChannelCapabilities.model_validate(capabilities, from_attributes=True),
    )
