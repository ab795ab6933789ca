"""Pictures written into the HTML itself (`src="data:image/png;base64,…"`) taken out as inline files.

Left inside they would make the HTML megabytes long, and no page may show them: messages are served without data: URLs.
"""

import binascii
import re
from dataclasses import dataclass

from channels.email.transfer import decode_transfer

_EMBEDDED = re.compile(
    r"""(?i)(\ssrc\s*=\s*)(["'])\s*data:(image/(?:png|jpe?g|gif|webp|bmp));base64,([A-Za-z0-9+/=\s]+)\2"""
)
_MOST_IMAGES = 100


@dataclass(frozen=True, slots=True)
class EmbeddedImage:
    """A picture found in HTML, now known there by its content id."""

    content_id: str
    content_type: str
    content: bytes


def extract_images(html: str) -> tuple[str, list[EmbeddedImage]]:
    """HTML with `cid:` in place of embedded pictures, and the pictures."""
    if "data:image/" not in html:
        return html, []
    images: list[EmbeddedImage] = []

    def take(match: re.Match[str]) -> str:
        if len(images) >= _MOST_IMAGES:
            return match[0]
        content = decode_transfer(match[4].encode("ascii"), "base64")
        if not content:
            return match[0]
        content_id = f"{binascii.crc32(content):08x}.{len(images) + 1}@embedded"
        images.append(EmbeddedImage(content_id, match[3].lower().replace("jpg", "jpeg"), content))
        return f"{match[1]}{match[2]}cid:{content_id}{match[2]}"

    return _EMBEDDED.sub(take, html), images
