"""Which kinds of channel there are. An adapter's module is imported when its kind is first asked for, because vendor
SDKs take seconds to import and most installations use few of them.
"""

from functools import cache
from importlib import import_module

from channels.adapter import ChannelAdapter
from channels.errors import UnknownChannelKind

_ADAPTERS: dict[str, tuple[str, str]] = {
    "email": ("channels.email.adapter", "EmailAdapter"),
    "webchat": ("channels.webchat.adapter", "WebchatAdapter"),
    "webform": ("channels.webform.adapter", "WebformAdapter"),
    "phone": ("channels.phone.adapter", "PhoneAdapter"),
}


def kinds() -> tuple[str, ...]:
    """Every kind an account can have, in the order screens show them."""
    return tuple(_ADAPTERS)


@cache
def load_adapter(kind: str) -> ChannelAdapter:
    """The one adapter of this kind, imported on first use. Raises UnknownChannelKind."""
    try:
        module_name, class_name = _ADAPTERS[kind]
    except KeyError:
        raise UnknownChannelKind(f"there is no channel of kind {kind!r}", data={"kind": kind}) from None
    adapter: ChannelAdapter = getattr(import_module(module_name), class_name)()
    return adapter
