"""Small real files for customers to attach: a picture (PNG, RFC 2083) and a one-page PDF (ISO 32000)."""

import struct
import zlib
from functools import cache

from demo.corner.letters import Enclosure

_WIDTH, _HEIGHT = 480, 320


def enclosure(file_name: str) -> Enclosure:
    """A file that fits its name: .png or .pdf."""
    if file_name.endswith(".png"):
        return Enclosure(file_name, "image/png", _picture(sum(file_name.encode())))
    return Enclosure(file_name, "application/pdf", _document(file_name))


@cache
def _picture(seed: int) -> bytes:
    """A soft gradient from top to bottom with a box in the middle."""
    base = (seed * 37 % 120 + 90, seed * 53 % 120 + 90, seed * 71 % 120 + 90)
    rows = bytearray()
    for y in range(_HEIGHT):
        shade = bytes(min(255, value + y * 60 // _HEIGHT) for value in base)
        dark = bytes(value // 2 for value in shade)
        has_box = 80 < y < 240
        rows += b"\0" + shade * 140 + (dark if has_box else shade) * 200 + shade * (_WIDTH - 340)
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(rows), 6)), (b"IEND", b""))
    )


def _document(title: str) -> bytes:
    """One page with a line of text."""
    line = title.encode("ascii", "replace").decode()
    content = f"BT /F1 18 Tf 72 740 Td ({line}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox[0 0 595 842]/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
