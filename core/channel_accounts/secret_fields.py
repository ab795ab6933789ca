"""Passwords inside a channel's configuration: never shown, kept when a form leaves them empty. Pure.

A stored password is only kept for the server and login it belongs to: otherwise whoever may edit the form could have it
sent to a server of his choice.
"""

from collections.abc import Mapping
from typing import Any

from core.errors import Invalid

SECRET_FIELDS = frozenset({"password", "access_token", "channel_secret", "app_secret", "verify_token"})
_BELONGS_TO = ("host", "user")


def keep_secrets(new: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """`new` with every secret that is None taken from `stored`, section by section.

    Raises Invalid(code="password_needed", data.field = "section.field") when the section's host or user changed.
    """
    return _keep(new, stored, ())


def _keep(new: Mapping[str, Any], stored: Mapping[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in new.items():
        before = stored.get(name)
        if isinstance(value, Mapping):
            kept[name] = _keep(value, before if isinstance(before, Mapping) else {}, (*path, name))
        elif name in SECRET_FIELDS and value is None and before is not None:
            if any(new.get(key) != stored.get(key) for key in _BELONGS_TO):
                field = ".".join((*path, name))
                message = "Type the password again for the new server."
                raise Invalid(message, code="password_needed", data={"field": field})
            kept[name] = before
        else:
            kept[name] = value
    return kept
