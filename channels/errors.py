"""Troubles of channels that a caller can act on."""

from core.errors import Invalid, NotFound


class UnknownChannelKind(NotFound):
    """No adapter is registered for this kind."""

    default_code = "unknown_channel_kind"


class InvalidAddress(Invalid):
    """An address that cannot be written to; `data.address` names it."""

    default_code = "invalid_address"
