"""ISO-2022-JP as Windows writes it: with the circled digits and company signs of NEC and IBM (JIS rows 13, 89 to 92).

The standard decoders refuse those, so the double-byte stretches are turned into Shift_JIS and read as code page 932.
"""

import re

_STRETCH = re.compile(rb"(\x1b(?:\$[@B]|\$\([@BDQO]|\([BJIH]))([^\x1b]*)")


def decode_iso2022_jp(data: bytes) -> str:
    """The text; what is no character becomes U+FFFD."""
    first = data.find(b"\x1b")
    if first < 0:
        return data.decode("ascii", "replace")
    out = [data[:first].decode("ascii", "replace")]
    for escape, content in _STRETCH.findall(data):
        if escape.startswith(b"\x1b$"):
            out.append(_double_bytes(content))
        elif escape == b"\x1b(I":
            out.append(bytes(byte | 0x80 for byte in content).decode("cp932", "replace"))
        else:
            out.append(content.decode("ascii", "replace"))
    return "".join(out)


def _double_bytes(content: bytes) -> str:
    """JIS X 0208 pairs, perhaps with line ends between them."""
    out = bytearray()
    position = 0
    while position < len(content):
        lead = content[position]
        trail = content[position + 1] if position + 1 < len(content) else 0
        if not (0x21 <= lead <= 0x7E and 0x21 <= trail <= 0x7E):
            out.append(lead if lead < 0x80 else 0x3F)
            position += 1
            continue
        row = (lead - 0x21) // 2 + 0x81
        out.append(row if row <= 0x9F else row + 0x40)
        if lead % 2:
            out.append(trail + 0x1F if trail < 0x60 else trail + 0x20)
        else:
            out.append(trail + 0x7E)
        position += 2
    return out.decode("cp932", "replace")
