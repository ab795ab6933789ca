"""What of a mail is its text, what its HTML, and what are files (RFC 2046, RFC 2387, RFC 1847, client behaviour)."""

import html as html_module
import re
from dataclasses import dataclass, field
from mimetypes import guess_type

from channels.email.attachments import FilePart, declared_name, file_part, made_up_name, safe_name
from channels.email.charsets import decode_bytes
from channels.email.embedded_images import extract_images
from channels.email.flowed import unflow
from channels.email.headers import charset_of, disposition_of
from channels.email.invitations import invitation_text
from channels.email.mime import Entity, parse_mail
from channels.email.opaque import signed_content
from channels.email.parameters import decode_parameter
from channels.email.tnef import read_tnef, read_tnef_text
from channels.email.transfer import decode_transfer, encoding_name, extract_uuencoded
from channels.email.yenc import extract_yenc

MOST_FILES = 1_000
LARGEST_TEXT = 2_000_000
LARGEST_HTML_PART = 20_000_000

_TNEF_TYPES = ("application/ms-tnef", "application/vnd.ms-tnef")
_OPAQUE_TYPES = ("application/pkcs7-mime", "application/x-pkcs7-mime")
_MOST_UNPACKED = 5
_META_CHARSET = re.compile(rb"""(?i)<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""")
_HTML_HINT = re.compile(r"(?is)^\s*(?:<!doctype html|<html\b|<head\b|<body\b|<div\b[^>]*>|<table\b[^>]*>|<p\b[^>]*>)")
_ENRICHED_TAG = re.compile(r"<(/?)([A-Za-z-]{1,60})>")


@dataclass(slots=True)
class Body:
    """The pieces of a mail in the order a reader meets them. `lone_htmls`: HTML parts that no plain text stands for,
    as when a list adds its plain footer to an HTML mail.
    """

    texts: list[str] = field(default_factory=list)
    htmls: list[str] = field(default_factory=list)
    files: list[FilePart] = field(default_factory=list)
    files_left_out: int = 0
    lone_htmls: int = 0

    @property
    def text(self) -> str:
        """All plain text, '' when the mail has none."""
        return "\n\n".join(text for text in self.texts if text.strip())

    @property
    def html(self) -> str:
        """All HTML, raw, '' when the mail has none."""
        return "\n".join(self.htmls)


def read_body(root: Entity, charset_hint: str = "") -> Body:
    """Texts, HTML and files of a mail."""
    body = Body()
    _Reader(body, charset_hint).read(root, "", 0)
    if not body.text and not body.html.strip():
        body.texts.extend(_instead_of_text(body.files))
    _show_by_location(body)
    return body


def _instead_of_text(files: list[FilePart]) -> list[str]:
    """What an invitation or winmail.dat says when the mail itself says nothing."""
    for part in files:
        words = ""
        if part.content_type == "text/calendar":
            words = invitation_text(decode_bytes(part.content[:LARGEST_TEXT]))
        elif part.content_type in _TNEF_TYPES:
            words = read_tnef_text(part.content)
        if words.strip():
            return [words]
    return []


def _show_by_location(body: Body) -> None:
    """Pictures that HTML names by their Content-Location (RFC 2557) are named by a content id instead."""
    for number, part in enumerate(body.files):
        if not part.content_location or not part.content_type.startswith("image/"):
            continue
        location = part.content_location
        source = re.compile(rf"""(?i)(\ssrc\s*=\s*["']?)(?:[^"'<>\s]{{0,500}}/)?{re.escape(location)}(?=["'\s>])""")
        content_id = part.content_id or f"{number + 1}@location"
        shown = [source.sub(lambda match, name=content_id: f"{match[1]}cid:{name}", html) for html in body.htmls]  # type: ignore[misc]
        if shown != body.htmls:
            body.htmls[:], part.content_id = shown, content_id


def _content_of(entity: Entity) -> bytes:
    encoding = encoding_name(entity.first("content-transfer-encoding"))
    return decode_transfer(entity.body, encoding, is_text=True)


def _decode_text(entity: Entity, content: bytes, charset_hint: str) -> str:
    label = charset_of(entity)
    if entity.content_type == "text/html" and (not label or label.lower() in ("us-ascii", "ascii")):
        meta = _META_CHARSET.search(content[:4096])
        if meta is not None:
            label = meta[1].decode("ascii", "replace")
    has_pictures = len(content) > LARGEST_TEXT and b";base64," in content
    limit = LARGEST_HTML_PART if has_pictures else LARGEST_TEXT
    text = decode_bytes(content[:limit], label or charset_hint)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text


class _Reader:
    """Walks the tree once. `context` is the nearest enclosing multipart's subtype."""

    def __init__(self, body: Body, charset_hint: str) -> None:
        self._body = body
        self._hint = charset_hint
        self._files = 0
        self._has_met_text = False
        self._unpacked = 0
        self._base = (0, 0)  # how many texts and HTML parts there were when this run of sibling parts began

    def read(self, entity: Entity, context: str, depth: int) -> None:
        if entity.children:
            kind = entity.content_type.partition("/")[2]
            if kind == "alternative":
                self._read_alternative(entity, depth)
            elif kind == "related":
                self._read_related(entity, depth)
            elif kind == "encrypted":
                for child in entity.children:
                    self._add_file(child, kind)
            else:
                for child in entity.children:
                    self.read(child, kind, depth + 1)
            return
        self._read_leaf(entity, context)

    def _read_alternative(self, entity: Entity, depth: int) -> None:
        """Every form is kept: plain beside HTML. Of two forms of one kind, the last non-empty is the richest.

        Text that stood before the alternative has no HTML form of its own and gets one when the mail has HTML.
        """
        texts, htmls = self._body.texts, self._body.htmls
        outer = self._base
        start = (len(texts), len(htmls))
        lone_before = self._body.lone_htmls
        stood_before = texts[outer[0] :] if len(htmls) == outer[1] else []
        for child in entity.children:
            before = self._base = (len(texts), len(htmls))
            self.read(child, "alternative", depth + 1)
            if child.content_type == "text/plain" and len(texts) > before[0]:
                del texts[start[0] : before[0]]
            if child.content_type == "text/html" and len(htmls) > before[1]:
                del htmls[start[1] : before[1]]
        self._base = outer
        if len(texts) > start[0]:
            self._body.lone_htmls = lone_before
        if stood_before and len(htmls) > start[1]:
            htmls[start[1] : start[1]] = [text_as_html(part) for part in stood_before]

    def _read_related(self, entity: Entity, depth: int) -> None:
        start = entity.parameters.get("start", "").strip("<> ")
        children = entity.children
        if start:
            first = [c for c in children if c.first("content-id").decode("ascii", "replace").strip("<> ") == start]
            children = first + [child for child in children if child not in first] if len(first) == 1 else children
        for child in children:
            self.read(child, "related", depth + 1)

    def _read_leaf(self, entity: Entity, context: str) -> None:
        kind = entity.content_type
        if kind.startswith("multipart/"):
            kind = "text/plain"  # a multipart whose boundary never came: its bytes are all there is to read
            entity.content_type = kind
            self._read_text(entity, context)
            return
        if kind in ("text/plain", "text/html", "text/enriched", "text/richtext") and not self._is_file(entity, context):
            self._read_text(entity, context)
        elif not (self._is_machine_form(kind, context) or _is_empty_text(entity)):
            self._add_file(entity, context)

    def _is_machine_form(self, kind: str, context: str) -> bool:
        """A form of the same message for mail programs that run AMP or live on a watch: the HTML form says it all."""
        return context == "alternative" and kind in ("text/x-amp-html", "text/watch-html", "text/x-watch-html")

    def _is_file(self, entity: Entity, context: str) -> bool:
        disposition, parameters = disposition_of(entity)
        if disposition == "attachment":
            return True
        name = declared_name(entity, parameters)
        if not name or context == "alternative":
            return False
        return self._has_met_text

    def _read_text(self, entity: Entity, context: str) -> None:
        self._has_met_text = True
        content = _content_of(entity)
        if entity.content_type == "text/plain" and b"begin" in content:
            content, packed = extract_uuencoded(content)
            for found in packed:
                self._keep_packed(found.name, found.content)
            content, encoded = extract_yenc(content)
            for file in encoded:
                self._keep_packed(file.name, file.content)
        text = _decode_text(entity, content, self._hint)
        if entity.content_type == "text/html":
            if context != "alternative" and len(self._body.htmls) == self._base[1]:
                self._body.htmls.extend(text_as_html(part) for part in self._body.texts[self._base[0] :])
            if text.strip():
                self._body.htmls.append(self._without_images(text))
                self._body.lone_htmls += 1
            return
        if entity.content_type in ("text/enriched", "text/richtext"):
            text = _plain_of_enriched(text)
        elif entity.parameters.get("format", "").lower() == "flowed":
            text = unflow(text, delete_spaces=entity.parameters.get("delsp", "").lower() == "yes")
        if not entity.has_content_type and not self._body.htmls and _HTML_HINT.match(text[:2000]) is not None:
            self._body.htmls.append(text)
            return
        if text.strip():
            self._body.texts.append(text)
            if context != "alternative" and len(self._body.htmls) > self._base[1]:
                self._body.htmls.append(text_as_html(text))

    def _keep_packed(self, written_name: bytes, content: bytes) -> None:
        name = safe_name(decode_parameter(written_name.decode("utf-8", "surrogateescape"), self._hint))
        kind = guess_type(name, strict=False)[0] or "application/octet-stream"
        self._keep(FilePart(name or made_up_name("", b"", self._files + 1), kind, content))

    def _without_images(self, html: str) -> str:
        shorter, images = extract_images(html)
        for image in images:
            name = made_up_name(image.content_type, image.content, self._files + 1)
            self._keep(FilePart(name, image.content_type, image.content, image.content_id, disposition="inline"))
        return shorter

    def _add_file(self, entity: Entity, context: str) -> None:
        if len(self._body.files) >= MOST_FILES:
            self._body.files_left_out += 1
            return
        part = file_part(entity, self._files + 1, in_related=context == "related", charset_hint=self._hint)
        self._keep(part)
        if part.content_type in _OPAQUE_TYPES or part.name.lower().endswith(".p7m"):
            inner = signed_content(part.content) if self._unpacked < _MOST_UNPACKED else None
            if inner is not None:
                self._unpacked += 1
                self.read(parse_mail(inner), "mixed", 0)
        if part.content_type in _TNEF_TYPES or part.name.lower() == "winmail.dat":
            for found in read_tnef(part.content):
                name = safe_name(found.name)
                kind = found.content_type or guess_type(name, strict=False)[0] or "application/octet-stream"
                name = name or made_up_name(kind, found.content, self._files + 1)
                self._keep(FilePart(name, kind, found.content, content_id=found.content_id))

    def _keep(self, part: FilePart) -> None:
        if len(self._body.files) >= MOST_FILES:
            self._body.files_left_out += 1
            return
        self._files += 1
        self._body.files.append(part)


def _is_empty_text(entity: Entity) -> bool:
    return entity.content_type == "text/plain" and not entity.body.strip() and not entity.first("content-disposition")


def text_as_html(text: str) -> str:
    """Plain text as an HTML block that keeps its line breaks."""
    return f'<div style="white-space:pre-wrap">{html_module.escape(text.strip(), quote=False)}</div>'


def _plain_of_enriched(text: str) -> str:
    """text/enriched (RFC 1896): tags gone, `<<` is a bracket, one line break is a space, n breaks are n-1."""
    text = re.sub(r"(?is)<param>.{0,500}?</param>", "", text)
    text = re.sub(r"\n(\n*)", lambda match: match[1] or " ", text)
    return _ENRICHED_TAG.sub("", text.replace("<<", "\x01")).replace("\x01", "<")
