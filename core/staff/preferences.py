"""How a person wants to be told about things, and how the desk behaves for him. The stored document may be older."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError


class Channels(BaseModel):
    """Ways to be told: the bell, the browser's notification, a sound."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    bell: bool = True
    browser: bool = True
    sound: bool = True


class Notify(BaseModel):
    """What to be told about: work given to me, my name in a note, a customer's new message on my ticket."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    assigned: Channels = Channels()
    mentioned: Channels = Channels()
    message: Channels = Channels(sound=False)


class Preferences(BaseModel):
    """A person's choices. after_send: where the desk goes after a reply."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)
    notify: Notify = Notify()
    after_send: Literal["stay", "next", "list"] = "stay"
    density: Literal["comfortable", "compact"] = "comfortable"
    shortcuts: bool = True


def preferences_of(document: Mapping[str, Any]) -> Preferences:
    """The preferences in a stored document; what is missing or no longer understood falls back to the default."""
    try:
        return Preferences.model_validate(dict(document))
    except ValidationError:
        return Preferences()
