"""What the receiving server found out about the sender (RFC 8601), as one short line."""

import re

from channels.email.mime import Entity
from channels.email.words import decode_header

_RESULT = re.compile(r"(?:^|[;\s])(dmarc|dkim|spf|arc|compauth)\s*=\s*([a-z]{2,12})", re.IGNORECASE)
_ORDER = ("dmarc", "dkim", "spf", "compauth", "arc")
_SPF = re.compile(r"^\s*([a-z]{2,12})\b", re.IGNORECASE)


def authentication_of(root: Entity) -> str:
    """Such as "dmarc=pass dkim=pass spf=fail"; '' when the server said nothing.

    Only the topmost Authentication-Results counts: it is the one our own server added; those below came with the mail.
    Several results of one method (two DKIM signatures) count as pass when one passed.
    """
    values = root.every("authentication-results")
    found: dict[str, str] = {}
    if values:
        for method, result in _RESULT.findall(decode_header(values[0])[:4000]):
            name, verdict = method.lower(), result.lower()
            if name not in found or verdict == "pass":
                found[name] = verdict
    if "spf" not in found:
        received = _SPF.match(decode_header(root.first("received-spf")))
        if received is not None:
            found["spf"] = received[1].lower()
    return " ".join(f"{name}={found[name]}" for name in _ORDER if name in found)
