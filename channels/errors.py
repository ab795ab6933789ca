"""Troubles of channels that a caller can act on."""

from core.errors import Invalid, NotFound, Unavailable


class UnknownChannelKind(NotFound):
    """No adapter is registered for this kind."""

    default_code = "unknown_channel_kind"


class ChannelMisconfigured(Invalid):
    """The account's settings cannot work as they are; a person must change them."""

    default_code = "channel_misconfigured"


class ChannelUnavailable(Unavailable):
    """The vendor or mail server does not answer; trying later is right."""

    default_code = "channel_unavailable"


class InvalidAddress(Invalid):
    """An address that cannot be written to; `data.address` names it."""

    default_code = "invalid_address"
