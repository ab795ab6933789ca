"""Fields of an entity that more than one reader needs."""

import re

from channels.email.mime import Entity
from channels.email.parameters import parse_parameters

_CID = re.compile(rb"<([^<>]*)>")


def disposition_of(entity: Entity) -> tuple[str, dict[str, str]]:
    """Content-Disposition: 'inline', 'attachment' or '' when absent, and its parameters.

    RFC 2183 section 2.8: an unknown disposition is treated as attachment.
    """
    value = entity.first("content-disposition")
    if not value:
        return "", {}
    kind, parameters = parse_parameters(value)
    kind = kind.lower()
    if kind in ("inline", "attachment", ""):
        return kind, parameters
    if "=" in kind:
        return "", parse_parameters(b"x; " + value)[1]
    return "attachment", parameters


def content_id_of(entity: Entity) -> str:
    """Content-ID without its brackets, '' when there is none."""
    value = entity.first("content-id")
    if not value:
        return ""
    match = _CID.search(value)
    return (match[1] if match is not None else value).decode("utf-8", "replace").strip()


def charset_of(entity: Entity) -> str:
    """The charset label of a text part, '' when there is none."""
    return entity.parameters.get("charset", "")
