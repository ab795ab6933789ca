"""Settings of channels whose document their own adapter understands (chat widgets, web forms), and of live talk."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import ConfigDict, Field, ValidationError

from channels.registry import load_adapter
from core.channel_accounts.live_chat import LiveChatSettings
from core.channel_accounts.secret_fields import SECRET_FIELDS

EMAIL = "email"
WEBCHAT = "webchat"
Settings = Annotated[
    dict[str, Any],
    Field(
        description="The channel's own document (channels/webchat/manifest.py, channels/webform/manifest.py). Secrets "
        "in it are null in an answer, beside `has_<name>`; null in a request keeps the stored one, '' takes it away."
    ),
]


class LiveChat(LiveChatSettings):
    """How live talk works on a widget: who is asked, how long in seconds, and when it ends."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


def settings_document(settings: Mapping[str, Any]) -> dict[str, Any]:
    """A form's settings as they are stored: without the flags of `shown_settings` and without emptied secrets."""
    flags = {f"has_{name}" for name in SECRET_FIELDS}
    return {
        name: value
        for name, value in settings.items()
        if name not in flags and not (name in SECRET_FIELDS and value == "")
    }


def shown_settings(kind: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Stored settings as their page shows them: every field with its default, and no secret."""
    try:
        document = load_adapter(kind).parse_config(stored).model_dump(mode="json")
    except ValidationError:  # written by an older version: the page must open so that it can be put right
        document = dict(stored)
    for name in SECRET_FIELDS & document.keys():
        document[name], document[f"has_{name}"] = None, stored.get(name) is not None
    return document
