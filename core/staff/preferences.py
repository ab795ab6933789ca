"""How a person wants to be told about things, and how the desk behaves for him. The stored document may be older."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

ClockTime: TypeAlias = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
_MODEL = ConfigDict(strict=True, extra="forbid", frozen=True)


class Channels(BaseModel):
    """Ways to be told: the bell, the browser's notification, a sound, Web Push, and mail at once or with the digest."""

    model_config = _MODEL
    bell: bool = True
    browser: bool = True
    sound: bool = True
    push: bool = True
    mail: Literal["off", "at_once", "digest"] = "at_once"


_QUIET = Channels(browser=False, sound=False, push=False, mail="off")
_NEVER = Channels(bell=False, browser=False, sound=False, push=False, mail="off")


class Notify(BaseModel):
    """What to be told about; every field is a kind of ticketing.notifications.causes.Kind."""

    model_config = _MODEL
    assigned: Channels = Channels()
    team_assigned: Channels = _NEVER
    message: Channels = Channels(sound=False)
    follow: Channels = Channels(sound=False, push=False, mail="off")
    mentioned: Channels = Channels()
    team_mentioned: Channels = Channels(sound=False)
    noted: Channels = _QUIET
    reacted: Channels = _QUIET
    snooze_over: Channels = Channels(mail="off")
    task_assigned: Channels = Channels(sound=False)
    task_due: Channels = Channels(mail="digest")
    delivery_failed: Channels = Channels()


class QuietHours(BaseModel):
    """When neither mail nor Web Push comes: from `starts` to `ends` on the company's clock, and on its days off."""

    model_config = _MODEL
    is_on: bool = True
    starts: ClockTime = "20:00"
    ends: ClockTime = "07:00"
    days_off: bool = True


class Digest(BaseModel):
    """A summary by mail on working days. `weekday` (0 = Monday) is the day of a weekly one."""

    model_config = _MODEL
    rhythm: Literal["off", "daily", "weekly"] = "off"
    at: ClockTime = "08:30"
    weekday: Annotated[int, Field(ge=0, le=6)] = 0


class Preferences(BaseModel):
    """A person's choices. after_send: where the desk goes after a reply.

    `mail_when` and `push_when`: away = not while a desk of his is open and he is online. `mail_answers` says what an
    answer to such a mail becomes: by_kind (news of customers: an answer to the customer; of colleagues: a note), always
    a note, or nothing.
    """

    model_config = _MODEL
    notify: Notify = Notify()
    quiet: QuietHours = QuietHours()
    digest: Digest = Digest()
    mail_when: Literal["away", "always"] = "away"
    push_when: Literal["away", "always"] = "away"
    mail_answers: Literal["by_kind", "note", "off"] = "by_kind"
    after_send: Literal["stay", "next", "list"] = "stay"
    density: Literal["comfortable", "compact"] = "comfortable"
    shortcuts: bool = True


def preferences_of(document: Mapping[str, Any]) -> Preferences:
    """The preferences in a stored document; each choice that is missing or not understood has its default."""
    try:
        return Preferences.model_validate(dict(document))
    except ValidationError as error:
        misunderstood = {tuple(one["loc"]) for one in error.errors()}
    kept = {name: _without(value, (name,), misunderstood) for name, value in document.items()}
    try:
        return Preferences.model_validate({name: value for name, value in kept.items() if value is not None})
    except ValidationError:
        return Preferences()


def _without(value: Any, path: tuple[Any, ...], misunderstood: set[tuple[Any, ...]]) -> Any:
    """The value less what is misunderstood in it; None when it is so itself."""
    if path in misunderstood:
        return None
    if not isinstance(value, Mapping):
        return value
    kept = {name: _without(inner, (*path, name), misunderstood) for name, inner in value.items()}
    return {name: inner for name, inner in kept.items() if inner is not None}
