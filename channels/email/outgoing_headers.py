"""Header fields of mail we send: encoded (RFC 2047), folded (RFC 5322) and safe against injected lines."""

import base64
import re
from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

from channels.errors import InvalidAddress
from core.messages import Address

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_PLAIN_PHRASE = re.compile(r"[A-Za-z0-9 !#$%&'*+/=?^_`{|}~-]+$")
_LOCAL = re.compile(r"[^\x00-\x20\x7f()<>@,;:\\\"\[\].]+(?:\.[^\x00-\x20\x7f()<>@,;:\\\"\[\].]+)*$")
_QUOTED_LOCAL = re.compile(r"\"(?:[^\x00-\x1f\x7f\"\\]|\\[\x20-\x7e])+\"$")
_LONGEST_LOCAL, _LONGEST_ADDRESS = 64, 254
_DOMAIN = re.compile(
    r"(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*$"
)
_TOKEN_NAME = re.compile(r"[A-Za-z0-9!#$&+.^_`|~-]+$")
_WORD_BYTES = 42
_LINE = 76


def one_line(text: str) -> str:
    """Text without line breaks or control characters: nothing can start a new header field."""
    return _CONTROLS.sub(" ", text).strip()


def validated_address(address: str) -> str:
    """The address as SMTP takes it (RFC 5321 section 4.1.2), its domain in ASCII (IDNA). Raises InvalidAddress.

    A local part beyond ASCII is left as it is (RFC 6531); the sender must then find SMTPUTF8 at the server. Lengths are
    those of RFC 5321 section 4.5.3.1, in octets.
    """
    local, at, domain = address.strip().rpartition("@")
    is_local = _LOCAL.match(local) is not None or _QUOTED_LOCAL.match(local) is not None
    if not at or not is_local or len(local.encode()) > _LONGEST_LOCAL:
        raise InvalidAddress("this is not a mail address", data={"address": address})
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            raise InvalidAddress("this domain name cannot exist", data={"address": address}) from None
    if _DOMAIN.match(domain) is None:
        raise InvalidAddress("this domain name cannot exist", data={"address": address})
    if len(local.encode()) + 1 + len(domain) > _LONGEST_ADDRESS:
        raise InvalidAddress("this address is too long", data={"address": address})
    return f"{local}@{domain}"


def encode_text(text: str, used: int = 0) -> str:
    """Unstructured text for a header: as it is when ASCII, else encoded words on folded lines.

    `used` is how many characters of the first line are already taken.
    """
    clean = one_line(text)
    if clean.isascii() and "=?" not in clean:
        return _fold_words(clean, used)
    words: list[str] = []
    piece = ""
    for character in clean:
        if len((piece + character).encode()) > _WORD_BYTES:
            words.append(piece)
            piece = ""
        piece += character
    if piece:
        words.append(piece)
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(word.encode()).decode()}?=" for word in words)


def _fold_words(text: str, used: int) -> str:
    if len(text) + used <= _LINE:
        return text
    lines, line = [], ""
    room = _LINE - used
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, _LINE - 1
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return "\r\n ".join(lines)


def encode_address(address: Address) -> str:
    """`Name <address>` with the name quoted or encoded. Raises InvalidAddress."""
    target = validated_address(address.external_id)
    name = one_line(address.name)
    if not name:
        return target
    if not name.isascii() or "=?" in name:
        return f"{encode_text(name)} <{target}>"
    if _PLAIN_PHRASE.match(name) is None:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{target}>'
    return f"{name} <{target}>"


def encode_addresses(addresses: Sequence[Address]) -> str:
    """An address list, one mailbox a line."""
    return ",\r\n ".join(encode_address(address) for address in addresses)


def encode_ids(ids: Sequence[str]) -> str:
    """Message ids, one a line; what is not an id in <> is left out, so nothing can be injected."""
    return "\r\n ".join(one for one in ids if re.match(r"<[\x21-\x3b\x3d\x3f-\x7e]{1,900}>$", one) is not None)


def unsubscribe_fields(url: str, address: str, recipients: Sequence[Address]) -> list[tuple[str, str]]:
    """List-Unsubscribe (RFC 2369) and, for an https address, List-Unsubscribe-Post (RFC 8058 section 3.1).

    `{address}` in `url` becomes the recipient, so that one click tells who it was. Empty where nothing is configured.
    """
    ways = []
    if url:
        recipient = recipients[0].external_id if len(recipients) == 1 else ""
        ways.append(url.replace("{address}", quote(recipient, safe="")))
    if address:
        ways.append(f"mailto:{quote(validated_address(address), safe='@')}?subject=unsubscribe")
    usable = [f"<{way}>" for way in ways if re.fullmatch(r"[\x21-\x3b\x3d\x3f-\x7e]{1,900}", way)]
    if not usable:
        return []
    fields = [("List-Unsubscribe", ",\r\n ".join(usable))]
    if usable[0].startswith("<https:"):
        fields.append(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
    return fields


def encode_date(instant: datetime) -> str:
    """RFC 5322 date-time."""
    return format_datetime(instant)


def encode_parameter(name: str, value: str) -> str:
    """`; name="value"`, or RFC 2231 `name*=utf-8''…` in numbered pieces when it is long or not plain ASCII."""
    clean = one_line(value)
    if clean.isascii() and len(clean) <= 60:
        if _TOKEN_NAME.match(clean) is not None:
            return f";\r\n {name}={clean}"
        escaped = clean.replace("\\", "\\\\").replace('"', '\\"')
        return f';\r\n {name}="{escaped}"'
    encoded = "".join(
        chr(byte) if _TOKEN_NAME.match(chr(byte)) and byte < 0x80 else f"%{byte:02X}" for byte in clean.encode()
    )
    pieces = _percent_pieces("utf-8''" + encoded)
    if len(pieces) == 1:
        return f";\r\n {name}*={pieces[0]}"
    return "".join(f";\r\n {name}*{number}*={piece}" for number, piece in enumerate(pieces))


def _percent_pieces(encoded: str) -> list[str]:
    pieces = []
    while encoded:
        cut = 60
        if len(encoded) > cut:
            percent = encoded.rfind("%", cut - 2, cut)
            cut = percent if percent > 0 else cut
        pieces.append(encoded[:cut])
        encoded = encoded[cut:]
    return pieces
