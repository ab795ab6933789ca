"""Passwords inside a channel's configuration: never shown, kept when a form leaves them empty. Pure.

A stored password is only kept for the server and login it belongs to: otherwise whoever may edit the form could have it
sent to a server of his choice. What an authorization server gives goes to every other server of the document, so its
secrets are only kept while no new host joins those.
"""

from collections.abc import Mapping
from typing import Any

from core.errors import Invalid

SECRET_FIELDS = frozenset(
    {
        "password", "access_token", "channel_secret", "app_secret", "verify_token", "client_secret", "refresh_token",
        "private_key", "identity_secret",
    }
)  # fmt: skip
_BELONGS_TO = ("host", "user", "token_url", "client_id")
_SIGNS_IN_ELSEWHERE = "token_url"


def keep_secrets(new: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """`new` with every secret that is None taken from `stored`, section by section.

    Raises Invalid(code="password_needed", data.field = "section.field") when the section's host or user changed.
    """
    return _keep(new, stored, (), has_new_host=not _hosts(new) <= _hosts(stored))


def _hosts(document: Mapping[str, Any]) -> set[str]:
    sections = [section for section in document.values() if isinstance(section, Mapping)]
    return {str(section["host"]) for section in sections if section.get("host")}


def _keep(
    new: Mapping[str, Any], stored: Mapping[str, Any], path: tuple[str, ...], *, has_new_host: bool
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in new.items():
        before = stored.get(name)
        if isinstance(value, Mapping):
            section = before if isinstance(before, Mapping) else {}
            kept[name] = _keep(value, section, (*path, name), has_new_host=has_new_host)
        elif name in SECRET_FIELDS and value is None and before is not None:
            is_elsewhere = any(new.get(key) != stored.get(key) for key in _BELONGS_TO)
            if is_elsewhere or (has_new_host and _SIGNS_IN_ELSEWHERE in new):
                field = ".".join((*path, name))
                message = "Type the password again for the new server."
                raise Invalid(message, code="password_needed", data={"field": field})
            kept[name] = before
        else:
            kept[name] = value
    return kept
