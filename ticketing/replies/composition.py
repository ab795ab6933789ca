"""What the composer hands in, made ready to be kept and sent: cleaned, its pictures tied to their attachments. Pure.

Done before the transaction begins, because cleaning is CPU work and nothing but the database may happen inside one.
"""

import re
from dataclasses import dataclass, replace
from html import escape
from typing import Final
from uuid import UUID

from core.text.html import clean_html
from core.text.html_text import html_to_text
from core.text.language import guess_language
from ticketing.messages.appending import snippet_of

_UUID: Final = r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
_ATTACHMENT_URL: Final = re.compile(
    rf"""(<img\b[^>]*?\ssrc=)(["'])(?:https?://[^/"'\s>]+)?/api/v1/attachments/({_UUID})(?:\?[^"'\s>]*)?\2"""
)
_CONTENT_ID: Final = re.compile(rf'(<img\b[^>]*?) data-cid="({_UUID})@inline"')
_DATA_CID: Final = re.compile(r'(<img\b[^>]*?) data-cid="([^"]*)"')
_REMOTE: Final = re.compile(r'(<img\b[^>]*?) data-remote-src="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Body:
    """A written text ready to be stored. `html` is cleaned ('' for plain text), `text` is what it reads like.

    `inline_ids` are the uploaded attachments that stand inside the text as pictures.
    """

    html: str
    text: str
    language: str = ""
    inline_ids: frozenset[UUID] = frozenset()

    def followed_by(self, html: str, text: str) -> "Body":
        """These words with others below them."""
        return replace(self, html=self.html + html, text=f"{self.text}\n\n{text}".strip() if text else self.text)

    def signed(self, html: str, text: str) -> "Body":
        """These words with a signature below them; plain words stay plain."""
        return self.followed_by(f'<div class="signature">{html}</div>' if self.html else "", text) if text else self

    @property
    def as_html(self) -> "Body":
        """The same words with a paragraph for each line where they had no HTML."""
        lines = self.text.split("\n") if self.text else []
        return self if self.html else replace(self, html="".join(f"<p>{escape(one, quote=False)}</p>" for one in lines))

    @property
    def snippet(self) -> str:
        """The first words, on one line, for lists."""
        return snippet_of(self.text)


def compose_body(html: str, text: str) -> Body:
    """The stored form of what was written; `text` counts only where there is no `html`."""
    if not html.strip():
        plain = text.replace("\r\n", "\n").strip()
        return Body("", plain, guess_language(plain))
    inline_ids = frozenset(UUID(match[3]) for match in _ATTACHMENT_URL.finditer(html))
    cleaned = clean_html(_ATTACHMENT_URL.sub(lambda m: f"{m[1]}{m[2]}cid:{content_id(UUID(m[3]))}{m[2]}", html))
    readable = html_to_text(cleaned).strip()
    return Body(cleaned, readable, guess_language(readable), inline_ids)


def content_id(attachment_id: UUID) -> str:
    """The Content-ID of an uploaded picture (RFC 2392 wants an address-like form)."""
    return f"{attachment_id}@inline"


def html_for_sending(html: str) -> str:
    """Stored HTML with pictures as the other side needs them: `cid:` for attached ones, their address for others."""
    return _REMOTE.sub(r'\1 src="\2"', _DATA_CID.sub(r'\1 src="cid:\2"', html))


def html_for_composer(html: str) -> str:
    """Stored HTML as the composer shows it: attached pictures by their address in the API."""
    return _REMOTE.sub(r'\1 src="\2"', _CONTENT_ID.sub(r'\1 src="/api/v1/attachments/\2"', html))
