"""The DKIM signature of a mail (RFC 6376): others can see that our domain sent exactly this."""

import re

import dkim

from channels.email.manifest import DkimSettings

_FIELD = re.compile(rb"(?m)^([\x21-\x39\x3b-\x7e]+)[ \t]*:")
# Everything a reader sees or a program acts on (section 5.4.1); RFC 8058 section 4 asks for the List-Unsubscribe pair.
_SIGNED = frozenset(
    {
        b"from", b"to", b"cc", b"subject", b"date", b"message-id", b"in-reply-to", b"references", b"reply-to",
        b"mime-version", b"content-type", b"content-transfer-encoding", b"auto-submitted", b"list-unsubscribe",
        b"list-unsubscribe-post",
    }
)  # fmt: skip


class DkimTrouble(Exception):
    """The account's key cannot sign."""


def signed(raw: bytes, settings: DkimSettings) -> bytes:
    """`raw` (CRLF line ends) with a DKIM-Signature in front, unchanged while signing is off. Raises DkimTrouble.

    Relaxed canonicalization survives servers that fold headers anew; From is signed twice, so that nobody adds one.
    """
    if not settings.is_signing:
        return raw
    head = raw.partition(b"\r\n\r\n")[0]
    names = [name.lower() for name in _FIELD.findall(head)]
    try:
        signature = dkim.sign(
            raw,
            selector=settings.selector.encode(),
            domain=settings.domain.lower().encode("idna"),
            privkey=settings.private_key.get_secret_value().encode(),
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=[*(name for name in dict.fromkeys(names) if name in _SIGNED), b"from"],
        )
    except (dkim.DKIMException, ValueError, UnicodeError) as error:
        raise DkimTrouble(f"the DKIM key cannot sign: {error}") from error
    return bytes(signature) + raw
